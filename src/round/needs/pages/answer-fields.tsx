import type { Filled } from '../../../web/answer.tsx'
import { Box } from '../../../web/form.tsx'
import { answerForm, type attachForm, type stepForm } from '../forms.ts'
import { LIMITS } from '../rules/need.ts'

/** The answer to one need, or to all of a topic. */
export const AnswerFields = ({ of }: { of: Filled }) => (
  <>
    <Box
      of={of}
      form={answerForm}
      name="outcome"
      options={[
        { value: 'taken-up', text: '采纳', small: '由项目办理，写明办成了什么' },
        { value: 'not-taken-up', text: '未采纳', small: '写明为什么' },
      ]}
    />
    <Box of={of} form={answerForm} name="project" label="由哪个项目办理" hint="采纳时填写。" />
    <Box of={of} form={answerForm} name="link" hint="从本站项目页面的地址栏复制，如/projects/abc。" />
    <Box
      of={of}
      form={answerForm}
      name="text"
      hint={`会公开，也会告诉提出需求的人；答复以后不再改动，最多${LIMITS.answer}个字。`}
      size={5}
    />
  </>
)

type Held = { of: Filled; form: typeof stepForm | typeof attachForm; none: string }

/** Who met, when, and what came of it. */
export const DeliberationFields = ({ of, form, none }: Held) => (
  <>
    <Box of={of} form={form} name="heldOn" />
    <Box of={of} form={form} name="kind" none={none} />
    <Box of={of} form={form} name="present" hint="写身份和人数，不写姓名，如：居民代表12人、物业公司。" />
    <Box of={of} form={form} name="outcome" size={3} />
  </>
)
