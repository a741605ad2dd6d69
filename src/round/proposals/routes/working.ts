import type { Context } from 'hono'
import type { Inside } from '../../../web/site.ts'
import type { FormView } from '../pages/form-view.ts'
import type { Working } from '../pages/tasks.tsx'
import type { ConsentRequest } from '../rules/consent.ts'
import { applyingOf } from '../rules/applicant.ts'
import { findWhole } from '../store/found.ts'
import { readProposal } from './reading.ts'

export type Shown = { working: Working; form: FormView; requests: ConsentRequest[] }

/** One's own proposal, read and ready to be shown; somebody else's is not found. */
export async function findWorking(c: Context<Inside>, id: string): Promise<Shown | null> {
  const { db, person, now } = c.var
  const found = await findWhole(db, person, id)
  if (!found) return null
  const { proposal, topics, places, files, requests, registered } = found
  const reading = readProposal({ ...proposal, topics, places, files })
  const form = { id: proposal.id, plan: proposal.plan, kind: proposal.organization.kind, topics, places }
  const applying = { ...applyingOf(registered), version: registered.version }
  return { working: { proposal, reading, applying, person, now }, form, requests }
}
