import { type Person, isStaff } from '../../people/rules/person.ts'
import { lacksSecondFactor } from '../../web/guard.ts'
import { type Frame, officeOf } from '../../web/layout.tsx'
import type { Asks } from '../../web/asks.ts'
import { faultsIn } from '../forms/file.ts'
import { modelVersion } from '../model/model.ts'
import { type Drafted, type Fault, type Kept, type Listed, MODEL_ID } from '../rules/version.ts'
import * as store from '../store.ts'

/** Who finds a draft; what is in force is everybody's. */
export const STAFF = ['officer', 'approver', 'finance', 'auditor', 'administrator'] as const

/** A version with all that its page shows; what is in force, and the model, are no drafts. */
type Readable = { version: Kept; draft: Drafted | null; faults: Fault[]; siblings: Listed[] }

/** The model, a version in force, or for the staff a draft. */
export async function findReadable({ db, asker }: Asks, id: string): Promise<Readable | null> {
  if (id === MODEL_ID) return { version: modelVersion(), draft: null, faults: [], siblings: [] }
  if (!staffIn(asker)) {
    const [[version], siblings] = await db.batch([
      store.versionInForce(db, id),
      store.siblingsOf(db, id, false),
    ])
    return version ? { version, draft: null, faults: [], siblings } : null
  }
  const [[version], siblings] = await db.batch([store.versionOf(db, id), store.siblingsOf(db, id, true)])
  if (!version) return null
  const isDraft = version.inForceAt === null
  return {
    version,
    draft: isDraft ? version : null,
    faults: isDraft ? faultsIn(version.book) : [],
    siblings,
  }
}

/** Whoever of the bureau asks, with a second factor where one is needed; null for everyone else. */
export const staffIn = ({ person, isDemonstration }: Asks['asker']): Person | null =>
  person && isStaff(person) && !lacksSecondFactor(person, isDemonstration) ? person : null

/** Staff keep their desk's navigation; what everybody reads has everybody's. */
export const frameFor = (title: string, reader: Person | null): Frame =>
  reader ? { title, desk: officeOf(reader) } : { title }
