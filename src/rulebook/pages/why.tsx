import { Because, type Filled, type Refusal } from '../../web/answer.tsx'
import { Note, type Tone } from '../../web/parts.tsx'
import { citing } from '../citing.ts'
import type { Citable } from '../rules/bound.ts'

type Props<R extends Refusal> = {
  not: R
  say: (refusal: R) => string
  bound: Citable | undefined
  /** What was sent: where its refusal says this already, it is not said again. */
  of?: Filled
  tone?: Tone
  /** In small words beside other things, in place of a note. */
  quiet?: boolean
}

/** Why something cannot be done now, with the clause that it comes from. */
export function Why<R extends Refusal>({ not, say, bound, of, tone, quiet }: Props<R>) {
  if (of?.why === not.why) return null
  const because = <Because sentence={say(not)} clause={citing(bound)(not)} />
  return quiet ? <p class="quiet">{because}。</p> : <Note {...(tone && { tone })}>{because}。</Note>
}
