import { Hono } from 'hono'
import { citing } from '../../../../rulebook/citing.ts'
import { paths } from '../../../../paths.ts'
import type { Instant } from '../../../../shared/days.ts'
import { type Filled, blank } from '../../../../web/answer.tsx'
import type { AsksAs } from '../../../../web/asks.ts'
import { screen } from '../../../../web/screen.tsx'
import type { Site } from '../../../../web/site.ts'
import { discardForm } from '../../../../rulebook/forms/discards.ts'
import { discardProposal, fetchProposal } from '../../discards/actions.ts'
import { sayDiscardRefusal, sayFetchRefusal } from '../../discards/pages.tsx'
import { sayReopenRefusal } from '../../pages/words.ts'
import { TasksPage, type Working, titleOf } from '../../sections/pages/tasks.tsx'
import { seenOf } from '../../sections/rules/sections.ts'
import { dataOf, findWorking } from '../../sections/routes/working.ts'
import { findMine } from '../../sections/store/found.ts'
import { reopenProposal } from '../actions.ts'
import { ProposalPage, type SubmissionView } from '../pages/view.tsx'
import { type Proposal, whyNotEdit } from '../rules.ts'
import { isStaff } from '../../rules/readers.ts'
import { findSubmitted } from '../store.ts'

/** A proposal: its working text to its members, or what counts of it. */
export const submissions = new Hono<Site>()

/** `reopenedAt`: when its text was opened again; to its own members. */
type Submitted = { view: SubmissionView; isMine: boolean; isStaffs: boolean; reopenedAt: Instant | null }
type Found = Submitted | { working: Working }
type Asking = Pick<AsksAs, 'db' | 'person' | 'now'>

screen(submissions, {
  at: paths.proposal,
  who: ['member', 'officer', 'approver', 'finance', 'auditor', 'operator'],
  finds: ['own', 'officer', 'approver', 'finance', 'auditor', 'operator'],
  load: findProposal,
  under: (found) => {
    const { plan, roundId } = 'working' in found ? found.working.proposal : found.view
    return citing(plan.rulebook, roundId)
  },
  frame: (found) =>
    'working' in found ? { title: titleOf(found.working), desk: 'applicant' } : frameOf(found),
  data: (found) => ('working' in found ? tasksOf(found.working) : viewOf(found)),
  page: (found, of, asks) =>
    'working' in found ? <TasksPage working={found.working} of={of} /> : pageOf(found, of, asks),
})
  .act({
    at: paths.reopening,
    who: ['member'],
    finds: ['own'],
    do: ({ db, person, now }, _, id) => reopenProposal(db, person, id, now),
    say: sayReopenRefusal,
  })
  .act({
    at: paths.proposalDiscard,
    who: ['member'],
    finds: ['own'],
    form: discardForm,
    do: ({ db, person, now }, { reason }, id) => discardProposal(db, person, id, reason, now),
    to: () => paths.applicantDesk(),
    say: sayDiscardRefusal,
  })
  .act({
    at: paths.proposalFetch,
    who: ['member'],
    finds: ['own'],
    do: ({ db, person, now }, _, id) => fetchProposal(db, person, id, now),
    say: sayFetchRefusal,
  })

/** Its members see the text while they can change it, or where nothing counts; else it is what counts. */
async function findProposal(asks: Asking, id: string): Promise<Found | null> {
  const shown = await findWorking(asks, id)
  const working = shown?.working
  if (working && whyNotEdit(working.proposal, asks.now) === null) return { working }
  return (await findCounting(asks, id, working?.proposal ?? null)) ?? (working ? { working } : null)
}

/** What counts of a proposal, as `mine` (its own members), its host or the staff read it; null: nothing, or nothing for this reader. */
async function findCounting(
  { db, person }: Asking,
  id: string,
  mine: Proposal | null,
): Promise<Submitted | null> {
  const view = await findSubmitted(db, id, person)
  const [isMine, isStaffs] = [mine !== null, mine === null && isStaff(person)]
  return view && { view, isMine, isStaffs, reopenedAt: mine?.current?.reopenedAt ?? null }
}

/** The text for a machine: how far each section is. */
function tasksOf(working: Working) {
  const { proposal, reading } = working
  const { id, plan, current } = proposal
  return {
    id,
    closes: plan.dates.closes,
    reopenedAt: current?.reopenedAt ?? null,
    sections: reading.sections.map((section) => dataOf(working, section)),
    seen: seenOf(proposal.sections, reading.files),
  }
}

function frameOf({ view, isStaffs }: Submitted) {
  return { title: view.content.title, desk: isStaffs ? ('officer' as const) : ('applicant' as const) }
}
const viewOf = ({ view }: Submitted) => ({ ...view, plan: undefined })
const pageOf = (found: Submitted, of: Filled, { now }: Asking) => <ProposalPage {...found} {...{ now, of }} />

/** What counts, while its text is reopened: the same page as before. */
screen(submissions, {
  at: paths.submission,
  who: ['member'],
  finds: ['own'],
  load: async (asks, id) => {
    const mine = await findMine(asks.db, asks.person, id)
    return mine && findCounting(asks, id, mine.proposal)
  },
  frame: frameOf,
  data: viewOf,
  page: (found, _, asks) => pageOf(found, blank, asks),
})
