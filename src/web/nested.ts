import { DEEPEST, MOST_FIELDS, MOST_GAPS, tooMuch } from './bounds.ts'

/** Fields by their names, as they were sent: "budget.0.name". Of "kinds[]" there may be several. */
export type Flat = Map<string, string | string[]>

type Branch = Map<string, unknown>

/**
 * "budget.0.name" becomes { budget: [{ name }] }; "kinds[]" becomes { kinds: […] }. A gap in a list is null, so that
 * each row keeps its number.
 */
export function nested(flat: Flat): Record<string, unknown> {
  if (flat.size > MOST_FIELDS) tooMuch()
  const root: Branch = new Map()
  // rows come one after the other: where a field stands is looked for once
  const known = new Map<string, Branch>()
  for (const [name, value] of flat) {
    const path = name.endsWith('[]') ? name.slice(0, -2) : name
    const at = path.lastIndexOf('.')
    const stem = at < 0 ? '' : path.slice(0, at)
    const branch = at < 0 ? root : (known.get(stem) ?? branchAt(root, stem.split('.')))
    const key = path.slice(at + 1)
    if (branch.get(key) instanceof Map) known.clear()
    else known.set(stem, branch)
    branch.set(key, value)
  }
  return recordOf(root, { gaps: MOST_GAPS })
}

function branchAt(root: Branch, keys: string[]): Branch {
  if (keys.length >= DEEPEST) tooMuch()
  let branch = root
  for (const key of keys) {
    const inner = branch.get(key)
    const next: Branch = inner instanceof Map ? inner : new Map()
    branch.set(key, next)
    branch = next
  }
  return branch
}

/** Gaps that may still be filled. */
type Left = { gaps: number }

function recordOf(branch: Branch, left: Left): Record<string, unknown> {
  for (const [key, inner] of branch) if (inner instanceof Map) branch.set(key, plain(inner, left))
  return Object.fromEntries(branch)
}

function plain(branch: Branch, left: Left): unknown {
  const rows = rowsIn(branch)
  if (rows === 0) return recordOf(branch, left)
  left.gaps -= rows - branch.size
  if (left.gaps < 0) tooMuch()
  return Array.from({ length: rows }, (_, at) => {
    const inner = branch.get(String(at))
    return inner instanceof Map ? plain(inner, left) : (inner ?? null)
  })
}

/** How long a list its names make, of rows 0 to 999; 0: they are no rows. */
function rowsIn(branch: Branch): number {
  let rows = 0
  for (const key of branch.keys()) {
    const row = Number(key)
    if (!(row >= 0 && row <= 999) || String(row) !== key || !Number.isInteger(row)) return 0
    rows = Math.max(rows, row + 1)
  }
  return rows
}
