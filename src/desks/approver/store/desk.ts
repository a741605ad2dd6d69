import { reversalIn, reversalsWaiting } from '../../../history/reversals/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { sql } from 'drizzle-orm'
import { calendarOf } from '../../../calendar/store.ts'
import type { Db } from '../../../db/db.ts'
import { changesWaiting } from '../../../organizations/changes/store.ts'
import { barsWaiting } from '../../../organizations/bars/store.ts'
import { whyNotDecide } from '../../../organizations/rules/bar.ts'
import type { Person } from '../../../people/rules/person.ts'
import { lateAmong as lateOpenings } from '../../../round/calls/opening/rules.ts'
import { contractsWaiting } from '../../../round/calls/contracts/store/desks.ts'
import { endingsWaiting } from '../../../round/calls/endings/store.ts'
import { unopened } from '../../../round/calls/opening/store.ts'
import { isKept } from '../../../round/calls/store.ts'
import { amendmentsWaiting } from '../../../round/calls/amendments/store.ts'
import { lapsesWaiting } from '../../../round/agreements/lapses/store.ts'
import { agreementsWaitingFor } from '../../../round/agreements/store/desks.ts'
import { defaultsWaiting } from '../../../round/closing/defaults/store.ts'
import { allDecisions } from '../../../personal/store.ts'
import { answerRuleIn, rulebookNow } from '../../../round/needs/store/answering.ts'
import { lateNeeds } from '../../../round/needs/store/lists.ts'
import { lateAmong as lateObjections } from '../../../round/publicity/rules/objection.ts'
import { haltsStanding, sanctionsWaiting } from '../../../round/projects/store/sanctions.ts'
import { objectionsWaiting } from '../../../round/publicity/store/objections.ts'
import { textsToPublish, undecidedBy } from '../../../round/publicity/store/texts.ts'
import { decisionsToPublish, noticesToAnnounce } from '../../../round/publicity/store/staff.ts'
import { whyNotAnswer } from '../../../people/recovery/rules.ts'
import { recoveriesWaiting } from '../../../people/recovery/store.ts'
import { waitingFor } from '../../../people/seconds/rules.ts'
import { waiting } from '../../../people/seconds/store.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { drawsOpen, openDrawIn } from '../../../round/panel/draws/store/open.ts'
import { poolWaiting, waitingIn } from '../../../round/panel/pool/store/standing.ts'
import { poolMatters } from '../../matters/rules/pool.ts'
import { drawMatters } from '../../matters/rules/draws.ts'
import { openingMatters, recoveryMatters, reversalMatters, roleMatters } from '../../matters/rules/shared.ts'
import { waitingFor as toAnswer } from '../../reversals/rules.ts'
import type { Approver, DraftBook, DraftRound, Prepared } from '../rules/desk.ts'
import { waitsOf } from '../rules/matters.ts'

/** What waits for an approver, in one round trip. */
export async function findApprover(db: Db, by: Person, now: Instant) {
  const [sealed, drafts, amendments, prepared, approved, over, unsigned, needs, objections, books, ...rest] =
    await db.batch([
      unopened(db, now),
      draftRounds(db, by.id),
      amendmentsWaiting(db),
      preparedDecisions(db, by.id),
      decisionsToPublish(db),
      noticesToAnnounce(db, now),
      // asked as the bureau alone: a member signs for the organization at another desk
      agreementsWaitingFor(db, { ...by, organizations: [] }),
      lateNeeds(db, 2, now),
      objectionsWaiting(db),
      draftBooks(db, by.id),
      sanctionsWaiting(db),
      haltsStanding(db),
      calendarOf(db),
      barsWaiting(db),
      waiting(db, now, 50),
      rulebookNow(db),
      endingsWaiting(db),
      lapsesWaiting(db),
      defaultsWaiting(db),
      changesWaiting(db),
      recoveriesWaiting(db, now, 50),
      textsToPublish(db),
      allDecisions(db),
      reversalsWaiting(db, now, 50),
      contractsWaiting(db, by.id, dayOf(now)),
      drawsOpen(db),
      poolWaiting(db),
    ])
  const [sanctions, halts, calendar, bars, roles, rulebook, endings, ...silent] = rest
  const [lapses, defaults, changes, recoveries, texts, decided, taken, contracts, draws, pool] = silent
  const undecided = await undecidedBy(texts, decided)
  const isPublic = (roundId: string) => !undecided[roundId]
  const found: Approver = {
    ...{ over, unsigned, needs, halts },
    approved: approved.filter(({ roundId }) => isPublic(roundId)),
    drafts: drafts.filter(({ id }) => isPublic(id)).map(isMineIn),
    endings: endings.map((one) => mineIn(one, by)),
    defaults: defaultsIn(lapses, defaults, changes).map((one) => mineIn(one, by)),
    contracts: contracts.map(({ isNew, isMine, ...one }) => ({
      ...{ ...one, isNew: isNew === 1, isMine: isMine === 1 },
    })),
    amendments: amendments.map((one) => ({ ...one, isMine: one.by === by.id })),
    prepared: prepared.map(isMineIn),
    books: books.map(isMineIn),
    sanctions: sanctions.map((one) => mineIn(one, by)),
    bars: bars.map((bar) => ({ ...bar, whyNot: whyNotDecide(bar, by)?.why ?? null })),
    lateOpenings: lateOpenings(sealed, calendar, dayOf(now)),
    objections: lateObjections(objections, calendar, dayOf(now)),
  }
  return {
    ...found,
    rule: answerRuleIn(rulebook),
    waits: waitsOf(found, { by, calendar, now }),
    openings: openingMatters(sealed, by, calendar),
    draws: drawMatters(draws.map(openDrawIn), 'approver', by, { calendar, now }),
    pool: poolMatters(pool.map(waitingIn), by, calendar),
    roles: roleMatters(waitingFor(by, roles, now)),
    reversals: reversalMatters(toAnswer(by, taken.map(reversalIn))),
    recoveries: recoveryMatters(recoveries.filter((one) => whyNotAnswer(by, one, now) === null)),
  }
}

