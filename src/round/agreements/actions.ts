import { type Db, newId } from '../../db/db.ts'
import { type NotFound, type Stale, fresh } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Letter } from '../../letters/rules.ts'
import { letterToOrganization, letterToRole } from '../../letters/store.ts'
import { paths } from '../../paths.ts'
import { whyNotBarred } from '../../organizations/rules/applying.ts'
import type { Person } from '../../people/rules/person.ts'
import { groundsIn } from '../../rulebook/citing.ts'
import type { Day, Instant } from '../../shared/days.ts'
import { yuan } from '../../shared/money.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { numbered } from '../calls/rules/round.ts'
import {
  type DraftRefusal,
  type Side,
  type SignRefusal,
  sideFor,
  termOf,
  tranchesOf,
  whyNotDraft,
  whyNotSign,
  whyNotStart,
} from './rules/agreement.ts'
import type { FoundAgreement } from './rules/found.ts'
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
  const { award, roundId, plan, organization, last } = found
  const whyNot = whyNotDraft(found, by) ?? whyNotBarred(found, now) ?? whyNotStart(startsOn, now)
  if (whyNot || !award) return refuse(whyNot ?? { why: 'not-awarded' })

  const id = newId()
  const { submissionId, amount } = award
  const term = termOf(startsOn, award.months)
  const letter = {
    subject: `请签署项目协议：${award.title}`,
    body: `“${award.title}”的项目协议已经拟好，资助金额${yuan(amount)}元，请阅读后签署。`,
    about: paths.agreement(id),
    grounds: groundsIn(plan.rulebook, roundId, 'agreements.signWorkingDays'),
  }
  const recorded = await record(
    db,
    [last, fresh(store.agreementSubject(id))],
    { what: 'agreement-drafted', by: by.id, at: now, particulars: { agreement: id, amount, ...term } },
    [
      store.insertAgreement(db, {
        id,
        roundId,
        proposalId,
        submissionId,
        amount,
        ...term,
        by: by.id,
        at: now,
      }),
      store.insertTranches(db, id, tranchesOf(amount, plan.tranches)),
      letterToOrganization(db, organization.id, letter, now),
      letterToRole(db, 'approver', letter, now),
    ],
  )
  return recorded.ok ? ok({ id }) : recorded
}

/**
 * A member signs for the organization, an approver for the bureau; who may do either says for which `side`.
 * With the second signature the agreement is in force.
 */
export async function signAgreement(
  db: Db,
  by: Person,
  agreementId: string,
  now: Instant,
  side?: Side,
): Promise<Result<{ id: string; side: Side; isInForce: boolean }, SignRefusal | Stale | NotFound>> {
  const found = await store.findAgreement(db, agreementId, by)
  if (!found) return refuse({ why: 'not-found' })
  const { agreement, signatures, last } = found
  const chosen = sideFor(by, agreement.organization.id, side)
  if (!chosen.ok) return chosen
  const whyNot = whyNotSign(signatures, by, chosen.value)
  if (whyNot) return refuse(whyNot)

  const isInForce = signatures.length === 1
  const recorded = await record(
    db,
    last,
    { what: 'agreement-signed', by: by.id, at: now, particulars: { side: chosen.value, isInForce } },
    [
      store.insertSignature(db, { agreementId, side: chosen.value, by: by.id, at: now }),
      ...lettersOn(db, found, chosen.value, isInForce, now),
    ],
  )
  return recorded.ok ? ok({ id: agreementId, side: chosen.value, isInForce }) : recorded
}

/** The other side is told that it is its turn; once in force, everyone whose work begins. */
function lettersOn(db: Db, { agreement }: FoundAgreement, side: Side, isInForce: boolean, now: Instant) {
  const { id, roundId, organization, content, plan, seq } = agreement
  const number = numbered(plan, 'XY', seq)
  const about = paths.agreement(id)
  const grounds = groundsIn(plan.rulebook, roundId, 'agreements.signWorkingDays')
  if (isInForce) {
    const letter: Letter = {
      subject: `协议生效：${content.title}`,
      body: `双方都已签署，协议${number}生效。`,
      about,
      grounds,
    }
    return [
      letterToOrganization(db, organization.id, letter, now),
      letterToRole(db, 'officer', letter, now),
      letterToRole(
        db,
        'finance',
        {
          ...letter,
          body: `${letter.body}可以按协议拨付首笔资金。`,
          grounds: groundsIn(plan.rulebook, roundId, 'payments.tranches', 'payments.workingDays'),
        },
        now,
      ),
    ]
  }
  const letter: Letter = {
    subject: `等您签署：${content.title}`,
    body: `协议${number}，${side === 'bureau' ? '主办单位' : organization.name}已经签署，请阅读后签署。`,
    about,
    grounds,
  }
  return side === 'bureau'
    ? [letterToOrganization(db, organization.id, letter, now)]
    : [letterToRole(db, 'approver', letter, now)]
}
