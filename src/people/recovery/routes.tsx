import { type Context, Hono } from 'hono'
import { sha256 } from '../../history/rules.ts'
import { paths } from '../../paths.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import { type Filled, blank, notFound, refuseOn, show } from '../../web/answer.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { type Desk, type Frame, desksOf } from '../../web/layout.tsx'
import { route, screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Ask, Inside, Site } from '../../web/site.ts'
import { attempt } from '../attempt.ts'
import { choosable } from '../guessing/leaked.ts'
import { guarded } from '../guessing/guarded.ts'
import { passwordFields } from '../pages.tsx'
import { isCodeOf, sayCode } from '../rules/invitation.ts'
import { siteOrigin } from '../session.ts'
import { type Link, answerRecovery, recover, useRecovery, withdrawRecovery } from './actions.ts'
import { answerForm, listQuery, recoverForm, useForm } from './forms.ts'
import { Recovered, UnusableRecovery, UseRecovery } from './pages/own.tsx'
import { PersonRecovery, Recoveries, RecoveryMade, RecoveryPage, columnsOf } from './pages/staff.tsx'
import { sayAnswer, sayRecover, sayUse, sayWithdraw } from './pages/words.ts'
import { type UseRefusal, stateOf, whyNotUse } from './rules.ts'
import { countRecoveries, recoveriesOf, recovering, recoveryBy, recoveryById, recoveryList } from './store.ts'

export const recoveryRoutes = new Hono<Site>()

const TITLE = '找回账号'

screen(recoveryRoutes, {
  at: paths.personRecovery,
  who: ['administrator'],
  load: async ({ db }, id) => {
    const [[whose], known] = await db.batch([recovering(db, id), recoveriesOf(db, id)])
    return whose ? { whose, known } : null
  },
  frame: () => ({ title: TITLE, desk: 'administrator' }),
  data: ({ whose: { id, name, isProtected }, known }, { now }) => ({
    person: { id, name, secondFactor: isProtected },
    recoveries: known.map((it) => ({ ...it, state: stateOf(it, now) })),
  }),
  page: (found, of, { person, now }) => <PersonRecovery {...found} {...{ by: person, now, of }} />,
}).act({
  at: paths.personRecovery,
  who: ['administrator'],
  form: recoverForm,
  fresh: true,
  do: async (asks, form, id) =>
    madeOf(asks, await recover(asks.db, asks.person, id, form, asks.now), paths.personRecovery(id)),
  again: true,
  shows: showMade,
  say: sayRecover,
})

const frameOf = ({ asker }: Pick<AsksAs, 'asker'>): Frame => ({
  title: TITLE,
  desk: desksOf(asker).find(isReading) ?? 'administrator',
})
const isReading = (desk: Desk): boolean => ['administrator', 'approver', 'auditor'].includes(desk)

const READERS = ['administrator', 'approver', 'auditor'] as const

screen(recoveryRoutes, {
  at: paths.recoveries,
  who: READERS,
  query: listQuery,
  load: async ({ db, asked: { page }, rows }) => {
    const [items, [counted]] = await db.batch([recoveryList(db, { page, rows }), countRecoveries(db)])
    return { items, total: counted?.count ?? 0, page }
  },
  frame: (_, asks) => frameOf(asks),
  data: (found) => found,
  page: (found, _, { now, url }) => <Recoveries {...found} {...{ now, url }} />,
  sheets: ({ items, total }, { now }) => [sheetOf(TITLE, columnsOf(now), items, total)],
})

