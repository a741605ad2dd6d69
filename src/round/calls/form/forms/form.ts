import { z } from 'zod'
import { lengthOf } from '../../../../shared/words.ts'
import { box, rows } from '../../../../web/boxes/box.ts'
import { tick } from '../../../../web/boxes/choices.ts'
import { whole } from '../../../../web/boxes/numbers.ts'
import { line, lineOrNone } from '../../../../web/boxes/texts.ts'
import { readColumn, sayColumn } from '../rules/columns.ts'
import { type Column, type Form, type FormSection, MOST, PARTS, type Question } from '../rules/form.ts'

/** One a line, twins too: whether they may be is for the rules to say. */
const linesOf = (name: string, most: number, longest: number, wrong: (all: string[]) => string | undefined) =>
  box(
    z.codec(z.string(`请填写${name}`).default(''), z.array(z.string()), {
      decode: (typed, ctx) => {
        const all = typed.split('\n').flatMap((one) => one.trim() || [])
        const long = all.find((one) => lengthOf(one) > longest)
        const says = [
          all.length > most && `${name}最多${most}个`,
          long !== undefined && `“${long}”太长，一个${name}最多${longest}个字`,
          wrong(all),
        ]
        for (const message of says) if (message) ctx.issues.push({ code: 'custom', input: typed, message })
        return all
      },
      encode: (all) => all.join('\n'),
    }),
    { title: name, kind: 'area' },
  )

/** 领域, one a line; none: the usual ones. */
export const categoriesForm = linesOf('领域', MOST.categories, 20, (all) => {
  const twin = all.find((one, at) => all.indexOf(one) < at)
  return twin === undefined ? undefined : `领域“${twin}”写了两次`
})

const options = linesOf('选项', MOST.options, 60, (all) =>
  all.length < 2 ? '请填写选项，一行一个，至少两个' : undefined,
)

const columns = z.codec(
  linesOf('栏目', MOST.columns, 60, (all) => (all.length === 0 ? '请填写栏目，一行一个' : undefined)),
  z.array(z.custom<Column>()),
  { decode: (all) => all.map(readColumn), encode: (all) => all.map(sayColumn) },
)

const code = box(
  line('代号', 20).regex(/^[a-z][a-z0-9-]*$/, '代号以小写字母开头，只用小写字母、数字和连字符'),
  { title: '代号', kind: 'line', limit: 20 },
)

const question = {
  code,
  label: line('问题', 60),
  hint: lineOrNone('提示', 200),
  required: tick('必填'),
  when: z
    .object(
      { question: lineOrNone('问题', 20), is: linesOf('选项', MOST.options, 60, () => undefined) },
      '请重新填写条件',
    )
    .optional(),
}

const askedForm = z.discriminatedUnion(
  'kind',
  [
    z.object({ ...question, kind: z.literal('text'), limit: whole('字数上限', [1, MOST.limit], '个字') }),
    z.object({ ...question, kind: z.literal('number'), unit: line('单位', 10) }),
    z.object({ ...question, kind: z.literal('choice'), options, several: tick('可以选几项') }),
    z.object({ ...question, kind: z.literal('table'), columns, rows: whole('行数', [1, MOST.rows], '行') }),
    z.object({ ...question, kind: z.literal('date') }),
    z.object({ ...question, kind: z.literal('place') }),
    z.object({ ...question, kind: z.literal('file') }),
  ],
  '请选择题型',
)

/** A question as the plan keeps it: what was left blank is not there. */
const asked = z.codec(askedForm, z.custom<Question>(), {
  decode: ({ hint, required, when, ...rest }): Question => {
    const kept = { ...(hint && { hint }), ...(required && { required }), ...(when?.question && { when }) }
    if (rest.kind !== 'choice') return { ...rest, ...kept }
    const { several, ...choice } = rest
    return { ...choice, ...(several && { several }), ...kept }
  },
  encode: (one) => {
    const said = { hint: one.hint ?? '', required: one.required ?? false }
    return one.kind === 'choice' ? { ...one, ...said, several: one.several ?? false } : { ...one, ...said }
  },
})

const sectionForm = z.object(
  {
    code,
    title: line('这一部分的名称', 40),
    hint: lineOrNone('提示', 200),
    questions: rows(asked, null, MOST.questions, {
      isEmpty: isBlankQuestion,
      tooMany: `一部分最多${MOST.questions}个问题`,
    }),
  },
  '这一部分的格式不对',
)
const section = z.codec(sectionForm, z.custom<FormSection>(), {
  decode: ({ hint, ...rest }): FormSection => ({ ...rest, ...(hint && { hint }) }),
  encode: ({ hint = '', ...rest }) => ({ ...rest, hint }),
})

/** 申报表, as an officer types it: parts ticked, sections and questions in rows; both ways. */
export const formForm = z.object(
  {
    parts: z.codec(z.array(z.string(), '请选择要填写的部分').default([]), z.array(z.enum(PARTS)), {
      decode: (ticked, ctx) => {
        const named = ticked.filter((part) => part.trim() !== '')
        if (named.some((part) => !PARTS.some((one) => one === part)))
          ctx.issues.push({ code: 'custom', input: ticked, message: '没有这一部分' })
        return PARTS.filter((part) => named.includes(part))
      },
      encode: (parts) => parts,
    }),
    sections: rows(section, null, MOST.sections, {
      isEmpty: isBlankSection,
      tooMany: `最多${MOST.sections}个部分`,
    }),
  },
  '申报表的格式不对',
) satisfies z.ZodType<Form>

/** A question's code, kind and numbers stand there from the beginning: it is blank until it says something. */
function isBlankQuestion(sent: unknown): boolean {
  return !['label', 'hint', 'options', 'columns'].some((name) => isSaid(sent, name))
}

function isBlankSection(sent: unknown): boolean {
  if (isSaid(sent, 'title') || isSaid(sent, 'hint')) return false
  const inside = isRecord(sent) ? sent['questions'] : null
  return !Array.isArray(inside) || inside.every(isBlankQuestion)
}

function isSaid(sent: unknown, name: string): boolean {
  const text = isRecord(sent) ? sent[name] : null
  return text !== null && text !== undefined && text !== ''
}

export const isRecord = (sent: unknown): sent is Record<string, unknown> =>
  typeof sent === 'object' && sent !== null && !Array.isArray(sent)
