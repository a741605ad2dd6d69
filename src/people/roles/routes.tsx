import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Common, done, problem, refused, sayCommon, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { ROWS } from '../../web/controls.tsx'
import { only } from '../../web/guard.ts'
import type { Inside, Site } from '../../web/site.ts'
import { fresh } from '../pages.tsx'
import type { EndRefusal, GiveRefusal } from '../rules/role.ts'
import { endRole, giveRole } from './actions.ts'
import { listQuery, roleForm } from './forms.ts'
import { People, PersonPage, sayRole } from './pages.tsx'
import { grantsOf, peopleCount, peopleList, personCard } from './store.ts'

export const roleRoutes = new Hono<Site>()

const FRAME = { title: '账号与角色', desk: 'administrator' } as const

roleRoutes.get('/people', only('administrator'), async (c) => {
  const wanted = { ...listQuery.parse(c.req.query()), rows: ROWS }
  const { db } = c.var
  const [items, [counted]] = await db.batch([peopleList(db, wanted), peopleCount(db, wanted)])
  const list = { ...wanted, items, total: counted?.count ?? 0 }
  return show(c, FRAME, list, <People {...list} url={c.req.url} />)
})

roleRoutes.get('/people/:id', only('administrator'), async (c) => {
  const found = await find(c, c.req.param('id'))
  if (!found) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  return show(c, { ...FRAME, title: found.card.name }, found, <PersonPage {...found} of={fresh} />)
})

roleRoutes.post('/people/:id/roles', only('administrator'), (c) => change(c, c.req.param('id'), giveRole))
roleRoutes.post('/people/:id/role-ends', only('administrator'), (c) => change(c, c.req.param('id'), endRole))

async function change(c: Context<Inside>, id: string, act: typeof giveRole | typeof endRole) {
  const { sent, typed } = await readBody(c)
  const form = read(roleForm, sent)
  if (!form.ok) return again(c, id, form.refusal, typed)
  const changed = await act(c.var.db, c.var.person, id, form.value.role, c.var.now)
  return changed.ok ? done(c, paths.person(id)) : again(c, id, changed.refusal, typed)
}

async function again(
  c: Context<Inside>,
  id: string,
  refusal: GiveRefusal | EndRefusal | Common,
  typed: Typed,
) {
  const found = await find(c, id)
  if (!found) return problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
  const frame = { ...FRAME, title: found.card.name }
  return refused(c, refusal, sayRole, { frame, typed, body: (of) => <PersonPage {...found} of={of} /> })
}

async function find(c: Context<Inside>, id: string) {
  const { db } = c.var
  const [[card], held] = await db.batch([personCard(db, id), grantsOf(db, id)])
  return card ? { card, held } : null
}
