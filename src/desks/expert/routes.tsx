import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { ExpertDesk } from './pages.tsx'
import { mattersOf } from './rules.ts'
import { findExpert } from './store.ts'

export const expert = new Hono<Site>()

screen(expert, {
  at: paths.expertDesk,
  who: ['expert'],
  load: ({ db, person, now }) => findExpert(db, person.id, now),
  frame: () => ({ title: '评审台', desk: 'expert' }),
  data: (found, { now }) => ({ ...found, matters: mattersOf(found, now) }),
  page: (found, _, { now }) => <ExpertDesk {...{ found, now }} />,
})
