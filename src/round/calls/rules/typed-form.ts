import type { Form, Question } from './form.ts'
import { listed } from './listed.ts'
import type { Typed } from './typed.ts'

/** A round's form as its officer had typed it; of a round without one, nothing. */
export function typedForm(form: Form | undefined): Typed {
  if (!form) return {}
  return {
    'form.parts[]': form.parts.join('\n'),
    ...listed('form.sections', form.sections, ({ code, title, hint, questions }) => ({
      code,
      title,
      ...(hint !== undefined && { hint }),
      ...listed('questions', questions, typedQuestion),
    })),
  }
}

const typedQuestion = (question: Question): Typed => ({
  code: question.code,
  label: question.label,
  kind: question.kind,
  ...(question.hint !== undefined && { hint: question.hint }),
  ...(question.required && { required: 'yes' }),
  ...(question.when && {
    'when.question': question.when.question,
    'when.is': question.when.is.join('\n'),
  }),
  ...typedAsked(question),
})

function typedAsked(question: Question): Typed {
  switch (question.kind) {
    case 'text':
      return { limit: String(question.limit) }
    case 'number':
      return { unit: question.unit }
    case 'choice':
      return { options: question.options.join('\n'), ...(question.several && { several: 'yes' }) }
    case 'table':
      return {
        columns: question.columns.map((column, at) => sayColumn(column, at)).join('\n'),
        rows: String(question.rows),
      }
    case 'date':
    case 'place':
    case 'file':
      return {}
  }
}

/** A column with a code of its own: "name 姓名". */
const CODED = /^([a-z][a-z0-9-]*)\s+(.+)$/

/** A column by its name; by its code too, where that is not the one of its place. */
const sayColumn = ({ code, label }: { code: string; label: string }, at: number): string =>
  code === codeAt(at) && !CODED.test(label) ? label : `${code} ${label}`

/** Reads a line of columns: "姓名", or "name 姓名". */
export function readColumn(line: string, at: number): { code: string; label: string } {
  const [, code, label] = CODED.exec(line) ?? []
  return code !== undefined && label !== undefined ? { code, label } : { code: codeAt(at), label: line }
}

const codeAt = (at: number): string => `c${at + 1}`
