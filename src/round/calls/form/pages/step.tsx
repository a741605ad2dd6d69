import type { Child } from 'hono/jsx'
import type { Filled } from '../../../../web/answer.tsx'
import { Checks, Confirm } from '../../../../web/choices.tsx'
import { Area, Hidden, Num, Select, Text } from '../../../../web/fields.tsx'
import { Actions, Button } from '../../../../web/parts.tsx'
import { sectionsIn } from '../rules/edits.ts'
import { KINDS, type Kind, MOST, PARTS } from '../rules/form.ts'
import type { Typed } from '../../rules/typed.ts'
import type { Part } from '../../pages/hints.tsx'
import { PART_WORDS, QUESTION_WORDS } from '../../pages/words.tsx'

/** 申报表: which parts are asked, and the round's own questions in sections. Rows come and go by buttons that save. */
export const FormStep = ({ of, whole }: Part) => {
  const sections = sectionsIn(of.typed)
  return (
    <>
      {!whole && <Enter />}
      <Hidden name="form.parts[]" value="" />
      <Checks
        of={of}
        name="form.parts"
        legend="除基本内容以外，还要填写哪些部分"
        hint="项目概况、需求与目标、产出与成效、进度、风险、预算，每份申报书都要填写。"
        options={PARTS.map((value) => ({ value, text: PART_WORDS[value] }))}
        optional
      />
      {sections.map(({ own, questions }, s) => (
        <fieldset class="field">
          <legend>
            第{s + 1}部分{own['title'] && `：${own['title']}`}
          </legend>
          <Text of={of} name={`form.sections.${s}.title`} label="这一部分的名称" full />
          <Text
            of={of}
            name={`form.sections.${s}.code`}
            label="这一部分的代号"
            hint="小写字母和数字，不与别的部分相同。"
            size={16}
          />
          <Text of={of} name={`form.sections.${s}.hint`} label="写在前面的话" full optional />
          {questions.map((typed, q) => (
            <QuestionFields of={of} typed={typed} s={s} q={q} whole={whole} />
          ))}
          {!whole && (
            <Actions>
              {questions.length < MOST.questions && <Edit act={`add-question.${s}`}>加一个问题</Edit>}
              <Moves
                name="section"
                at={`${s}`}
                first={s === 0}
                last={s === sections.length - 1}
                what="这一部分"
              />
            </Actions>
          )}
        </fieldset>
      ))}
      {!whole && sections.length < MOST.sections && (
        <Actions>
          <Edit act="add-section">加一部分</Edit>
        </Actions>
      )}
    </>
  )
}

/** The enter key presses the first button of a form: it saves, and moves or removes nothing. */
const Enter = () => (
  <button class="unseen" name="do" value="stay" tabindex={-1} aria-hidden="true">
    保存
  </button>
)

const Edit = ({ act, children }: { act: string; children: Child }) => (
  <Button plain name="do" value={act}>
    {children}
  </Button>
)

type Move = { name: 'section' | 'question'; at: string; first: boolean; last: boolean; what: string }

const Moves = ({ name, at, first, last, what }: Move) => (
  <>
    {!first && <Edit act={`up-${name}.${at}`}>{what}上移</Edit>}
    {!last && <Edit act={`down-${name}.${at}`}>{what}下移</Edit>}
    <Edit act={`remove-${name}.${at}`}>删去{what}</Edit>
  </>
)

type One = { of: Filled; typed: Typed; s: number; q: number; whole: true | undefined }

