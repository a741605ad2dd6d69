import type { Child } from 'hono/jsx'
import type { Filled } from '../../../../web/answer.tsx'
import { Checks, Radios } from '../../../../web/choices.tsx'
import { Area, Hidden, Num, Select, Text } from '../../../../web/fields.tsx'
import { chosenIn, closedOn } from '../rules/asked.ts'
import { LONGEST_PLACE, type Question, fieldOf } from '../rules/form.ts'
import { QuestionTable } from './table.tsx'

type Props = {
  of: Filled
  /** Those of one page. */
  questions: Question[]
  /** The whole form, where a condition looks back to another page; else the same. */
  form?: Question[]
  /** Names of places to choose from; any other can be typed. */
  places?: string[]
  /** What stands for a question that is answered with a file. */
  fileOf?: (question: Question) => Child
  /** Where a question of another page is answered; without it, answers of other pages hide nothing. */
  pageOf?: (question: Question) => string
}

/**
 * The round's own questions. One that is asked only after a certain answer is there all the same, and says so; script
 * hides it while it is not asked, and so does an answer that another page has saved. What was typed into it is sent
 * along, and not lost.
 */
export function Questions({ of, questions, form = questions, places = [], fileOf, pageOf }: Props) {
  const closed = pageOf ? closedOn(questions, form, chosenIn(of.typed)) : new Map<string, Question>()
  return (
    <>
      {questions.map((question) => {
        const by = closed.get(question.code)
        const on = pageOf && elsewhere(question, questions, form)
        const why = on ? `${sayChosen(of, on)}，所以要填写` : sayCondition(question, form)
        const control = <Control of={of} question={question} hint={hintOf(question, why)} fileOf={fileOf} />
        if (!by || !pageOf) return <div {...conditionOf(question)}>{control}</div>
        return (
          <>
            <NotAsked of={of} question={question} by={by} href={pageOf(by)} />
            <div {...conditionOf(question)} hidden>
              {control}
            </div>
          </>
        )
      })}
      <Places of={questions} places={places} />
    </>
  )
}

/** The question that this one hangs on, where another page asks it. */
const elsewhere = ({ when }: Question, page: Question[], form: Question[]): Question | undefined =>
  page.some(({ code }) => code === when?.question)
    ? undefined
    : form.find(({ code }) => code === when?.question)

type NotAskedProps = { of: Filled; question: Question; by: Question; href: string }

/** Which answer decides, where it stands, and that nothing is gone. */
const NotAsked = ({ of, question, by, href }: NotAskedProps) => (
  <div class="field" id={`${fieldOf(question)}-closed`}>
    <p>
      <b>{question.label}</b>
      <span class="quiet">（不用填）</span>
    </p>
    <p class="hint">
      {sayChosen(of, by)}，所以这里不问。
      {hasTyped(of, question) && '以前填写的还留着，改选以后会再出现。'}
      <a href={href}>去看“{by.label}”</a>
    </p>
  </div>
)

/** "“是否延续项目”选了“否”" */
function sayChosen({ typed }: Filled, by: Question): string {
  const chosen = chosenIn(typed)(by.code)
  const words = chosen.map((word) => `“${word}”`).join('、')
  return words ? `“${by.label}”选了${words}` : `“${by.label}”还没有选`
}

const hasTyped = ({ typed }: Filled, question: Question): boolean =>
  Object.entries(typed).some(([field, text]) => {
    const name = fieldOf(question)
    const isIts = field === name || field === `${name}[]` || field.startsWith(`${name}.`)
    return isIts && text.trim() !== ''
  })

const Places = ({ of: questions, places }: { of: Question[]; places: string[] }) => (
  <>
    {questions.some(({ kind }) => kind === 'place') && places.length > 0 && (
      <datalist id="places">
        {places.map((place) => (
          <option value={place} />
        ))}
      </datalist>
    )}
  </>
)

/** For app.js: the field whose answer decides, and the answers, a line each. */
const conditionOf = ({ when }: Question) =>
  when && { 'data-when': fieldOf({ code: when.question }), 'data-is': when.is.join('\n') }

/** Under which answer it is asked, what the officer says of it, and how long it may be. */
function hintOf(question: Question, why: string): string | undefined {
  const says = [why, question.hint ?? '', sayLimit(question)].filter(Boolean)
  return says.length > 0 ? says.map(withStop).join('') : undefined
}

const withStop = (text: string): string => (/[。！？；]$/.test(text) ? text : `${text}。`)

/** "只有“是否延续项目”选择“是”时才填写"; nothing for a question that is always asked. */
export function sayCondition({ when }: Question, form: Question[]): string {
  if (!when) return ''
  const on = form.find(({ code }) => code === when.question)?.label ?? when.question
  return `只有“${on}”选择${when.is.map((word) => `“${word}”`).join('或')}时才填写`
}

function sayLimit(question: Question): string {
  if (question.kind === 'text') return `最多${question.limit}个字`
  return question.kind === 'table' ? `最多${question.rows}行，空行不算` : ''
}

type One = {
  of: Filled
  question: Question
  hint: string | undefined
  fileOf: ((question: Question) => Child) | undefined
}

/** Longest text that one line is enough for, and characters in a line of more. */
const LINE = 40

function Control({ of, question, hint, fileOf }: One) {
  const field = {
    of,
    name: fieldOf(question),
    label: question.label,
    optional: !question.required,
    ...(hint && { hint }),
  }
  switch (question.kind) {
    case 'text':
      return question.limit <= LINE ? (
        <Text {...field} full />
      ) : (
        <Area {...field} rows={Math.min(10, Math.max(3, Math.ceil(question.limit / 100)))} />
      )
    case 'number':
      return <Num {...field} unit={question.unit} size={12} whole={false} />
    case 'date':
      return <Text {...field} type="date" />
    case 'place':
      return (
        <Text {...field} hint={hint ?? `写到街道或社区，最多${LONGEST_PLACE}个字。`} full list="places" />
      )
    case 'choice':
      return <Choice field={field} question={question} />
    case 'table':
      return <QuestionTable {...field} columns={question.columns} rows={question.rows} />
    case 'file':
      return (
        <div class="field" id={field.name} tabindex={-1}>
          <p>
            <b>{question.label}</b>
            {field.optional && <span class="quiet">（选填）</span>}
          </p>
          {hint && <p class="hint">{hint}</p>}
          {fileOf?.(question) ?? <p class="quiet">在“附件”一节上传。</p>}
        </div>
      )
  }
}

type Choice = Extract<Question, { kind: 'choice' }>
type ChoiceField = { of: Filled; name: string; label: string; optional: boolean; hint?: string }

/** More options than these are a list to open. */
const CARDS = 6

/** Where any of several may be ticked, an empty marker says that all were unticked: else nothing would be sent. */
function Choice({ field, question }: { field: ChoiceField; question: Choice }) {
  const options = question.options.map((value) => ({ value, text: value }))
  const { label, ...group } = field
  if (question.several)
    return (
      <>
        <Hidden name={`${field.name}[]`} value="" />
        <Checks {...group} legend={label} options={options} />
      </>
    )
  return options.length > CARDS ? (
    <Select {...field} options={options} none="请选择" />
  ) : (
    <Radios {...group} legend={label} options={options} />
  )
}
