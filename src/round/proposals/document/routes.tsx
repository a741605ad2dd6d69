import { type Context, Hono } from 'hono'
import { disposition } from '../../../web/download.ts'
import { paths } from '../../../paths.ts'
import { notFound, show } from '../../../web/answer.tsx'
import type { Asked } from '../../../web/guard.ts'
import type { AsksAs } from '../../../web/asks.ts'
import { route } from '../../../web/screen.tsx'
import type { Inside, Site } from '../../../web/site.ts'
import { type Registered, applyingOf } from '../applicant/rules.ts'
import { readForSubmission } from '../sections/routes/working.ts'
import { findWhole } from '../sections/store/found.ts'
import { isStaff } from '../rules/readers.ts'
import { findSubmitted } from '../submissions/store.ts'
import { type Applied, applicationOf } from './pages/application.ts'
import { DocumentPage, NoDocument } from './pages/document.tsx'
import { wordOf } from './pages/word.ts'

export const documents = new Hono<Site>()

const who = ['member', 'officer', 'approver', 'finance', 'auditor', 'operator'] as const satisfies Asked[]
const finds = ['own', 'officer', 'approver', 'finance', 'auditor', 'operator'] as const satisfies Asked[]
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

route(documents, { method: 'GET', at: paths.proposalDocument, who, finds }, async (c, asks, id) => {
  const found = await findApplied(asks, id)
  if (!found) return notFound(c)
  const { desk, applied } = found
  if ('missing' in applied) return incomplete(c, id, applied.missing)
  const application = applicationOf(applied)
  const { title } = applied.content
  const frame = { title: `申报书文档：${title}`, desk }
  return show(c, frame, application, <DocumentPage {...{ id, title, application }} />)
})

route(documents, { method: 'GET', at: paths.proposalWord, who, finds, gives: WORD }, async (c, asks, id) => {
  const found = await findApplied(asks, id)
  if (!found) return notFound(c)
  const { applied } = found
  if ('missing' in applied) return incomplete(c, id, applied.missing)
  const application = applicationOf(applied)
  return c.body(await wordOf(application), 200, {
    'Content-Type': WORD,
    'Content-Disposition': disposition(`${application.isDraft ? '草稿' : application.number}.docx`),
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })
})

type Found = { applied: Applied | { missing: number }; desk: 'applicant' | 'officer' }

/** What was submitted, for its members and the staff; before, and after a withdrawal, the working text, for members only. */
async function findApplied({ db, person }: AsksAs, id: string): Promise<Found | null> {
  const mine = await findWhole(db, person, id)
  if (mine && !mine.proposal.current)
    return { applied: draftOf({ ...mine.proposal, ...mine }), desk: 'applicant' }
  const view = await findSubmitted(db, id, person)
  if (!view) return null
  const { content, plan, organization, applying, number, revision, at, sha256 } = view
  return {
    applied: {
      ...{ content, plan, organization, applying },
      submitted: { number, revision, at, sha256 },
    },
    desk: mine || !isStaff(person) ? 'applicant' : 'officer',
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

function incomplete(c: Context<Inside>, id: string, count: number) {
  const frame = { title: '申报书文档', desk: 'applicant' } as const
  return show(c, frame, { why: 'incomplete', missing: count }, <NoDocument {...{ id, count }} />, 422)
}
