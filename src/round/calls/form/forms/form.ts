import { z } from 'zod'
import { lengthOf } from '../../../../shared/words.ts'
import { type Form, MOST, PARTS, type Question } from '../rules/form.ts'
import { readColumn } from '../rules/typed.ts'
import { blankOr, tick, whole, words } from '../../forms/fields.ts'

/** 领域, one a line; none: the usual ones. */
export const categoriesForm = z
  .string('请填写领域')
  .optional()
  .transform((typed, ctx) => {
    const named = linesIn(typed)
    if (named.length > MOST.categories) ctx.addIssue(`领域最多${MOST.categories}个`)
    const long = named.find((line) => lengthOf(line) > 20)
    if (long !== undefined) ctx.addIssue(`“${long}”太长，一个领域最多20个字`)
    const twin = twinIn(named)
    if (twin !== undefined) ctx.addIssue(`领域“${twin}”写了两次`)
    return named
  })

const code = () =>
  words(20, '请填写代号').regex(/^[a-z][a-z0-9-]*$/, '代号以小写字母开头，只用小写字母、数字和连字符')
const hint = () => blankOr(words(200, ''), '提示')

const question = {
  code: code(),
  label: words(60, '请填写问题'),
  hint: hint(),
  required: tick(),
  when: z.object({ question: word('请选择问题'), is: lines('请填写选项') }, '请重新填写条件').optional(),
}

const asked = z.discriminatedUnion(
  'kind',
  [
    z.object({ ...question, kind: z.literal('text'), limit: whole(1, MOST.limit, '字数上限') }),
    z.object({ ...question, kind: z.literal('number'), unit: words(10, '请填写单位') }),
    z.object({ ...question, kind: z.literal('choice'), options: options(), several: tick() }),
    z.object({
      ...question,
      kind: z.literal('table'),
      columns: columns(),
      rows: whole(1, MOST.rows, '行数'),
    }),
    z.object({ ...question, kind: z.literal('date') }),
    z.object({ ...question, kind: z.literal('place') }),
    z.object({ ...question, kind: z.literal('file') }),
  ],
  '请选择题型',
)

const section = z.object(
  {
    code: code(),
    title: words(40, '请填写这一部分的名称'),
    hint: hint(),
    questions: rows(asked.transform(plainly), isBlankQuestion, MOST.questions, '一部分最多20个问题'),
  },
  '这一部分的格式不对',
)

/** 申报表, as an officer types it: parts ticked, sections and questions in rows. */
export const formForm = z.object(
  {
    parts: z
      .array(z.string(), '请选择要填写的部分')
      .optional()
      .transform((ticked, ctx) => {
        const named = (ticked ?? []).filter((part) => part.trim() !== '')
        if (named.some((part) => !PARTS.some((one) => one === part))) ctx.addIssue('没有这一部分')
        return PARTS.filter((part) => named.includes(part))
      }),
    sections: rows(
      section.transform(({ hint: tells, ...rest }) => ({ ...rest, ...(tells !== null && { hint: tells }) })),
      isBlankSection,
      MOST.sections,
      '最多12个部分',
    ),
  },
  '申报表的格式不对',
) satisfies z.ZodType<Form>

/** A question as the plan keeps it: what was left blank is not there. */
function plainly({ hint: tells, required, when, ...rest }: z.infer<typeof asked>): Question {
  const kept = {
    ...(tells !== null && { hint: tells }),
    ...(required && { required: true as const }),
    ...(when && when.question !== '' && { when }),
  }
  if (rest.kind !== 'choice') return { ...rest, ...kept }
  const { several, ...choice } = rest
  return { ...choice, ...(several && { several: true as const }), ...kept }
}

/** Rows that say nothing do not count; the others keep their place, so that a problem names its row. */
function rows<T>(row: z.ZodType<T>, isBlank: (sent: unknown) => boolean, most: number, tooMany: string) {
  const list = z
    .array(
      z.preprocess((sent) => (isBlank(sent) ? null : sent), row.nullable()),
      '这一项的格式不对',
    )
    .max(most, tooMany)
  return z
    .preprocess((sent) => sent ?? [], list)
    .transform((all) => all.flatMap((one) => (one === null ? [] : [one])))
}

/** A question's code, kind and numbers stand there from the beginning: it is blank until it says something. */
function isBlankQuestion(sent: unknown): boolean {
  return !SAID.some((name) => says(sent, name))
}
const SAID = ['label', 'hint', 'options', 'columns']

function isBlankSection(sent: unknown): boolean {
  if (says(sent, 'title') || says(sent, 'hint')) return false
  const inside = isRecord(sent) ? sent['questions'] : null
  return !Array.isArray(inside) || inside.every(isBlankQuestion)
}

function says(sent: unknown, name: string): boolean {
  const text = isRecord(sent) ? sent[name] : null
  return text !== null && text !== undefined && text !== ''
}

const isRecord = (sent: unknown): sent is Record<string, unknown> =>
  typeof sent === 'object' && sent !== null && !Array.isArray(sent)

/** One word that may be left blank. */
function word(missing: string) {
  return z
    .string(missing)
    .optional()
    .transform((typed) => typed?.trim() ?? '')
}

function lines(missing: string) {
  return z.string(missing).optional().transform(linesIn)
}

function options() {
  return lines('请填写选项').transform((all, checked) => {
    if (all.length < 2) checked.addIssue('请填写选项，一行一个，至少两个')
    if (all.length > MOST.options) checked.addIssue(`选项最多${MOST.options}个`)
    if (all.some((one) => lengthOf(one) > 60)) checked.addIssue('一个选项最多60个字')
    return all
  })
}

function columns() {
  return lines('请填写栏目').transform((all, checked) => {
    if (all.length === 0) checked.addIssue('请填写栏目，一行一个')
    if (all.length > MOST.columns) checked.addIssue(`栏目最多${MOST.columns}个`)
    if (all.some((one) => lengthOf(one) > 60)) checked.addIssue('一个栏目最多60个字')
    return all.map(readColumn)
  })
}

function linesIn(typed: string | undefined): string[] {
  return (typed ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
}

function twinIn(all: string[]): string | undefined {
  return all.find((one, at) => all.indexOf(one) < at)
}
