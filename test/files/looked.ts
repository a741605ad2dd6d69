import { Budget, type Most } from '../../src/files/receiving/budget.ts'
import { kindOf } from '../../src/files/receiving/kind.ts'
import { search } from '../../src/files/receiving/search.ts'
import { inMemory } from '../../src/files/receiving/upload.ts'
import { magicOf } from '../../src/files/rules/kinds.ts'

/** Enough for any small file. */
export const PLENTY: Most = { bytes: 1e9, characters: 1e9, until: new AbortController().signal }

/** What becomes of a file's bytes, without a bucket; `spent` of its budget. */
export async function looked(bytes: Uint8Array, most: Partial<Most> = {}) {
  const budget = new Budget({ ...PLENTY, ...most })
  const magic = magicOf(bytes)
  if (!magic) throw new Error('no file of ours')
  const source = inMemory(bytes)
  const kind = await kindOf(source, magic, budget)
  const found = kind.ok ? await search(source, kind.value, 'x', budget) : kind
  const { spent } = budget
  if (!found.ok) return { refusal: found.refusal, spent }
  const { searched, findings } = found.value
  return { searched, found: findings.map(({ where, masked }) => `${where} ${masked}`), spent }
}
