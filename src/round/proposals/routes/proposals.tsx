import { type Context, Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Person, isMemberOf } from '../../../people/rules/person.ts'
import { type Common, blank, done, problem, refused, sayCommon, show } from '../../../web/answer.tsx'
import { type Body, type Typed, type Unreadable, read, readBody } from '../../../web/body.ts'
import { refuse } from '../../../shared/result.ts'
import { citing } from '../../../rulebook/citing.ts'
import { only } from '../../../web/guard.ts'
import type { Inside, Site } from '../../../web/site.ts'
import { findAmendment } from '../../calls/store/amendments.ts'
import { callOf } from '../../calls/store/rounds.ts'
import { publishAmendment } from '../actions/amendments.ts'
import { saveDraft, startProposal, submitProposal, withdrawProposal } from '../actions/proposals.ts'
import { LONGEST_DRAFT, startForm, submissionForm, versionForm, withdrawalForm } from '../forms/content.ts'
import { NotPublished, sayDecideRefusal } from '../pages/amendment.tsx'
import { ProposalForm } from '../pages/form.tsx'
import { ProposalsPage, StartPage } from '../pages/list.tsx'
import { NothingToWithdraw, ProposalPage, ReceiptPage } from '../pages/view.tsx'
import { sayStartRefusal, saySubmitRefusal, sayWithdrawRefusal } from '../pages/words.ts'
import { type SubmitRefusal, whyNotEdit } from '../rules/submit.ts'
import { listProposals } from '../store/list.ts'
import { findMine, submissionView } from '../store/proposals.ts'

export const proposals = new Hono<Site>()

const readers = only('member', 'officer', 'approver', 'finance', 'auditor')

proposals.get('/rounds/:id/proposals', only('officer', 'approver', 'finance', 'auditor'), async (c) => {
  const { word = '', track = '', standing = '', page = '1' } = c.req.query()
  const shown = {
    word: word.slice(0, 50),
    track,
    standing,
    page: Number(/^[1-9]\d{0,4}$/.exec(page)?.[0] ?? 1),
  }
  const found = await listProposals(c.var.db, c.req.param('id'), shown, c.var.now)
  if (!found) return c.notFound()
  const { round, rows, total } = found
  return show(
    c,
    { title: '收到的申报书', desk: 'officer' },
    { rows, total },
    <ProposalsPage {...{ round, rows, total, shown }} now={c.var.now} />,
  )
})

proposals.get('/rounds/:id/proposals/new', only('anyone'), async (c) => {
  const { db, person } = c.var
  const [round] = await callOf(db, c.req.param('id'))
  if (!round) return c.notFound()
  const [mine] = person.organizations
  const of = { ...blank, typed: mine && person.organizations.length === 1 ? { organization: mine.id } : {} }
  const frame = { title: '开始申报', desk: 'applicant' } as const
  return show(
    c,
    frame,
    { organizations: person.organizations },
    <StartPage {...{ round, person, of }} refused={null} />,
  )
})

proposals.post('/rounds/:id/proposals', only('member'), async (c) => {
  const { db, person, now } = c.var
  const roundId = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(startForm, sent)
  const started = form.ok ? await startProposal(db, person, roundId, form.value.organization, now) : form
  if (started.ok) return done(c, paths.proposal(started.value.id), started.value)
  const [round] = await callOf(db, roundId)
  if (!round) return c.notFound()
  return refused(c, started.refusal, sayStartRefusal, {
    frame: { title: '开始申报', desk: 'applicant' },
    typed,
    cite: citing(round.plan.rulebook),
    body: (filled) => <StartPage round={round} person={person} of={filled} refused={filled.refused} />,
  })
})

/** Here, and not with the calls: the organizations that have begun a proposal are told. */
proposals.post('/amendments/:id/publication', only('approver'), async (c) => {
  const { db, person, now } = c.var
  const published = await publishAmendment(db, person, c.req.param('id'), now)
  if (published.ok) return done(c, paths.call(published.value.roundId), published.value)
  const found = await findAmendment(db, c.req.param('id'))
  if (!found) return c.notFound()
  const { round } = found
  return refused(c, published.refusal, sayDecideRefusal, {
    frame: { title: `更正公告：${round.plan.title}`, desk: 'approver' },
    cite: citing(round.plan.rulebook),
    body: (filled) => <NotPublished found={found} person={person} refused={filled.refused} />,
  })
})

proposals.get('/proposals/:id', readers, async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const found = await findMine(db, person, id)
  if (found && whyNotEdit(found.proposal, now) === null)
    return formPage(c, found.proposal, found.proposal.typed)
  const [view] = await submissionView(db, id, found ? undefined : now)
  if (!view || !mayRead(person, view.organization.id))
    return found ? closedDraft(c, found.proposal) : c.notFound()
  const isMine = found !== null
  const frame = { title: view.content.title, desk: isMine ? 'applicant' : 'officer' } as const
  return show(
    c,
    frame,
    { ...view, plan: undefined },
    <ProposalPage {...{ view, isMine, now }} of={blank} refused={null} />,
  )
})

