import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import { lastIn, lastOf } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { invitationAcceptances as acceptances } from '../../../people/tables.ts'
import { openedAtIn } from '../../calls/opening/store.ts'
import { callOf } from '../../calls/store.ts'
import { approvedIn } from '../store/panel.ts'
import { assignments, experts } from '../tables.ts'
import type { Judged, Pinned } from './rules.ts'

/** What a recusal takes. `sheets`: the expert's on that organization; `short`: proposals that then have too few. */
export type Taken = { sheets: number; short: number }

const takenBy = (db: Db, roundId: string, { expertId, organizationId }: Pair) =>
  db.all<Taken>(sql`
    select count(*) as sheets, coalesce(sum(c.sheets - 1 < m.least), 0) as short
    from (select json_extract(plan, '$.parameters.scoring.minSheets') as least from rounds where id = ${roundId}) m
    cross join proposals p join submissions s on s.proposal_id = p.id
    join assignments a on a.submission_id = s.id and a.expert_id = ${expertId}
    join submission_sheets c on c.round_id = a.round_id and c.submission_id = a.submission_id
    where p.round_id = ${roundId} and p.organization_id = ${organizationId}`)

type Pair = { expertId: string; organizationId: string }

/**
 * A round with what a recusal of this pair rests on and locks: the declaration that it adds to, the panel that gives out sheets,
 * the decision that counts them. One round trip.
 */
export async function judgedOf(db: Db, roundId: string, pair: Pair) {
  const declaration = subjects.declaration(roundId, pair.expertId)
  const [panel, decision] = [subjects.panel(roundId), subjects.decision(roundId)]
  const [[round], [opened], [approved], [taken], [recused], ofDeclaration, ofPanel, ofDecision] =
    await db.batch([
      callOf(db, roundId),
      openedAtIn(db, roundId),
      approvedIn(db, roundId),
      takenBy(db, roundId, pair),
      db.all(sql`select 1 from recusals where round_id = ${roundId} and expert_id = ${pair.expertId}
        and organization_id = ${pair.organizationId}`),
      lastOf(db, declaration),
      lastOf(db, panel),
      lastOf(db, decision),
    ])
  if (!round) return null
  const { plan, ended } = round
  const judged: Judged = { roundId, plan, ended, approvedAt: approved?.at ?? null }
  return {
    ...{ judged, openedAt: opened?.at ?? null, isRecused: recused !== undefined },
    taken: taken ?? { sheets: 0, short: 0 },
    lasts: [lastIn(ofDeclaration, declaration), lastIn(ofPanel, panel), lastIn(ofDecision, decision)],
  }
}

type Sheet = Pair & { id: string; roundId: string; expert: string; title: string; organization: string }

/** The sheet of a person with who is behind it, which its page does not show; null: none, or no more. Two round trips. */
export async function findRecusing(db: Db, assignmentId: string, personId: string) {
  const [sheet] = await db.all<Sheet>(sql`
    select ${assignments.id} as id, ${assignments.roundId} as roundId, ${experts.id} as expertId, ${experts.name} as expert, s.title,
      p.organization_id as organizationId, o.name as organization
    from ${assignments} join ${experts} on ${experts.id} = ${assignments.expertId}
    join ${acceptances} on ${acceptances.invitationId} = ${experts.invitationId} and ${acceptances.personId} = ${personId}
    join submissions s on s.id = ${assignments.submissionId} join proposals p on p.id = s.proposal_id
    join organizations o on o.id = p.organization_id
    where ${assignments.id} = ${assignmentId} and not exists (select 1 from void_assignments b where b.id = ${assignments.id})`)
  const found = sheet && (await judgedOf(db, sheet.roundId, sheet))
  return found ? { sheet, judged: found.judged, taken: found.taken, lasts: found.lasts } : null
}

export type Recusing = NonNullable<Awaited<ReturnType<typeof findRecusing>>>

/** A member and an organization that the office names, by the number of one of its proposals or by its name. Two round trips. */
export async function findPinning(db: Db, roundId: string, expertId: string, named: string) {
  const number = /(?:^|-SQ-)(\d{1,6})$/i.exec(named)?.[1]
  const [[member], [organization]] = await db.batch([
    db.all<{ name: string; personId: string | null }>(sql`
      select x.name, a.person_id as personId from panel_members m
      join experts x on x.id = m.expert_id left join invitation_acceptances a on a.invitation_id = x.invitation_id
      where m.round_id = ${roundId} and m.expert_id = ${expertId}`),
    db.all<{ id: string; name: string }>(sql`
      select o.id, o.name from open_submissions s join organizations o on o.id = s.organization_id
      where s.round_id = ${roundId} and (o.name = ${named} or s.number = ${number ? Number(number) : -1}) limit 1`),
  ])
  const found = await judgedOf(db, roundId, { expertId, organizationId: organization?.id ?? '' })
  if (!found) return null
  const { judged, openedAt, isRecused, taken, lasts } = found
  const pinned: Pinned = {
    ...{ openedAt, isRecused, isMember: member !== undefined },
    organization: organization ?? null,
  }
  return { member, pinned, judged, taken, lasts }
}
