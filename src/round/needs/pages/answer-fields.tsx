import type { Filled } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Area, Select, Text } from '../../../web/fields.tsx'
import { LIMITS } from '../rules/need.ts'
import { MEETINGS } from '../rules/steps.ts'
import { MEETING_WORDS } from './words.tsx'

/** The answer to one need, or to all of a topic. */
export const AnswerFields = ({ of }: { of: Filled }) => (
  <>
    <Radios
      of={of}
      name="outcome"
      legend="是否采纳"
      options={[
        { value: 'taken-up', text: '采纳', small: '由项目办理，写明办成了什么' },
        { value: 'not-taken-up', text: '未采纳', small: '写明为什么' },
      ]}
    />
    <Text of={of} name="project" label="由哪个项目办理" hint="采纳时填写。" optional full />
    <Text
      of={of}
      name="link"
      label="项目页面"
      hint="从本站项目页面的地址栏复制，如/projects/abc。"
      optional
      full
    />
    <Area
      of={of}
      name="text"
      label="答复"
      hint={`会公开，也会告诉提出需求的人；答复以后不再改动，最多${LIMITS.answer}个字。`}
      rows={5}
      limit={LIMITS.answer}
    />
  </>
)

/** Who met, when, and what came of it. */
export const DeliberationFields = ({ of, optional }: { of: Filled; optional?: true }) => {
  const may = optional ? { optional } : {}
  return (
    <>
      <Text of={of} name="heldOn" label="协商日期" type="date" {...may} />
      <Select
        of={of}
        name="kind"
        label="协商形式"
        none={optional ? '没有协商' : '请选择'}
        {...may}
        options={MEETINGS.map((value) => ({ value, text: MEETING_WORDS[value] }))}
      />
      <Text
        of={of}
        name="present"
        label="参加的人"
        hint="写身份和人数，不写姓名，如：居民代表12人、物业公司。"
        {...may}
        full
      />
      <Area of={of} name="outcome" label="协商结果" rows={3} limit={LIMITS.outcome} {...may} />
    </>
  )
}
