import type { Child } from 'hono/jsx'
import { type Masked, personalIn } from '../shared/personal/find.ts'
import { PERSONAL_WORDS } from '../shared/personal/kinds.ts'
import type { Filled } from './answer.tsx'
import { Actions } from './parts.tsx'

/** Of every field. Its id is its name. `optional` shows （选填）; no field is checked before it is sent. */
export type Field = { of: Filled; name: string; label: Child; hint?: Child; optional?: boolean }

/** Whether a field is shown: a form may open a few of its fields only. */
export const isShown = ({ of, name }: Pick<Field, 'of' | 'name'>): boolean => of.only?.(name) ?? true

/** Numbers of people in a text that was typed: where it may become public they are masked, and better left out. */
const numbersOf = ({ of, name }: Pick<Field, 'of' | 'name'>): Masked[] => personalIn(of.typed[name] ?? '')

const sayNumbers = (numbers: Masked[]): string =>
  `这里像有${numbers.map(({ what, masked }) => `${PERSONAL_WORDS[what]}（${masked}）`).join('、')}：不是必须的请删去，公开时会遮盖`

/** Beneath a field of text; a number is no error. */
const Numbers = ({ name, numbers }: { name: string; numbers: Masked[] }) =>
  numbers.length > 0 && (
    <p class="error warn" id={`${name}-numbers`}>
      {sayNumbers(numbers)}
    </p>
  )

/** What a field tells the reader who cannot see it: the ids of its hint, its error and its unit. */
export function wiring({ of, name, hint }: Pick<Field, 'of' | 'name' | 'hint'>, ...more: string[]) {
  const wrong = of.problems.some(({ field }) => field === name)
  const ids = [hint ? `${name}-hint` : '', wrong ? `${name}-error` : '', ...more].filter(Boolean)
  return {
    'aria-invalid': wrong ? 'true' : undefined,
    'aria-describedby': ids.join(' ') || undefined,
  } as const
}

/** Label, hint and error above a control, in this order. */
const Labelled = ({ children, ...field }: Field & { children: Child }) =>
  isShown(field) && (
    <div class="field">
      <label for={field.name}>
        {field.label}
        {field.optional && <Optional />}
      </label>
      <HintAndError {...field} />
      {children}
    </div>
  )

export const Optional = () => <span class="quiet">（选填）</span>

export const HintAndError = ({ of, name, hint }: Pick<Field, 'of' | 'name' | 'hint'>) => {
  const says = of.problems.filter(({ field }) => field === name).map((problem) => problem.says)
  return (
    <>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {says.length > 0 && (
        <p class="error" id={`${name}-error`}>
          {says.join('；')}
        </p>
      )}
    </>
  )
}

/** A day to pick and an hour to type: 24:00 is the end of that day. The day carries the field's id, so that an error leads to it. */
export function Moment({ of, name, label, hint, optional }: Field) {
  if (!isShown({ of, name })) return null
  // a machine may have sent both as one
  const [day = of.typed[`${name}.day`], time = of.typed[`${name}.time`]] = of.typed[name]?.split('T') ?? []
  const wired = wiring({ of, name, hint })
  return (
    <fieldset class="field moment">
      <legend>
        {label}
        {optional && <Optional />}
      </legend>
      <HintAndError {...{ of, name, hint }} />
      <div class="cells">
        <label>
          日期
          <input type="date" id={name} name={`${name}.day`} value={day} {...wired} />
        </label>
        <label>
          时刻，如17:00、24:00
          <input name={`${name}.time`} value={time} size={6} {...wired} />
        </label>
      </div>
    </fieldset>
  )
}

/** Attributes that every control has. */
const control = (field: Field, ...more: string[]) => ({
  id: field.name,
  name: field.name,
  'aria-required': field.optional ? undefined : 'true',
  ...wiring(field, ...more),
})

type TextType = 'text' | 'email' | 'password' | 'tel' | 'date'
export type Typing = {
  size?: number
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  autocomplete?: string
  /** Id of a datalist. */
  list?: string
  /** Where the server says something of what is typed: asked while typing, and shown beneath. */
  says?: { from: string; now: Child }
}

