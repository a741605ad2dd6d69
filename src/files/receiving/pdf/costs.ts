import { nameIn } from './objects.ts'
import { type Value, isDict, isReference } from './syntax.ts'

/** What an object costs whoever draws it: bytes of its own, how often it draws others, and whom it could. */
export type Drawing = {
  isForm: boolean
  /** Without resources of its own a form draws by those of whoever draws it. */
  hasResources: boolean
  size: number
  draws: number
  refs: number[]
  contents: number[]
  resources: number[]
  parent: number
}

/** Perhaps more than there are, never fewer. */
const DRAWS = /Do(?!\w)/g

export function drawingOf(value: Value, stream: string | null): Drawing {
  const dict = isDict(value) ? value : new Map<string, Value>()
  const parent = dict.get('Parent') ?? null
  return {
    isForm: stream !== null && nameIn(dict, 'Subtype') === 'Form',
    hasResources: dict.has('Resources'),
    ...{ size: stream?.length ?? 0, draws: stream?.match(DRAWS)?.length ?? 0, refs: refsIn(value) },
    contents: refsIn(dict.get('Contents') ?? null),
    resources: refsIn(dict.get('Resources') ?? null),
    parent: isReference(parent) ? parent.object : 0,
  }
}

/** Each as often as it stands there. */
function refsIn(value: Value): number[] {
  if (isReference(value)) return [value.object]
  if (Array.isArray(value)) return value.flatMap(refsIn)
  if (!isDict(value)) return []
  return [...value].flatMap(([key, one]) => (key === 'Parent' || key === 'Kids' ? [] : refsIn(one)))
}

/** Objects between a page and the forms that it draws: resources, their lists. */
const FARTHEST = 4
/** Forms in each other. */
const DEEPEST = 30

/**
 * Bytes that are read to draw a page, a form as often as it could be drawn: never fewer than there are, since each time the
 * dearest is taken of those that it could be. Without end where forms draw each other in a circle.
 */
export function costsOf(drawings: Map<number, Drawing>): (page: number) => number {
  const known = new Map<number, number>()
  const dearest = (refs: number[], depth: number): number =>
    formsFrom(drawings, refs).reduce((most, no) => Math.max(most, ofForm(no, depth + 1)), 0)
  const ofForm = (no: number, depth: number): number => {
    const form = drawings.get(no)
    if (!form) return 0
    if (depth > DEEPEST || (form.draws > 0 && !form.hasResources)) return Infinity
    const before = known.get(no)
    if (before !== undefined) return before
    known.set(no, form.draws > 0 ? Infinity : form.size)
    if (form.draws > 0) known.set(no, form.size + form.draws * (1 + dearest(form.refs, depth)))
    return known.get(no) ?? Infinity
  }
  return (no) => {
    const page = drawings.get(no)
    if (!page) return 0
    const contents = contentsOf(drawings, page)
    const draws = contents.reduce((sum, one) => sum + one.draws, 0)
    const own = contents.reduce((sum, one) => sum + one.size, 0)
    if (draws === 0) return own
    const refs = [...page.refs, ...above(drawings, page), ...contents.flatMap((one) => one.refs)]
    return own + draws * (1 + dearest(refs, 0))
  }
}

/** What a page shows, in one stream or in a list of them. */
const contentsOf = (drawings: Map<number, Drawing>, { contents }: Drawing): Drawing[] =>
  contents
    .flatMap((no) => {
      const one = drawings.get(no)
      return one && one.size === 0 ? one.refs : [no]
    })
    .flatMap((no) => drawings.get(no) ?? [])

/** Resources of the nodes that a page hangs on. */
function above(drawings: Map<number, Drawing>, { parent }: Drawing): number[] {
  const refs: number[] = []
  let [at, left] = [drawings.get(parent), DEEPEST]
  for (; at && left > 0; at = drawings.get(at.parent), left -= 1) refs.push(...at.resources)
  return refs
}

function formsFrom(drawings: Map<number, Drawing>, refs: number[]): number[] {
  const met = new Set<number>()
  let near = refs
  for (let far = 0; far < FARTHEST; far += 1) {
    const fresh = [...new Set(near)].filter((no) => !met.has(no))
    for (const no of fresh) met.add(no)
    near = fresh.flatMap((no) => (drawings.get(no)?.isForm ? [] : (drawings.get(no)?.refs ?? [])))
  }
  return [...met].filter((no) => drawings.get(no)?.isForm)
}
