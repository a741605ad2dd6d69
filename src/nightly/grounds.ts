import { type SQL, eq, sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { boundIn } from '../round/calls/store.ts'
import { publications, rounds } from '../round/calls/tables.ts'
import { groundsIn } from '../rulebook/citing.ts'
import type { ClauseKey } from '../rulebook/rules/anchors.ts'
import type { Citable } from '../rulebook/rules/bound.ts'

/** The rules that the letters of the night which SQL writes come from. */
const RULES = [
  '#submission',
  'screening.correctionWorkingDays',
  'projects.reports',
  'projects.midtermPassMark',
] as const satisfies ClauseKey[]
type Rule = (typeof RULES)[number]

/** Every published round with the rulebook that it goes by. */
export const ruledRounds = (db: Db) =>
  db
    .select({ id: rounds.id, rulebook: boundIn() })
    .from(rounds)
    .innerJoin(publications, eq(publications.roundId, rounds.id))

/** What the letters of each round rest on, by round and rule, as JSON that `grounds` reads. */
export const groundsByRound = (ruled: { id: string; rulebook: Citable | undefined }[]): string =>
  JSON.stringify(
    Object.fromEntries(
      ruled.map(({ id, rulebook }) => [
        id,
        Object.fromEntries(RULES.map((rule) => [rule, groundsIn(rulebook, id, rule)])),
      ]),
    ),
  )

/** What a letter of this round rests on, where SQL writes it. */
export const grounds = (byRound: string, roundId: SQL, rule: Rule): SQL =>
  sql`coalesce(${byRound} -> ('$."' || ${roundId} || '"') -> ${`$."${rule}"`}, '[]')`