/** A question is folded up once it is named; one that is new, or wrong somewhere, stands open. */
function QuestionFields({ of, typed, s, q, whole }: One) {
  const at = `form.sections.${s}.questions.${q}`
  const all = sectionsIn(of.typed).map(({ questions }) => questions)
  const isOpen = !typed['label'] || of.problems.some(({ field }) => field.startsWith(`${at}.`))
  return (
    <details open={isOpen}>
      <summary>{nameOf(typed, s, q)}</summary>
      <fieldset class="field">
        <legend class="unseen">{nameOf(typed, s, q)}</legend>
        <Text of={of} name={`${at}.label`} label="问题" full />
        <Select
          of={of}
          name={`${at}.kind`}
          label="题型"
          options={KINDS.map((value) => ({ value, text: QUESTION_WORDS[value] }))}
        />
        <KindFields of={of} at={at} />
        <Confirm of={of} name={`${at}.required`} label="必填" optional />
        <Text of={of} name={`${at}.hint`} label="提示" hint="显示在填写框的上面。" full optional />
        <Condition of={of} at={at} earlier={earlierChoices(all, s, q)} />
        <Text
          of={of}
          name={`${at}.code`}
          label="代号"
          hint="小写字母和数字，整张表里不重复。答复按它保存。"
          size={16}
        />
        {!whole && (
          <Actions>
            <Moves
              name="question"
              at={`${s}.${q}`}
              first={q === 0}
              last={q === (all[s]?.length ?? 0) - 1}
              what={`问题${s + 1}.${q + 1}`}
            />
          </Actions>
        )}
      </fieldset>
    </details>
  )
}

/** "问题1.2：上一期成效（文字，必填，有条件）" */
function nameOf(typed: Typed, s: number, q: number): string {
  const number = `问题${s + 1}.${q + 1}`
  if (!typed['label']) return number
  const kind = KINDS.find((one) => one === typed['kind'])
  const looks = [
    kind && QUESTION_WORDS[kind],
    typed['required'] === 'yes' && '必填',
    typed['when.question'] && '有条件',
  ].filter(Boolean)
  return `${number}：${typed['label']}（${looks.join('，')}）`
}

/** What only one kind of question has; script shows those of the kind that is chosen. */
const KindFields = ({ of, at }: { of: Filled; at: string }) => (
  <>
    <Only at={at} kind="text">
      <Num of={of} name={`${at}.limit`} label="字数上限（文字题）" unit="个字" size={6} />
    </Only>
    <Only at={at} kind="number">
      <Text of={of} name={`${at}.unit`} label="单位（数字题）" size={8} />
    </Only>
    <Only at={at} kind="choice">
      <Area of={of} name={`${at}.options`} label="选项（选择题）" hint="一行一个，至少两个。" rows={4} />
      <Confirm of={of} name={`${at}.several`} label="可以选几项" optional />
    </Only>
    <Only at={at} kind="table">
      <Area
        of={of}
        name={`${at}.columns`}
        label="栏目（表格）"
        hint={`一行一个，最多${MOST.columns}个。可以不填的，后面写“（选填）”，如：电话（选填）。`}
        rows={3}
      />
      <Num of={of} name={`${at}.rows`} label="最多几行（表格）" unit="行" />
    </Only>
  </>
)

const Only = ({ at, kind, children }: { at: string; kind: Kind; children: Child }) => (
  <div data-when={`${at}.kind`} data-is={kind}>
    {children}
  </div>
)

type Choice = { code: string; label: string }

/** What is chosen stays in the list, though no such question stands before this one any more. */
function Condition({ of, at, earlier }: { of: Filled; at: string; earlier: Choice[] }) {
  const chosen = of.typed[`${at}.when.question`] ?? ''
  const isGone = chosen !== '' && !earlier.some(({ code }) => code === chosen)
  if (earlier.length === 0 && !isGone) return null
  const options = earlier.map(({ code, label }) => ({ value: code, text: label || code }))
  return (
    <>
      <Select
        of={of}
        name={`${at}.when.question`}
        label="只在前面的选择题这样答时才问"
        none="总是要问"
        options={isGone ? [...options, { value: chosen, text: chosen }] : options}
        optional
        full
      />
      <div
        data-when={`${at}.when.question`}
        data-is={[...options.map(({ value }) => value), chosen].filter(Boolean).join('\n')}
      >
        <Area
          of={of}
          name={`${at}.when.is`}
          label="选了其中哪些才问"
          hint="照那个问题的选项写，一行一个。"
          rows={2}
          optional
        />
      </div>
    </>
  )
}

function earlierChoices(sections: Typed[][], s: number, q: number): Choice[] {
  return sections.flatMap((questions, section) =>
    questions.flatMap((one, question) =>
      (section < s || (section === s && question < q)) && one['kind'] === 'choice' && one['code']
        ? [{ code: one['code'], label: one['label'] ?? '' }]
        : [],
    ),
  )
}
