import { Hono } from 'hono'
import { sentWith } from '../../../files/receiving/form.ts'
import { sendFile } from '../../../files/send.ts'
import { paths } from '../../../paths.ts'
import { notFound } from '../../../web/answer.tsx'
import { route } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { isStaff } from '../rules/readers.ts'
import { findSection, hereOf, sectionScreen } from '../sections/routes/sections.tsx'
import { attachFile, removeFile } from './actions.ts'
import { sayAttachRefusal } from './pages.tsx'
import { findOwnFile, hostedFile, submittedFile } from './store.ts'

/** The files of a proposal: to attach, to take away, to have. They are listed in its section 附件. */
export const proposalFiles = new Hono<Site>()

sectionScreen.act({
  at: paths.proposalFiles,
  who: ['member'],
  finds: ['own'],
  takes: sentWith,
  do: ({ db, env, person }, sent, id) => attachFile(db, env.FILES, person, id, sent),
  to: (_, id) => paths.proposalSection(id, 'files'),
  say: sayAttachRefusal,
  on: { load: (asks, id) => findSection(asks, id, 'files'), here: hereOf },
})

sectionScreen.act({
  at: paths.proposalFileRemoval,
  who: ['member'],
  finds: ['own'],
  do: ({ db, env, person, now }, _, id, file) => removeFile(db, env.FILES, person, id, file, now),
  to: (_, id) => paths.proposalSection(id, 'files'),
  say: sayAttachRefusal,
  on: { load: (asks, id) => findSection(asks, id, 'files'), here: hereOf },
})

/** One's own as long as it counts or was handed in; the host's and the staff's as part of what was handed in. Never an expert's. */
route(
  proposalFiles,
  {
    method: 'GET',
    at: paths.proposalFile,
    who: ['member', 'officer', 'approver', 'finance', 'auditor', 'operator'],
    finds: ['own', 'officer', 'approver', 'finance', 'auditor', 'operator'],
    gives: 'application/octet-stream',
  },
  async (c, { db, person }, id, file) => {
    const own = person.organizations.length > 0 ? await findOwnFile(db, person, id, file) : null
    if (own) return sendFile(c, own)
    const [submitted] = await (isStaff(person)
      ? submittedFile(db, id, file)
      : hostedFile(db, person, id, file))
    return submitted ? sendFile(c, submitted) : notFound(c)
  },
)
