import type { Rulebook } from '../rules/rulebook.ts'
import { type Kept, MODEL_ID } from '../rules/version.ts'
import { CHOOSING } from './choosing.ts'
import { MODEL_LEFT, MODEL_PARAMETERS } from './parameters.ts'
import { RUNNING } from './running.ts'
import { STARTING } from './starting.ts'

/**
 * 示范管理办法: a model of our own, no district's rules. It is code, shown at /rulebooks/model; a district's officer
 * copies it into the database and makes it theirs.
 */
export const modelRulebook = (): Rulebook => ({
  title: '公益创投项目管理办法（示范文本）',
  ...structuredClone({
    chapters: [...STARTING, ...CHOOSING, ...RUNNING],
    parameters: MODEL_PARAMETERS,
    left: MODEL_LEFT,
  }),
})

/** The model as a version is shown: no draft, and never in force. */
export const modelVersion = (): Kept => ({
  id: MODEL_ID,
  rulebookId: MODEL_ID,
  seq: 1,
  book: modelRulebook(),
  inForceAt: null,
})
