import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { READERS, whyNotRecord } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { recordMove } from './actions.ts'
import { moveForm, moveIn } from './forms.ts'
import { LATEST, LadderCountsPage, LadderPage, YEARS, sayMove } from './pages.tsx'
import { latestMoves, movesByYear, movesOf, standingByRung } from './store.ts'

export const ladderRoutes = new Hono<Site>()

screen(ladderRoutes, {
  at: paths.ladderCounts,
  who: READERS,
  load: async ({ db, rows }) => {
    const [[standing], years, latest] = await db.batch([
      standingByRung(db),
      movesByYear(db),
      latestMoves(db, rows),
    ])
    return { standing: standing ?? { groups: 0, filed: 0, legal: 0, raised: 0 }, years, latest }
  },
  frame: (_, { person }) => ({ title: '培育成长', desk: officeOf(person) }),
  data: (counts) => counts,
  page: (counts, _, { url }) => <LadderCountsPage {...counts} url={url} />,
  sheets: ({ years, latest }) => [sheetOf('按年', YEARS, years), sheetOf('最近的变化', LATEST, latest)],
})

screen(ladderRoutes, {
  at: paths.ladder,
  who: ['officer'],
  load: async ({ db }, id) => {
    const [[organization], moves] = await db.batch([organizationOf(db, id), movesOf(db, id)])
    return organization ? { organization, moves } : null
  },
  frame: () => ({ title: '备案和登记', desk: 'officer' }),
  data: (found) => found,
  page: (found, of, { person }) => (
    <LadderPage {...found} whyNot={whyNotRecord(person, found.organization)} of={of} />
  ),
}).act({
  at: paths.ladder,
  who: ['officer'],
  form: moveForm,
  do: ({ db, person, now }, form, id) => recordMove(db, person, id, moveIn(form), now),
  say: sayMove,
})
