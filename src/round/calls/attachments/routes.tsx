import { type Context, Hono } from 'hono'
import { sentWith } from '../../../files/receiving/form.ts'
import { sendFile } from '../../../files/send.ts'
import { paths } from '../../../paths.ts'
import { type Common, type Refused, done, problem, refused, sayCommon, show } from '../../../web/answer.tsx'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Inside, Site } from '../../../web/site.ts'
import { attachToCall, detachFromCall } from './actions.ts'
import { AttachmentsPage, sayAttachRefusal, sayDetachRefusal } from './pages.tsx'
import { findAttachment, findAttachments } from './store.ts'

/** What is attached to a call: the staff's list of it, and what everybody may have once it is published. */
export const attachments = new Hono<Site>()

const staff = only('officer', 'approver', 'finance', 'auditor', 'administrator')

attachments.get('/rounds/:id/files', staff, async (c) => {
  const found = await findAttachments(c.var.db, c.req.param('id'))
  return found
    ? show(c, frameOf(c), { files: found.files, checks: found.checks }, pageOf(c, found, null))
    : c.notFound()
})

attachments.post('/rounds/:id/files', only('officer', 'approver'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const attached = await attachToCall(db, c.env.FILES, person, id, sentWith(c), now)
  if (attached.ok) return done(c, paths.attachments(id), attached.value)
  return again(c, attached.refusal, sayAttachRefusal)
})

attachments.post('/rounds/:id/files/:file/removal', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const detached = await detachFromCall(db, person, id, c.req.param('file'), now)
  if (detached.ok) return done(c, paths.attachments(id), detached.value)
  return again(c, detached.refusal, sayDetachRefusal)
})

attachments.get('/rounds/:id/files/:file', staff, async (c) => {
  const found = await findAttachment(c.var.db, c.req.param('id'), c.req.param('file'))
  return found ? sendFile(c, found.file) : c.notFound()
})

attachments.get('/calls/:id/files/:file', async (c) => {
  const found = await findAttachment(c.var.db, c.req.param('id'), c.req.param('file'))
  return found?.isPublic ? sendFile(c, found.file) : c.notFound()
})

type Ask = Context<Inside>
type Found = NonNullable<Awaited<ReturnType<typeof findAttachments>>>

/** The list again, and why not. */
async function again<R extends { why: string }>(c: Ask, refusal: R | Common, say: (refusal: R) => string) {
  const found = await findAttachments(c.var.db, c.req.param('id') ?? '')
  if (!found) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  return refused(c, refusal, say, {
    frame: frameOf(c),
    body: (filled) => pageOf(c, found, filled.refused),
  })
}

const pageOf = (c: Ask, { round, files, checks }: Found, sentence: Refused) => (
  <AttachmentsPage {...{ round, files, checks }} person={c.var.person} now={c.var.now} refused={sentence} />
)

const frameOf = (c: Ask) => ({ title: '公告附件', desk: officeOf(c.var.person) }) as const
