import type { Filled } from '../../../../web/answer.tsx'
import { Confirm } from '../../../../web/choices.tsx'
import { Area, Hidden, HintAndError, Num, Text, wiring } from '../../../../web/fields.tsx'
import { Box } from '../../../../web/form.tsx'
import { basicsForm } from '../../forms/plan.ts'
import { LEVEL_NAMES } from '../rules.ts'
import { type Part, hintOf } from '../../pages/hints.tsx'
import { isSpare, slots } from '../../pages/slots.ts'

/** 评分细则: what is asked for how many points, and what each level means. */
export const Rubric = ({ of, rules }: Part) => (
  <>
    <p class="hint">
      满分就是权重，加起来应是100分，附加分除外；各等由高到低，填每一等从几分起，最低一等填0。留空的一项不算。
    </p>
    <Box of={of} form={basicsForm} name="step" />
    {slots(of, 'criteria', 4).map((at) => (
      <Criterion of={of} rules={rules} at={at} />
    ))}
  </>
)

/** A criterion is folded up once it is named; one that is the first, or wrong somewhere, stands open. */
function Criterion({ of, rules, at }: Part & { at: number }) {
  const path = `criteria.${at}`
  const isBlank = isSpare(of, 'criteria', at)
  const isWrong = of.problems.some(({ field }) => field.startsWith(`${path}.`))
  const title = isBlank ? `再加一项（第${at + 1}项）` : sayCriterion(of, at)
  return (
    <details open={isWrong || (at === 0 && !of.typed[`${path}.name`])}>
      <summary>{title}</summary>
      <fieldset class="field">
        <legend class="unseen">{title}</legend>
        <Text of={of} name={`${path}.name`} label="名称" optional={isBlank} full />
        <Text
          of={of}
          name={`${path}.code`}
          label="代号"
          hint="小写字母，如goal。"
          size={16}
          optional={isBlank}
        />
        <Num of={of} name={`${path}.max`} label="满分" unit="分" whole={false} size={6} optional={isBlank} />
        <Area of={of} name={`${path}.asks`} label="评什么" rows={2} optional={isBlank} />
        <Levels of={of} at={at} />
        <Confirm
          of={of}
          name={`${path}.bonus`}
          label="是附加分，计在满分之外"
          hint={hintOf(rules, 'scoring.bonus')}
          optional
        />
      </fieldset>
    </details>
  )
}

/** "第1项：项目目标（25.00分）" */
function sayCriterion({ typed }: Filled, at: number): string {
  const [name, max] = [typed[`criteria.${at}.name`], typed[`criteria.${at}.max`]]
  const bonus = typed[`criteria.${at}.bonus`] === 'yes' ? '附加' : ''
  return `第${at + 1}项${name ? `：${name}` : ''}${max ? `（${bonus}${max}分）` : ''}`
}

const Levels = ({ of, at }: { of: Filled; at: number }) => (
  <table class="budget">
    <caption class="unseen">第{at + 1}项各等</caption>
    <thead>
      <tr>
        <th scope="col" class="w3">
          等次
        </th>
        <th scope="col" class="num w3">
          从几分起
        </th>
        <th scope="col">这一等是什么样</th>
      </tr>
    </thead>
    <tbody>
      {LEVEL_NAMES.map((name, level) => {
        const path = `criteria.${at}.levels.${level}`
        return (
          <tr>
            <th scope="row">
              {of.typed[`${path}.name`] || name}
              {isOwn(of, path, name) && (
                <Hidden name={`${path}.name`} value={of.typed[`${path}.name`] ?? ''} />
              )}
            </th>
            <td class="num" data-label="从几分起">
              <Cell of={of} name={`${path}.from`} label={`第${at + 1}项${name}等从几分起`} num />
            </td>
            <td data-label="这一等是什么样" class="wide-cell">
              <Cell of={of} name={`${path}.means`} label={`第${at + 1}项${name}等是什么样`} />
            </td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

type CellOf = { of: Filled; name: string; label: string; num?: boolean }

const Cell = ({ of, name, label, num }: CellOf) => (
  <>
    <HintAndError of={of} name={name} />
    <input
      class={num ? 'num' : undefined}
      id={name}
      name={name}
      aria-label={label}
      inputmode={num ? 'decimal' : undefined}
      value={of.typed[name] ?? ''}
      {...wiring({ of, name })}
    />
  </>
)

/** A district's own word for a level is kept. */
const isOwn = (of: Filled, path: string, usual: string): boolean =>
  ![undefined, '', usual].includes(of.typed[`${path}.name`])
