import { Hono } from 'hono'
import { fresh } from '../../people/pages.tsx'
import { has, isMemberOf, isOwnerOf } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { type Common, done, refused, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { ROWS } from '../../web/controls.tsx'
import { only } from '../../web/guard.ts'
import type { Env, Site } from '../../web/site.ts'
import { type Asked, frameFor, nothing } from '../asked.tsx'
import type { AccountRefusal } from '../rules/account.ts'
import { organizationOf } from '../store.ts'
import { type Secrets, giveAccount, readAccount } from './actions.ts'
import { accountForm, ownReadingForm, pageQuery, readingForm } from './forms.ts'
import { AccountPage, ReadingsPage, sayAccount } from './pages.tsx'
import { accountOf, countReadings, readingsOf, readingsPage } from './store.ts'

export const accountRoutes = new Hono<Site>()

accountRoutes.get('/organizations/:id/account', only('anyone'), async (c) => {
  const found = await load(c)
  if (!found) return nothing(c)
  const { organization, account, readings } = found
  const data = { organization, account, readings }
  return show(c, frameFor(c, '收款账户'), data, <AccountPage {...found} number={null} of={fresh} />)
})

accountRoutes.post('/organizations/:id/account', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  if (!isMemberOf(person, id)) return nothing(c)
  const { sent, typed } = await readBody(c)
  const form = read(accountForm, sent)
  if (!form.ok) return again(c, form.refusal, typed)
  const given = await giveAccount(db, secretsOf(c.env), person, id, form.value, now)
  return given.ok ? done(c, paths.bankAccount(id), given.value) : again(c, given.refusal, typed)
})

/** The number is in the answer to this request, and never again. */
accountRoutes.post('/organizations/:id/account/reading', only('anyone'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const isOwner = isOwnerOf(person, id)
  if (!isMemberOf(person, id) && !has(person, 'finance')) return nothing(c)
  const { sent, typed } = await readBody(c)
  const form = read(isOwner ? ownReadingForm : readingForm, sent)
  if (!form.ok) return again(c, form.refusal, typed)
  const reason = form.value.reason || '单位负责人查看'
  const opened = await readAccount(db, secretsOf(c.env), person, id, reason, now)
  if (!opened.ok) return again(c, opened.refusal, typed)
  const found = await load(c)
  if (!found) return nothing(c)
  const { number } = opened.value
  return show(c, frameFor(c, '收款账户'), { number }, <AccountPage {...found} number={number} of={fresh} />)
})

accountRoutes.get('/account-readings', only('auditor'), async (c) => {
  const { db } = c.var
  const { page } = pageQuery.parse(c.req.query())
  const [items, [counted]] = await db.batch([readingsPage(db, page, ROWS), countReadings(db)])
  const total = counted?.count ?? 0
  const frame = { title: '账号查看记录', desk: 'auditor' } as const
  return show(c, frame, { items, total, page }, <ReadingsPage {...{ items, total, page }} />)
})

const secretsOf = ({ DATA_SECRET, DATA_SECRET_BEFORE }: Env): Secrets =>
  DATA_SECRET_BEFORE ? [DATA_SECRET, DATA_SECRET_BEFORE] : [DATA_SECRET]

/** Nothing typed is lost but the number itself: it is not sent back. */
async function again(c: Asked, refusal: AccountRefusal | Common, sent: Typed) {
  const typed = Object.fromEntries(
    Object.entries(sent).filter(([name]) => !['number', 'again'].includes(name)),
  )
  const found = await load(c)
  if (!found) return nothing(c)
  return refused(c, refusal, sayAccount, {
    frame: frameFor(c, '收款账户'),
    typed,
    body: (of) => <AccountPage {...found} number={null} of={of} />,
  })
}

/** For members, and for those who pay or watch over it. */
async function load(c: Asked) {
  const { db, person } = c.var
  const id = c.req.param('id')
  const isOwner = isOwnerOf(person, id)
  if (!isMemberOf(person, id) && !has(person, 'finance') && !has(person, 'auditor')) return null
  const [[organization], [account], readings] = await db.batch([
    organizationOf(db, id),
    accountOf(db, id),
    readingsOf(db, id),
  ])
  if (!organization) return null
  const mayOpen = isOwner || has(person, 'finance')
  return { organization, account: account ?? null, readings, isOwner, mayOpen }
}
