import { sql } from 'drizzle-orm'
import { answerHosting } from '../../../src/organizations/hosting/actions.ts'
import { signAgreement } from '../../../src/round/agreements/actions.ts'
import { submitFinalReport } from '../../../src/round/closing/actions/closing.ts'
import { declareRecusals } from '../../../src/round/panel/actions.ts'
import { reportMilestone } from '../../../src/round/projects/actions/work.ts'
import { replyToSanction } from '../../../src/round/projects/actions/sanctions.ts'
import { submitSheet } from '../../../src/round/scoring/actions.ts'
import { CONTENT } from '../../round/proposals/typed.ts'
import { submitContent } from '../../round/proposals/fill.ts'
import { accountFor } from '../bureau.ts'
import { type Act, type Life, idsOf, rowsOf } from '../life.ts'

const nothing: Act = async () => undefined
export const REPORT = { text: '按计划进行。', actuals: [12, 20], spent: 1_000_00 }
export const SHEET = {
  points: { goal: 50_00, effect: 35_00 },
  comments: {},
  comment: '可行。',
  advice: 'fund',
} as const

/** Whoever is not of the office: applicants, their hosts, experts. */
export const obeyedByApplicants: Record<string, Act> = {
  'my-draft': async ({ bureau, now, groups, typed }, by, id) => {
    const who = groups.find((group) => group.id === by.id)
    return who && submitContent(bureau, who, id, now, { ...CONTENT, months: 2, ...typed })
  },
  'my-signature': ({ bureau, now }, by, id) => signAgreement(bureau.db, by, id, now),
  'my-report': async (life, by, id) =>
    reportMilestone(life.bureau.db, by, id, { ...REPORT, spent: await spentIn(life, id) }, life.now),
  'my-final-report': async (life, by, id) =>
    submitFinalReport(life.bureau.db, by, id, { ...REPORT, spent: await spentIn(life, id) }, life.now),
  'my-hosting': ({ bureau, now }, by, id) =>
    answerHosting(bureau.db, by, id, { outcome: 'confirmed', reason: '' }, now),
  'my-account': ({ bureau, now }, by) => accountFor(bureau, by, now),
  'my-reply': async (life, by, id) => {
    const [sanction] = await idsOf(
      life,
      sql`select x.id from sanctions x left join sanction_replies r on r.sanction_id = x.id
        where x.project_id = ${id} and r.sanction_id is null`,
    )
    return sanction ? replyToSanction(life.bureau.db, by, sanction, '我们会改。', life.now) : undefined
  },
  // what is corrected is judged as it is; money comes back by the bank, and finance enters it
  'my-correction': nothing,
  // it may be asked for; whoever does not leaves it at that
  'my-ask-recheck': nothing,
  'my-refund': nothing,
  'my-certificate': nothing,
  declare: ({ bureau, now }, by, id) => declareRecusals(bureau.db, by, id, [], now),
  score: ({ bureau, now }, by, id) => submitSheet(bureau.db, by, id, SHEET, now),
}

/** What was said to be spent does not fall. */
async function spentIn(life: Life, id: string): Promise<number> {
  const [found] = await rowsOf<{ spent: number }>(
    life,
    sql`select max(coalesce(r.spent_fen, 0)) as spent from milestones m left join reports r on r.milestone_id = m.id
      where m.project_id = (select project_id from milestones where id = ${id} union select id from projects where id = ${id})`,
  )
  return Math.max(found?.spent ?? 0, REPORT.spent)
}
