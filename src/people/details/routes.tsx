import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { ok } from '../../shared/result.ts'
import { done } from '../../web/answer.tsx'
import type { AsksAs } from '../../web/asks.ts'
import { desksOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { attempt } from '../attempt.ts'
import { knowsPassword } from '../guessing/own-password.ts'
import { changeOwn } from './actions.ts'
import { detailsForm } from './forms.ts'
import { DetailsPage, sayDetails } from './pages.tsx'
import { detailsOf } from './store.ts'

export const detailsRoutes = new Hono<Site>()

const frameOf = ({ asker }: Pick<AsksAs, 'asker'>) => ({
  title: '修改姓名和邮箱',
  desk: desksOf(asker)[0] ?? 'applicant',
})

screen(detailsRoutes, {
  at: paths.details,
  who: ['anyone'],
  load: async ({ db, person }) => (await detailsOf(db, person.id))[0] ?? null,
  frame: (_, asks) => frameOf(asks),
  data: (details) => details,
  page: (details, of) => <DetailsPage {...{ details, of }} />,
})

/** Whoever only holds an open session does not know the password. */
attempt(detailsRoutes, {
  at: paths.details,
  who: ['anyone'],
  from: paths.details,
  form: detailsForm,
  fresh: true,
  do: async (c, { current, ...details }) => {
    const { db, person, asker, now } = c.var
    const known = await knowsPassword(c, person.id, current)
    if (!known.ok) return known
    const changed = await changeOwn(db, person, details, asker.sessionId, now)
    return changed.ok ? ok(done(c, paths.account())) : changed
  },
  say: sayDetails,
  again: async (c) => {
    const [details] = await detailsOf(c.var.db, c.var.person.id)
    return details ? { frame: frameOf(c.var), page: (of) => <DetailsPage {...{ details, of }} /> } : null
  },
})
