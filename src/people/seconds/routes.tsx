import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { desksOf } from '../../web/layout.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { answerProposal } from './actions.ts'
import { answerForm, bookQuery } from './forms.ts'
import { bookColumns, Confirmations, RoleBook, WAITING, sayConfirm } from './pages.tsx'
import { alikeAmong, marksIn, withAlike } from './alike.ts'
import { askedOf } from './rules.ts'
import { countGrants, grants, staffMarks, waiting } from './store.ts'

export const secondRoutes = new Hono<Site>()

const SECONDS = { who: ['administrator', 'approver'] } as const
const frameOf = (asks: Pick<AsksAs, 'asker'>) => ({
  title: '待确认的角色',
  desk: desksOf(asks.asker).find((desk) => desk === 'administrator' || desk === 'approver') ?? 'approver',
})

/** What waits for a second person: it stands here until its last day. */
screen(secondRoutes, {
  ...SECONDS,
  at: paths.confirmations,
  load: async ({ db, person, now, rows }) => askedOf(person, await waiting(db, now, rows), now),
  frame: (_, asks) => frameOf(asks),
  data: (items) => ({ items }),
  page: (items, of, { url }) => <Confirmations {...{ items, of, url }} />,
  sheets: (items) => [sheetOf('待确认的角色', WAITING, items)],
}).act({
  ...SECONDS,
  at: paths.confirmation,
  form: answerForm,
  fresh: true,
  do: ({ db, person, now }, { outcome }, id) => answerProposal(db, person, id, outcome, now),
  to: () => paths.confirmations(),
  say: sayConfirm,
})

screen(secondRoutes, {
  at: paths.roleBook,
  who: ['auditor', 'administrator'],
  query: bookQuery,
  load: async ({ db, person, asked: { page }, rows }) => {
    const [items, [counted], staff] = await db.batch([
      grants(db, { page, rows }),
      countGrants(db),
      staffMarks(db),
    ])
    const alike = person.roles.includes('auditor') ? alikeAmong(staff.map(marksIn)) : null
    return { items: items.map((grant) => withAlike(grant, alike)), total: counted?.count ?? 0, page }
  },
  frame: (_, { asker }) => ({
    title: '角色登记',
    desk: desksOf(asker).find((desk) => desk === 'auditor') ?? 'administrator',
  }),
  data: (list) => list,
  page: (list, _, { url }) => <RoleBook {...list} url={url} />,
  sheets: ({ items, total }) => [sheetOf('角色登记', bookColumns(items), items, total)],
})
