import { z } from 'zod'
import { lengthOf } from '../../../../shared/words.ts'
import { isDay } from '../../../../shared/days.ts'
import { isBlank } from '../../../../web/boxes/box.ts'
import { askedOf } from '../rules/asked.ts'
import { type Answer, type Answers, LONGEST_CELL, LONGEST_PLACE, type Question } from '../rules/form.ts'
import { isRecord } from './form.ts'

/**
 * Reads what is under `answers`: the questions that are asked, each by its kind. What is not asked is passed over,
 * whatever stands there; files are attached, and not read here. `questions`: the whole form. Problems stand at `CODE…`.
 */
export const answersForm = (questions: Question[]) =>
  z.codec(z.unknown().optional(), z.custom<Answers>(), {
    decode: (sent, ctx): Answers => {
      const given = new Map(isRecord(sent) ? Object.entries(sent) : [])
      const asked = askedOf(questions, (code) => textsIn(given.get(code)))
      const answers: [string, Answer][] = []
      for (const question of asked.filter(({ kind }) => kind !== 'file')) {
        const read = answerForm(question).safeParse(given.get(question.code))
        if (!read.success) {
          for (const { message, path } of read.error.issues)
            ctx.issues.push({ code: 'custom', message, path: [question.code, ...path], input: sent })
        } else if (read.data !== null) answers.push([question.code, read.data])
      }
      return Object.fromEntries(answers)
    },
    encode: (answers) => answers,
  })

/** One question's answer; null: none was given, and none is required. */
function answerForm(question: Question): z.ZodType<Answer | null> {
  const { label } = question
  switch (question.kind) {
    case 'text':
      return oneOf(question, (typed, no) =>
        lengthOf(typed) <= question.limit ? typed : no(`“${label}”最多${question.limit}个字`),
      )
    case 'place':
      return oneOf(question, (typed, no) =>
        lengthOf(typed) <= LONGEST_PLACE ? typed : no(`“${label}”最多${LONGEST_PLACE}个字`),
      )
    case 'number':
      return oneOf(question, (typed, no) => {
        const plain = typed.normalize('NFKC').replace(/[\s,]/g, '')
        return /^\d{1,9}(\.\d{1,2})?$/.test(plain)
          ? Number(plain)
          : no(`“${label}”应是数字，整数最多九位，小数最多两位`)
      })
    case 'date':
      return oneOf(question, (typed, no) =>
        isDay(typed) ? typed : no(`“${label}”应是一个有效的日期，如2026-11-22`),
      )
    case 'choice':
      return question.several ? severalOf(question, question.options) : choiceOf(question, question.options)
    case 'table':
      return tableOf(question, question)
    case 'file':
      return z.null()
  }
}

type Asked = Pick<Question, 'label' | 'required'>
type Refuse = (says: string) => null

/** One text, trimmed; left blank or left out: none. */
function oneOf(
  { label, required }: Asked,
  readText: (typed: string, no: Refuse) => Answer | null,
): z.ZodType<Answer | null> {
  return z
    .string(`“${label}”的格式不对`)
    .nullish()
    .transform((sent, ctx) => {
      const no: Refuse = (says) => {
        ctx.addIssue(says)
        return null
      }
      const typed = sent?.trim() ?? ''
      if (typed !== '') return readText(typed, no)
      return required ? no(`请填写“${label}”`) : null
    })
}

function choiceOf(asked: Asked, options: string[]): z.ZodType<Answer | null> {
  return z.unknown().transform((sent, ctx) => {
    const chosen = textsIn(sent)
    const missing = chosen.length === 0 && asked.required
    if (missing) ctx.addIssue(`请选择“${asked.label}”`)
    if (chosen.length > 1) ctx.addIssue(`“${asked.label}”只能选一项`)
    else if (chosen.some((word) => !options.includes(word))) ctx.addIssue(`“${asked.label}”里没有这个选项`)
    return chosen[0] ?? null
  })
}

/** Unticking everything sends the empty marker of the same name: blanks do not count. In the order of the options. */
function severalOf(asked: Asked, options: string[]): z.ZodType<Answer | null> {
  return z.unknown().transform((sent, ctx) => {
    const chosen = textsIn(sent)
    if (chosen.length === 0 && asked.required) ctx.addIssue(`请选择“${asked.label}”，至少一项`)
    if (chosen.some((word) => !options.includes(word))) ctx.addIssue(`“${asked.label}”里没有这个选项`)
    return chosen.length === 0 ? null : options.filter((word) => chosen.includes(word))
  })
}

type Table = Extract<Question, { kind: 'table' }>

/** A row left wholly blank does not count, and the others keep their number; one that is begun has what its columns want. */
function tableOf(asked: Asked, { columns, rows }: Pick<Table, 'columns' | 'rows'>): z.ZodType<Answer | null> {
  const { label, required } = asked
  return z
    .array(z.unknown(), `“${label}”的格式不对`)
    .nullish()
    .transform((sent, ctx) => {
      const filled = (sent ?? []).flatMap((row, at) => (isBlank(row) ? [] : [{ row, at }]))
      if (filled.length === 0 && required) ctx.addIssue(`请填写“${label}”，至少一行`)
      if (filled.length > rows) ctx.addIssue(`“${label}”最多${rows}行`)
      const read = filled.slice(0, rows).map(({ row, at }) => {
        const cells = isRecord(row) ? new Map(Object.entries(row)) : new Map<string, unknown>()
        return Object.fromEntries(
          columns.map((column) => {
            const cell = cells.get(column.code)
            const typed = typeof cell === 'string' ? cell.trim() : ''
            const no = (message: string) =>
              ctx.addIssue({ code: 'custom', message, path: [at, column.code], input: cell })
            if (typed === '' && column.required !== false)
              no(`“${label}”第${at + 1}行没有填“${column.label}”，没有的请写“无”`)
            if (lengthOf(typed) > LONGEST_CELL)
              no(`“${label}”第${at + 1}行的“${column.label}”最多${LONGEST_CELL}个字`)
            return [column.code, typed]
          }),
        )
      })
      return read.length === 0 ? null : read
    })
}

const textsIn = (sent: unknown): string[] =>
  (Array.isArray(sent) ? sent : [sent]).flatMap((word: unknown) =>
    typeof word === 'string' && word.trim() !== '' ? [word.trim()] : [],
  )
