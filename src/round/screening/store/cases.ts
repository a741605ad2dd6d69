import { type SQL, and, asc, count, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { reversalIn, reversalsIn } from '../../../history/reversals/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { snapshotsOf } from '../../../organizations/checks/store.ts'
import { isStill, isWhose, ownCases, ownerFor, ownerNameFor } from '../../../owners/store.ts'
import { memberNames } from '../../../people/members/store.ts'
import type { Person } from '../../../people/rules/person.ts'
import { organizations } from '../../../people/tables.ts'
import { type Instant, dayOf, lastDayBy } from '../../../shared/days.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf, endedIn } from '../../calls/store.ts'
import { rounds } from '../../calls/tables.ts'
import { frozenApplicantNow } from '../../proposals/applicant/store.ts'
import { requestIn, requestsOf } from '../../proposals/consents/store.ts'
import { pairsOf } from '../../proposals/alike/store/similar.ts'
import { whoseInRound } from '../../proposals/list/store.ts'
import { openSubmissions as submitted } from '../../proposals/tables.ts'
import { entriesIn } from '../rules/credit.ts'
import type { Outcome, State, Wanted } from '../rules/eligibility.ts'
import { correctionAnswers, corrections, eligibilityChecks as checks, toldEligibility } from '../tables.ts'
import { organizationIdOf } from './handed.ts'
import { correctionOf } from './correction-files.ts'
import { recordIn, recordOf } from './facts.ts'
import { keptOf } from './findings.ts'
import { correctionColumns, correctionIn, defectsOf, pastCorrections } from './corrections.ts'

const state = sql<State>`coalesce(${checks.outcome}, 'waiting')`
/** In a batch D1 answers by column name: two columns of one name in a row need an alias. */
const check = {
  id: sql<string>`${checks.id}`.as('finding_id'),
  outcome: checks.outcome,
  reason: checks.reason,
  at: sql<Instant>`${checks.at}`.as('checked_at'),
  /** When its organization was told; null: it is held. */
  toldAt: sql<Instant | null>`(select t.at from ${toldEligibility} t where t.id = ${checks.id})`.as(
    'told_at',
  ),
}

/** Ids of the look-ups that the finding rests on. */
const rested = sql`(select json_group_array(e.check_id) from eligibility_snapshots e
  where e.finding_id = ${checks.id})`
  .mapWith((found: string): string[] => JSON.parse(found))
  .as('rested')

/** A current submission in full, with who hands it in and how it was judged. */
const caseOf = (db: Db, proposalId: string) =>
  db
    .select({
      proposalId: submitted.proposalId,
      number: submitted.number,
      at: submitted.at,
      ask: submitted.ask,
      content: submitted.content,
      roundId: submitted.roundId,
      plan: rounds.plan,
      ended: endedIn(submitted.roundId),
      organization: {
        id: organizations.id,
        name: organizations.name,
        kind: organizations.kind,
        uscc: organizations.uscc,
        filingNo: organizations.filingNo,
        subdistrict: organizations.subdistrict,
      },
      members: memberNames(submitted.organizationId),
      check,
      rested,
      checklist: keptOf(checks.id).as('checklist'),
      ...correctionColumns,
    })
    .from(submitted)
    .innerJoin(rounds, eq(rounds.id, submitted.roundId))
    .innerJoin(organizations, eq(organizations.id, submitted.organizationId))
    .leftJoin(checks, eq(checks.submissionId, submitted.id))
    .leftJoin(corrections, correctionOf(submitted.proposalId))
    .leftJoin(correctionAnswers, eq(correctionAnswers.correctionId, corrections.id))
    .where(eq(submitted.proposalId, proposalId))

/**
 * The others of its round that wait, in the order of their numbers: those after it and before it, around from the other end; and how
 * many. Not those that a colleague works on, nor those in which whoever asks has an interest.
 */
const waitingBeside = (db: Db, by: Person, proposalId: string, now: Instant) =>
  db.all<{ next: string | null; previous: string | null; left: number }>(sql`
    with waiting as materialized (
      select x.proposal_id as id, n.seq, h.seq as here
      from proposal_numbers h cross join unsealed_rounds u on u.id = h.round_id
      cross join proposal_progress x on x.round_id = h.round_id and x.submitted > x.screened
      join proposal_numbers n on n.proposal_id = x.proposal_id
      where h.proposal_id = ${proposalId} and x.proposal_id <> h.proposal_id and x.proposal_id not in (${ownCases(by)})
        and (x.owned = 0 or not exists (select 1 from cases_owned c where c.kind = 'proposal' and c.about = x.proposal_id
          and c.owner_id <> ${by.id} and ${isStill(dayOf(now))})))
    select count(*) as "left", (select id from waiting order by seq < here, seq limit 1) as next,
      (select id from waiting order by seq > here, seq desc limit 1) as previous from waiting`)

/** What was judged just now, of the same round: the receipt that the next case shows. */
const judgedBefore = (db: Db, proposalId: string, before: string) =>
  db.all<{ id: string; judged: string; found: Outcome }>(sql`
    select s.proposal_id as id, s.title as judged, k.outcome as found from open_submissions s
    join eligibility_checks k on k.submission_id = s.id
    where s.proposal_id = ${before} and s.round_id = (select round_id from proposals where id = ${proposalId})`)

/** A case and where to go after it. `left` counts the others that wait; `after`: the one that was judged just before it. */
export async function findCase(db: Db, by: Person, proposalId: string, now: Instant, after = '') {
  const [[row], [beside], defects, past, similar, requests, snapshots, [frozen], reversals, ...rest] =
    await db.batch([
      caseOf(db, proposalId),
      waitingBeside(db, by, proposalId, now),
      defectsOf(db, proposalId),
      pastCorrections(db, proposalId),
      pairsOf(db, proposalId),
      requestsOf(db, proposalId),
      snapshotsOf(db, organizationIdOf(proposalId)),
      frozenApplicantNow(db, proposalId),
      reversalsIn(db, subjects.proposal(proposalId)),
      ownerFor(db, by, { kind: 'proposal', id: proposalId }, dayOf(now)),
      judgedBefore(db, proposalId, after),
      recordOf(db, proposalId, dayOf(now)),
    ])
  const [[worker], [judged], [record]] = rest
  if (!row || !record) return null
  const { correctionId, dueOn, askedAt, answeredAt, rested: ids, ...one } = row
  const correction = correctionIn({ correctionId, dueOn, askedAt, answeredAt }, defects)
  const grounds = one.check ? snapshots.filter(({ id }) => ids.includes(id)) : []
  const entries = entriesIn(grounds, lastDayBy(one.plan.dates.closes))
  return {
    found: { ...one, grounds, entries, correction, applicant: frozen?.applicant ?? null },
    record: recordIn(record, similar),
    past,
    similar,
    requests: requests.map(requestIn),
    snapshots,
    reversals: reversals.map(reversalIn),
    worker: worker ?? null,
    judged: judged ?? null,
    next: beside?.next ?? null,
    previous: beside?.previous ?? null,
    left: beside?.left ?? 0,
  }
}

export type Case = NonNullable<Awaited<ReturnType<typeof findCase>>>

/** A round's current submissions, a page of `size`, and how many there are in each state; null: no such call. */
export async function findList(db: Db, by: Person, roundId: string, { wanted, size, now }: Paged) {
  const [[round], [opened], counted, rows, [whose], [told]] = await db.batch([
    callOf(db, roundId),
    openedAtIn(db, roundId),
    counts(db, by, roundId, wanted),
    listed(db, by, roundId, { wanted, size, now }),
    whoseInRound(db, by, roundId),
    untoldIn(db, roundId),
  ])
  return round
    ? {
        round,
        openedAt: opened?.at ?? null,
        counts: Object.fromEntries(counted.map((one) => [one.state, one.count])),
        rows,
        whose,
        untold: told?.untold ?? 0,
      }
    : null
}

/** Findings that are held: one row. */
const untoldIn = (db: Db, roundId: string) =>
  db.all<{ untold: number }>(sql`select untold from round_progress where round_id = ${roundId}`)

/** Of all of them as they are kept; what is sought is counted. */
const counts = (db: Db, by: Person, roundId: string, wanted: Wanted) =>
  wanted.track || wanted.word || wanted.whose
    ? countsOf(db, narrowed(by, roundId, wanted))
    : db.all<{ state: State; count: number }>(sql`
        select s.value ->> 0 as state, s.value ->> 1 as count from round_progress q join unsealed_rounds u on u.id = q.round_id,
          json_each(json_array(json_array('waiting', q.submitted - q.screened), json_array('eligible', q.eligible),
            json_array('ineligible', q.screened - q.eligible))) s
        where q.round_id = ${roundId} and s.value ->> 1 > 0 group by 1, 2`)

const countsOf = (db: Db, where: SQL | undefined) =>
  db
    .select({ state, count: count() })
    .from(submitted)
    .innerJoin(organizations, eq(organizations.id, submitted.organizationId))
    .leftJoin(checks, eq(checks.submissionId, submitted.id))
    .where(where)
    .groupBy(state)

type Paged = { wanted: Wanted; size: number; now: Instant }
const listed = (db: Db, by: Person, roundId: string, { wanted, size, now }: Paged) =>
  db
    .select({
      proposalId: submitted.proposalId,
      number: submitted.number,
      title: submitted.title,
      organization: organizations.name,
      track: submitted.track,
      ask: submitted.ask,
      state,
      worker: ownerNameFor(by, 'proposal', submitted.proposalId, dayOf(now)).as('worker'),
    })
    .from(submitted)
    .innerJoin(organizations, eq(organizations.id, submitted.organizationId))
    .leftJoin(checks, eq(checks.submissionId, submitted.id))
    .where(and(narrowed(by, roundId, wanted), wanted.state ? eq(state, wanted.state) : undefined))
    .orderBy(ORDERS[wanted.sort], asc(submitted.number))
    .limit(size)
    .offset((wanted.page - 1) * size)

export type Listed = Awaited<ReturnType<typeof listed>>[number]

const ORDERS: Record<Wanted['sort'], SQL> = {
  number: asc(submitted.number),
  '-number': desc(submitted.number),
  ask: asc(submitted.ask),
  '-ask': desc(submitted.ask),
}

const narrowed = (by: Person, roundId: string, { track, word, whose }: Wanted) =>
  and(
    eq(submitted.roundId, roundId),
    track ? eq(submitted.track, track) : undefined,
    word ? sql`instr(${submitted.title} || ' ' || ${organizations.name}, ${word}) > 0` : undefined,
    isWhose(whose, by, 'proposal', sql`${submitted.proposalId}`),
  )

/** 入围: which submissions of a round passed. Ids only: who may see more selects more. */
export const eligibleIn = (db: Db, roundId: string) =>
  db
    .select({ submissionId: submitted.id, organizationId: submitted.organizationId })
    .from(submitted)
    .innerJoin(checks, and(eq(checks.submissionId, submitted.id), eq(checks.outcome, 'eligible')))
    .where(eq(submitted.roundId, roundId))
    .orderBy(asc(submitted.number))
