import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import { blank, done, refused, show } from '../../web/answer.tsx'
import { readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Inside, Site } from '../../web/site.ts'
import { importVersion } from '../actions.ts'
import { readFile } from '../forms/file.ts'
import { ImportPage } from '../pages/import.tsx'
import { sayFileRefusal } from '../pages/words.ts'
import * as store from '../store.ts'

export const importing = new Hono<Site>()

importing.get('/rulebooks/import', only('officer'), async (c) => {
  const rulebooks = await store.latestOfEach(c.var.db)
  return show(c, IMPORT, { rulebooks }, <ImportPage of={blank} rulebooks={rulebooks} faults={[]} />)
})

importing.post('/rulebooks/import', only('officer'), async (c) => {
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
  const form = await c.req.formData().catch(() => new FormData())
  const file = form.get('file')
  const chosen = file instanceof File && file.size > 0 ? await file.text() : ''
  return { text: chosen || (typed['text'] ?? ''), into: typed['into'] || null, typed }
}
