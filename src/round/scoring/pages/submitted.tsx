import { paths } from '../../../paths.ts'
import { type Instant, sayInstant } from '../../../shared/days.ts'
import { showPoints } from '../../../shared/points.ts'
import type { Typed } from '../../../web/body.ts'
import { type Fact, Facts } from '../../../web/lists.tsx'
import { Chapter, Note, Tag } from '../../../web/parts.tsx'
import type { Criterion } from '../../calls/rules/plan.ts'
import { type BlindView, type Shown, SheetHead } from './heading.tsx'
import { TypedText } from './typed.tsx'
import { ADVICE_WORDS, short } from './words.ts'

/** `unsent`: what was typed and not handed in, with its time over or another sheet in its place. */
type Props = Shown & { notice: string; isRefused?: boolean; unsent: Typed }

/** A sheet that can no longer be written: handed in, or its time is over. */
export function SubmittedPage({ assignment, view, done, notice, isRefused, unsent }: Props) {
  const { plan, submittedAt, roundId } = assignment
  return (
    <div class="page">
      <SheetHead
        {...{ assignment, view, done }}
        tag={submittedAt === null ? <Tag>未提交</Tag> : <Tag tone="good">已提交</Tag>}
      />
      <Note tone={isRefused ? 'bad' : undefined}>{notice}</Note>
      {submittedAt !== null && <Marks criteria={plan.criteria} view={view} at={submittedAt} />}
      <TypedText typed={unsent} criteria={plan.criteria} title="没有提交的内容" />
      <p>
        <a href={paths.scoring(roundId)}>回到待评清单</a>
      </p>
    </div>
  )
}

function Marks({ criteria, view, at }: { criteria: Criterion[]; view: BlindView; at: Instant }) {
  const total = Object.values(view.points ?? {}).reduce((sum, one) => sum + one, 0)
  const rows: Fact[] = [
    ...criteria.map((criterion) => ({ name: criterion.name, value: <OneMark {...{ criterion, view }} /> })),
    { name: '综合意见', value: view.comment ?? '' },
    { name: '建议', value: view.advice ? ADVICE_WORDS[view.advice] : '' },
    { name: '提交时间', value: sayInstant(at) },
  ]
  return (
    <Chapter id="marks" title="评分" small={`${showPoints(total)}分`}>
      <Facts rows={rows} />
    </Chapter>
  )
}

function OneMark({ criterion: { code, max }, view }: { criterion: Criterion; view: BlindView }) {
  const comment = view.comments?.[code]
  return (
    <>
      {showPoints(view.points?.[code] ?? 0)}／{short(max)}分{comment && <p>{comment}</p>}
    </>
  )
}
