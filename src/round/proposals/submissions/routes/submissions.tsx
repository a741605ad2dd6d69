import { type Context, Hono } from 'hono'
import { isMemberOf } from '../../../../people/rules/person.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { paths } from '../../../../paths.ts'
import { type Result, refuse } from '../../../../shared/result.ts'
import { blank, done, refused, show } from '../../../../web/answer.tsx'
import { type Unreadable, read, readBody } from '../../../../web/body.ts'
import { only } from '../../../../web/guard.ts'
import type { Inside, Site } from '../../../../web/site.ts'
import { reopenProposal, submitProposal, withdrawProposal } from '../actions.ts'
import { submissionForm, withdrawalForm } from '../forms.ts'
import { CheckPage } from '../pages/check.tsx'
import { ReceiptPage } from '../pages/receipt.tsx'
import { NotDone } from '../pages/view.tsx'
import { sayReopenRefusal, saySubmitRefusal, sayWithdrawRefusal } from '../../pages/words.ts'
import type { Content } from '../../rules/content.ts'
import {
  type Proposal,
  type ReopenRefusal,
  type SubmitRefusal,
  type WithdrawRefusal,
  whyNotEdit,
} from '../rules.ts'
import { type Attached, type Choices, findMine } from '../../sections/store/found.ts'
import { submissionView } from '../../store.ts'
import { findSubmitted } from '../store.ts'
import { findWorking, readForSubmission } from '../../sections/routes/working.ts'
import { pageOf, submittedPage } from './submitted.tsx'

/** What was handed in: checking, submitting, its receipt, withdrawing and reopening. */
export const submissions = new Hono<Site>()

submissions.get('/proposals/:id/check', only('member'), async (c) => {
  const shown = await findWorking(c, c.req.param('id'))
  if (!shown) return c.notFound()
  const { working } = shown
  const { content, problems, faults } = working.reading
  const why = whyNotEdit(working.proposal, c.var.now)
  if (why) return done(c, paths.proposal(working.proposal.id), {})
  return show(
    c,
    { title: '核对并提交', desk: 'applicant' },
    { content, problems, faults, applicant: working.applying.applicant },
    <CheckPage working={working} of={blank} refused={null} />,
  )
})

/** What counts, while its text is reopened: the same page as before. */
submissions.get('/proposals/:id/submission', only('member'), async (c) => {
  const mine = await findMine(c.var.db, c.var.person, c.req.param('id'))
  const page = mine && (await submittedPage(c, c.req.param('id'), mine.proposal))
  return page ?? c.notFound()
})

/** Submits what is kept. The declaration comes with it, and which versions of the sections were read. */
submissions.post('/proposals/:id/submission', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(submissionForm, sent)
  const submitted = await submitProposal(
    db,
    person,
    id,
    {
      seen: typed['seen'],
      read: (proposal) => readAll(proposal, form),
    },
    now,
  )
  if (submitted.ok) return done(c, paths.receipt(id), submitted.value)
  const shown = await findWorking(c, id)
  if (!shown) return c.notFound()
  const { working } = shown
  return refused<SubmitRefusal>(c, submitted.refusal, saySubmitRefusal, {
    frame: { title: '核对并提交', desk: 'applicant' },
    typed,
    cite: citing(working.proposal.plan.rulebook, working.proposal.roundId),
    body: (filled) => <CheckPage working={working} of={filled} refused={filled.refused} />,
  })
})

submissions.get('/proposals/:id/receipt', only('member'), async (c) => {
  const [view] = await submissionView(c.var.db, c.req.param('id'), true)
  if (!view || !isMemberOf(c.var.person, view.organization.id)) return c.notFound()
  const { number, at, sha256, revision, ask } = view
  return show(
    c,
    { title: '申报回执', desk: 'applicant' },
    { number, at, sha256, revision, ask },
    <ReceiptPage view={view} />,
  )
})

submissions.post('/proposals/:id/withdrawal', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(withdrawalForm, sent)
  const withdrawn = form.ok ? await withdrawProposal(db, person, id, form.value.reason, now) : form
  if (withdrawn.ok) return done(c, paths.proposal(id), withdrawn.value)
  return notDone<WithdrawRefusal>(c, withdrawn.refusal, sayWithdrawRefusal, '撤回申报', typed)
})

submissions.post('/proposals/:id/reopening', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const reopened = await reopenProposal(db, person, id, now)
  if (reopened.ok) return done(c, paths.proposal(id), reopened.value)
  return notDone<ReopenRefusal>(c, reopened.refusal, sayReopenRefusal, '重新打开', {})
})

type Ask = Context<Inside>

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

/** The submission again, and why it was not withdrawn or reopened; where there is none, the reason alone. */
async function notDone<R extends { why: string }>(
  c: Ask,
  refusal: Parameters<typeof refused<R>>[1],
  say: (refusal: R) => string,
  title: string,
  typed: Record<string, string>,
) {
  const id = c.req.param('id') ?? ''
  const view = await findSubmitted(c.var.db, id, true)
  const isMine = view && isMemberOf(c.var.person, view.organization.id)
  if (!view || !isMine) {
    const body = (filled: { refused: Parameters<typeof NotDone>[0]['refused'] }) => (
      <NotDone id={id} title={title} refused={filled.refused} />
    )
    // to somebody else, what is wrong with the form says that there is one
    const why = refusal.why === 'form' ? ({ why: 'not-found' } as const) : refusal
    return refused(c, why, say, { frame: { title, desk: 'applicant' }, body })
  }
  return refused(c, refusal, say, {
    frame: { title: view.content.title, desk: 'applicant' },
    typed,
    cite: citing(view.plan.rulebook, view.roundId),
    body: (filled) => pageOf(c, view, true, filled),
  })
}
