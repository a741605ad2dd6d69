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
  type Side,
  termOf,
  tranchesOf,
  whyNotDraft,
  whyNotRead,
  whyNotRedraft,
  whyNotStart,
} from './rules/agreement.ts'
import type { Agreement, FoundAgreement } from './rules/found.ts'
import * as says from './rules/letters.ts'
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
  const values = { 项目: title, 金额: `${yuan(amount)}元` }
  const basis = basisOf({ id, roundId, plan })
  const letter = parties.host
    ? says.draftedWithHost({ ...values, 托管单位: parties.host.name }, basis)
    : says.drafted(values, basis)
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
  const days = { 开始: sayDay(term.startsOn), 结束: sayDay(term.endsOn) }
  const letter = says.redrafted({ 项目: content.title, ...days, 原因: reason }, basisOf(agreement))
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
  const values = { 项目: content.title, 编号: numbered(plan, 'XY', agreement.seq) }
  const basis = basisOf(agreement)
  if (isInForce) {
    const letter = says.inForce(values, basis)
    const grounds = groundsIn(plan.rulebook, roundId, 'payments.tranches', 'payments.workingDays')
    return [
      letterWithHost(organization.id, letter),
      letterToRole('officer', letter),
      letterToRole('finance', says.inForceToPay(values, { ...basis, grounds })),
    ]
  }
  if (side === 'organization') {
    const letter = says.signedByOrganization({ ...values, 单位: signerOf(parties).name }, basis)
    return [letterToRole('approver', letter)]
  }
  const letter = says.signedByBureau({ ...values, 托管单位: parties.host?.name ?? '' }, basis)
  return [letterWithHost(organization.id, letter)]
}
