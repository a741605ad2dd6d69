import { type Context, Hono } from 'hono'
import { paths } from '../paths.ts'
import { type Person, isStaff } from '../people/rules/person.ts'
import { blank, done, problem, refused, sayCommon, show } from '../web/answer.tsx'
import { read, readBody } from '../web/body.ts'
import { lacksSecondFactor, only } from '../web/guard.ts'
import { type Frame, officeOf } from '../web/layout.tsx'
import type { Ask, Inside, Site } from '../web/site.ts'
import { copyModel, draftVersion, enactVersion, importVersion, saveVersion } from './actions.ts'
import { bookForm, sourceForm, versionForm } from './forms/book.ts'
import { faultsIn, readFile, writeFile } from './forms/file.ts'
import { typedBook, withRoom } from './forms/typed.ts'
import { MODEL_ID, modelVersion } from './model/model.ts'
import { ComparePage } from './pages/compare.tsx'
import { EditPage } from './pages/edit.tsx'
import { ImportPage } from './pages/import.tsx'
import { RulebooksPage } from './pages/list.tsx'
import { VersionPage } from './pages/version.tsx'
import { sayEnactRefusal, sayFileRefusal, saySaveRefusal } from './pages/words.ts'
import { compare } from './rules/comparison.ts'
import type { Kept } from './rules/version.ts'
import * as store from './store.ts'

export const rulebook = new Hono<Site>()

rulebook.get('/rulebooks', async (c) => {
  const reader = staffIn(c)
  const versions = await (reader ? store.allVersions(c.var.db) : store.versionsInForce(c.var.db))
  return show(
    c,
    frameFor('管理办法', reader),
    { versions },
    <RulebooksPage {...{ versions }} person={reader} />,
  )
})

/** A new draft, from the model or from a version. */
rulebook.post('/rulebooks', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const form = read(sourceForm, (await readBody(c)).sent)
  if (!form.ok) return problem(c, form.refusal, sayCommon(form.refusal))
  const { from } = form.value
  const drafted = await (from === MODEL_ID ? copyModel(db, person, now) : draftVersion(db, person, from, now))
  if (!drafted.ok) return problem(c, drafted.refusal, sayCommon(drafted.refusal))
  return done(c, paths.rulebook(drafted.value.id), drafted.value)
})

rulebook.get('/rulebooks/import', only('officer'), async (c) => {
  const rulebooks = await store.latestOfEach(c.var.db)
  return show(c, IMPORT, { rulebooks }, <ImportPage of={blank} rulebooks={rulebooks} faults={[]} />)
})

rulebook.post('/rulebooks/import', only('officer'), async (c) => {
  const { db, now, person } = c.var
  const { text, into, typed } = await sentFile(c)
  const file = readFile(text)
  const imported = file.ok ? await importVersion(db, person, file.value, into, now) : file
  if (imported.ok) return done(c, paths.rulebook(imported.value.id), imported.value)
  const faults = imported.refusal.why === 'wrong-file' ? imported.refusal.faults : []
  const rulebooks = await store.latestOfEach(db)
  return refused(c, imported.refusal, sayFileRefusal, {
    frame: IMPORT,
    typed,
    body: (filled) => <ImportPage of={filled} rulebooks={rulebooks} faults={faults} />,
  })
})

const IMPORT = { title: '导入管理办法', desk: 'officer' } as const

/** A form's file or pasted text; a machine's JSON is the file itself, and ?into= names the rulebook. */
async function sentFile(c: Context<Inside>) {
  if (c.req.header('content-type')?.includes('json')) {
    return { text: await c.req.text(), into: c.req.query('into') || null, typed: {} }
  }
  const { typed } = await readBody(c)
  const file = c.req.header('content-type')?.includes('multipart')
    ? (await c.req.formData()).get('file')
    : null
  const chosen = file instanceof File && file.size > 0 ? await file.text() : ''
  return { text: chosen || (typed['text'] ?? ''), into: typed['into'] || null, typed }
}

/** A version's page, or with .json behind its id the version as a file. */
rulebook.get('/rulebooks/:id', async (c) => {
  const id = c.req.param('id')
  if (id.endsWith('.json')) return sendFile(c, id.slice(0, -'.json'.length))
  return (await showVersion(c, id)) ?? c.notFound()
})

async function sendFile(c: Context<Site>, id: string) {
  const found = await findReadable(c, id)
  if (!found) return c.notFound()
  const name = id === MODEL_ID ? MODEL_ID : `${id}-${found.version.seq}`
  return c.body(writeFile(found.version.book), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="rulebook-${name}.json"`,
    'Cache-Control': 'private, no-cache',
  })
}

async function showVersion(c: Ask, id: string) {
  const found = await findReadable(c, id)
  if (!found) return null
  const { version } = found
  const reader = staffIn(c)
  const { draftedBy: _, ...told } = { draftedBy: [], ...version }
  return show(
    c,
    frameFor(version.book.title, version.inForceAt === null && id !== MODEL_ID ? reader : null),
    { version: told, faults: found.faults },
    <VersionPage {...found} person={reader} refused={null} />,
  )
}

rulebook.get('/rulebooks/:id/edit', only('officer'), async (c) => {
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

rulebook.post('/rulebooks/:id', only('officer'), async (c) => {
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

rulebook.post('/rulebooks/:id/enactment', only('approver'), async (c) => {
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

rulebook.get('/rulebooks/:id/compare/:other', async (c) => {
  const ids = [c.req.param('id'), c.req.param('other')]
  const kept = [modelVersion(), ...(await store.versionsOf(c.var.db, ids, staffIn(c) !== null))]
  const [before, after] = ids.map((id) => kept.find((version) => version.id === id))
  if (!before || !after) return c.notFound()
  const comparison = compare(before.book, after.book)
  return show(
    c,
    { title: '管理办法比较' },
    { before: nameOf(before), after: nameOf(after), ...comparison },
    <ComparePage {...{ before, after, comparison }} />,
  )
})

const nameOf = ({ id, seq, inForceAt, book }: Kept) => ({ id, seq, inForceAt, title: book.title })

/** The model, a version in force, or for the staff a draft, with all that its page shows. */
async function findReadable(c: Ask, id: string) {
  if (id === MODEL_ID) return { version: modelVersion(), draft: null, faults: [], siblings: [] }
  const { db } = c.var
  if (!staffIn(c)) {
    const [[version], siblings] = await db.batch([
      store.versionInForce(db, id),
      store.siblingsOf(db, id, false),
    ])
    return version ? { version, draft: null, faults: [], siblings } : null
  }
  const [[version], siblings] = await db.batch([store.versionOf(db, id), store.siblingsOf(db, id, true)])
  if (!version) return null
  const isDraft = version.inForceAt === null
  return {
    version,
    draft: isDraft ? version : null,
    faults: isDraft ? faultsIn(version.book) : [],
    siblings,
  }
}

/** Whoever of the bureau asks, with a second factor where one is needed; null for everyone else. */
function staffIn(c: Ask): Person | null {
  const { person, isDemonstration } = c.var.asker
  return person && isStaff(person) && !lacksSecondFactor(person, isDemonstration) ? person : null
}

/** Staff keep their desk's navigation; what everybody reads has everybody's. */
const frameFor = (title: string, reader: Person | null): Frame =>
  reader ? { title, desk: officeOf(reader) } : { title }
