import type { Child } from 'hono/jsx'
import type { z } from 'zod'
import type { Filled } from './answer.tsx'
import { type Look, lookOf } from './boxes/box.ts'
import { Checks, Confirm, Radios } from './choices.tsx'
import { Area, Hidden, Moment, Num, Select, Text, type Typing, Upload, autosave } from './fields.tsx'
import { Actions, Button } from './parts.tsx'
import { FactorAgain } from './passkey.tsx'
import { WhyNot } from './refusal.tsx'

/** The boxes of a form. */
export type Shape = z.ZodObject

type FormProps<F extends Shape> = {
  /** The act's address. */
  to: string
  of: Filled
  /** Its boxes, which are asked in their order where there are no `children`. */
  form?: F
  /** What its button says. */
  button: Child
  danger?: boolean
  plain?: boolean
  /** Further buttons, or what stands beside the button. */
  beside?: Child
  /** Sent along unseen. */
  hidden?: Record<string, string | number>
  /** Files are sent too. */
  files?: boolean
  /** On one line with its button: for a cell of a list. */
  inline?: boolean
  /** So long that its button stays in sight. */
  long?: boolean
  /** The organization whose people write it together: what one has typed and not handed in the others go on with. */
  together?: string
  children?: Child
}

/** A form: why it was refused, if it was this one; its fields with what was typed and what is wrong; its button. */
export const Form = <F extends Shape>({
  to,
  hidden = {},
  of,
  form,
  button,
  danger,
  plain,
  beside,
  files,
  inline,
  long,
  together,
  children,
}: FormProps<F>) => {
  const own = sentTo(to, of)
  const fields = children ?? (form && <Boxes of={own} form={form} without={Object.keys(hidden)} />)
  const factors = of.asksCode?.(to)
  const code = factors && <FactorAgain of={factors} />
  return (
    <BareForm {...{ to, hidden, files, long, together }}>
      {of.at === to && <WhyNot of={of} />}
      {!inline && fields}
      {!inline && code}
      <Actions>
        {inline && fields}
        {inline && code}
        <Button {...{ danger, plain }}>{button}</Button>
        {beside}
      </Actions>
    </BareForm>
  )
}

type BareProps = {
  /** None: each of its buttons has an address of its own. */
  to?: string
  hidden?: Record<string, string | number>
  files?: boolean | undefined
  /** By which buttons that stand elsewhere name it. */
  id?: string
  /** It saves by itself while it is filled in. */
  saves?: boolean
  /** So long that its last buttons stay in sight. */
  long?: boolean | undefined
  together?: string | undefined
  children?: Child
}

/** The form alone, for one that itself says why it was refused, and has several buttons. */
export const BareForm = ({ to, hidden = {}, files, id, saves, long, together, children }: BareProps) => (
  <form
    method="post"
    action={to}
    id={id}
    class={long ? 'long' : undefined}
    enctype={files ? 'multipart/form-data' : undefined}
    data-together={together}
    novalidate={saves}
    {...(saves && to && autosave(to))}
  >
    {Object.entries(hidden).map(([name, value]) => (
      <Hidden name={name} value={String(value)} />
    ))}
    {children}
  </form>
)

/** What was sent to an address: where another form of the page was sent, this one is as it was. */
export const sentTo = (to: string, of: Filled): Filled =>
  of.at === undefined || of.at === to ? of : { typed: {}, problems: [] }

/** Every box of a form in its order. */
export const Boxes = <F extends Shape>({
  of,
  form,
  without = [],
}: {
  of: Filled
  form: F
  without?: string[]
}) => (
  <>
    {Object.keys(form.shape)
      .filter((name) => !without.includes(name))
      .map((name) => (
        <Box {...{ of, form, name }} />
      ))}
  </>
)

type BoxProps<F extends Shape> = {
  of: Filled
  form: F
  name: keyof F['shape'] & string
  /** Of a row's cell and the like: the field's name in the page, "tracks.0.name"; else that of the box. */
  field?: string
  /** In place of the box's own title. */
  label?: Child
  hint?: Child
  /** In place of the box's own: of a row that may be left out, or of a field that only some must fill in. */
  optional?: boolean
  /** Characters wide, or rows high. */
  size?: number
  /** Choices that only the page knows, or their words in its own way. */
  options?: { value: string; text: string; small?: Child }[]
  /** The first choice of a list, for nothing chosen yet. */
  none?: string
  /** Choices below each other, in a single column. */
  one?: boolean
  /** As wide as the page: a line that is usually long. */
  full?: boolean
} & Omit<Typing, 'size'>

/** One field, asked as its box says. */
export function Box<F extends Shape>({
  of,
  form,
  name,
  field = name,
  label,
  hint,
  optional,
  size,
  options,
  none,
  one,
  full,
  ...typing
}: BoxProps<F>) {
  const look = looked(form, name)
  const { title, kind, unit = '', whole, limit, secret, type } = look
  const isOptional = optional ?? look.optional ?? false
  const asked = {
    of: secret ? { ...of, typed: {} } : of,
    name: field,
    label: label ?? title,
    hint,
    optional: isOptional,
  }
  const choices = options ?? Object.entries(look.options ?? {}).map(([value, text]) => ({ value, text }))
  switch (kind) {
    case 'line':
      return (
        <Text
          {...asked}
          {...typing}
          {...given({ size: size ?? usualSize(limit), type })}
          full={full ?? ((limit ?? 0) > 30 && !size)}
        />
      )
    case 'area':
      return <Area {...asked} rows={size ?? usualRows(limit)} {...given({ limit })} />
    case 'number':
      return <Num {...asked} unit={unit} whole={whole ?? false} size={size ?? (unit === '元' ? 14 : 6)} />
    case 'day':
      return <Text {...asked} type="date" />
    case 'moment':
      return <Moment {...asked} />
    case 'file':
      return <Upload {...asked} />
    case 'choice':
      return <Select {...asked} options={choices} none={none ?? '请选择'} />
    case 'radios':
      return (
        <Radios
          {...{ of, name: field, hint, optional: isOptional }}
          {...given({ one })}
          legend={label ?? title}
          options={choices}
        />
      )
    case 'ticks':
      return (
        <Checks
          {...{ of, name: field, hint, optional: isOptional }}
          {...given({ one })}
          legend={label ?? title}
          options={choices}
        />
      )
    case 'confirm':
      return <Confirm {...asked} />
    case 'hidden':
      return <Hidden name={field} value={of.typed[field] ?? ''} />
  }
}

function looked(form: Shape, name: string): Look {
  const schema = form.shape[name]
  const look = schema && lookOf(schema)
  if (!look) throw new Error(`${name} is no box`)
  return look
}

/** Without what is not there. */
const given = <T extends object>(of: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.assign(
    {},
    ...Object.entries(of).map(([key, value]) => (value === undefined ? {} : { [key]: value })),
  )

const usualSize = (limit = 20): number => Math.min(30, Math.max(10, limit))
const usualRows = (limit = 500): number => (limit <= 200 ? 3 : limit <= 1000 ? 6 : 10)
