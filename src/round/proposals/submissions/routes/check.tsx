import { Hono } from 'hono'
import { citing } from '../../../../rulebook/citing.ts'
import { paths } from '../../../../paths.ts'
import { type Result, refuse } from '../../../../shared/result.ts'
import { type Unreadable, read } from '../../../../web/body.ts'
import { screen } from '../../../../web/screen.tsx'
import type { Site } from '../../../../web/site.ts'
import { saySubmitRefusal } from '../../pages/words.ts'
import type { Content } from '../../rules/content.ts'
import { findWorking, readForSubmission } from '../../sections/routes/working.ts'
import type { Attached, Choices } from '../../sections/store/found.ts'
import { submitProposal } from '../actions.ts'
import { submissionForm } from '../forms.ts'
import { CheckPage, namedIn } from '../pages/check.tsx'
import { type Proposal, whyNotEdit } from '../rules.ts'

/** Checking what is kept, and submitting it. */
export const checks = new Hono<Site>()

screen(checks, {
  at: paths.proposalCheck,
  who: ['member'],
  finds: ['own'],
  load: async (asks, id) => (await findWorking(asks, id))?.working ?? null,
  moved: ({ proposal }, { now }) => (whyNotEdit(proposal, now) ? paths.proposal(proposal.id) : null),
  under: ({ proposal }) => citing(proposal.plan.rulebook, proposal.roundId),
  frame: () => ({ title: '核对并提交', desk: 'applicant' }),
  data: (working) => {
    const { content, problems, faults } = working.reading
    const { applicant } = working.applying
    return { content, problems, faults, applicant, named: namedIn(working) }
  },
  page: (working, of) => <CheckPage {...{ working, of }} />,
}).act({
  at: paths.submission,
  who: ['member'],
  finds: ['own'],
  // a declaration that is missing is said with what else is
  form: submissionForm.partial(),
  do: ({ db, person, now }, sent, id) => {
    const declared = read(submissionForm, sent)
    return submitProposal(
      db,
      person,
      id,
      { seen: sent.seen, read: (proposal) => readAll(proposal, declared) },
      now,
    )
  },
  to: ({ id }) => paths.receipt(id),
  say: saySubmitRefusal,
})

/** The whole as it is kept, and the declaration: what is missing of either is said at once. */
function readAll(
  proposal: Proposal & Choices & Attached,
  declared: Result<unknown, Unreadable>,
): Result<Content, Unreadable> {
  const content = readForSubmission(proposal)
  if (declared.ok) return content
  const problems = content.ok ? [] : content.refusal.problems
  return refuse({ why: 'form', problems: [...problems, ...declared.refusal.problems] })
}
