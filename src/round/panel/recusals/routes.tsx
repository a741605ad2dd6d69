import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { sayConflict } from '../pages/words.ts'
import { recuseFromSheet } from './actions.ts'
import { sheetRecusalForm } from './forms.ts'
import { SheetRecusalPage, sayLateRefusal } from './pages.tsx'
import { findRecusing } from './store.ts'

/** 回避 after the declarations: from within a sheet. */
export const recusals = new Hono<Site>()

screen(recusals, {
  at: paths.sheetRecusal,
  who: ['expert'],
  finds: ['assigned'],
  load: ({ db, person }, id) => findRecusing(db, id, person.id),
  under: ({ judged }) => citing(judged.plan.rulebook),
  frame: () => ({ title: '申报回避', desk: 'expert' }),
  data: ({ sheet: { title }, taken: { sheets } }) => ({ title, sheets }),
  page: (found, of, { person }) => <SheetRecusalPage {...{ found, of, person }} />,
}).act({
  at: paths.sheetRecusal,
  who: ['expert'],
  finds: ['assigned'],
  form: sheetRecusalForm,
  do: ({ db, person, now }, { kind, endedOn, detail }, id) =>
    recuseFromSheet(
      db,
      person,
      id,
      { kind, endedOn, detail, reason: sayConflict(kind, detail, endedOn) },
      now,
    ),
  to: () => paths.desk('expert'),
  say: sayLateRefusal,
})