/** One line. A password is never sent back. */
export function Text(field: Field & Typing & { type?: TextType; full?: boolean }) {
  const { size, inputmode, autocomplete, list, type, full, says } = field
  const numbers = numbersOf(field)
  const value = type === 'password' ? undefined : (field.of.typed[field.name] ?? '')
  return (
    <Labelled {...field}>
      {!type && <Numbers name={field.name} numbers={numbers} />}
      <input
        class={full ? 'full' : undefined}
        {...control(field, ...(numbers.length > 0 && !type ? [`${field.name}-numbers`] : []))}
        {...{ type, size, inputmode, autocomplete, list, value }}
        {...(says && asking(field.name, says.from))}
      />
      {says && (
        <output id={`${field.name}-says`} class="small" for={field.name}>
          {says.now}
        </output>
      )}
    </Labelled>
  )
}

const asking = (name: string, from: string) => ({
  'hx-get': from,
  'hx-trigger': 'input changed delay:400ms',
  'hx-target': `#${name}-says`,
  'hx-swap': 'innerHTML',
  'hx-include': 'closest form',
  'hx-sync': 'this:replace',
})

/** Several lines. `limit` is the longest text in characters: the server refuses more, the browser does not cut it off. */
export function Area(field: Field & { rows: number; limit?: number }) {
  const { rows, limit } = field
  const hint = field.hint ?? (limit ? `最多${limit}个字。` : undefined)
  const numbers = numbersOf(field)
  return (
    <Labelled {...field} hint={hint}>
      <Numbers name={field.name} numbers={numbers} />
      <textarea
        {...control({ ...field, hint }, ...(numbers.length > 0 ? [`${field.name}-numbers`] : []))}
        rows={rows}
      >
        {field.of.typed[field.name] ?? ''}
      </textarea>
    </Labelled>
  )
}

/** A number and its unit behind it: 12个月. `whole` brings the keyboard without a decimal point. */
export function Num(field: Field & { unit: string; size?: number; whole?: boolean }) {
  const { name, unit, size = 4, whole = true } = field
  const value = field.of.typed[name] ?? ''
  return (
    <Labelled {...field}>
      <Actions>
        <input
          class="num"
          {...control(field, `${name}-unit`)}
          {...{ size, value }}
          inputmode={whole ? 'numeric' : 'decimal'}
        />
        <span id={`${name}-unit`}>{unit}</span>
      </Actions>
    </Labelled>
  )
}

/** An amount in 元, as typed: "35,000" or "35000.50". */
export const Money = (field: Field) => <Num {...field} unit="元" size={14} whole={false} />

/** `none` is the first choice, for nothing chosen yet. */
export function Select(
  field: Field & { options: { value: string; text: string }[]; none?: string; full?: boolean },
) {
  const chosen = field.of.typed[field.name] ?? ''
  return (
    <Labelled {...field}>
      <select class={field.full ? 'full' : undefined} {...control(field)}>
        {field.none !== undefined && <option value="">{field.none}</option>}
        {field.options.map(({ value, text }) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/**
 * A file to send; the form is multipart. What was chosen before is not kept by browsers: say so in the hint. `largest`: its
 * bytes at most, so that what is too large is said before it is sent. `sends`: nothing but files goes to its act, by script one
 * by one with how far each is, and one or many at once (assets/sending.mjs).
 */
export const Upload = (field: Field & { accept?: string; largest?: number; sends?: 'one' | 'many' }) => (
  <Labelled {...field}>
    <input
      type="file"
      class="full"
      {...control(field)}
      {...{ accept: field.accept, 'data-largest': field.largest, 'data-sends': field.sends }}
    />
  </Labelled>
)

export const Hidden = ({ name, value, id }: { name: string; value: string; id?: string }) => (
  <input type="hidden" {...{ id, name, value }} />
)

/**
 * Attributes of a form that saves by itself while it is filled in: `to` takes the same fields, answers JSON, and
 * the new `version` for the form's hidden field of that name. One save at a time; saving.mjs puts the outcome in `.saved`.
 */
export const autosave = (to: string) => ({
  'hx-post': to,
  'hx-trigger': 'input delay:1s, change',
  'hx-swap': 'none',
  'hx-sync': 'this:queue last',
  'hx-headers': '{"Accept":"application/json"}',
  'hx-config': 'timeout:10s validate:false',
})
