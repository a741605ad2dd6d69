import { type Points, readPoints, showPoints } from '../../../../shared/points.ts'
import { Rules } from '../../../../web/lists.tsx'
import { Chapter } from '../../../../web/parts.tsx'
import type { Criterion, Plan } from '../../rules/plan.ts'
import { pointsOf } from '../../rules/round.ts'
import { bandAt, bandsOf } from '../rules.ts'

/** "25" for 25.00 points, "12.5" for 12.50. */
export const trimmed = (points: Points): string => showPoints(points).replace(/\.?0+$/, '')

/** 评分细则: what is asked, how much it weighs, what each level means. */
export const Rubric = ({ plan }: { plan: Plan }) => (
  <Chapter id="rubric" title="评分细则" small={`满分${trimmed(pointsOf(plan))}分${sayBonus(plan)}`}>
    {plan.criteria.some(({ levels }) => levels) ? (
      <div class="columns">
        {plan.criteria.map((criterion) => (
          <section>
            <h3>
              {criterion.name}
              <small>{sayWeight(criterion)}</small>
            </h3>
            <p class="hint">{criterion.asks}</p>
            <Levels criterion={criterion} step={plan.step} />
          </section>
        ))}
      </div>
    ) : (
      <Rules
        items={plan.criteria.map((criterion) => ({
          says: (
            <>
              <b>{criterion.name}</b>，{sayWeight(criterion)}
              <br />
              <span class="quiet">{criterion.asks}</span>
            </>
          ),
        }))}
      />
    )}
  </Chapter>
)

const sayWeight = ({ max, bonus }: Criterion): string => `${bonus ? '附加' : ''}${trimmed(max)}分`

function sayBonus({ criteria }: Plan): string {
  const bonus = criteria.reduce((sum, criterion) => sum + (criterion.bonus ? criterion.max : 0), 0)
  return bonus > 0 ? `，附加分最多${trimmed(bonus)}分` : ''
}

/** 优、良、中、差 with their points; the level that `typed` points fall into is the current one. */
export function Levels({ criterion, step, typed }: { criterion: Criterion; step: Points; typed?: string }) {
  const bands = bandsOf(criterion, step)
  if (bands.length === 0) return null
  const here = bandAt(bands, typed ? readPoints(typed) : null)
  return (
    <ol class="levels">
      {bands.map((band) => (
        <li
          data-from={trimmed(band.from) || '0'}
          data-to={trimmed(band.to) || '0'}
          aria-current={band === here ? 'true' : undefined}
        >
          <b>{band.name}</b>
          <span>
            {showEnd(band.from)}～{showEnd(band.to)}
          </span>
          <span>{band.means}</span>
        </li>
      ))}
    </ol>
  )
}

/** One decimal, as rubrics are printed; two where it has them; 0 alone. */
const showEnd = (points: Points): string =>
  points === 0 ? '0' : points % 10 === 0 ? showPoints(points).slice(0, -1) : showPoints(points)
