import { paths } from '../../../paths.ts'
import { type Instant, clockOf } from '../../../shared/days.ts'
import { showPoints } from '../../../shared/points.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Button, Saved } from '../../../web/parts.tsx'
import { trimmed } from '../../calls/rubric/pages/rubric.tsx'
import { pointsOf } from '../../calls/rules/round.ts'
import { type Assignment, tallyOf } from '../rules/sheet.ts'

type Props = { assignment: Assignment; savedAt: Instant | null; of: Filled }

/** Always in sight: the sum so far, what is still open, how the saving went, and the last button. */
export const Tally = ({ assignment, savedAt, of }: Props) => (
  <div class="tally">
    <div class="page">
      <div>
        <p class="total">
          <output>{showPoints(tallyOf(assignment.plan.criteria, of.typed))}</output>
          <small>／{trimmed(pointsOf(assignment.plan))}分</small>
        </p>
        <p class="quiet desktop">
          {assignment.plan.criteria.map(({ code, name }) => (
            <>
              {name}
              <span data-of={`points.${code}`}>{of.typed[`points.${code}`] || '未评'}</span>
              {'　'}
            </>
          ))}
        </p>
        <Saved at={savedAt === null ? undefined : clockOf(savedAt)} />
      </div>
      <Button formaction={paths.sheetSubmission(assignment.id)}>提交评分表</Button>
    </div>
  </div>
)
