import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import type { Typed } from '../../../web/body.ts'
import { Radios } from '../../../web/choices.tsx'
import { Area, ErrorSummary, Hidden, autosave } from '../../../web/fields.tsx'
import { Actions, Button, Note, Tag } from '../../../web/parts.tsx'
import { ADVICE } from '../rules/sheet.ts'
import { type Shown, SheetHead } from './heading.tsx'
import { Mark } from './mark.tsx'
import { Tally } from './tally.tsx'
import { TypedText } from './typed.tsx'
import { ADVICE_WORDS } from './words.ts'

/** `elsewhere`: what another window has saved of the same sheet, where it differs from what was typed here. */
type Props = Shown & { of: Filled; refused: Child; elsewhere?: Typed }

/** The sheet: each criterion beside what it judges, the total always in sight. */
export function SheetPage({ assignment, view, done, of, refused, elsewhere = {} }: Props) {
  const { plan, id } = assignment
  const wasRefused = refused !== null || of.problems.length > 0
  return (
    <form method="post" action={paths.sheetDraft(id)} novalidate {...autosave(paths.sheetDraft(id))}>
      <Hidden name="version" value={String(assignment.version)} />
      <div class="page">
        <SheetHead {...{ assignment, view, done }} tag={<Tag tone="now">评分中</Tag>} />
        {refused && <Note tone="bad">{refused}</Note>}
        <TypedText
          typed={elsewhere}
          criteria={plan.criteria}
          title="另一个窗口先保存的内容"
          small="与下面的不同；再保存一次，就以下面的为准"
        />
        <ErrorSummary of={of} />
        <p class="note">评审期间不显示申报单位。如认出与自己有关系的单位，请告诉经办人，不要继续评分。</p>
        {plan.criteria.map((criterion) => (
          <Mark
            criterion={criterion}
            step={plan.scoring.step}
            content={view.content}
            {...{ plan, roundId: assignment.roundId }}
            of={of}
          />
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
        <Actions>
          <Button plain>保存</Button>
          <span class="quiet">没有写完也可以保存，{sayMinute(plan.dates.scoringCloses)}以前都可以改。</span>
        </Actions>
      </div>
      <Tally assignment={assignment} savedAt={wasRefused ? null : view.savedAt} of={of} />
    </form>
  )
}
