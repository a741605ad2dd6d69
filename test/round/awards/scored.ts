import { sql } from 'drizzle-orm'
import { newId } from '../../../src/db/db.ts'
import { prepareDecision } from '../../../src/round/awards/actions/decisions.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { dayOf } from '../../../src/shared/days.ts'
import type { Site, Someone } from '../../support.ts'
import { type Assigned, assignedRound, scoreAll } from '../scoring/assigned.ts'
import { scoringPlan } from '../scoring/plan.ts'
import { valueOf } from '../screening/closed-round.ts'
import { leave } from '../../made.ts'
import { subjects } from '../../../src/history/subjects.ts'
import { unlike } from '../../unlike.ts'

/** Effects that make 甲 82.00, 乙 81.00 and 丙 80.00 points. */
const EFFECTS = [2700, 2600, 2500]

/** One track, two places. */
export const narrow = (quota = 2): Partial<Plan> => ({
  tracks: scoringPlan()
    .tracks.slice(0, 1)
    .map((track) => ({ ...track, quota })),
})

/** A round whose every sheet is in: 甲 before 乙 before 丙, the first two within the quota. */
export async function scoredRound(site: Site, effects = EFFECTS, change = narrow()): Promise<Assigned> {
  const round = await assignedRound(
    site,
    effects.map((_, at) => ({ title: titleOf(at) })),
    change,
    (at) => site.member(`${titleOf(at)}社${unlike()}`),
  )
  await scoreAll(site, round, effects)
  return round
}

export const titleOf = (at: number): string => `${'甲乙丙丁戊'.charAt(at % 5)}项目${Math.floor(at / 5) || ''}`

/** The same, prepared by its officer. */
export async function preparedRound(site: Site, change?: Partial<Plan>) {
  const round = await scoredRound(site, EFFECTS, change)
  const { id } = valueOf(await prepareDecision(site.db, round.officer, round.id, '按规则。', site.now))
  return { ...round, decisionId: id }
}

/** A notice on the decision, an objection to one submission, upheld: written as the later stage leaves it. */
export async function upholdAgainst(
  site: Site,
  { id: roundId, officer }: Assigned,
  decisionId: string,
  submissionId: string,
): Promise<void> {
  const [notice, objection] = [newId(), newId()]
  const made = { by: officer.id, at: site.now }
  const told = [
    { subject: subjects.notice(notice), what: 'notice-published', ...made },
    { subject: subjects.objection(objection), what: 'objection-received', ...made, by: null },
    { subject: subjects.objection(objection), what: 'objection-answered', ...made },
  ]
  await leave(site.db, told, [
    site.db
      .run(sql`insert into all_notices (id, round_id, decision_id, seq, from_day, to_day, contact, by_id, at)
      values (${notice}, ${roundId}, ${decisionId}, 1, ${dayOf(site.now)}, ${dayOf(site.now)}, '电话', ${officer.id}, ${site.now})`),
    site.db.run(sql`insert into objections (id, notice_id, submission_id, name, phone, text, by_id, at)
      values (${objection}, ${notice}, ${submissionId}, '张先生', '13800000001', '不实', null, ${site.now})`),
    site.db.run(sql`insert into all_objection_answers (id, objection_id, upheld, text, by_id, at)
      values (${objection}, ${objection}, 1, '属实', ${officer.id}, ${site.now})`),
  ])
}

export const letterSubjects = async (site: Site, to: Someone): Promise<string[]> => {
  const rows = await site.db.all<{ subject: string }>(
    sql`select subject from letters where to_id = ${to.id} order by at, rowid`,
  )
  return rows.map(({ subject }) => subject)
}
