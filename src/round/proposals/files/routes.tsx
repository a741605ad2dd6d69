import { type Context, Hono } from 'hono'
import { sentWith } from '../../../files/receiving/form.ts'
import type { FileRefusal } from '../../../files/rules/file.ts'
import { sendFile } from '../../../files/send.ts'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { type Common, done, problem, refused, sayCommon } from '../../../web/answer.tsx'
import { only } from '../../../web/guard.ts'
import type { Inside, Site } from '../../../web/site.ts'
import { attachFile, removeFile } from './actions.ts'
import { sayAttachRefusal } from './pages.tsx'
import { SectionPage } from '../sections/pages/section.tsx'
import { TasksPage, titleOf } from '../sections/pages/tasks.tsx'
import type { AttachRefusal } from './rules.ts'
import { isStaff } from '../rules/readers.ts'
import { whyNotEdit } from '../submissions/rules.ts'
import { findOwnFile, submittedFile } from './store.ts'
import { findWorking } from '../sections/routes/working.ts'

/** The files of a proposal: to attach, to take away, to have. They are listed in its section 附件. */
export const proposalFiles = new Hono<Site>()

proposalFiles.post('/proposals/:id/files', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const attached = await attachFile(db, c.env.FILES, person, id, sentWith(c), now)
  if (attached.ok) return done(c, paths.proposalSection(id, 'files'), attached.value)
  return again(c, attached.refusal)
})

proposalFiles.post('/proposals/:id/files/:file/removal', only('member'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const removed = await removeFile(db, c.env.FILES, person, id, c.req.param('file'), now)
  return removed.ok ? done(c, paths.proposalSection(id, 'files'), removed.value) : again(c, removed.refusal)
})

/** One's own as long as it counts or was handed in; the staff's as part of what was handed in. Never an expert's. */
proposalFiles.get(
  '/proposals/:id/files/:file',
  only('member', 'officer', 'approver', 'finance', 'auditor'),
  async (c) => {
    const { db, person } = c.var
    const [id, file] = [c.req.param('id'), c.req.param('file')]
    const own = person.organizations.length > 0 ? await findOwnFile(db, person, id, file) : null
    if (own) return sendFile(c, own)
    const [submitted] = mayReadAll(c) ? await submittedFile(db, id, file) : []
    return submitted ? sendFile(c, submitted) : c.notFound()
  },
)

type Ask = Context<Inside>

const mayReadAll = (c: Ask): boolean => isStaff(c.var.person)

/** The section again, and why not; where the round asks for no files, the list of sections. */
async function again(c: Ask, refusal: AttachRefusal | FileRefusal | Common) {
  const shown = await findWorking(c, c.req.param('id') ?? '')
  if (!shown) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  const { working } = shown
  const section = working.reading.sections.find(({ code }) => code === 'files')
  const isClosed = whyNotEdit(working.proposal, c.var.now) !== null
  return refused(c, refusal, sayAttachRefusal, {
    frame: { title: `附件　${titleOf(working)}`, desk: 'applicant' },
    cite: citing(working.proposal.plan.rulebook),
    body: (filled) =>
      section ? (
        <SectionPage {...shown} {...{ section, isClosed }} of={filled} refused={filled.refused} />
      ) : (
        <TasksPage working={working} refused={filled.refused} />
      ),
  })
}
