import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { endRole, giveRole } from './actions.ts'
import { listQuery, roleForm } from './forms.ts'
import { PEOPLE, People, PersonPage, sayRole } from './pages.tsx'
import { grantsOf, peopleCount, peopleList, personCard } from './store.ts'

export const roleRoutes = new Hono<Site>()

screen(roleRoutes, {
  at: paths.people,
  who: ['administrator'],
  query: listQuery,
  load: async ({ db, asked, rows }) => {
    const wanted = { ...asked, rows }
    const [items, [counted]] = await db.batch([peopleList(db, wanted), peopleCount(db, wanted)])
    return { ...wanted, items, total: counted?.count ?? 0 }
  },
  frame: () => ({ title: '账号与角色', desk: 'administrator' }),
  data: (list) => list,
  page: (list, _, { url }) => <People {...list} url={url} />,
  sheets: ({ items, total }) => [sheetOf('账号与角色', PEOPLE, items, total)],
})

screen(roleRoutes, {
  at: paths.person,
  who: ['administrator'],
  load: async ({ db }, id) => {
    const [[card], held] = await db.batch([personCard(db, id), grantsOf(db, id)])
    return card ? { card, held } : null
  },
  frame: ({ card }) => ({ title: card.name, desk: 'administrator' }),
  data: (found) => found,
  page: (found, of) => <PersonPage {...found} of={of} />,
})
  .act({
    at: paths.role,
    who: ['administrator'],
    form: roleForm,
    fresh: true,
    do: ({ db, person, now }, { role }, id) => giveRole(db, person, id, role, now),
    say: sayRole,
  })
  .act({
    at: paths.roleEnd,
    who: ['administrator'],
    form: roleForm,
    fresh: true,
    do: ({ db, person, now }, { role }, id) => endRole(db, person, id, role, now),
    say: sayRole,
  })
