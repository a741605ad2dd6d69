import { sql } from 'drizzle-orm'
import { type Statement, newId } from '../../../src/db/db.ts'
import { subjects } from '../../../src/history/subjects.ts'
import { tranchesOf } from '../../../src/round/agreements/rules/agreement.ts'
import { agreementDrafts, agreements, signatures, tranches } from '../../../src/round/agreements/tables.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { evaluateProject, submitFinalReport } from '../../../src/round/closing/actions/closing.ts'
import { recordPayment } from '../../../src/round/payments/actions/payments.ts'
import type { Content } from '../../../src/round/proposals/rules/content.ts'
import type { Parties } from '../../../src/organizations/rules/party.ts'
import { bankAccounts } from '../../../src/organizations/tables.ts'
import { openProject, reportMilestone, reviewReport } from '../../../src/round/projects/actions/work.ts'
import { milestones } from '../../../src/round/projects/tables.ts'
import type { Result } from '../../../src/shared/result.ts'
import { leave } from '../../made.ts'
import type { Site, Someone } from '../../support.ts'
import { type Left, leaveRound } from '../left.ts'
import { PLAN } from '../publicity/plan.ts'
import { AWARD, type Awarded, announce, award, roomFor } from './awarded.ts'
import { CONTENT, END, NEW_REPORT, SIGNED, START, noon } from './fixtures.ts'

/** An agreement and the member of its organization. */
export type Agreed = { id: string; title: string; organization: string; member: Someone }
export type SignedRound = Left & {
  finance: Someone
  auditor: Someone
  /** Those of `more` have no agreement yet. */
  awarded: Awarded[]
  agreed: Agreed[]
}
/** A number of a paper as it is kept. */
export const newNumber = (): string => newId().toUpperCase()

/**
 * A round whose agreements are drafted and signed, as the earlier stages leave it. `more`: awarded too, for agreements of
 * the test's own; `content`: what all of them say otherwise than CONTENT.
 */
export async function signedRound(
  site: Site,
  titles: string[],
  change: Partial<Plan> = {},
  { more = [], content = {} }: { more?: string[]; content?: Partial<Content> } = {},
): Promise<SignedRound> {
  const staff = {
    officer: await site.person('何经办', ['officer']),
    approver: await site.person('罗负责', ['approver']),
    finance: await site.person('金财务', ['finance']),
    auditor: await site.person('严监督', ['auditor']),
  }
  const all = [...titles, ...more]
  const left = await leaveRound(site, staff, { ...PLAN, tracks: roomFor(all.length), ...change })
  const awarded: Awarded[] = []
  for (const title of all)
    awarded.push(await award(site, left, { ...CONTENT, title, ...content }, awarded.length + 1))
  await announce(site, left, awarded)
  const round = { ...left, ...staff, awarded }
  const agreed: Agreed[] = []
  for (const title of titles) agreed.push(await agree(site, round, title))
  return { ...round, agreed }
}

type Side = 'organization' | 'bureau'

/** The agreement on an award of the round; `sides` have signed it, and its tranches are `planned`. */
export async function agree(
  site: Site,
  round: Pick<SignedRound, 'id' | 'plan' | 'officer' | 'approver' | 'awarded'>,
  title: string,
  sides: Side[] = ['organization', 'bureau'],
  planned = tranchesOf(AWARD, PLAN.parameters.payments.tranches),
): Promise<Agreed> {
  const { db } = site
  const seq = round.awarded.findIndex((one) => one.title === title) + 1
  const awarded = round.awarded[seq - 1]
  if (!awarded) throw new Error(`${title} was not awarded`)
  const { organization, member, proposalId, submissionId } = awarded
  const id = newId()
  const organizationId = member.organizations[0]?.id ?? ''
  const days = { startsOn: START, endsOn: END }
  const drafted = { by: round.officer.id, at: SIGNED }
  const signers = sides.map((side) => ({ side, by: side === 'bureau' ? round.approver.id : member.id }))
  const subject = subjects.agreement(id)
  const given = { by: member.id, at: round.plan.dates.opens }
  await leave(
    db,
    [
      { subject: subjects.organization(organizationId), what: 'bank-account-given', ...given },
      { subject, what: 'agreement-drafted', ...drafted },
      ...signers.map(({ by }) => ({ subject, what: 'agreement-signed', by, at: SIGNED })),
    ],
    [
      db.insert(agreements).values({
        ...{ id, roundId: round.id, proposalId, submissionId, seq, amount: AWARD },
        ...days,
        ...drafted,
      }),
      db.insert(bankAccounts).values({
        ...{ organizationId, version: 1, holder: organization, bank: '建设银行东城支行' },
        ...{ sealed: 'sealed', tail: '0043', ...given },
      }),
      db.insert(agreementDrafts).values({
        ...{ agreementId: id, draft: 1, ...days, reason: '', ...drafted },
        parties: partiesOf(organizationId, organization),
      }),
      ...planned.map((row): Statement => db.insert(tranches).values({ agreementId: id, ...row })),
      ...signers.map((one): Statement =>
        db.insert(signatures).values({ agreementId: id, ...one, at: SIGNED }),
      ),
    ],
  )
  return { id, title, organization, member }
}

