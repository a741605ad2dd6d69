import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import { type Site, machineNow } from '../../web/site.ts'
import { ACCESS } from '../access/pages.tsx'
import { accessOf } from '../access/store.ts'
import { sessionRow } from '../account/pages.tsx'
import { sessionsOf } from '../account/store.ts'
import { personCard } from '../roles/store.ts'
import { endSessions, lift, suspend } from './actions.ts'
import { reasonForm, suspendForm } from './forms.ts'
import { AccessPage, SESSIONS, saySuspension } from './pages.tsx'
import { whyNotEndSessions } from './rules.ts'
import { suspensionOf } from './store.ts'

export const suspensionRoutes = new Hono<Site>()

const ACT = { who: ['administrator'], form: reasonForm, fresh: true, say: saySuspension } as const

/** Where a person is signed in, and whether they are kept out: the administrators act here, the auditors read it. */
screen(suspensionRoutes, {
  at: paths.personAccess,
  who: ['administrator', 'auditor'],
  load: async ({ db, now, ahead }, id) => {
    const [[card], [suspension], sessions, access] = await db.batch([
      personCard(db, id),
      suspensionOf(db, id),
      sessionsOf(db, id, machineNow({ now, ahead })),
      accessOf(db, id),
    ])
    if (!card) return null
    const rows = sessions.map((session) => sessionRow(session, null, ahead))
    return { card, suspension: suspension ?? null, sessions: rows, access }
  },
  frame: (_, { person }) => ({
    title: '登录与停用',
    desk: person.roles.includes('administrator') ? 'administrator' : 'auditor',
  }),
  data: ({ card: { id, name }, ...found }) => ({ id, name, ...found }),
  page: (found, of, { person, url }) => (
    <AccessPage {...found} {...{ of, url, whyNot: whyNotEndSessions(person, found.card) }} />
  ),
  sheets: ({ access, sessions }) => [
    sheetOf('最近登录', ACCESS, access),
    sheetOf('登录的设备', SESSIONS, sessions),
  ],
})
  .act({
    ...ACT,
    at: paths.sessionEnds,
    do: ({ db, person, now }, { reason }, id) => endSessions(db, person, id, reason, now),
    to: (_, id) => paths.personAccess(id),
  })
  .act({
    ...ACT,
    at: paths.suspensions,
    form: suspendForm,
    do: ({ db, person, now }, { because }, id) => suspend(db, person, id, because, now),
    to: (_, id) => paths.personAccess(id),
  })
  .act({
    ...ACT,
    at: paths.suspensionLifts,
    do: ({ db, person, now }, { reason }, id) => lift(db, person, id, reason, now),
    to: (_, id) => paths.personAccess(id),
  })
