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
