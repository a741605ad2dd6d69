import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { blank, done, notFound, show } from '../../web/answer.tsx'
import { readBody } from '../../web/body.ts'
import { typedOf } from '../../web/boxes/box.ts'
import { route, screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { saveVersion } from '../actions.ts'
import { citing } from '../citing.ts'
import { editForm } from '../forms/book.ts'
import { clauseName, withRoom } from '../forms/clauses.ts'
import { EditPage } from '../pages/edit.tsx'
import { HistoryPage, happenedColumns } from '../pages/history.tsx'
import { saySaveRefusal } from '../pages/words.ts'
import { boundTo } from '../rules/bound.ts'
import * as store from '../store.ts'
import { STAFF, frameFor } from './readable.ts'

export const drafts = new Hono<Site>()

const EDIT = { title: '修改管理办法', desk: 'officer' } as const

screen(drafts, {
  at: paths.rulebookEdit,
  who: ['officer'],
  load: async ({ db }, id) => (await store.versionOf(db, id))[0] ?? null,
  moved: ({ id, inForceAt }) => (inForceAt === null ? null : paths.rulebook(id)),
  under: (version) => citing(boundTo(version)),
  frame: () => EDIT,
  data: (version) => {
    const { draftedBy: _, ...told } = version
    return { version: told }
  },
  page: ({ id, book, version }, of) => (
    <EditPage id={id} of={of.at ? of : { ...of, typed: typedOf(editForm, { ...book, version }) }} />
  ),
}).act({
  at: paths.rulebook,
  who: ['officer'],
  form: editForm,
  do: ({ db, person, now }, { version, ...book }, id) => saveVersion(db, person, id, version, book, now),
  to: ({ id }) => paths.rulebook(id),
  say: saySaveRefusal,
})

/** The form as it is typed, complete or not, with room before the clause that its button named. */
route(
  drafts,
  { method: 'POST', at: paths.rulebookRoom, who: ['officer'], from: paths.rulebookEdit },
  async (c, { db }, id) => {
    const [version] = await store.versionOf(db, id)
    if (!version) return notFound(c)
    if (version.inForceAt !== null) return done(c, paths.rulebook(id))
    const { sent, typed } = await readBody(c)
    const [place, chapter, at] = /^(\d{1,2})\.(\d{1,2})$/.exec(String(sent['insert'])) ?? []
    const roomy = place ? withRoom(typed, Number(chapter), Number(at)) : typed
    const field = place ? `#${clauseName(Number(chapter), Number(at))}.title` : ''
    const frame = { ...EDIT, here: paths.rulebookEdit(id) + field }
    return show(c, frame, {}, <EditPage id={id} of={{ ...blank, typed: roomy }} isNotSaved />)
  },
)

screen(drafts, {
  at: paths.rulebookHistory,
  who: STAFF,
  load: async ({ db }, id) => {
    const [[version], happened] = await db.batch([store.versionOf(db, id), store.happenedTo(db, id)])
    return version ? { version, happened } : null
  },
  frame: ({ version }, { person }) => frameFor(`经过：${version.book.title}`, person),
  data: ({ version: { id, seq, inForceAt }, happened }) => ({ version: { id, seq, inForceAt }, happened }),
  page: (found, _, { url }) => <HistoryPage {...found} url={url} />,
  sheets: ({ happened }) => [sheetOf('经过', happenedColumns, happened)],
})
