import { sayColumn } from './columns.ts'
import type { Form, Question } from './form.ts'
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
        columns: question.columns.map(sayColumn).join('\n'),
        rows: String(question.rows),
      }
    case 'date':
    case 'place':
    case 'file':
      return {}
  }
}
