import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { type Instant, sayInstant } from '../../../shared/days.ts'
import { showPoints } from '../../../shared/points.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { type Fact, Facts } from '../../../web/lists.tsx'
import { Chapter, Note, Tag } from '../../../web/parts.tsx'
import { WhyNot } from '../../../web/refusal.tsx'
import { trimmed } from '../../calls/rubric/pages/rubric.tsx'
import type { Criterion } from '../../calls/rules/plan.ts'
import { ADVICE, type SaveRefusal } from '../rules/sheet.ts'
import { type BlindView, type Shown, SheetHead } from './heading.tsx'
import { TypedText } from './typed.tsx'
import { saySaveRefusal } from './words.ts'

/** `of`: what was typed and not handed in, with its time over or another sheet in its place. */
type Props = Shown & { whyNot: SaveRefusal; of: Filled }

/** A sheet that can no longer be written: handed in, or its time is over. */
export function SubmittedPage({ assignment, view, done, whyNot, of }: Props) {
  const { plan, submittedAt, roundId } = assignment
  const because = <Because sentence={saySaveRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />
  return (
    <div class="page">
      <SheetHead
        {...{ assignment, view, done }}
        tag={submittedAt === null ? <Tag>未提交</Tag> : <Tag tone="good">已提交</Tag>}
      />
      {of.at === undefined ? (
        <Note>{because}。</Note>
      ) : (
        <WhyNot of={{ ...of, problems: [], refused: because }} />
      )}
      {submittedAt !== null && <Marks criteria={plan.criteria} view={view} at={submittedAt} />}
      <TypedText id="unsent" typed={of.typed} criteria={plan.criteria} title="没有提交的内容" />
      <p>
        <a href={paths.scoring(roundId)}>回到待评清单</a>　
        <a href={paths.sheetRecusal(assignment.id)}>认出有利害关系的单位，申报回避</a>
      </p>
    </div>
  )
}

function Marks({ criteria, view, at }: { criteria: Criterion[]; view: BlindView; at: Instant }) {
  const total = Object.values(view.points ?? {}).reduce((sum, one) => sum + one, 0)
  const rows: Fact[] = [
    ...criteria.map((criterion) => ({ name: criterion.name, value: <OneMark {...{ criterion, view }} /> })),
    { name: '综合意见', value: view.comment ?? '' },
    { name: '建议', value: view.advice ? ADVICE[view.advice] : '' },
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
      {showPoints(view.points?.[code] ?? 0)}／{trimmed(max)}分{comment && <p>{comment}</p>}
    </>
  )
}
