import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { type Instant, clockOf, sayInstant, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Area, ErrorSummary, HintAndError, Hidden, autosave, wiring } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Button, Chapter, Head, Note, Saved, Tag } from '../../../web/parts.tsx'
import type { Criterion } from '../../calls/rules/plan.ts'
import { numbered, pointsOf, trackOf } from '../../calls/rules/round.ts'
import { ADVICE, type Advice, type Assignment, type BlindContent, tallyOf } from '../rules/sheet.ts'
import { Evidence } from './evidence.tsx'
import { ADVICE_WORDS } from './words.ts'

/** A submission as its expert reads it; no organization is in it. */
export type BlindView = {
  number: number
  revision: number
  track: string
  title: string
  category: string
  place: string
  ask: number
  content: BlindContent
  savedAt: Instant | null
  points: Record<string, number> | null
  comments: Record<string, string> | null
  comment: string | null
  advice: Advice | null
}

type Props = { assignment: Assignment; view: BlindView; of: Filled; refused: string | null }

/** The sheet: each criterion beside what it judges, the total always in sight. */
export function SheetPage({ assignment, view, of, refused }: Props) {
  const { plan, id } = assignment
  return (
    <form method="post" action={paths.sheetDraft(id)} novalidate {...autosave(paths.sheetDraft(id))}>
      <Hidden name="version" value={String(assignment.version)} />
      <div class="page">
        <SheetHead assignment={assignment} view={view} tag={<Tag tone="now">评分中</Tag>} />
        {refused && <Note tone="bad">{refused}</Note>}
        <ErrorSummary of={of} />
        <p class="note">评审期间不显示申报单位。如认出与自己有关系的单位，请告诉经办人，不要继续评分。</p>
        {plan.criteria.map((criterion) => (
          <Mark criterion={criterion} step={plan.scoring.step} content={view.content} of={of} />
        ))}
        <section class="criterion" aria-labelledby="overall">
          <header>
            <h2 id="overall">总评</h2>
          </header>
          <Area of={of} name="comment" label="综合意见" hint="评审结束后，不署名转给申报单位。" rows={6} />
          <div class="mark">
            <Radios
              of={of}
              name="advice"
              legend="建议"
              one
              options={ADVICE.map((value) => ({ value, text: ADVICE_WORDS[value] }))}
            />
          </div>
        </section>
      </div>
      <Tally assignment={assignment} view={view} of={of} />
    </form>
  )
}

function SheetHead({ assignment, view, tag }: { assignment: Assignment; view: BlindView; tag: Child }) {
  const { plan, roundId } = assignment
  return (
    <Head
      title={view.title}
      crumbs={[{ href: paths.scoring(roundId), text: '待评' }, { text: numbered(plan, 'SQ', view.number) }]}
      meta={
        <>
          {tag}
          <span>{trackOf(plan, view.track)?.name}</span>
          <span>{view.category}</span>
          <span>{view.place}</span>
          <span>申请{yuan(view.ask)}元</span>
          <span>申报书第{view.revision}版</span>
        </>
      }
      aside={<p class="quiet">{sayMinute(plan.dates.scoringCloses)}截止</p>}
    />
  )
}

type MarkProps = { criterion: Criterion; step: number; content: BlindContent; of: Filled }

function Mark({ criterion, step, content, of }: MarkProps) {
  const { code, name, max, asks } = criterion
  const field = `points.${code}`
  return (
    <section class="criterion" aria-labelledby={`criterion-${code}`}>
      <header>
        <h2 id={`criterion-${code}`}>
          {name}
          <small>{short(max)}分</small>
        </h2>
        <p class="quiet">{asks}</p>
      </header>
      <div class="evidence">
        <Evidence code={code} content={content} />
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
            0至{short(max)}分，每档{short(step)}分
          </span>
        </p>
        <Area of={of} name={`comments.${code}`} label="评语" rows={2} optional />
      </div>
    </section>
  )
}

const short = (points: number): string => showPoints(points).replace(/\.?0+$/, '')

const Tally = ({ assignment, view, of }: Omit<Props, 'refused'>) => (
  <div class="tally">
    <div class="page">
      <div>
        <p class="total">
          <output>{showPoints(tallyOf(assignment.plan.criteria, of.typed))}</output>
          <small>／{short(pointsOf(assignment.plan))}分</small>
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
        <Saved at={view.savedAt === null ? undefined : clockOf(view.savedAt)} />
      </div>
      <div class="actions">
        <Button plain>保存</Button>
        <Button formaction={paths.sheetSubmission(assignment.id)}>提交评分表</Button>
      </div>
    </div>
  </div>
)

/** A sheet that was handed in, or whose time is over, as its expert reads it afterwards. */
export function SubmittedPage({
  assignment,
  view,
  notice,
}: {
  assignment: Assignment
  view: BlindView
  notice: string
}) {
  const { plan, submittedAt } = assignment
  const marks = plan.criteria.map(({ code, name, max }) => ({
    name,
    value: `${showPoints(view.points?.[code] ?? 0)}／${short(max)}分${view.comments?.[code] ? `　${view.comments[code]}` : ''}`,
  }))
  const total = Object.values(view.points ?? {}).reduce((sum, one) => sum + one, 0)
  return (
    <div class="page">
      <SheetHead
        assignment={assignment}
        view={view}
        tag={submittedAt === null ? <Tag>未提交</Tag> : <Tag tone="good">已提交</Tag>}
      />
      <Note>{notice}</Note>
      {submittedAt !== null && (
        <Chapter id="marks" title="评分" small={`${showPoints(total)}分`}>
          <Facts
            rows={[
              ...marks,
              { name: '综合意见', value: view.comment ?? '' },
              { name: '建议', value: view.advice ? ADVICE_WORDS[view.advice] : '' },
              { name: '提交时间', value: sayInstant(submittedAt) },
            ]}
          />
        </Chapter>
      )}
      <p>
        <a href={paths.scoring(assignment.roundId)}>回到待评清单</a>
      </p>
    </div>
  )
}
