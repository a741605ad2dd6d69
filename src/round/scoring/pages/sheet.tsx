import { paths } from '../../../paths.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayDeadline } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import type { Typed } from '../../../web/body.ts'
import { BareForm, Box } from '../../../web/form.tsx'
import { Actions, Button, Tag } from '../../../web/parts.tsx'
import { WhyNot } from '../../../web/refusal.tsx'
import { sheetForm } from '../forms.ts'
import { whyNotScore } from '../rules/sheet.ts'
import { type Shown, SheetHead } from './heading.tsx'
import { Mark } from './mark.tsx'
import { SubmittedPage } from './submitted.tsx'
import { Tally } from './tally.tsx'
import { TypedText } from './typed.tsx'

/** `typed`: what is saved of it so far. */
type Props = Shown & { typed: Typed; of: Filled; now: Instant }

/** The sheet to write, or as it is for good. */
export function SheetPage({ typed, of, now, ...shown }: Props) {
  const whyNot = whyNotScore(shown.assignment, now)
  const filled = of.at === undefined ? { ...of, typed } : of
  if (whyNot) return <SubmittedPage {...shown} whyNot={whyNot} of={filled} />
  const elsewhere = of.why === 'changed-meanwhile' ? differing(typed, of.typed) : {}
  return <OpenSheet {...shown} of={filled} elsewhere={elsewhere} />
}

/** What was saved and is not what was typed. */
const differing = (saved: Typed, typed: Typed): Typed =>
  Object.fromEntries(Object.entries(saved).filter(([name, text]) => text !== (typed[name] ?? '')))

/** `elsewhere`: what another window has saved of the same sheet, where it differs from what was typed here. */
type Open = Shown & { of: Filled; elsewhere: Typed }

/** Each criterion beside what it judges, the total always in sight. */
function OpenSheet({ assignment, view, done, of, elsewhere }: Open) {
  const { plan, id } = assignment
  return (
    <BareForm to={paths.sheetDraft(id)} hidden={{ version: assignment.version }} saves>
      <div class="page">
        <SheetHead {...{ assignment, view, done }} tag={<Tag tone="now">评分中</Tag>} />
        <WhyNot of={of} />
        <TypedText
          id="elsewhere"
          typed={elsewhere}
          criteria={plan.criteria}
          title="另一个窗口先保存的内容"
          small="与下面的不同；再保存一次，就以下面的为准"
        />
        <p class="note">
          评审期间不显示申报单位。如认出与自己有利害关系的单位，不要继续评分，请
          <a href={paths.sheetRecusal(id)}>申报回避</a>
          <By bound={plan.rulebook} rules={['panel.recusalYears']} />。
        </p>
        {plan.criteria.map((criterion) => (
          <Mark
            criterion={criterion}
            step={plan.step}
            content={view.content}
            {...{ plan, roundId: assignment.roundId }}
            of={of}
          />
        ))}
        <section class="criterion" aria-labelledby="overall">
          <header>
            <h2 id="overall">总评</h2>
          </header>
          <Box of={of} form={sheetForm} name="comment" hint="评审结束后，不署名转给申报单位。" size={6} />
          <div class="mark">
            <Box of={of} form={sheetForm} name="advice" one />
          </div>
        </section>
        <Actions>
          <Button plain>保存</Button>
          <span class="quiet">没有写完也可以保存，{sayDeadline(plan.dates.scoringCloses)}以前都可以改。</span>
        </Actions>
      </div>
      <Tally assignment={assignment} savedAt={of.at === undefined ? view.savedAt : null} of={of} />
    </BareForm>
  )
}
