import { type Context, Hono } from 'hono'
import { disposition } from '../../../web/download.ts'
import { show } from '../../../web/answer.tsx'
import { only } from '../../../web/guard.ts'
import type { Inside, Site } from '../../../web/site.ts'
import { type Applied, applicationOf } from './pages/application.ts'
import { wordOf } from './pages/word.ts'
import { DocumentPage, NoDocument } from './pages/document.tsx'
import { type Registered, applyingOf } from '../applicant/rules.ts'
import { mayRead } from '../rules/readers.ts'
import { findWhole } from '../sections/store/found.ts'
import { findSubmitted } from '../submissions/store.ts'
import { readForSubmission } from '../sections/routes/working.ts'

export const documents = new Hono<Site>()

const readers = only('member', 'officer', 'approver', 'finance', 'auditor')

documents.get('/proposals/:id/document', readers, async (c) => {
  const id = c.req.param('id')
  const found = await findApplied(c, id)
  if (!found) return c.notFound()
  const { desk, applied } = found
  if ('missing' in applied) return incomplete(c, id, applied.missing)
  const application = applicationOf(applied)
  const { title } = applied.content
  return show(
    c,
    { title: `申报书文档：${title}`, desk },
    application,
    <DocumentPage {...{ id, title, application }} />,
  )
})

documents.get('/proposals/:id/document.docx', readers, async (c) => {
  const id = c.req.param('id')
  const found = await findApplied(c, id)
  if (!found) return c.notFound()
  const { applied } = found
  if ('missing' in applied) return incomplete(c, id, applied.missing)
  const application = applicationOf(applied)
  const word = await wordOf(application)
  return c.body(word, 200, {
    'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'Content-Disposition': disposition(`${application.isDraft ? '草稿' : application.number}.docx`),
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })
})

type Ask = Context<Inside>
type Found = { applied: Applied | { missing: number }; desk: 'applicant' | 'officer' }

/** What was submitted, for its members and the staff; before, and after a withdrawal, the working text, for members only. */
async function findApplied(c: Ask, id: string): Promise<Found | null> {
  const { db, person } = c.var
  const mine = await findWhole(db, person, id)
  if (mine && !mine.proposal.current)
    return { applied: draftOf({ ...mine.proposal, ...mine }), desk: 'applicant' }
  const view = await findSubmitted(db, id, mine !== null)
  if (!view || !mayRead(person, view.organization.id)) return null
  const { content, plan, organization, applying, number, revision, at, sha256 } = view
  return {
    applied: {
      ...{ content, plan, organization, applying },
      submitted: { number, revision, at, sha256 },
    },
    desk: mine ? 'applicant' : 'officer',
  }
}

type Draft = Parameters<typeof readForSubmission>[0] & { registered: Registered }

function draftOf(proposal: Draft): Found['applied'] {
  const { plan, registered } = proposal
  const content = readForSubmission(proposal)
  if (!content.ok) return { missing: content.refusal.problems.length }
  const applying = applyingOf(registered)
  return { content: content.value, plan, organization: registered, applying, submitted: null }
}

function incomplete(c: Ask, id: string, count: number) {
  const frame = { title: '申报书文档', desk: 'applicant' } as const
  return show(c, frame, { why: 'incomplete', missing: count }, <NoDocument {...{ id, count }} />, 422)
}
