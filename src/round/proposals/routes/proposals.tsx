import { Hono } from 'hono'
import { citing } from '../../../rulebook/citing.ts'
import { paths } from '../../../paths.ts'
import { blank, done, refused, show } from '../../../web/answer.tsx'
import { read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import type { Site } from '../../../web/site.ts'
import { callOf } from '../../calls/store/rounds.ts'
import { startProposal } from '../actions/proposals.ts'
import { startForm } from '../forms/proposal.ts'
import { ProposalsPage, StartPage } from '../pages/list.tsx'
import { sayStartRefusal } from '../pages/words.ts'
import { listProposals } from '../store/list.ts'

/** What was submitted in a round, and the beginning of a proposal. */
export const proposals = new Hono<Site>()

proposals.get('/rounds/:id/proposals', only('officer', 'approver', 'finance', 'auditor'), async (c) => {
  const { word = '', track = '', standing = '', page = '1' } = c.req.query()
  const shown = {
    word: word.slice(0, 50),
    track,
    standing,
    page: Number(/^[1-9]\d{0,4}$/.exec(page)?.[0] ?? 1),
  }
  const found = await listProposals(c.var.db, c.req.param('id'), shown)
  if (!found) return c.notFound()
  const { round, openedAt, rows, total } = found
  return show(
    c,
    { title: '收到的申报书', desk: 'officer' },
    { rows, total },
    <ProposalsPage {...{ round, openedAt, rows, total, shown }} />,
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
    cite: citing(round.plan.rulebook, roundId),
    body: (filled) => <StartPage round={round} person={person} of={filled} refused={filled.refused} />,
  })
})