/** Working text: an autosave (JSON) or the button (a form). Nothing that was typed is refused for being incomplete. */
proposals.post('/proposals/:id/draft', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const body = await readBody(c)
  const version = read(versionForm, body.sent)
  const typed = fieldsOf(body)
  const saved = !version.ok
    ? version
    : tooLong(typed)
      ? refuse(tooMuch)
      : await saveDraft(db, person, id, version.value.version, typed, now)
  if (saved.ok)
    return done(c, `${paths.proposal(id)}${body.typed['do'] === 'add' ? '#budget' : ''}`, saved.value)
  return again(c, id, typed, saved.refusal)
})

proposals.post('/proposals/:id/submission', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const body = await readBody(c)
  const typed = fieldsOf(body)
  const form = read(submissionForm, body.sent)
  const submitted = !form.ok
    ? form
    : tooLong(typed)
      ? refuse(tooMuch)
      : await submitProposal(db, person, id, form.value.content, typed, now, form.value.version)
  if (submitted.ok) return done(c, paths.receipt(id), submitted.value)
  return again(c, id, typed, submitted.refusal)
})

proposals.get('/proposals/:id/receipt', only('member'), async (c) => {
  const [view] = await submissionView(c.var.db, c.req.param('id'))
  if (!view || !isMemberOf(c.var.person, view.organization.id)) return c.notFound()
  const { number, at, sha256, revision, ask } = view
  return show(
    c,
    { title: '申报回执', desk: 'applicant' },
    { number, at, sha256, revision, ask },
    <ReceiptPage view={view} />,
  )
})

proposals.post('/proposals/:id/withdrawal', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(withdrawalForm, sent)
  const withdrawn = form.ok ? await withdrawProposal(db, person, id, form.value.reason, now) : form
  if (withdrawn.ok) return done(c, paths.proposal(id), withdrawn.value)
  const [view] = await submissionView(db, id)
  if (!view || !isMemberOf(person, view.organization.id)) {
    const refusal = form.ok ? withdrawn.refusal : ({ why: 'not-found' } as const)
    return refused(c, refusal, sayWithdrawRefusal, {
      frame: { title: '撤回申报', desk: 'applicant' },
      body: (filled) => <NothingToWithdraw id={id} refused={filled.refused} />,
    })
  }
  return refused(c, withdrawn.refusal, sayWithdrawRefusal, {
    frame: { title: view.content.title, desk: 'applicant' },
    typed,
    cite: citing(view.plan.rulebook),
    body: (filled) => <ProposalPage {...{ view, now }} isMine of={filled} refused={filled.refused} />,
  })
})

type Ask = Context<Inside>

/** The form again, with what was typed and why it was not taken; the version is the newest, so that a second try counts. */
async function again(c: Ask, id: string, typed: Typed, refusal: SubmitRefusal | Common) {
  const { db, person, now } = c.var
  const found = await findMine(db, person, id)
  if (!found) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  const { proposal } = found
  const isElsewhere = refusal.why === 'changed-meanwhile'
  return refused(c, refusal, saySubmitRefusal, {
    frame: { title: typed['title'] || '申报书', desk: 'applicant' },
    typed,
    cite: citing(proposal.plan.rulebook),
    body: (filled) => (
      <ProposalForm
        proposal={proposal}
        of={filled}
        refused={filled.refused}
        now={now}
        isElsewhere={isElsewhere}
      />
    ),
  })
}

function formPage(c: Ask, proposal: Parameters<typeof ProposalForm>[0]['proposal'], typed: Typed) {
  const frame = { title: typed['title'] || '新的申报书', desk: 'applicant' } as const
  const { id, version, savedAt } = proposal
  return show(
    c,
    frame,
    { id, version, savedAt, typed },
    <ProposalForm proposal={proposal} of={{ ...blank, typed }} refused={null} now={c.var.now} />,
  )
}

/** A draft that was never submitted, after the deadline: it stays readable, and says so. */
function closedDraft(c: Ask, proposal: Parameters<typeof ProposalForm>[0]['proposal']) {
  const why = whyNotEdit(proposal, c.var.now)
  return show(
    c,
    { title: '申报书', desk: 'applicant' },
    { typed: proposal.typed },
    <ProposalForm
      proposal={proposal}
      of={{ ...blank, typed: proposal.typed }}
      refused={why && saySubmitRefusal(why)}
      now={c.var.now}
    />,
  )
}

const mayRead = (person: Person, organizationId: string): boolean =>
  isMemberOf(person, organizationId) ||
  person.roles.some((role) => role !== 'expert' && role !== 'administrator')

/** The form's own fields, without those that are not the proposal's text. A machine may send the goals as a list. */
function fieldsOf({ typed }: Body): Typed {
  const { version: _, declaration: __, do: ___, 'goals[]': goals, ...fields } = typed
  return goals === undefined ? fields : { ...fields, goals }
}

const tooMuch: Unreadable = { why: 'form', problems: [{ field: '', says: `全文最多${LONGEST_DRAFT}个字` }] }

const tooLong = (typed: Typed): boolean =>
  Object.entries(typed).reduce((sum, [name, text]) => sum + name.length + text.length, 0) > LONGEST_DRAFT
