import type { Db } from '../../../../db/db.ts'
import type { NotFound, Stale } from '../../../../history/rules.ts'
import type { Result } from '../../../../shared/result.ts'
import { findContracts } from '../store/contracts.ts'

export type Done<R> = Promise<Result<{ roundId: string }, R | Stale | NotFound>>

/** A contract among those of its round; null: there is none. */
export async function load(db: Db, contractId: string) {
  const found = await findContracts(db, { contractId })
  const contract = found?.contracts.find(({ id }) => id === contractId)
  return found && contract ? { found, contract } : null
}
