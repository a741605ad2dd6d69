import type { Child } from 'hono/jsx'
import { yuan } from '../../../shared/money.ts'
import type { Filled } from '../../../web/answer.tsx'
import type { Typed } from '../../../web/body.ts'
import { Box, Form } from '../../../web/form.tsx'
import { Note } from '../../../web/parts.tsx'
import type { reported } from '../forms.ts'
import type { Content } from '../../proposals/rules/content.ts'
import { type Actual, indicatorsOf } from '../rules/reports.ts'
import { Actuals, withNames } from './actuals.tsx'

/** A report as it was handed in; one that comes back is corrected, not typed again. */
export const typedReport = (report: { text: string; spent: number; actuals: Actual[] }): Typed => ({
  text: report.text,
  spent: yuan(report.spent),
  ...Object.fromEntries(report.actuals.map(({ actual }, at) => [`actuals.${at}`, String(actual)])),
})

export const Returned = ({ reason }: { reason: string | undefined }) =>
  reason === undefined ? null : (
    <Note tone="warn" label="退回的原因">
      {reason}
    </Note>
  )

type Props = {
  to: string
  /** Whose report it is. */
  organizationId: string
  of: Filled
  form: ReturnType<typeof reported>
  /** What stands in the fields at first. */
  typed: Typed
  content: Pick<Content, 'outputs' | 'effects'>
  hints: { text: string; spent: string }
  button: string
  beside: Child
}

/** Of a milestone and of the whole project: text, a number for each indicator, what was spent. */
export function ReportForm({ to, organizationId, of, form, typed, content, hints, button, beside }: Props) {
  const indicators = indicatorsOf(content)
  const filled = { ...of, typed: { ...typed, ...of.typed } }
  return (
    <Form to={to} of={withNames(of, indicators)} {...{ button, beside }} together={organizationId}>
      <Box of={filled} form={form} name="text" hint={hints.text} />
      <Actuals of={filled} indicators={indicators} />
      <Box of={filled} form={form} name="spent" hint={hints.spent} />
    </Form>
  )
}
