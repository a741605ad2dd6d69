import { answerHosting, askHost } from '../../src/organizations/hosting/actions.ts'
import { makeMember } from '../made.ts'
import type { MemberRole } from '../../src/people/rules/person.ts'
import { must } from '../round/opened.ts'
import type { Site, Someone } from '../support.ts'

let number = 0

/** An organization of its own for a test, and its owner. */
export async function owned(site: Site, kind: 'service' | 'community' = 'service') {
  number += 1
  const name = `${kind === 'community' ? '茶叙社' : '安怡中心'}${number}`
  const owner = await site.member(name, kind)
  const id = owner.organizations[0]?.id ?? ''
  return { owner, id, name, path: `/organizations/${id}` }
}

/** Somebody else in it. */
export async function joined(site: Site, of: { owner: Someone; id: string }, role: MemberRole) {
  const person = await site.person(`${role}小李`)
  await makeMember(site.db, { organizationId: of.id, personId: person.id, role }, site.now)
  const organizations = of.owner.organizations.map((one) => ({ ...one, role }))
  return { ...person, organizations }
}

/** A group gets its host, through the actions of both. */
export async function hosted(site: Site, by: Someone): Promise<string> {
  const host = await owned(site)
  const groupId = by.organizations[0]?.id ?? ''
  const asked = must(await askHost(site.db, by, groupId, { hostId: host.id, note: '' }, site.now))
  must(await answerHosting(site.db, host.owner, asked.id, { outcome: 'confirmed', reason: '' }, site.now))
  return host.id
}

export const stale = { ok: false, refusal: { why: 'changed-meanwhile' } }
