import { paths } from '../../../paths.ts'
import { Why } from '../../../rulebook/pages/why.tsx'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import { Box, Form } from '../../../web/form.tsx'
import { evaluationForm, refundForm } from '../forms.ts'
import { whyNotJudge, whyNotRefund } from '../rules/closing.ts'
import { unspentOf } from '../rules/dossier.ts'
import type { Props } from './closing.tsx'
import { sayJudgeRefusal, sayRefundRefusal } from './words.ts'

/** For an officer, when a final report waits; others read why there is nothing to do. */
export function EvaluationForm({ dossier: { project, grades }, dossier, person, of }: Props) {
  const whyNot = whyNotJudge(dossier, person)
  if (whyNot) return <Why not={whyNot} say={sayJudgeRefusal} bound={project.rulebook} of={of} quiet />
  const [a, b] = [showPoints(grades.gradeA), showPoints(grades.gradeB)]
  return (
    <Form to={paths.evaluation(project.id)} of={of} button="提交">
      <Box
        of={of}
        form={evaluationForm}
        name="outcome"
        options={[
          { value: 'evaluated', text: '评定', small: '评定以后不再改动' },
          { value: 'returned', text: '退回', small: '请项目单位修改后重新提交' },
        ]}
      />
      <Box
        of={of}
        form={evaluationForm}
        name="score"
        hint={`0到100分，最多两位小数。${a}分起为A等，${b}分起为B等，其余为C等。退回时不填。`}
      />
      <Box of={of} form={evaluationForm} name="text" size={5} />
    </Form>
  )
}

/** For finance, when there is money to come back; others read why not. */
export function RefundForm({ dossier: { project }, dossier, person, of }: Props) {
  const whyNot = whyNotRefund(dossier, person)
  if (whyNot) return <Why not={whyNot} say={sayRefundRefusal} bound={project.rulebook} of={of} quiet />
  return (
    <Form to={paths.refund(project.id)} of={of} button="登记退回">
      <Box
        of={of}
        form={refundForm}
        name="amount"
        hint={`应退回${yuan(unspentOf(dossier) ?? 0)}元，一分不差。`}
      />
      <Box of={of} form={refundForm} name="voucher" hint="收款凭证上的编号。" size={30} />
      <Box of={of} form={refundForm} name="receivedOn" />
    </Form>
  )
}
