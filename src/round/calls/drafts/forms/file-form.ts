import { z } from 'zod'
import { MOST, PARTS } from '../../form/rules/form.ts'
import { list, object as objectOf, wholeFrom } from './file-fields.ts'

const object = <T extends z.ZodRawShape>(shape: T) => objectOf(shape, true)
const text = (name: string) => z.string(`${name}应是文字`)

const question = {
  code: text('代号'),
  label: text('问题'),
  hint: text('提示').exactOptional(),
  required: z.literal(true, '应是 true，或不写').exactOptional(),
  when: object({ question: text('代号'), is: list(text('选项'), MOST.options) }).exactOptional(),
}

const column = object({
  code: text('代号'),
  label: text('栏目'),
  required: z.literal(false, '应是 false，或不写').exactOptional(),
})

/** 申报表 in a round's file. */
export const fileForm = object({
  parts: list(z.enum(PARTS, `应是 ${PARTS.join('、')} 之一`), PARTS.length),
  sections: list(
    object({
      code: text('代号'),
      title: text('名称'),
      hint: text('提示').exactOptional(),
      questions: list(
        z.discriminatedUnion(
          'kind',
          [
            object({ ...question, kind: z.literal('text'), limit: wholeFrom(0) }),
            object({ ...question, kind: z.literal('number'), unit: text('单位') }),
            object({
              ...question,
              kind: z.literal('choice'),
              options: list(text('选项'), MOST.options),
              several: z.literal(true, '应是 true，或不写').exactOptional(),
            }),
            object({
              ...question,
              kind: z.literal('table'),
              columns: list(column, MOST.columns),
              rows: wholeFrom(0),
            }),
            object({ ...question, kind: z.literal('date') }),
            object({ ...question, kind: z.literal('place') }),
            object({ ...question, kind: z.literal('file') }),
          ],
          '应是一个 JSON 对象，kind 是 text、number、choice、table、date、place、file 之一',
        ),
        MOST.questions,
      ),
    }),
    MOST.sections,
  ),
})
