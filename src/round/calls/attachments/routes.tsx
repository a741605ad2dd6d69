import { Hono } from 'hono'
import { sentWith } from '../../../files/receiving/form.ts'
import { sendFile } from '../../../files/send.ts'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { notFound } from '../../../web/answer.tsx'
import { officeOf } from '../../../web/layout.tsx'
import { route, screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { attachToCall, detachFromCall } from './actions.ts'
import { AttachmentsPage, sayAttachRefusal, sayDetachRefusal } from './pages.tsx'
import { findAttachment, findAttachments } from './store.ts'

/** What is attached to a call: the staff's list of it, and what everybody may have once it is published. */
export const attachments = new Hono<Site>()

screen(attachments, {
  at: paths.attachments,
  who: ['officer', 'approver', 'finance', 'auditor', 'administrator'],
  load: ({ db, now }, id) => findAttachments(db, id, now),
  under: ({ round }) => citing(round.plan.rulebook),
  frame: (_, { person }) => ({ title: '公告附件', desk: officeOf(person) }),
  data: ({ files, checks }) => ({ files, checks }),
  page: (found, _, { person, now }) => <AttachmentsPage {...{ ...found, person, now }} />,
})
  .act({
    at: paths.attachments,
    who: ['officer', 'approver'],
    takes: sentWith,
    do: ({ db, env, person }, sent, id) => attachToCall(db, env.FILES, person, id, sent),
    say: sayAttachRefusal,
  })
  .act({
    at: paths.attachmentRemoval,
    who: ['officer'],
    do: ({ db, person, now }, _, id, file) => detachFromCall(db, person, id, file, now),
    say: sayDetachRefusal,
  })

const file = { method: 'GET', gives: 'application/octet-stream' } as const

route(
  attachments,
  {
    ...file,
    at: paths.attachment,
    who: ['officer', 'approver', 'finance', 'auditor', 'administrator'],
  },
  async (c, { db }, id, fileId) => {
    const found = await findAttachment(db, id, fileId)
    return found ? sendFile(c, found.file) : notFound(c)
  },
)

route(attachments, { ...file, at: paths.callFile, who: 'everybody' }, async (c, { db }, id, fileId) => {
  const found = await findAttachment(db, id, fileId)
  return found?.isPublic ? sendFile(c, found.file) : notFound(c)
})
