import { paths } from '../../../paths.ts'
import { yuan } from '../../../shared/money.ts'
import { showPoints } from '../../../shared/points.ts'
import { sayWhy } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Area, ErrorSummary, Money, Num, Text } from '../../../web/fields.tsx'
import { Actions, Button } from '../../../web/parts.tsx'
import { whyNotJudge, whyNotRefund } from '../rules/closing.ts'
import { unspentOf } from '../rules/dossier.ts'
import type { Props } from './closing.tsx'
import { sayJudgeRefusal, sayRefundRefusal } from './words.ts'

/** For an officer, when a final report waits; others read why there is nothing to do. */
export function EvaluationForm({ dossier, person, of }: Props) {
  const whyNot = whyNotJudge(dossier, person)
  const { gradeA: a, gradeB: b } = dossier.grades
  if (whyNot) return <p class="quiet">{sayWhy(whyNot, sayJudgeRefusal)}。</p>
  return (
    <form method="post" action={paths.evaluation(dossier.project.id)}>
      <ErrorSummary of={of} />
      <Radios
        of={of}
        name="outcome"
        legend="结果"
        options={[
          { value: 'evaluated', text: '评定', small: '评定以后不再改动' },
          { value: 'returned', text: '退回', small: '请项目单位修改后重新提交' },
        ]}
      />
      <Num
        of={of}
        name="score"
        label="评分"
        hint={`0到100分，最多两位小数。${showPoints(a)}分起为A等，${showPoints(b)}分起为B等，其余为C等。退回时不填。`}
        unit="分"
        size={6}
        whole={false}
        optional
      />
      <Area of={of} name="text" label="评定意见或退回的原因" limit={2000} rows={5} />
      <Actions>
        <Button>提交</Button>
      </Actions>
    </form>
  )
}

/** For finance, when there is money to come back; others read why not. */
export function RefundForm({ dossier, person, of }: Props) {
  const whyNot = whyNotRefund(dossier, person)
  if (whyNot) return <p class="quiet">{sayWhy(whyNot, sayRefundRefusal)}。</p>
  return (
    <form method="post" action={paths.refund(dossier.project.id)}>
      <ErrorSummary of={of} />
      <Money
        of={of}
        name="amount"
        label="退回金额"
        hint={`应退回${yuan(unspentOf(dossier) ?? 0)}元，一分不差。`}
      />
      <Text of={of} name="voucher" label="凭证号" hint="收款凭证上的编号。" size={30} />
      <Text of={of} name="receivedOn" label="收到日期" type="date" />
      <Actions>
        <Button>登记退回</Button>
      </Actions>
    </form>
  )
}