const partiesOf = (id: string, name: string): Parties => ({
  organization: { id, name, kind: 'community', uscc: null, filingNo: null, representative: '', address: '' },
  host: null,
})

export type Running = Agreed & { projectId: string; milestones: { id: string; title: string }[] }

/** Opens the project of an agreement; its four milestones in order. */
export async function running(site: Site, round: SignedRound, agreed: Agreed): Promise<Running> {
  const { id: projectId } = valueOf(await openProject(site.db, round.officer, agreed.id, SIGNED + 1))
  return { ...agreed, projectId, milestones: await milestonesIn(site, projectId) }
}

const milestonesIn = (site: Site, projectId: string) =>
  site.db
    .select({ id: milestones.id, title: milestones.title })
    .from(milestones)
    .where(sql`${milestones.projectId} = ${projectId}`)
    .orderBy(milestones.seq)

const ACCEPT = { outcome: 'accepted' as const, reason: '', points: 8000 }

/** Has a milestone reported and accepted. `seq` counts from 1. */
export async function accepted(
  site: Site,
  round: SignedRound,
  project: Running,
  seq: number,
  now = noon('2013-08-07'),
) {
  const milestoneId = project.milestones[seq - 1]?.id ?? ''
  const { id } = valueOf(await reportMilestone(site.db, project.member, milestoneId, NEW_REPORT, now))
  valueOf(await reviewReport(site.db, round.officer, id, ACCEPT, now + 1))
  return id
}

export const LATE = noon('2014-07-20')

/** Every milestone accepted, the first two tranches paid, or those that are named. */
export async function done(site: Site, round: SignedRound, agreed: Agreed, paid = [1, 2]): Promise<Running> {
  const project = await running(site, round, agreed)
  // the mid-term before it is due: a rulebook lets a late one fail
  await accepted(site, round, project, 3, noon('2014-01-06'))
  for (const seq of [1, 2, 4]) await accepted(site, round, project, seq, noon('2014-07-01') + seq * 10)
  for (const tranche of paid) await pay(site, round, project, tranche)
  return project
}

export async function pay(site: Site, round: SignedRound, { id }: Agreed, tranche: number): Promise<string> {
  const voucher = `拨-${newNumber()}`
  const payment = { tranche, voucher, paidOn: tranche === 3 ? '2014-07-20' : '2014-07-02' }
  valueOf(await recordPayment(site.db, round.finance, id, payment, tranche === 3 ? LATE + 2 : LATE - 1))
  return voucher
}

/** Reported in full and evaluated; 33,000.00 of 35,000.00 spent unless told. */
export async function evaluated(
  site: Site,
  round: SignedRound,
  project: Running,
  score = 9000,
  spent = 3_300_000,
) {
  valueOf(await submitFinalReport(site.db, project.member, project.projectId, { ...NEW_REPORT, spent }, LATE))
  return valueOf(
    await evaluateProject(site.db, round.officer, project.projectId, { score, text: '很好' }, LATE + 1),
  )
}

export function valueOf<T>(result: Result<T, { why: string }>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** What became of two who did the same at once: one wins, the other is told why not. */
export const outcomes = (results: Result<unknown, { why: string }>[]): string[] =>
  results.map((one) => (one.ok ? 'ok' : one.refusal.why)).toSorted()

/** Subjects of a person's letters, in the order in which they were queued. */
export async function lettersTo(site: Site, to: Someone): Promise<string[]> {
  const rows = await site.db.all<{ subject: string }>(
    sql`select subject from letters where to_id = ${to.id} order by at, rowid`,
  )
  return rows.map(({ subject }) => subject)
}

/** What happened to a record, first entry first. */
export async function eventsOf(site: Site, subject: string): Promise<string[]> {
  const rows = await site.db.all<{ what: string }>(
    sql`select what from history where subject = ${subject} order by seq`,
  )
  return rows.map(({ what }) => what)
}

/** Why the database refused a statement; '' when it did not. */
export async function refusalOf(statement: PromiseLike<unknown>): Promise<string> {
  try {
    await statement
    return ''
  } catch (error) {
    return error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error)
  }
}