screen(recoveryRoutes, {
  at: paths.recoveryOf,
  who: READERS,
  load: async ({ db }, id) => (await recoveryById(db, id))[0] ?? null,
  frame: (_, asks) => frameOf(asks),
  data: (it, { now }) => ({ ...it, state: stateOf(it, now) }),
  page: (it, of, { person, now }) => <RecoveryPage {...{ it, by: person, now, of }} />,
})
  .act({
    at: paths.recoveryAnswer,
    who: ['administrator', 'approver'],
    form: answerForm,
    fresh: true,
    do: async (asks, form, id) =>
      madeOf(asks, await answerRecovery(asks.db, asks.person, id, form, asks.now), paths.recoveryOf(id)),
    again: true,
    shows: showMade,
    say: sayAnswer,
  })
  .act({
    at: paths.recoveryWithdrawal,
    who: ['administrator'],
    do: ({ db, person, now }, _, id) => withdrawRecovery(db, person, id, now),
    say: sayWithdraw,
  })

type Made = { link: string; code: string; back: string }

/** The link in full; null: somebody else gets it, or nobody. */
function madeOf<R>(
  asks: Pick<AsksAs, 'env' | 'url'>,
  done: Result<Link | null, R>,
  back: string,
): Result<Made | null, R> {
  if (!done.ok || done.value === null) return done.ok ? ok(null) : done
  const { token, code } = done.value
  return ok({ link: siteOrigin(asks) + paths.recovery(token), code: sayCode(code), back })
}

function showMade(made: Made | null) {
  return made && { frame: { title: TITLE }, data: made, page: <RecoveryMade {...made} /> }
}

const GIVEN = { who: 'everybody', finds: ['given'] } as const
const USE = { title: '设新密码' }

/** A link that is over says why, and nothing else. */
route(recoveryRoutes, { ...GIVEN, method: 'GET', at: paths.recovery }, async (c, { now }, token) => {
  const found = await find(c, token)
  if (!found) return notFound(c)
  const over = whyNotUse(found.it, found.whose, now)
  if (over) return refuseUse(c, token, over)
  const { kind } = found.it
  return show(c, USE, { kind }, <UseRecovery token={token} it={found.it} of={blank} />)
})

attempt(recoveryRoutes, {
  ...GIVEN,
  at: paths.recovery,
  from: paths.recovery,
  form: useForm,
  do: async (c, { code, password }, token) => {
    const ready = await whyNotYet(c, token, code, password)
    if (!ready.ok) return ready
    const used = await useRecovery(c.var.db, token, code, password, c.var.now)
    return used.ok ? ok(await show(c, USE, {}, <Recovered kind={ready.value} />)) : used
  },
  say: sayUse,
  fields: passwordFields,
  again: async (c, token) => {
    const found = await find(c, token)
    if (!found) return null
    const over = whyNotUse(found.it, found.whose, c.var.now)
    const page = (of: Filled) =>
      over ? <UnusableRecovery of={of} /> : <UseRecovery token={token} it={found.it} of={of} />
    return { frame: USE, page }
  },
})

/** The code is asked before anything is said of the password: whoever only holds the link learns nothing. */
async function whyNotYet(c: Ask, token: string, code: string, password: string) {
  const found = await find(c, token)
  if (!found) return refuse({ why: 'not-found' as const })
  const over = whyNotUse(found.it, found.whose, c.var.now)
  if (over) return refuse(over)
  const known = await guarded(c, 'invitation', found.it.id, async () =>
    (await isCodeOf(found.it, token, code))
      ? ok(found.it.kind)
      : refuse({ why: 'wrong-recovery-code' as const }),
  )
  if (!known.ok) return known
  const chosen = await choosable(password, found.whose)
  return chosen.ok ? known : chosen
}

const refuseUse = (c: Context<Inside>, token: string, refusal: UseRefusal) =>
  refuseOn(c, refusal, sayUse, {
    ...{ frame: USE, typed: {}, here: paths.recovery(token), citing: undefined },
    page: (of) => <UnusableRecovery of={of} />,
  })

async function find(c: Ask, token: string) {
  const [it] = await recoveryBy(c.var.db, await sha256(token))
  if (!it) return null
  const [whose] = await recovering(c.var.db, it.personId)
  return whose ? { it, whose } : null
}
