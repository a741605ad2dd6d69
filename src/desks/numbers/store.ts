import type { Db } from '../../db/db.ts'
import type { Last } from '../../history/rules.ts'
import { lastIn, lastOf } from '../../history/store.ts'
import { subjects } from '../../history/subjects.ts'
import { type Decision, type Printed, printedIn } from '../../personal/rules.ts'
import { allDecisions } from '../../personal/store.ts'
import { roundOf } from '../../round/calls/store.ts'
import { publicTextsIn, publicTextsOf } from '../../round/publicity/store/texts.ts'

/** The numbers in the public texts of a round, and what was decided on each. */
export type Numbers = {
  round: { id: string; title: string; isPublished: boolean }
  printed: Printed[]
  decisions: Decision[]
  last: Last
}

/** One round trip. */
export async function findNumbers(db: Db, roundId: string): Promise<Numbers | null> {
  const [[round], texts, decisions, last] = await db.batch([
    roundOf(db, roundId),
    publicTextsOf(db, roundId),
    allDecisions(db),
    lastOf(db, subjects.round(roundId)),
  ])
  if (!round) return null
  const printed = await printedIn(publicTextsIn(texts))
  const digests = new Set(printed.map(({ digest }) => digest))
  return {
    round: { id: round.id, title: round.plan.title, isPublished: round.publishedAt !== null },
    printed,
    decisions: decisions.filter(({ digest }) => digests.has(digest)),
    last: lastIn(last, subjects.round(roundId)),
  }
}
