import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { ok } from '../../shared/result.ts'
import { done } from '../../web/answer.tsx'
import { desksOf } from '../../web/layout.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { screen } from '../../web/screen.tsx'
import { type Site, machineNow } from '../../web/site.ts'
import { saying } from '../../web/words.ts'
import { accessOf } from '../access/store.ts'
import { attempt } from '../attempt.ts'
import { choosable } from '../guessing/leaked.ts'
import { guarded } from '../guessing/guarded.ts'
import { asked } from '../library.ts'
import { passwordFields } from '../pages.tsx'
import { withdrawOwn } from '../recovery/actions.ts'
import { sayWithdraw } from '../recovery/pages/words.ts'
import { isOpen } from '../recovery/rules.ts'
import { recoveriesOf } from '../recovery/store.ts'
import { endSession } from './actions.ts'
import { passwordForm } from './forms.ts'
import { type Account, AccountPage, sayAccount, sessionRow } from './pages.tsx'
import { accountOf, sessionsOf } from './store.ts'

export const accountRoutes = new Hono<Site>()

const frameOf = ({ asker }: Pick<AsksAs, 'asker'>) => ({
  title: '我的账号',
  desk: desksOf(asker)[0] ?? 'applicant',
})

screen(accountRoutes, {
  at: paths.account,
  who: ['anyone'],
  load,
  frame: (_, asks) => frameOf(asks),
  data: (account, { person }) => ({ ...account, person }),
  page: (account, of, { person, asker }) => (
    <AccountPage {...{ account, person, factors: asker.factors, of }} />
  ),
})
  .act({
    at: paths.session,
    who: ['anyone'],
    finds: ['given'],
    do: ({ db, person, asker }, _, id) => endSession(db, person, id, asker.sessionId),
    to: ({ wasThis }) => (wasThis ? paths.signIn() : paths.account()),
    say: saying<never>({}),
  })
  .act({
    at: paths.ownRecovery,
    who: ['anyone'],
    finds: ['given'],
    do: ({ db, person, now }, _, id) => withdrawOwn(db, person, id, now),
    say: sayWithdraw,
  })

/** A new password ends every session, and begins this one anew. */
attempt(accountRoutes, {
  at: paths.password,
  who: ['anyone'],
  from: paths.account,
  form: passwordForm,
  fresh: true,
  do: async (c, { current, password }) => {
    const [about] = await accountOf(c.var.db, c.var.person.id)
    const chosen = await choosable(password, { ...PLAIN, ...about, username: about?.username ?? '' })
    if (!chosen.ok) return chosen
    const change = { currentPassword: current, newPassword: password, revokeOtherSessions: true }
    const tried = () => asked(c, '/change-password', change)
    const changed = await guarded(c, 'password', c.var.person.id, tried)
    return changed.ok ? ok(done(c, paths.account())) : changed
  },
  say: sayAccount,
  fields: passwordFields,
  again: async (c) => {
    const account = await load(c.var)
    const { person, asker } = c.var
    const { factors } = asker
    return { frame: frameOf(c.var), page: (of) => <AccountPage {...{ account, person, factors, of }} /> }
  },
})

const PLAIN = { name: '', email: '' }

async function load({
  db,
  person,
  asker,
  now,
  ahead,
}: Pick<AsksAs, 'db' | 'person' | 'asker' | 'now' | 'ahead'>): Promise<Account> {
  const [[about], sessions, access, recoveries] = await db.batch([
    accountOf(db, person.id),
    sessionsOf(db, person.id, machineNow({ now, ahead })),
    accessOf(db, person.id),
    recoveriesOf(db, person.id),
  ])
  if (!about) throw new Error(`person ${person.id} is gone`)
  return {
    ...about,
    access,
    sessions: sessions.map((session) => sessionRow(session, asker.sessionId, ahead)),
    recoveries: recoveries.filter((one) => isOpen(one, now)),
  }
}
