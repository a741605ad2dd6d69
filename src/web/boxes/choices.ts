import { z } from 'zod'
import { type Bounds, box } from './box.ts'

/** One of several, whose words are given by their values. `ask`: what to say when none was chosen. */
export const choice = <const O extends Record<string, string>>(
  name: string,
  options: O,
  ask = `请选择${name}`,
) => box(z.enum(keysOf(options), ask), { title: name, kind: 'radios', options })

/** The same in a list that opens. */
export const pick = <const O extends Record<string, string>>(
  name: string,
  options: O,
  ask = `请选择${name}`,
) => box(z.enum(keysOf(options), ask), { title: name, kind: 'choice', options })

function keysOf<O extends Record<string, string>>(options: O): [keyof O & string, ...(keyof O & string)[]] {
  const keys: (keyof O & string)[] = Object.keys(options)
  const [first, ...others] = keys
  if (first === undefined) throw new Error('a choice of nothing')
  return [first, ...others]
}

/** Yes or no; from a machine true or false. */
export const yesNo = (name: string, words: { yes: string; no: string }, ask = `请选择${name}`) =>
  box(
    z.codec(z.enum(['yes', 'no', 'true', 'false'], ask), z.boolean(), {
      decode: (word) => word === 'yes' || word === 'true',
      encode: (is): 'yes' | 'no' => (is ? 'yes' : 'no'),
    }),
    { title: name, kind: 'radios', options: words },
  )

/** Any of several, `least` at least, in the order of `options`, none twice. */
export const ticks = <const O extends Record<string, string>>(
  name: string,
  options: O,
  least = 1,
  ask = `请选择${name}`,
) =>
  box(
    z.codec(z.array(z.string(ask), ask).default([]), z.array(z.enum(keysOf(options), ask)).min(least, ask), {
      decode: (sent) => {
        const others = sent.filter((one) => one && !Object.hasOwn(options, one)) as (keyof O & string)[] // the enum refuses them
        return [...keysOf(options).filter((key) => sent.includes(key)), ...others]
      },
      encode: (chosen) => chosen,
    }),
    { title: name, kind: 'ticks', options, optional: least === 0 },
  )

/** Ids ticked in a list that the page knows. The empty marker that says that none was ticked does not count. */
export const ids = (name: string, [least, most]: Bounds, ask = `请选择${name}`) =>
  box(
    z.codec(
      z.array(z.string(ask).max(40, ask), ask).default([]),
      z.array(z.string()).min(least, ask).max(most, `${name}最多${most}项`),
      { decode: (sent) => [...new Set(sent.filter(Boolean))], encode: (chosen) => chosen },
    ),
    { title: name, kind: 'ticks', optional: least === 0 },
  )

/** Things ticked in a list that the page shows, by their ids, in the list's order. `gone`: what to say of one that is not in it. */
export const chosenFrom = <T extends { id: string }>(name: string, list: T[], gone: string) =>
  box(
    z.codec(z.array(z.string(gone), gone).default([]), z.array(z.custom<T>()), {
      decode: (sent, ctx) => {
        const ticked = sent.filter(Boolean)
        if (!ticked.every((one) => list.some(({ id: known }) => known === one)))
          ctx.issues.push({ code: 'custom', input: sent, message: gone })
        return list.filter((one) => ticked.includes(one.id))
      },
      encode: (chosen) => chosen.map((one) => one.id),
    }),
    { title: name, kind: 'ticks', optional: true },
  )

/** The id of something that the page shows. */
export const id = (name: string, ask = `请选择${name}`) =>
  box(z.string(ask).trim().min(1, ask).max(60, ask), { title: name, kind: 'choice' })

/** A declaration to tick. `says` refuses without it. */
export const confirm = (says: string) => box(z.literal('yes', says), { title: says, kind: 'confirm' })

/** The same where it may be left without its tick. */
export const tick = (says: string) =>
  box(
    z.codec(z.string().default(''), z.boolean(), {
      decode: (typed) => typed === 'yes',
      encode: (is) => (is ? 'yes' : ''),
    }),
    { title: says, kind: 'confirm', optional: true },
  )
