import type { Child } from 'hono/jsx'
import type { Filled } from './answer.tsx'
import { type Field, HintAndError, Optional, isShown, wiring } from './fields.tsx'

export type Choice = { value: string; text: Child; small?: Child }
type Group = Omit<Field, 'label'> & { legend: Child; options: Choice[]; one?: boolean }

/** What is ticked under a name. */
export const ticked = (of: Filled, name: string): string[] =>
  (of.typed[`${name}[]`] ?? '').split('\n').filter(Boolean)

/** One of several. The first carries the field's id, so that the error summary leads to it. `one` sets a single column. */
export const Radios = (group: Group) =>
  isShown(group) && (
    <fieldset
      class="field"
      role="radiogroup"
      aria-required={group.optional ? undefined : 'true'}
      {...wiring(group)}
    >
      <GroupHead {...group} />
      <Cards {...group} type="radio" chosen={[group.of.typed[group.name] ?? '']} />
    </fieldset>
  )

/** Any of several. The form sends `name[]` once for each tick, which body.ts reads as a list. */
export function Checks(group: Group) {
  if (!isShown(group)) return null
  const { 'aria-invalid': invalid, 'aria-describedby': ids } = wiring(group)
  return (
    <fieldset class="field" aria-describedby={ids}>
      <GroupHead {...group} />
      <Cards {...group} type="checkbox" chosen={ticked(group.of, group.name)} invalid={invalid} />
    </fieldset>
  )
}

const GroupHead = (group: Group) => (
  <>
    <legend>
      {group.legend}
      {group.optional && <Optional />}
    </legend>
    <HintAndError {...group} />
  </>
)

type Cards = Group & { type: 'radio' | 'checkbox'; chosen: string[]; invalid?: 'true' | undefined }

const Cards = ({ name, type, options, chosen, invalid, one }: Cards) => (
  <div class={one ? 'choices one' : 'choices'}>
    {options.map(({ value, text, small }, at) => (
      <label class="choice">
        <input
          {...{ type, value }}
          name={type === 'checkbox' ? `${name}[]` : name}
          id={at ? `${name}-${value}` : name}
          checked={chosen.includes(value)}
          aria-invalid={invalid}
        />
        <span>
          <b>{text}</b>
          {small && <small>{small}</small>}
        </span>
      </label>
    ))}
  </div>
)

/** A declaration to tick before something final: the form sends `yes`. One that is `optional` may be left without a tick. */
export const Confirm = (field: Field) => (
  <div class="field">
    <HintAndError {...field} />
    <label class="choice">
      <input
        type="checkbox"
        id={field.name}
        name={field.name}
        value="yes"
        checked={field.of.typed[field.name] === 'yes'}
        aria-required={field.optional ? undefined : 'true'}
        {...wiring(field)}
      />
      <span>{field.label}</span>
    </label>
  </div>
)
