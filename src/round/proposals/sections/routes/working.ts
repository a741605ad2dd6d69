import type { StoredFile } from '../../../../files/rules/file.ts'
import { type Result, ok, refuse } from '../../../../shared/result.ts'
import { readKept } from '../../../../web/body.ts'
import type { AsksAs } from '../../../../web/asks.ts'
import { chosenIn } from '../../../calls/form/rules/asked.ts'
import { applyingOf } from '../../applicant/rules.ts'
import type { ConsentRequest } from '../../consents/rules.ts'
import { missingFiles, refsOf } from '../../files/rules.ts'
import type { Content } from '../../rules/content.ts'
import type { Proposal } from '../../submissions/rules.ts'
import { wholeForm } from '../forms/whole.ts'
import type { FormView } from '../pages/form-view.ts'
import type { Working } from '../pages/tasks.tsx'
import { faultsIn } from '../rules/faults.ts'
import { type Reading, stateOf } from '../rules/reading.ts'
import { type Section, keptOf, sectionOf, sectionsOf, textOf } from '../rules/sections.ts'
import { type Attached, type Choices, findWhole } from '../store/found.ts'

export type Shown = { working: Working; form: FormView; requests: ConsentRequest[] }

/** One's own proposal, read and ready to be shown; somebody else's is not found. */
export async function findWorking(
  { db, person, now }: Pick<AsksAs, 'db' | 'person' | 'now'>,
  id: string,
): Promise<Shown | null> {
  const found = await findWhole(db, person, id)
  if (!found) return null
  const { proposal, topics, places, files, requests, registered, copied } = found
  const reading = readProposal({ ...proposal, topics, places, files })
  const form = { id: proposal.id, plan: proposal.plan, kind: proposal.organization.kind, topics, places }
  const applying = { ...applyingOf(registered), version: registered.version, members: registered.members }
  return { working: { proposal, reading, applying, copied, person, now }, form, requests }
}

/** A section for a machine, without its text. */
export function dataOf({ proposal, reading }: Working, section: Section) {
  const kept = keptOf(proposal.sections, section.code)
  return {
    section: section.code,
    title: section.title,
    state: stateOf(reading, section),
    version: kept?.version ?? 0,
    savedAt: kept?.savedAt ?? null,
    savedBy: kept?.by.name ?? null,
  }
}

/** Reads all that is kept of a proposal. */
export function readProposal(proposal: Proposal & Choices & Attached): Reading {
  const { plan, organization, files } = proposal
  const sections = sectionsOf(plan)
  const text = textOf(sections, proposal.sections)
  const whole = readKept(wholeForm(proposal), text)
  const { content, readable, problems } = whole.ok ? whole.value : NOTHING
  const missing = missingFiles(plan.form, files, chosenIn(text))
  const unread = problems.map((one) => ({ ...one, section: sectionOf(sections, one.field) }))
  return {
    sections,
    text,
    readable,
    content: content && missing.length === 0 ? withFiles(content, files) : null,
    files,
    problems: [...unread, ...missing],
    faults: faultsIn(plan, organization.kind, content ?? readable),
  }
}

const withFiles = (content: Content, files: StoredFile[]): Content =>
  files.length > 0 ? { ...content, files: refsOf(files) } : content

const NOTHING = { content: null, readable: {}, problems: [] }

/** As it is submitted: whole, or what is missing, said of every section at once. */
export function readForSubmission(
  proposal: Proposal & Choices & Attached,
): Result<Content, { why: 'form'; problems: Reading['problems'] }> {
  const { content, problems } = readProposal(proposal)
  return content ? ok(content) : refuse({ why: 'form', problems })
}
