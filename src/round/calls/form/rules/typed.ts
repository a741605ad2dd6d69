import type { Column, Form, Question } from './form.ts'
import { type Typed, listed } from '../../rules/typed.ts'

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
/** What stands after the name of a column that may be left blank; of one that may not, only where its own name ends so. */
const MARK = /[（(](选填|必填)[）)]$/u

/** A column by its name; by its code too, where that is not the one of its place. */
function sayColumn({ code, label, required }: Column, at: number): string {
  const mark = required === false ? '（选填）' : MARK.test(label) ? '（必填）' : ''
  return `${code === codeAt(at) && !CODED.test(label) ? '' : `${code} `}${label}${mark}`
}

/** Reads a line of columns: "姓名", "name 姓名" or "电话（选填）"; brackets of either width. */
export function readColumn(line: string, at: number): Column {
  const [mark = '', kind] = MARK.exec(line) ?? []
  const before = line.slice(0, line.length - mark.length).trim()
  const text = before || line
  const [, code, label] = CODED.exec(text) ?? []
  const named =
    code !== undefined && label !== undefined ? { code, label } : { code: codeAt(at), label: text }
  return kind === '选填' && before ? { ...named, required: false } : named
}

const codeAt = (at: number): string => `c${at + 1}`
