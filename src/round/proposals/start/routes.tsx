import { Hono } from 'hono'
import { citing } from '../../../rulebook/citing.ts'
import { paths } from '../../../paths.ts'
import { blank, done, refused, show } from '../../../web/answer.tsx'
import { read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import type { Site } from '../../../web/site.ts'
import { callOf } from '../../calls/store.ts'
import { sayStartRefusal } from '../pages/words.ts'
import { startProposal } from './actions.ts'
import { startForm } from './forms.ts'
import { StartPage } from './pages.tsx'

/** The beginning of a proposal. */
export const starts = new Hono<Site>()

starts.get('/rounds/:id/proposals/new', only('anyone'), async (c) => {
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

starts.post('/rounds/:id/proposals', only('member'), async (c) => {
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
