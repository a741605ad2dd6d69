import type { Waits } from '../../approver/rules/matters.ts'
import { waitLine } from '../../approver/pages/words.ts'
import type { Line } from '../../matters/pages/matters.tsx'
import { workLine } from '../../officer/pages/words.ts'
import type { Work } from '../../officer/rules/works.ts'
import type { Stage } from '../rules/stages.ts'
import { stageOf } from '../rules/works.ts'

export type StageLine = Line & { stage: Stage | null }

/** What waits in a round, in the words of the desks that it stands on; the round itself is said above. */
export const linesOf = (works: Work[], waits: Waits[]): StageLine[] => [
  ...works.map((work) => {
    const { small: _, ...line } = workLine(work)
    return { ...line, stage: stageOf(work.act) }
  }),
  ...waits.map((wait) => ({ ...waitLine(wait), stage: stageOf(wait.act) })),
]
