import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { blank, done, problem, refused, sayCommon, show } from '../../web/answer.tsx'
import { read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { copyModel, draftVersion, saveVersion } from '../actions.ts'
import { bookForm, sourceForm, versionForm } from '../forms/book.ts'
import { typedBook, withRoom } from '../forms/typed.ts'
import { MODEL_ID } from '../model/model.ts'
import { EditPage } from '../pages/edit.tsx'
import { saySaveRefusal } from '../pages/words.ts'
import * as store from '../store.ts'

export const drafts = new Hono<Site>()

/** A new draft, from the model or from a version. */
drafts.post('/rulebooks', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const form = read(sourceForm, (await readBody(c)).sent)
  if (!form.ok) return problem(c, form.refusal, sayCommon(form.refusal))
  const { from } = form.value
  const drafted = await (from === MODEL_ID ? copyModel(db, person, now) : draftVersion(db, person, from, now))
  if (!drafted.ok) return problem(c, drafted.refusal, sayCommon(drafted.refusal))
  return done(c, paths.rulebook(drafted.value.id), drafted.value)
})

drafts.get('/rulebooks/:id/edit', only('officer'), async (c) => {
  const [version] = await store.versionOf(c.var.db, c.req.param('id'))
  if (!version) return c.notFound()
  if (version.inForceAt !== null) {
    return problem(c, { why: 'in-force-is-frozen' }, saySaveRefusal({ why: 'in-force-is-frozen' }))
  }
  const typed = { ...typedBook(version.book), version: String(version.version) }
  const { draftedBy: _, ...told } = version
  return show(
    c,
    EDIT,
    { version: told },
    <EditPage id={version.id} of={{ ...blank, typed }} refused={null} />,
  )
})

drafts.post('/rulebooks/:id', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const place = /^(\d{1,2})\.(\d{1,2})$/.exec(String(sent['insert'] ?? ''))
  if (place) {
    const of = { ...blank, typed: withRoom(typed, Number(place[1]), Number(place[2])) }
    return show(c, EDIT, {}, <EditPage {...{ id, of }} refused={null} isNotSaved />)
  }
  const { version: seen, insert: _, ...rest } = sent
  const [book, version] = [read(bookForm, rest), read(versionForm, { version: seen })]
  const saved = !book.ok
    ? book
    : version.ok
      ? await saveVersion(db, person, id, version.value.version, book.value, now)
      : version
  if (saved.ok) return done(c, paths.rulebook(id), saved.value)
  return refused(c, saved.refusal, saySaveRefusal, {
    frame: EDIT,
    typed,
    body: (filled) => <EditPage id={id} of={filled} refused={filled.refused} />,
  })
})

const EDIT = { title: '修改管理办法', desk: 'officer' } as const