const mineIn = <T extends { by: string }>({ by, ...one }: T, { id }: Person) => ({
  ...one,
  isMine: by === id,
})

type Rows<T extends (db: Db) => PromiseLike<unknown>> = Awaited<ReturnType<T>>

/** What a silent organization leaves to the office, of every kind, each with what it is about. */
const defaultsIn = (
  lapses: Rows<typeof lapsesWaiting>,
  defaults: Rows<typeof defaultsWaiting>,
  changes: Rows<typeof changesWaiting>,
) => [
  ...changes.map(({ organizationId, name, id, by, byName, at }) => ({
    ...{ id, by, byName, at, organizationId },
    ...{ what: 'change' as const, about: organizationId, project: name },
  })),
  ...lapses.map(({ proposalId, ...one }) => ({ ...one, what: 'lapse' as const, about: proposalId })),
  ...defaults.map(({ projectId, kind, ...one }) => ({ ...one, what: kind, about: projectId })),
]

type Flagged<T> = Omit<T, 'isMine'> & { isMine: 0 | 1 }
const isMineIn = <T extends { isMine: 0 | 1 }>(row: T) => ({ ...row, isMine: row.isMine === 1 })

const draftRounds = (db: Db, personId: string) =>
  db.all<Flagged<DraftRound>>(sql`
    select r.id, r.plan ->> '$.title' as title, p.name as by, r.saved_at as savedAt,
      r.plan ->> '$.dates.opens' as opens, r.plan ->> '$.dates.closes' as closes,
      r.by_id = ${personId} or exists (select 1 from round_writers w
        where w.round_id = r.id and w.person_id = ${personId}) as isMine
    from rounds r
    join people p on p.id = r.by_id
    left join publications b on b.round_id = r.id
    where b.round_id is null and ${isKept(sql`r.id`)} and not exists (
      select 1 from round_returns t where t.round_id = r.id and t.version = r.version)
    order by r.saved_at limit 50`)

/** The newest version of each rulebook that was put before the approvers as it stands; `isMine`: whoever wrote on it. */
const draftBooks = (db: Db, personId: string) =>
  db.all<Flagged<DraftBook>>(sql`
    select v.id, v.book ->> '$.title' as title, v.seq, p.name as by, v.saved_at as savedAt,
      exists (select 1 from history h where h.subject = ${subjects.rulebook.of(sql`v.rulebook_id`)} and h.by_id = ${personId}
        and h.particulars ->> '$.version' = v.id) as isMine
    from rulebook_versions v
    join people p on p.id = v.by_id
    left join rulebook_enactments e on e.version_id = v.id
    join rulebook_requests q on q.version_id = v.id and q.version = v.version
    where e.version_id is null
      and not exists (select 1 from rulebook_returns t where t.version_id = v.id and t.version = v.version)
      and not exists (select 1 from discarded_versions x where x.id = v.id)
      and v.seq = (select max(w.seq) from rulebook_versions w where w.rulebook_id = v.rulebook_id
        and not exists (select 1 from discarded_versions x where x.id = w.id))
    order by v.saved_at limit 50`)

const preparedDecisions = (db: Db, personId: string) =>
  db.all<Flagged<Prepared>>(sql`
    select d.id, d.round_id as roundId, r.plan ->> '$.title' as round, p.name as by, d.at, d.by_id = ${personId} as isMine,
      (select count(*) from decision_lines l where l.decision_id = d.id and l.award_fen > 0) as funded,
      (select coalesce(sum(l.award_fen), 0) from decision_lines l where l.decision_id = d.id) as total
    from decisions d
    join rounds r on r.id = d.round_id
    join people p on p.id = d.by_id
    left join decision_approvals a on a.decision_id = d.id
    left join decision_returns t on t.decision_id = d.id
    where a.decision_id is null and t.decision_id is null
      and d.revision = (select max(revision) from decisions where round_id = d.round_id)
    order by d.at limit 50`)
