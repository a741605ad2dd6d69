import type { Decision, Printed } from '../../personal/rules.ts'

/** One number, every text that it stands in, and what was decided on it; null: nothing yet. */
export type Numbered = Pick<Printed, 'digest' | 'what' | 'masked'> & {
  texts: Pick<Printed, 'place' | 'text'>[]
  decision: Decision | null
}

/** Those that nobody has decided on come first. */
export function numberedIn(printed: Printed[], decisions: Decision[]): Numbered[] {
  const each = Map.groupBy(printed, ({ digest }) => digest)
  const all = [...each.values()].flatMap((texts) => {
    const [first] = texts
    if (!first) return []
    const { digest, what, masked } = first
    return [{ digest, what, masked, texts, decision: decisions.find((one) => one.digest === digest) ?? null }]
  })
  return all.toSorted((a, b) => Number(a.decision !== null) - Number(b.decision !== null))
}
