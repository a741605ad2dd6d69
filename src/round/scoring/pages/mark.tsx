import { Area, HintAndError, wiring } from '../../../web/fields.tsx'
import type { Filled } from '../../../web/answer.tsx'
import type { Criterion, Plan } from '../../calls/rules/plan.ts'
import type { ExpertContent } from '../../proposals/rules/content.ts'
import { Levels, trimmed } from '../../calls/rubric/pages/rubric.tsx'
import { Evidence } from './evidence.tsx'

type MarkProps = {
  criterion: Criterion
  step: number
  content: ExpertContent
  plan: Plan
  roundId: string
  of: Filled
}

/** One criterion: at the left what it judges, at the right the points for it. */
export function Mark({ criterion, step, content, plan, roundId, of }: MarkProps) {
  const { code, name, max, asks, bonus } = criterion
  const field = `points.${code}`
  return (
    <section class="criterion" aria-labelledby={`criterion-${code}`}>
      <header>
        <h2 id={`criterion-${code}`}>
          {name}
          <small>
            {bonus ? '附加' : ''}
            {trimmed(max)}分
          </small>
        </h2>
        <p class="quiet">{asks}</p>
      </header>
      <div class="evidence">
        <Evidence {...{ code, content, plan, roundId }} />
      </div>
      <div class="mark">
        <label for={field}>
          打分<span class="unseen">：{name}</span>
        </label>
        <HintAndError of={of} name={field} />
        <p class="points">
          <input
            id={field}
            name={field}
            data-points
            inputmode="decimal"
            autocomplete="off"
            value={of.typed[field] ?? ''}
            {...wiring({ of, name: field }, `${field}-step`)}
          />
          <span class="quiet" id={`${field}-step`}>
            0至{trimmed(max)}分，每档{trimmed(step)}分
          </span>
        </p>
        <Levels criterion={criterion} step={step} typed={of.typed[field] ?? ''} />
        <Area
          of={of}
          name={`comments.${code}`}
          label={
            <>
              评语<span class="unseen">：{name}</span>
            </>
          }
          rows={2}
          optional
        />
      </div>
    </section>
  )
}
