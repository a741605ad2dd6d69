import type { BoundIn } from '../../../rulebook/rules/bound.ts'
import type { Numbers, Stage } from '../../../rulebook/rules/parameters.ts'
import { overlaid } from '../../../rulebook/rules/some.ts'
import type { Plan, Track } from './plan.ts'

/** What a track goes by: the round's numbers, but for what its call sets for it alone. */
export const numbersIn = ({ parameters }: Pick<Plan, 'parameters'>, { set }: Pick<Track, 'set'>): Numbers =>
  set ? overlaid(parameters, set) : parameters

/** The criteria whose means break a tie, in turn, by their codes: what the rubric does not have is passed over. */
export const chainOf = ({ parameters, criteria }: Pick<Plan, 'parameters' | 'criteria'>): string[] =>
  parameters.scoring.tieBreak.flatMap((word) =>
    criteria.filter(({ code, name }) => name === word || code === word).map(({ code }) => code),
  )

/** What a ranking follows from: `tieBreak` by the criteria's codes. */
export type RankingRule = Pick<Numbers['scoring'], 'minSheets' | 'trimFromSheets' | 'decimals' | 'tieBreak'>
export const rankingRule = (plan: Pick<Plan, 'parameters' | 'criteria'>): RankingRule => ({
  ...plan.parameters.scoring,
  tieBreak: chainOf(plan),
})

/** The version that a round binds, with the numbers that it goes by; nothing where it binds none. */
export const boundBy = ({
  rulebook,
  parameters,
}: Pick<Plan, 'rulebook' | 'parameters'>): BoundIn<Stage> | undefined =>
  rulebook && { ...rulebook, parameters }
