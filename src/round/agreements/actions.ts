import { subjects } from '../../history/subjects.ts'
import { type Db, newId } from '../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Letter } from '../../letters/rules.ts'
import { type Post, letterToRole } from '../../letters/store.ts'
import { letterWithHost } from '../../organizations/hosting/store.ts'
import { signerOf } from '../../organizations/rules/party.ts'
import { paths } from '../../paths.ts'
import { whyNotBarred } from '../../organizations/rules/applying.ts'
import type { Person } from '../../people/rules/person.ts'
import { groundsIn } from '../../rulebook/citing.ts'
import { type Day, type Instant, sayDay } from '../../shared/days.ts'
import { yuan } from '../../shared/money.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { numbered } from '../calls/rules/round.ts'
import {
  type DraftRefusal,
  type RedraftRefusal,
  SIDE_WORDS,
  type Side,
  termOf,
  tranchesOf,
  whyNotDraft,
  whyNotRead,
  whyNotRedraft,
  whyNotStart,
} from './rules/agreement.ts'
import type { Agreement, FoundAgreement } from './rules/found.ts'
import { type SignRefusal, sideFor, whyNotInForce, whyNotSign } from './rules/signing.ts'
import * as store from './store/agreement.ts'

/** An officer draws up the agreement on an award: its amount, its term and its tranches follow from what was decided. */
export async function draftAgreement(
  db: Db,
  by: Person,
  proposalId: string,
  { startsOn }: { startsOn: Day },
  now: Instant,
): Promise<Result<{ id: string }, DraftRefusal | Stale | NotFound>> {
  const found = await store.findAward(db, proposalId)
  if (!found) return refuse({ why: 'not-found' })
  const { award, roundId, plan, organization, hosting, last } = found
  const whyNot = whyNotDraft(found, by) ?? whyNotBarred(found, now) ?? whyNotStart(startsOn, now)
  if (whyNot || !award) return refuse(whyNot ?? { why: 'not-found' })

  const id = newId()
  const { submissionId, title, amount } = award
  const term = termOf(startsOn, award.months)
  const parties = hosting.now
  const hostId = parties.host?.id ?? null
  const made = { by: by.id, at: now }
  const signer = parties.host ? `请${parties.host.name}作为托管单位` : '请'
  const letter = {
    ...basisOf({ id, roundId, plan }),
    kind: 'task' as const,
    subject: `请签署项目协议：${title}`,
    body: `“${title}”的项目协议已经拟好，资助金额${yuan(amount)}元，${signer}阅读后签署。`,
  }
  return record(
    db,
    [last, fresh(subjects.agreement(id))],
    { what: 'agreement-drafted', ...made, particulars: { agreement: id, amount, ...term, host: hostId } },
    [
      store.insertAgreement(db, { id, roundId, proposalId, submissionId, amount, ...term, ...made }),
      store.insertDraft(db, { agreementId: id, draft: 1, ...term, hostId, parties, reason: '', ...made }),
      store.insertTranches(db, id, tranchesOf(amount, plan.parameters.payments.tranches)),
      ...toSigners(organization.id, letter),
    ],
    { id },
  )
}

/**
 * An officer drafts an agreement anew that nobody has signed: other days, and the parties as they are now. The draft before is kept.
 * `draft`: the one that was read; sent twice it is drafted anew once.
 */
export async function redraftAgreement(
  db: Db,
  by: Person,
  agreementId: string,
  { startsOn, reason, draft: read }: { startsOn: Day; reason: string; draft?: number | undefined },
  now: Instant,
): Promise<Result<{ id: string; draft: number }, RedraftRefusal | Stale | NotFound>> {
  const found = await store.findAgreement(db, agreementId, by)
  if (!found) return refuse({ why: 'not-found' })
  const { agreement, drafts, hosting, last } = found
  const whyNot = whyNotRedraft(found, by) ?? whyNotRead(drafts, read) ?? whyNotStart(startsOn, now)
  if (whyNot) return refuse(whyNot)

  const { content, organization } = agreement
  const term = termOf(startsOn, content.months)
  const draft = drafts.length + 1
  const parties = hosting.now
  const hostId = parties.host?.id ?? null
  const made = { by: by.id, at: now }
  const row = { agreementId, draft, ...term, hostId, parties, reason, ...made }
  const letter = {
    ...basisOf(agreement),
    kind: 'task' as const,
    subject: `项目协议重新拟定：${content.title}`,
    body: `实施期限改为${sayDay(term.startsOn)}至${sayDay(term.endsOn)}。原因：${reason}。请重新阅读后签署。`,
  }
  return record(
    db,
    last,
    { what: 'agreement-redrafted', ...made, particulars: { draft, ...term, host: hostId, reason } },
    [store.insertDraft(db, row), store.takeDays(db, row), ...toSigners(organization.id, letter)],
    { id: agreementId, draft },
  )
}

