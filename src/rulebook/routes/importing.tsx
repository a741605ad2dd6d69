import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import { type Result, ok } from '../../shared/result.ts'
import { done, refuseOn } from '../../web/answer.tsx'
import { type Typed, type Unreadable, read, readBody, readForm } from '../../web/body.ts'
import { LARGEST_JSON } from '../../web/bounds.ts'
import { route, screen } from '../../web/screen.tsx'
import type { Inside, Site } from '../../web/site.ts'
import { importVersion } from '../actions.ts'
import { importForm } from '../forms/book.ts'
import { readFile } from '../forms/file.ts'
import { ImportPage } from '../pages/import.tsx'
import { sayFileRefusal } from '../pages/words.ts'
import * as store from '../store.ts'

export const importing = new Hono<Site>()

const FRAME = { title: '导入管理办法', desk: 'officer' } as const

screen(importing, {
  at: paths.rulebookImport,
  who: ['officer'],
  load: ({ db }) => store.latestOfEach(db),
  frame: () => FRAME,
  data: (rulebooks) => ({ rulebooks }),
  page: (rulebooks, of, { now }) => <ImportPage {...{ of, rulebooks, now }} faults={[]} />,
})

/** No act: it reads what no form can, a machine's file as it is. */
route(
  importing,
  {
    ...{ method: 'POST', at: paths.rulebookImport, who: ['officer'] },
    ...{ form: importForm, largest: LARGEST_JSON, whys: sayFileRefusal.whys },
  },
  async (c, { db, person, now }) => {
    const { typed, sent } = await sentWith(c)
    const file = sent.ok ? readFile(sent.value.text) : sent
    const { into, shown } = sent.ok ? sent.value : NOTHING
    const imported = file.ok ? await importVersion(db, person, file.value, into, now, shown) : file
    if (imported.ok) return done(c, paths.rulebook(imported.value.id), imported.value)
    const { refusal } = imported
    const rulebooks = await store.latestOfEach(db)
    const faults = refusal.why === 'wrong-file' ? refusal.faults : []
    return refuseOn(c, refusal, sayFileRefusal, {
      ...{ frame: FRAME, typed, here: paths.rulebookImport(), citing: undefined },
      page: (of) => <ImportPage {...{ of, rulebooks, faults, now }} />,
    })
  },
)

type Sent = { text: string; into: string | null; shown?: Instant | undefined }
const NOTHING = { into: null, shown: undefined }

/** A form's file or pasted text; a machine's JSON is the file itself, and ?into= names the rulebook. */
async function sentWith(c: Context<Inside>): Promise<{ typed: Typed; sent: Result<Sent, Unreadable> }> {
  if (c.req.header('content-type')?.includes('json'))
    return { typed: {}, sent: ok({ text: await c.req.text(), into: c.req.query('into') || null }) }
  const body = await readBody(c)
  const form = read(importForm, body.sent)
  const chosen = (await readForm(c)).get('file')
  const isFile = form.ok && chosen instanceof File && chosen.size > 0
  return { typed: body.typed, sent: isFile ? ok({ ...form.value, text: await chosen.text() }) : form }
}
