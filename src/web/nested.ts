import { DEEPEST, MOST_BRANCHES, MOST_FIELDS, MOST_GAPS, tooMuch } from './bounds.ts'

/** Fields by their names, as they were sent: "budget.0.name". Of "kinds[]" there may be several. */
export type Flat = Map<string, string | string[]>

type Branch = { [key: string]: unknown }

/**
 * "budget.0.name" becomes { budget: [{ name }] }; "kinds[]" becomes { kinds: […] }. A gap in a list is null, so that
 * each row keeps its number.
 */
export function nested(flat: Flat): Branch {
  if (flat.size > MOST_FIELDS) tooMuch()
  const root: Branch = {}
  const left = { branches: MOST_BRANCHES, gaps: MOST_GAPS }
  for (const [name, value] of flat) grow(root, name.endsWith('[]') ? name.slice(0, -2) : name, value, left)
  return recordOf(root, left)
}

/** Branches that may still be grown, and gaps that may be filled, in the whole. */
type Left = { branches: number; gaps: number }

/** What no object can have as a field of its own; no form has it. */
const PROTOTYPE = '__proto__'

function grow(root: Branch, path: string, value: string | string[], left: Left): void {
  const keys = path.split('.')
  if (keys.length > DEEPEST) tooMuch()
  if (keys.includes(PROTOTYPE)) return
  const last = keys.pop() ?? ''
  let branch = root
  for (const key of keys) branch = into(branch, key, left)
  branch[last] = value
}

/** The branch under a key: a text that stood there gives way. */
function into(branch: Branch, key: string, left: Left): Branch {
  const inner = Object.hasOwn(branch, key) ? branch[key] : undefined
  if (isBranch(inner)) return inner
  left.branches -= 1
  if (left.branches < 0) tooMuch()
  const made: Branch = {}
  branch[key] = made
  return made
}

const isBranch = (inner: unknown): inner is Branch =>
  typeof inner === 'object' && inner !== null && !Array.isArray(inner)

function recordOf(branch: Branch, left: Left): Branch {
  for (const key of Object.keys(branch)) {
    const inner = branch[key]
    if (isBranch(inner)) branch[key] = plain(inner, left)
  }
  return branch
}

function plain(branch: Branch, left: Left): unknown {
  const keys = Object.keys(branch)
  const rows = rowsIn(keys)
  if (rows === 0) return recordOf(branch, left)
  left.gaps -= rows - keys.length
  if (left.gaps < 0) tooMuch()
  return Array.from({ length: rows }, (_, at) => {
    const inner = branch[at]
    return isBranch(inner) ? plain(inner, left) : (inner ?? null)
  })
}

/** How long a list its names make, of rows 0 to 999; 0: they are no rows. */
function rowsIn(keys: string[]): number {
  let rows = 0
  for (const key of keys) {
    const row = Number(key)
    if (!Number.isInteger(row) || row < 0 || row > 999 || String(row) !== key) return 0
    rows = Math.max(rows, row + 1)
  }
  return rows
}