/** Where a letter on an agreement leads, and what it rests on. */
const basisOf = ({ id, roundId, plan }: Pick<Agreement, 'id' | 'roundId' | 'plan'>) => ({
  about: paths.agreement(id),
  grounds: groundsIn(plan.rulebook, roundId, 'agreements.signWorkingDays'),
})

const toSigners = (organizationId: string, letter: Letter): Post[] => [
  letterWithHost(organizationId, letter),
  letterToRole('approver', letter),
]

/** `draft`: the one that was read; `side` is said by who may sign for both. */
export type Signing = { draft?: number | undefined; side?: Side | undefined }

/**
 * An approver signs for the bureau; for an organization a member, for a community group the owner of its host. With the
 * second signature the agreement is in force. It enters the organization's history too: a hosting cannot end meanwhile.
 */
export async function signAgreement(
  db: Db,
  by: Person,
  agreementId: string,
  now: Instant,
  { draft = 1, side }: Signing = {},
): Promise<Result<{ id: string; side: Side; isInForce: boolean }, SignRefusal | Stale | NotFound>> {
  const found = await store.findAgreement(db, agreementId, by)
  if (!found) return refuse({ why: 'not-found' })
  const { agreement, signatures, last, lastOfOrganization } = found
  const chosen = sideFor(by, agreement.parties, side)
  if (!chosen.ok) return chosen
  const whyNot = whyNotSign(found, by, chosen.value) ?? whyNotInForce(found, draft)
  if (whyNot) return refuse(whyNot)

  const isInForce = signatures.length === 1
  const signer = chosen.value === 'organization' ? signerOf(agreement.parties).id : null
  return record(
    db,
    [last, lastOfOrganization],
    {
      what: 'agreement-signed',
      by: by.id,
      at: now,
      particulars: { agreement: agreementId, side: chosen.value, isInForce, organization: signer },
    },
    [
      store.insertSignature(db, { agreementId, side: chosen.value, by: by.id, at: now }),
      ...lettersOn(found, chosen.value, isInForce),
    ],
    { id: agreementId, side: chosen.value, isInForce },
  )
}

/** The other side is told that it is its turn; once in force, everyone whose work begins. */
function lettersOn({ agreement }: FoundAgreement, side: Side, isInForce: boolean): Post[] {
  const { roundId, organization, parties, content, plan } = agreement
  const number = numbered(plan, 'XY', agreement.seq)
  if (isInForce) {
    const letter = {
      ...basisOf(agreement),
      kind: 'result' as const,
      subject: `协议生效：${content.title}`,
      body: `双方都已签署，协议${number}生效。`,
    }
    return [
      letterWithHost(organization.id, letter),
      letterToRole('officer', letter),
      letterToRole('finance', {
        ...letter,
        body: `${letter.body}可以按协议拨付首笔资金。`,
        grounds: groundsIn(plan.rulebook, roundId, 'payments.tranches', 'payments.workingDays'),
      }),
    ]
  }
  const [signed, next] =
    side === 'bureau' ? [SIDE_WORDS.bureau, parties.host?.name ?? ''] : [signerOf(parties).name, '']
  const letter = {
    ...basisOf(agreement),
    kind: 'task' as const,
    subject: `等您签署：${content.title}`,
    body: `协议${number}，${signed}已经签署，请${next}阅读后签署。`,
  }
  return side === 'bureau' ? [letterWithHost(organization.id, letter)] : [letterToRole('approver', letter)]
}
