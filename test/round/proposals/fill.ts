import { saveSection } from '../../../src/round/proposals/sections/actions.ts'
import { submitProposal } from '../../../src/round/proposals/submissions/actions.ts'
import type { Content } from '../../../src/round/proposals/rules/content.ts'
import { type Typed, bySection, sectionsOf } from '../../../src/round/proposals/sections/rules/sections.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import { ok } from '../../../src/shared/result.ts'
import type { Instant } from '../../../src/shared/days.ts'
import type { Site, Someone } from '../../support.ts'
import { must } from '../../../src/demonstration/must.ts'
import { CONTENT, TYPED } from './typed.ts'

/** Saves a whole proposal as it was typed, each section for the first time. */
export async function fill(
  site: Site,
  by: Someone,
  id: string,
  typed: Typed = TYPED,
  plan: Pick<Plan, 'form'> = {},
) {
  const texts = bySection(sectionsOf(plan), typed)
  const saves = texts.map(([section, fields]) =>
    saveSection(site.db, by, id, { section, version: 0, typed: fields }, site.now),
  )
  for (const saved of await Promise.all(saves)) must(saved)
}

/** Submits a content, whatever is kept. */
export const submitContent = (
  site: Pick<Site, 'db'>,
  by: Someone,
  id: string,
  now: Instant,
  content: Content = CONTENT,
) => submitProposal(site.db, by, id, { read: () => ok(content) }, now)

/** The same by a machine, over HTTP: what is nested goes as it is. The versions of the sections are 0. */
export async function post(
  site: Site,
  by: Someone,
  id: string,
  typed: object,
  plan: Pick<Plan, 'form'> = {},
) {
  for (const { code, fields } of sectionsOf(plan)) {
    const names = new Set(fields.map((field) => field.split('.')[0]))
    const own = Object.entries(typed).filter(([name]) => names.has(name.split('.')[0] ?? ''))
    if (own.length === 0) continue
    const answer = await site.post(
      `/proposals/${id}/sections/${code}`,
      { version: 0, ...Object.fromEntries(own) },
      by,
    )
    if (answer.status !== 200) throw new Error(answer.text)
  }
}
