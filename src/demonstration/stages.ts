import type { Bucket } from '../db/bucket.ts'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Person } from '../people/rules/person.ts'
import { draftRound, publishRound } from '../round/calls/rounds/actions.ts'
import type { Form } from '../round/calls/form/rules/form.ts'
import type { Plan } from '../round/calls/rules/plan.ts'
import { assignSheets, choosePanel, declareRecusals } from '../round/panel/actions.ts'
import { assignments } from '../round/panel/tables.ts'
import { saveSection } from '../round/proposals/sections/actions.ts'
import { startProposal } from '../round/proposals/start/actions.ts'
import { openProposals, requestOpening } from '../round/proposals/opening/actions.ts'
import { submitProposal } from '../round/proposals/submissions/actions.ts'
import type { Content } from '../round/proposals/rules/content.ts'
import { bySection, sectionsOf } from '../round/proposals/sections/rules/sections.ts'
import { submissions } from '../round/proposals/tables.ts'
import { submitSheet } from '../round/scoring/actions.ts'
import { LISTS } from '../round/screening/rules/credit.ts'
import { checkEligibility } from '../round/screening/actions/eligibility.ts'
import { sendResults } from '../round/screening/results/actions.ts'
import type { Instant } from '../shared/days.ts'
import { ok } from '../shared/result.ts'
import type { Points } from '../shared/points.ts'
import type { Cast } from './cast.ts'
import { typedOf } from '../round/proposals/sections/forms/whole.ts'
import { must } from './must.ts'

export type Stage = { db: Db; bucket: Bucket; cast: Cast; say: (line: string) => void }

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Drafts a call and publishes it; `prepare` is done between. */
export async function playCall(
  { db, cast }: Stage,
  plan: Plan,
  drafted: Instant,
  published: Instant,
  prepare?: (roundId: string) => Promise<void>,
): Promise<string> {
  const { id } = must(await draftRound(db, cast.officer, plan, drafted))
  await prepare?.(id)
  must(await publishRound(db, cast.approver, id, published))
  return id
}

export function memberOf({ cast }: Stage, organization: string): Person {
  const person = cast.members.get(organization)
  if (!person) throw new Error(`no organization ${organization}`)
  return person
}

/** Starts a proposal and saves its text section by section, without submitting. */
export async function playDraft(
  stage: Stage,
  roundId: string,
  by: Person,
  typed: Record<string, string>,
  at: Instant,
  form?: Form,
) {
  const [organization] = by.organizations
  const { id } = must(await startProposal(stage.db, by, roundId, organization?.id ?? '', at))
  for (const [section, fields] of bySection(sectionsOf(form ? { form } : {}), typed))
    must(await saveSection(stage.db, by, id, { section, version: 0, typed: fields }, at))
  return id
}

/** Starts, saves and submits a proposal. */
export async function playProposal(
  stage: Stage,
  roundId: string,
  by: Person,
  content: Content,
  begun: Instant,
  at: Instant,
  form?: Form,
  attach?: (id: string) => Promise<Content>,
) {
  const typed = typedOf(content)
  const id = await playDraft(stage, roundId, by, typed, begun, form)
  const whole = (await attach?.(id)) ?? content
  must(await submitProposal(stage.db, by, id, { read: () => ok(whole) }, at))
  return id
}

/** Sealed proposals are opened: the officer asks, the auditor witnesses, an hour later. */
export async function playUnsealing({ db, cast }: Stage, roundId: string, at: Instant) {
  must(await requestOpening(db, cast.officer, roundId, at))
  must(await openProposals(db, cast.auditor, roundId, at + HOUR))
}

/** Judges one proposal; an empty reason lets it pass, with its organization looked up on the public lists. */
export async function playCheck({ db, cast }: Stage, proposalId: string, reason: string, at: Instant) {
  const looks = LISTS.map((about) => ({ about, result: 'clear' as const, enteredOn: null }))
  const pass = { outcome: 'eligible' as const, reason, looks, source: '登记机关的公开信息' }
  const finding = reason ? { outcome: 'ineligible' as const, reason } : pass
  must(await checkEligibility(db, cast.officer, proposalId, finding, at))
}

/** Tells every organization of a round what was found of its proposal. */
export async function playResults({ db, cast }: Stage, roundId: string, at: Instant) {
  must(await sendResults(db, cast.officer, roundId, at))
}

export type Conflict = { expert: string; organization: string; reason: string }

/** A panel is chosen, declares its recusals and gets its sheets. */
export async function playPanel(
  stage: Stage,
  roundId: string,
  experts: string[],
  conflicts: Conflict[],
  at: Instant,
) {
  const { db, cast } = stage
  const members = experts.map((id) => expertOf(stage, id))
  must(
    await choosePanel(
      db,
      cast.officer,
      roundId,
      members.map(({ expertId }) => expertId),
      at,
    ),
  )
  for (const id of experts) {
    const declared = conflicts
      .filter(({ expert }) => expert === id)
      .map(({ organization, reason }) => ({
        organizationId: memberOf(stage, organization).organizations[0]?.id ?? '',
        reason,
      }))
    must(await declareRecusals(db, expertOf(stage, id).person, roundId, declared, at + DAY))
  }
  must(await assignSheets(db, cast.officer, roundId, at + 2 * DAY))
}

export function expertOf({ cast }: Stage, id: string) {
  const expert = cast.experts.get(id)
  if (!expert) throw new Error(`no expert ${id}`)
  return expert
}

export type Scored = { expert: string; proposalId: string; points: Record<string, Points>; comment: string }

/** Every sheet is submitted, a few minutes apart. */
export async function playSheets(
  stage: Stage,
  roundId: string,
  sheets: Scored[],
  from: Instant,
  apart: number,
) {
  const found = await assignmentsOf(stage.db, roundId)
  for (const [at, sheet] of sheets.entries()) {
    const { expertId, person } = expertOf(stage, sheet.expert)
    const id = found.get(`${expertId} ${sheet.proposalId}`)
    if (!id) throw new Error(`${sheet.expert} has no sheet for ${sheet.proposalId}`)
    const { points, comment } = sheet
    must(
      await submitSheet(
        stage.db,
        person,
        id,
        { points, comments: {}, comment, advice: adviceFor(points) },
        from + at * apart,
      ),
    )
  }
}

/** Assignment ids by "expert proposal". */
export async function assignmentsOf(db: Db, roundId: string): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: assignments.id, expertId: assignments.expertId, proposalId: submissions.proposalId })
    .from(assignments)
    .innerJoin(submissions, eq(submissions.id, assignments.submissionId))
    .where(eq(assignments.roundId, roundId))
  return new Map(rows.map(({ id, expertId, proposalId }) => [`${expertId} ${proposalId}`, id]))
}

function adviceFor(points: Record<string, Points>) {
  const total = Object.values(points).reduce((sum, one) => sum + one, 0)
  if (total >= 8000) return 'fund'
  return total >= 7000 ? 'improve' : 'decline'
}
