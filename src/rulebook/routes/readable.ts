import { type Person, isStaff } from '../../people/rules/person.ts'
import { lacksSecondFactor } from '../../web/guard.ts'
import { type Frame, officeOf } from '../../web/layout.tsx'
import type { Ask } from '../../web/site.ts'
import { faultsIn } from '../forms/file.ts'
import { MODEL_ID, modelVersion } from '../model/model.ts'
import * as store from '../store.ts'

/** The model, a version in force, or for the staff a draft, with all that its page shows. */
export async function findReadable(c: Ask, id: string) {
  if (id === MODEL_ID) return { version: modelVersion(), draft: null, faults: [], siblings: [] }
  const { db } = c.var
  if (!staffIn(c)) {
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
export function staffIn(c: Ask): Person | null {
  const { person, isDemonstration } = c.var.asker
  return person && isStaff(person) && !lacksSecondFactor(person, isDemonstration) ? person : null
}

/** Staff keep their desk's navigation; what everybody reads has everybody's. */
export const frameFor = (title: string, reader: Person | null): Frame =>
  reader ? { title, desk: officeOf(reader) } : { title }
