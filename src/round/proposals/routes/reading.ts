import type { StoredFile } from '../../../files/rules/file.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { type Typed, readKept } from '../../../web/body.ts'
import { aboutForm } from '../forms/about.ts'
import { ownForm } from '../forms/answers.ts'
import { beneficiariesForm } from '../forms/beneficiaries.ts'
import { budgetForm } from '../forms/budget.ts'
import { needForm } from '../forms/need.ts'
import { outputsForm } from '../forms/outputs.ts'
import { partnersForm, teamForm } from '../forms/people.ts'
import { planForm } from '../forms/plan.ts'
import { risksForm } from '../forms/risks.ts'
import { type Content, sayPlaces } from '../rules/content.ts'
import { faultsIn } from '../rules/faults.ts'
import { missingFiles, refsOf } from '../rules/files.ts'
import type { Reading } from '../rules/reading.ts'
import { asks, sectionOf, sectionsOf, textOf } from '../rules/sections.ts'
import type { Proposal } from '../rules/submit.ts'
import type { Attached, Choices } from '../store/found.ts'

/** Reads all that is kept of a proposal. */
export function readProposal(proposal: Proposal & Choices & Attached): Reading {
  const { plan, organization, files } = proposal
  const sections = sectionsOf(plan)
  const text = textOf(sections, proposal.sections)
  const parts = readParts(proposal, text)
  const missing = missingFiles(plan.form, files, text)
  const unread = Object.values(parts).flatMap((part) =>
    part && !part.ok
      ? part.refusal.problems.map((one) => ({ ...one, section: sectionOf(sections, one.field) }))
      : [],
  )
  const content = missing.length > 0 ? null : contentOf(parts, files)
  const faults = faultsIn(plan, organization.kind, content ?? readable(parts))
  return { sections, text, content, files, problems: [...unread, ...missing], faults }
}

/** As it is submitted: whole, or what is missing, said of every section at once. */
export function readForSubmission(
  proposal: Proposal & Choices & Attached,
): Result<Content, { why: 'form'; problems: Reading['problems'] }> {
  const { content, problems } = readProposal(proposal)
  return content ? ok(content) : refuse({ why: 'form', problems })
}

/** Each section by its own form; null: this round does not ask it. */
function readParts({ plan, topics, places }: Proposal & Choices, text: Typed) {
  return {
    about: readKept(aboutForm(plan), text),
    need: readKept(needForm(topics), text),
    outputs: readKept(outputsForm, text),
    plan: readKept(planForm, text),
    risks: readKept(risksForm(plan), text),
    budget: readKept(budgetForm, text),
    beneficiaries: asks(plan, 'beneficiaries') ? readKept(beneficiariesForm(places), text) : null,
    team: asks(plan, 'team') ? readKept(teamForm, text) : null,
    answers: plan.form ? readKept(ownForm(plan.form), text) : null,
    partners: asks(plan, 'partners') ? readKept(partnersForm(places), text) : null,
  }
}

type Parts = ReturnType<typeof readParts>

function contentOf(
  { about, need, outputs, plan, risks, budget, ...asked }: Parts,
  files: StoredFile[],
): Content | null {
  if (!about.ok || !need.ok || !outputs.ok || !plan.ok || !risks.ok || !budget.ok) return null
  const { beneficiaries, team, partners, answers } = asked
  if ([beneficiaries, team, partners, answers].some((part) => part?.ok === false)) return null
  return {
    ...about.value,
    ...need.value,
    ...outputs.value,
    ...plan.value,
    ...risks.value,
    ...budget.value,
    ...(beneficiaries?.ok && beneficiaries.value),
    ...(team?.ok && team.value),
    ...(partners?.ok && partners.value),
    ...(answers?.ok && answers.value),
    ...(files.length > 0 && { files: refsOf(files) }),
    place: about.value.place || sayPlaces(beneficiaries?.ok ? beneficiaries.value.communities : []),
  }
}

/** As much of it as can be read already: enough for many a rule. */
function readable(parts: Parts): Partial<Content> {
  const read: Partial<Content>[] = Object.values(parts).flatMap((part) => (part?.ok ? [part.value] : []))
  return Object.assign({}, ...read)
}
