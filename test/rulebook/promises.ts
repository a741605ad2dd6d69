import { APPLYING } from './promised/applying.ts'
import { AWARDING } from './promised/awarding.ts'
import { JUDGING } from './promised/judging.ts'
import type { Promised } from './promised/promise.ts'
import { RUNNING } from './promised/running.ts'
import { STARTING } from './promised/starting.ts'

/** What the model rulebook promises, a clause by its title: who shows it, or what is not kept yet. */
export const PROMISES: Record<string, Promised[]> = {
  ...STARTING,
  ...APPLYING,
  ...JUDGING,
  ...AWARDING,
  ...RUNNING,
}
