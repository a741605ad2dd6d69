import { type Common, type Refusal, isCommon, sayCommon } from './answer.tsx'

/** One sentence for each reason; a reason without its words does not compile. */
export type Words<R extends Refusal> = {
  [Why in R['why']]: { says(refusal: Extract<R, { why: Why }>): string }['says'] | string
}
/** Puts a refusal into words; `whys`: every reason that it knows. */
export type Say<R extends Refusal> = ((refusal: R) => string) & { whys: string[] }

/** The words of a stage's refusals. Those that any act may meet have theirs in answer.tsx. */
export function saying<R extends Refusal>(words: Words<Exclude<R, Common>>): Say<R | Common> {
  const all = new Map<string, ((refusal: R | Common) => string) | string>(Object.entries(words))
  const say = (refusal: R | Common): string => {
    if (isCommon(refusal)) return sayCommon(refusal)
    const word = all.get(refusal.why)
    return typeof word === 'function' ? word(refusal) : (word ?? refusal.why)
  }
  return Object.assign(say, { whys: [...all.keys()] })
}

/** The words of two for an act that may meet the refusals of either; what both know, the first says. */
export function either<A extends Refusal, B extends Refusal>(
  first: Say<A>,
  second: ((refusal: B) => string) & { whys?: string[] },
): Say<A | B> {
  const isOfFirst = (refusal: A | B): refusal is A => first.whys.includes(refusal.why) || isCommon(refusal)
  const say = (refusal: A | B): string => (isOfFirst(refusal) ? first(refusal) : second(refusal))
  return Object.assign(say, { whys: [...new Set([...first.whys, ...(second.whys ?? [])])] })
}
