import { type Context, Hono } from 'hono'
import { paths } from '../../paths.ts'
import { type Common, done, problem, sayCommon, show } from '../../web/answer.tsx'
import { read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import { desksOf } from '../../web/layout.tsx'
import type { Inside, Site } from '../../web/site.ts'
import { ask, refusedTry } from '../library.ts'
import { fresh } from '../pages.tsx'
import { type AccountRefusal, accountRefusal } from '../rules/sign-in.ts'
import { endSession } from './actions.ts'
import { passwordForm } from './forms.ts'
import { type Account, AccountPage, sayAccount, sessionRow } from './pages.tsx'
import { accountOf, sessionsOf } from './store.ts'

export const accountRoutes = new Hono<Site>()

accountRoutes.get('/account', only('anyone'), async (c) => {
  const account = await loadAccount(c)
  const { person } = c.var
  return show(
    c,
    frameOf(c),
    { ...account, person },
    <AccountPage account={account} person={person} of={fresh} />,
  )
})

accountRoutes.post('/account/sessions/:id', only('anyone'), async (c) => {
  const id = c.req.param('id')
  const ended = await endSession(c.var.db, c.var.person, id)
  if (!ended.ok) return problem(c, ended.refusal, sayCommon(ended.refusal))
  return done(c, id === c.var.asker.sessionId ? paths.signIn() : paths.account())
})

/** A new password ends every session, and begins this one anew. */
accountRoutes.post('/account/password', only('anyone'), async (c) => {
  const form = read(passwordForm, (await readBody(c)).sent)
  if (!form.ok) return passwordAgain(c, form.refusal)
  const { current, password } = form.value
  const change = { currentPassword: current, newPassword: password, revokeOtherSessions: true }
  const answer = await ask(c, '/change-password', change)
  const refusal = accountRefusal(answer.status, answer.code)
  return refusal ? passwordAgain(c, refusal) : done(c, paths.account())
})

async function passwordAgain(c: Context<Inside>, refusal: AccountRefusal | Common) {
  const account = await loadAccount(c)
  return refusedTry(c, refusal, sayAccount, {
    frame: frameOf(c),
    body: (of) => <AccountPage account={account} person={c.var.person} of={of} />,
  })
}

const frameOf = (c: Context<Inside>) => ({ title: '我的账号', desk: desksOf(c.var.asker)[0] ?? 'applicant' })

async function loadAccount(c: Context<Inside>): Promise<Account> {
  const { db, person, asker, now } = c.var
  const [[about], sessions] = await db.batch([accountOf(db, person.id), sessionsOf(db, person.id, now)])
  if (!about) throw new Error(`person ${person.id} is gone`)
  return { ...about, sessions: sessions.map((session) => sessionRow(session, asker.sessionId)) }
}
