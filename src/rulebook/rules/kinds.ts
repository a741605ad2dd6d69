import type { OrganizationKind } from '../../people/rules/organization.ts'
import type { Fen } from '../../shared/money.ts'
import type { Points } from '../../shared/points.ts'

/** A whole number from `least` to `most`. */
export type Whole = { kind: 'whole'; name: string; unit: string; least: number; most: number }
/** The same, or never at all (null). The text says `some`, its {} being the number and unit, or `none`. */
export type WholeOrNone = Omit<Whole, 'kind'> & { kind: 'whole-or-none'; some: string; none: string }
/** Money in whole fen from `least` to `most`, or no bound at all (null). The text says `some`, its {} being the amount, or `none`. */
export type AmountOrNone = {
  kind: 'amount-or-none'
  name: string
  unit: '元'
  least: Fen
  most: Fen
  some: string
  none: string
}
/** Points of a hundred, in whole hundredths: 70分 is 7000. */
export type Mark = { kind: 'points'; name: string; unit: '分'; least: Points; most: Points }
/** Yes or no; the text says the one sentence or the other. */
export type Tick = { kind: 'tick'; name: string; yes: string; no: string }
/** One of several: code → what the text says. */
export type Choice<O extends string> = { kind: 'choice'; name: string; options: Record<O, string> }
/** Any of several, one at least, in the order of `options`: code → what the text says. */
export type Several<O extends string> = { kind: 'several'; name: string; options: Record<O, string> }
/** Short words of the district's own, `least` to `most` of them, none twice; the text says `none` for an empty list. */
export type List = { kind: 'list'; name: string; least: number; most: number; none: string }
/** How the award is paid: one to five parts that add up to 100%; the last is the remainder. */
export type Parts = { kind: 'tranches'; name: string }

export type Gate = 'agreement_signed' | 'midterm_passed' | 'final_passed'
/** `percent` of the award, 1 to 100, when its gate has passed. */
export type Tranche = { percent: number; on: Gate }

/** What a parameter is: its kind, Chinese name, unit and range, and what a call has to do with it. */
export type Kind = (
  | Whole
  | WholeOrNone
  | AmountOrNone
  | Mark
  | Tick
  | Choice<string>
  | Several<string>
  | List
  | Parts
) &
  Traits

export type Traits = {
  /** A round cannot run without it: one that binds no rulebook brings its own. */
  needed?: true
  /** To whom its clause may leave it: a call for its whole round (where nothing stands here), for each track, or to none. */
  left?: 'track' | 'never'
  /** How a call says it, {} being the value; without it, name and value, or the sentence of a switch. False: it is no rule of a round. */
  says?: string | false
  /** In its place at these values, where a number would say it badly: "管理费不超过资助资金的0%". */
  at?: Record<number, string>
  /** The text of a clause says this, its {} being the value. */
  some?: string
  /** In its place where the value is 0. */
  zero?: string
  /** Said only in a round where this holds: of a kind of applicant in one of its tracks, or with another switch on. */
  only?: { kind: OrganizationKind } | { when: string }
}

/** The type of a parameter's value. */
export type ValueOf<K> =
  K extends Choice<infer O>
    ? O
    : K extends Several<infer O>
      ? O[]
      : K extends Tick
        ? boolean
        : K extends WholeOrNone | AmountOrNone
          ? number | null
          : K extends List
            ? string[]
            : K extends Parts
              ? Tranche[]
              : number

type Range = [least: number, most: number]

export const whole = (name: string, unit: string, [least, most]: Range): Whole => ({
  kind: 'whole',
  name,
  unit,
  least,
  most,
})

export const wholeOrNone = (
  name: string,
  unit: string,
  [least, most]: Range,
  words: { some: string; none: string },
): WholeOrNone => ({ kind: 'whole-or-none', name, unit, least, most, ...words })

/** The range in whole yuan. */
export const amountOrNone = (
  name: string,
  [least, most]: Range,
  words: { some: string; none: string },
): AmountOrNone => ({
  kind: 'amount-or-none',
  name,
  unit: '元',
  least: least * 100,
  most: most * 100,
  ...words,
})

/** The range in whole points. */
export const mark = (name: string, [least, most]: Range): Mark => ({
  kind: 'points',
  name,
  unit: '分',
  least: least * 100,
  most: most * 100,
})

export const tick = (name: string, words: { yes: string; no: string }): Tick => ({
  kind: 'tick',
  name,
  ...words,
})

export const choice = <O extends string>(name: string, options: Record<O, string>): Choice<O> => ({
  kind: 'choice',
  name,
  options,
})

export const several = <O extends string>(name: string, options: Record<O, string>): Several<O> => ({
  kind: 'several',
  name,
  options,
})

export const list = (name: string, [least, most]: Range, none: string): List => ({
  kind: 'list',
  name,
  least,
  most,
  none,
})

export const tranches = (name: string): Parts => ({ kind: 'tranches', name })

/** A parameter that no round can run without, and a call's part in any other. */
export const needed = <K extends Kind>(
  kind: K,
  traits: Omit<Traits, 'needed'> = {},
): K & { needed: true } => ({
  ...kind,
  ...traits,
  needed: true,
})
export const trait = <K extends Kind>(kind: K, traits: Traits): K => ({ ...kind, ...traits })
