import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { resign } from './actions.ts'
import { resignationForm } from './forms.ts'
import { ResignationPage, sayResignRefusal } from './pages.tsx'
import { findResigning } from './store.ts'

/** 退出评审: a member leaves the panel of their own accord. */
export const removals = new Hono<Site>()

screen(removals, {
  at: paths.resignation,
  who: ['expert'],
  finds: ['assigned'],
  load: ({ db, person }, id) => findResigning(db, id, person.id),
  under: ({ leaving }) => citing(leaving.plan.rulebook),
  frame: () => ({ title: '退出评审', desk: 'expert' }),
  data: ({ member: { back, done, removedAt } }) => ({ back, done, removedAt }),
  page: (found, of, { person }) => <ResignationPage {...{ found, of, person }} />,
}).act({
  at: paths.resignation,
  who: ['expert'],
  finds: ['assigned'],
  form: resignationForm,
  do: ({ db, person, now }, { reason }, id) => resign(db, person, id, { reason }, now),
  to: () => paths.desk('expert'),
  say: sayResignRefusal,
})
