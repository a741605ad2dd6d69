import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { done, refused, show } from '../../web/answer.tsx'
import { read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { enactVersion, requestApproval } from '../actions.ts'
import { versionForm } from '../forms/book.ts'
import { HistoryPage } from '../pages/history.tsx'
import { VersionPage } from '../pages/version.tsx'
import { sayEnactRefusal, sayRequestRefusal } from '../pages/words.ts'
import * as store from '../store.ts'
import { findReadable, frameFor } from './readable.ts'

export const approval = new Hono<Site>()

/** An officer puts a draft before the approvers. */
approval.post('/rulebooks/:id/request', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const requested = await requestApproval(db, person, id, now)
  if (requested.ok) return done(c, paths.rulebook(id), requested.value)
  const found = await findReadable(c, id)
  if (!found) return c.notFound()
  return refused(c, requested.refusal, sayRequestRefusal, {
    frame: { title: found.version.book.title, desk: 'officer' },
    body: (filled) => <VersionPage {...found} person={person} refused={filled.refused} />,
  })
})

approval.get(
  '/rulebooks/:id/history',
  only('officer', 'approver', 'finance', 'auditor', 'administrator'),
  async (c) => {
    const { db, person } = c.var
    const id = c.req.param('id')
    const [[version], happened] = await db.batch([store.versionOf(db, id), store.happenedTo(db, id)])
    if (!version) return c.notFound()
    return show(
      c,
      frameFor(`经过：${version.book.title}`, person),
      { version: { id, seq: version.seq, inForceAt: version.inForceAt }, happened },
      <HistoryPage {...{ version, happened }} />,
    )
  },
)

approval.post('/rulebooks/:id/enactment', only('approver'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const seen = read(versionForm, (await readBody(c)).sent)
  const enacted = await enactVersion(db, person, id, now, seen.ok ? seen.value.version : undefined)
  if (enacted.ok) return done(c, paths.rulebook(id), enacted.value)
  const found = await findReadable(c, id)
  if (!found) return c.notFound()
  return refused(c, enacted.refusal, sayEnactRefusal, {
    frame: { title: found.version.book.title, desk: 'approver' },
    body: (filled) => <VersionPage {...found} person={person} refused={filled.refused} />,
  })
})
