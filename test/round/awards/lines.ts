import { asc, eq } from 'drizzle-orm'
import { decisionLines } from '../../../src/round/awards/tables.ts'
import { submissions } from '../../../src/round/proposals/tables.ts'
import type { Site } from '../../support.ts'

export const refusals = (results: { ok: boolean; refusal?: object }[]) =>
  results.flatMap((one) => (one.ok ? [] : [one.refusal]))
export const CHANGED = [{ why: 'changed-meanwhile' }]

/** Rank, title, score, award and reason of a decision's lines. */
export async function linesOf(site: Site, decisionId: string) {
  const rows = await site.db
    .select({ line: decisionLines, title: submissions.title })
    .from(decisionLines)
    .innerJoin(submissions, eq(submissions.id, decisionLines.submissionId))
    .where(eq(decisionLines.decisionId, decisionId))
    .orderBy(asc(decisionLines.rank))
  return rows.map(({ line, title }) => [line.rank, title, line.score, line.award, line.reason])
}
