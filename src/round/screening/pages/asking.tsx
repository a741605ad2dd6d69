import { paths } from '../../../paths.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { type Day, sayDay } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { wiring } from '../../../web/fields.tsx'
import { Form } from '../../../web/form.tsx'
import { Head, Note } from '../../../web/parts.tsx'
import { questionsIn } from '../../calls/form/rules/form.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { nameOf } from '../../proposals/sections/pages/field-names.ts'
import { RowErrors, WholeError, slots } from '../../proposals/pages/rows.tsx'
import type { Content, FileRef } from '../../proposals/rules/content.ts'
import { sectionsOf } from '../../proposals/sections/rules/sections.ts'
import { type AskRefusal, LONGEST_DEFECT, correctionDays, openable } from '../rules/correction.ts'
import { sayFileField } from './correcting-files.tsx'
import { sayAskRefusal } from './words.ts'

type Props = {
  proposalId: string
  plan: Plan
  content: Content
  /** The last day, were it asked for now; null: the calendar does not know. */
  dueOn: Day | null
  whyNot: AskRefusal | null
  of: Filled
}

/** An officer names what must be mended, and where; only that is open to the organization. */
export const AskPage = (props: Props) => (
  <div class="page">
    <Head
      title="要求补正"
      crumbs={[{ href: paths.eligibility(props.proposalId), text: props.content.title }]}
      lead="写明哪里要补正、补什么。只有写明的内容对申报单位开放，其余保持提交时的样子；目标、受益人群和申请金额不能变更。"
    />
    {props.whyNot && !props.of.at ? (
      <Note>
        <Because sentence={sayAskRefusal(props.whyNot)} clause={citing(props.plan.rulebook)(props.whyNot)} />
        。
      </Note>
    ) : (
      <DefectsForm {...props} />
    )}
  </div>
)

function DefectsForm({ proposalId, plan, content: { files = [] }, dueOn, of }: Props) {
  const rows = slots(of, 'defects')
  return (
    <Form
      to={paths.corrections(proposalId)}
      of={of}
      button="要求补正"
      beside={<a href={paths.eligibility(proposalId)}>不补正，回到审查</a>}
    >
      <p class="hint">
        <Because
          sentence={`补正期限${correctionDays(plan)}个工作日${dueOn ? `，今天提出的，到${sayDay(dueOn)}24:00为止` : ''}`}
          clause={clauseIn(plan.rulebook, 'screening.correctionWorkingDays')}
        />
        。每份申报书只补正一次；空行不算。
      </p>
      <WholeError of={of} name="defects" />
      <table class="budget">
        <caption class="unseen">要补正的内容</caption>
        <thead>
          <tr>
            <th scope="col" class="w5">
              内容
            </th>
            <th scope="col">要补正什么（最多{LONGEST_DEFECT}个字）</th>
          </tr>
        </thead>
        <tbody>
          {[...rows, rows.length].map((at) => [
            <DefectRow of={of} at={at} plan={plan} files={files} />,
            <RowErrors of={of} start={`defects.${at}.`} span={2} />,
          ])}
        </tbody>
      </table>
    </Form>
  )
}

type Row = { of: Filled; at: number; plan: Plan; files: FileRef[] }

function DefectRow({ of, at, plan, files }: Row) {
  const [field, says] = [`defects.${at}.field`, `defects.${at}.says`]
  return (
    <tr>
      <td data-label="内容">
        <select id={field} name={field} aria-label={`第${at + 1}处，内容`} {...wiring({ of, name: field })}>
          <option value="">请选择</option>
          {sectionsOf(plan).map((section) => (
            <optgroup label={section.title}>
              {openable([section], files).map((one) => (
                <option value={one.field} selected={one.field === of.typed[field]}>
                  {sayField(one.field, plan, files)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </td>
      <td class="wide-cell" data-label="要补正什么">
        <textarea
          rows={2}
          id={says}
          name={says}
          aria-label={`第${at + 1}处，要补正什么`}
          {...wiring({ of, name: says })}
        >
          {of.typed[says] ?? ''}
        </textarea>
      </td>
    </tr>
  )
}

/** What a field that can be opened is called in this round. */
export function sayField(field: string, plan: Pick<Plan, 'form'>, files: FileRef[] = []): string {
  const question = questionsIn(plan.form).find(({ code }) => field === `answers.${code}`)
  return question?.label ?? sayFileField(field, plan, files) ?? nameOf(field)
}
