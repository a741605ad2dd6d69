import type { Child } from 'hono/jsx'
import type { Filled } from '../../../../web/answer.tsx'
import { Num, Select, Text } from '../../../../web/fields.tsx'
import { type Part, hintOf } from '../../pages/hints.tsx'
import { isSpare, slots } from '../../pages/slots.ts'
import { GATE_WORDS } from '../../pages/words.tsx'

export const Scoring = ({ of, rules }: Part) => (
  <>
    <Num of={of} name="scoring.panelSize" label="专家人数" hint={hintOf(rules, 'panel.size')} unit="名" />
    <Num
      of={of}
      name="scoring.minSheets"
      label="最少有效评分表"
      hint={hintOf(rules, 'scoring.minSheets', '少于这个数，项目没有得分。')}
      unit="份"
    />
    <Num
      of={of}
      name="scoring.trimFromSheets"
      label="去掉一个最高分和一个最低分，从几份起"
      hint={hintOf(rules, 'scoring.trimFromSheets', '留空，就不去。')}
      unit="份"
      optional
    />
    <Num
      of={of}
      name="scoring.decimals"
      label="得分保留"
      hint={hintOf(rules, 'scoring.decimals')}
      unit="位小数"
    />
    <Num
      of={of}
      name="scoring.passMark"
      label="合格线"
      hint={hintOf(rules, 'scoring.passMark')}
      unit="分"
      whole={false}
      size={6}
    />
    <Text
      of={of}
      name="scoring.tieBreak"
      label="同分时依次比较"
      hint={hintOf(rules, 'scoring.tieBreak', '评分项名称，用顿号分开；仍然同分的，提交在前的在前。')}
      full
    />
  </>
)

export const Award = ({ of, rules }: Part) => (
  <>
    <Num
      of={of}
      name="award.perOrganizationAndTrack"
      label="每家单位在每个赛道最多立项"
      hint={hintOf(rules, 'awards.perOrganizationAndTrack')}
      unit="个"
    />
    <YesNo
      of={of}
      name="award.skipWhenOverBudget"
      label="预算不够时"
      hint={hintOf(rules, 'awards.skipWhenOverBudget')}
      yes="跳过这一项，看下一名"
      no="到此为止"
    />
  </>
)

export const Publicity = ({ of, rules }: Part) => (
  <>
    <Num
      of={of}
      name="publicity.workingDays"
      label="公示"
      hint={hintOf(rules, 'publicity.workingDays')}
      unit="个工作日"
    />
    <YesNo
      of={of}
      name="publicity.countsFirstDay"
      label="公示的第一天"
      hint={hintOf(rules, 'publicity.countsFirstDay')}
      yes="算第一个工作日"
      no="不算"
    />
    <Num
      of={of}
      name="agreement.signWithinWorkingDays"
      label="公告以后，签订协议的期限"
      hint={hintOf(rules, 'agreements.signWorkingDays')}
      unit="个工作日"
    />
  </>
)

export const Tranches = ({ of, rules }: Part) => (
  <>
    <p class="hint">{hintOf(rules, 'payments.tranches')}</p>
    <div class="columns">
      {slots(of, 'tranches', 3).map((at) => (
        <fieldset class="field">
          <legend>
            第{at + 1}笔拨款{isSpare(of, 'tranches', at) && '，没有就留空'}
          </legend>
          <Num
            of={of}
            name={`tranches.${at}.percent`}
            label="比例"
            unit="%"
            optional={isSpare(of, 'tranches', at)}
          />
          <Select
            of={of}
            name={`tranches.${at}.on`}
            label="条件"
            none="请选择"
            options={Object.entries(GATE_WORDS).map(([value, text]) => ({ value, text }))}
            optional={isSpare(of, 'tranches', at)}
          />
        </fieldset>
      ))}
    </div>
    <Num
      of={of}
      name="grades.a"
      label="A等，不低于"
      hint={hintOf(rules, 'closing.gradeA')}
      unit="分"
      whole={false}
      size={6}
    />
    <Num
      of={of}
      name="grades.b"
      label="B等，不低于"
      hint={hintOf(rules, 'closing.gradeB')}
      unit="分"
      whole={false}
      size={6}
    />
  </>
)

type YesNoField = { of: Filled; name: string; label: string; hint: Child; yes: string; no: string }

const YesNo = ({ of, name, label, hint, yes, no }: YesNoField) => (
  <Select
    of={of}
    name={name}
    label={label}
    hint={hint}
    options={[
      { value: 'yes', text: yes },
      { value: 'no', text: no },
    ]}
  />
)
