import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { z } from 'zod'
import { calendarRoutes } from './calendar/routes.tsx'
import { type Db, openDb } from './db/db.ts'
import { SHORTEST_SECRET } from './db/sealed.ts'
import { drawnAround } from './desks/round/routes.tsx'
import { type RoundPlace, aroundOf, foundIn, placeIn } from './desks/round/store/around.ts'
import { desks } from './desks/routes.tsx'
import { sandboxed } from './files/send.ts'
import { lettersRoutes } from './letters/routes.tsx'
import { roundAt } from './desks/operator/store/round.ts'
import { askerIn, askerOf, askerOn, findAsker } from './people/asker.ts'
import { keepsThere } from './people/keeping.ts'
import { paths } from './paths.ts'
import { asOfficerOf } from './people/rules/person.ts'
import { organizationRoutes } from './organizations/routes.tsx'
import { peopleRoutes } from './people/routes.tsx'
import { postRoutes } from './post/routes.tsx'
import { countActs } from './people/limits/store.ts'
import { SEEN_EVERY } from './people/rules/session.ts'
import { stepsUp } from './people/second-factor/step-up.ts'
import { hostPrefix, sessionToken } from './people/session.ts'
import { markSeen } from './people/store.ts'
import { shownAmong } from './personal/store.ts'
import { agreements } from './round/agreements/routes.tsx'
import { lapses } from './round/agreements/lapses/routes.tsx'
import { awards } from './round/awards/routes.tsx'
import { calls } from './round/calls/routes.tsx'
import { closing } from './round/closing/routes.tsx'
import { needs } from './round/needs/routes/needs.tsx'
import { distribution } from './round/panel/distribution/routes.tsx'
import { draws } from './round/panel/draws/routes.tsx'
import { pool } from './round/panel/pool/routes.tsx'
import { recusals } from './round/panel/recusals/routes.tsx'
import { removals } from './round/panel/removals/routes.tsx'
import { panel } from './round/panel/routes.tsx'
import { payments } from './round/payments/routes.tsx'
import { projects } from './round/projects/routes/projects.tsx'
import { proposals } from './round/proposals/routes.tsx'
import { publicity } from './round/publicity/routes/publicity.tsx'
import { scoring } from './round/scoring/routes.tsx'
import { resultRoutes } from './round/screening/results/routes.tsx'
import { requestRoutes } from './round/panel/requests/routes.tsx'
import { recheckRoutes } from './round/screening/rechecks/routes.tsx'
import { correctionRoutes } from './round/screening/routes/corrections.tsx'
import { screening } from './round/screening/routes/eligibility.tsx'
import { rulebook } from './rulebook/routes/rulebook.tsx'
import { type Instant, dayOf } from './shared/days.ts'
import { problem, wantsJson } from './web/answer.tsx'
import { type Opens, opensIn } from './web/closed.ts'
import { ignoresDamage } from './web/door/cookies.ts'
import { logFailure, sayReference } from './web/door/failure.ts'
import { keptNowhere, saysToBrowsers } from './web/door/headers.ts'
import { fromHere } from './web/door/origin.ts'
import { whyNotKept } from './web/door/unkept.ts'
import { openApi } from './web/openapi.ts'
import { declaredIn } from './web/declared.ts'
import { leadToScreens, route } from './web/screen.tsx'
import { showKept } from './web/shown.ts'
import { type Ask, type Site, machineNow } from './web/site.ts'

z.config(z.locales.zhCN())

/** What a demonstration adds, and no deployed site has: pages of its own, and how far it is ahead of the clock, in milliseconds. */
export type Exercise = { routes: Hono<Site>; ahead: (db: Db) => Promise<number> }

/** The whole site. `clock` is asked when a request begins, and again when what it sends has arrived; tests give their own. */
export function makeApp(clock: () => Instant = Date.now, exercise?: Exercise) {
  const app = new Hono<Site>()
  app.use(sandboxed)
  app.use(saysToBrowsers)
  app.use(keptNowhere)
  app.use(whatIsNotSet)
  app.use(ignoresDamage)
  const opens = lazily(() => opensIn(declaredIn(app)))
  app.use(whoAsks(clock, opens, exercise))
  app.use(keepsThere)
  app.use(fromHere)
  app.use(stepsUp(app))
  for (const part of [
    peopleRoutes,
    organizationRoutes,
    lettersRoutes,
    postRoutes,
    calendarRoutes,
    rulebook,
    desks,
    ...LIFE,
    ...(exercise ? [exercise.routes] : []),
  ])
    app.route('/', part)
  route(app, { method: 'GET', at: paths.shown, who: 'everybody', finds: ['given'] }, (c, _, id) =>
    showKept(c, id),
  )
  leadToScreens(app)
  const machines = lazily(() => openApi(declaredIn(app)))
  route(app, { method: 'GET', at: paths.openApi, who: 'everybody', gives: 'application/json' }, (c) =>
    c.json(machines()),
  )
  app.notFound((c) => problem(c, { why: 'not-found' }, '没有找到这一页'))
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 413)
      return problem(c, { why: 'body-too-large' }, error.message)
    return failed(c, logFailure(error, `${c.req.method} ${routePath(c)}`))
  })
  return app
}

/** Made when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** The stages in the order of a round's life. */
const LIFE = [
  needs,
  calls,
  proposals,
  screening,
  correctionRoutes,
  resultRoutes,
  recheckRoutes,
  pool,
  requestRoutes,
  panel,
  draws,
  distribution,
  recusals,
  removals,
  scoring,
  awards,
  publicity,
  agreements,
  lapses,
  projects,
  payments,
  closing,
]

/** Who asks may not be known: the failure can be that the database does not answer. */
function failed(c: Ask, reference: string) {
  const says = `系统出了问题，已经记下，编号${sayReference(reference)}。请稍后再试；还是不行，请把编号告诉公益创投办公室`
  const { asker }: Partial<Site['Variables']> = c.var
  return asker || wantsJson(c) ? problem(c, { why: 'failed', reference }, says) : c.text(says, 500)
}

/** A site whose secrets are missing or short serves nothing, and says which. */
const whatIsNotSet = createMiddleware<Site>(async (c, next) => {
  const secrets = { AUTH_SECRET: c.env.AUTH_SECRET, DATA_SECRET: c.env.DATA_SECRET }
  const short = Object.entries(secrets).filter(([, secret]) => !secret || secret.length < SHORTEST_SECRET)
  const names = short.map(([name]) => name).join('、')
  if (names) return c.text(`站点还没有设好${names}：密钥至少${SHORTEST_SECRET}个字符`, 503)
  return next()
})

/** Who asks, and for the staff and whoever runs it for an outside unit what they are shown of the round that the address lies in: one round trip. */
async function whoIn(
  db: Db,
  { token, machine, now, path }: { token: string; machine: Instant; now: Instant; path: string },
  place: RoundPlace | null,
  opens: () => Opens,
): Promise<Pick<Site['Variables'], 'asker' | 'around'>> {
  const [here, today] = [roundAt(path), dayOf(now)]
  if (!place || token === '')
    return { asker: askerOn(await findAsker(db, token, machine, here), today), around: null }
  const [[row], ...found] = await db.batch([
    askerOf(db, token, machine, here),
    ...aroundOf(db, token, now, place),
  ])
  const asker = askerOn(askerIn(row, machine), today)
  const { person, operates } = asker
  const reader = person && operates ? asOfficerOf(person, operates) : person
  return { asker, around: drawnAround(await foundIn(found, place), reader, now, opens) }
}

/** A disk that is full can be read: nobody is kept from that because it is not written down that they do. */
function passOver(error: unknown): void {
  if (!whyNotKept(error)) throw error
}

/**
 * Who is asking, when, on which database: one round trip. The bookmark keeps a reader behind nobody's back
 * when read replicas are on: a page shows at least what its reader's last act has written. One that the database does not take is
 * as if it were not there.
 */
const whoAsks = (clock: () => Instant, opens: () => Opens, exercise?: Exercise) =>
  createMiddleware<Site>(async (c, next) => {
    const machine = clock()
    const token = await sessionToken(c, c.env.AUTH_SECRET)
    const prefix = hostPrefix(c)
    const ask = async (since: string) => {
      const session = c.env.DB.withSession(since)
      const db = openDb(session)
      const ahead = (await exercise?.ahead(db)) ?? 0
      const asked = await whoIn(
        db,
        { token, machine, now: machine + ahead, path: c.req.path },
        placeIn(c.req.path, c.req.method),
        opens,
      )
      return { session, db, ahead, ...asked }
    }
    const since = getCookie(c, 'bookmark', prefix)
    const { session, db, asker, ahead, around } = since
      ? await ask(since).catch(() => ask('first-primary'))
      : await ask('first-unconstrained')
    if (asker.isDemonstration && !c.env.DEMONSTRATION) return c.text('演示数据不能在正式站点上运行', 503)
    if (asker.sessionId && machine - asker.seenAt >= SEEN_EVERY)
      await markSeen(db, asker.sessionId, machine).catch(passOver)
    c.set('db', db)
    c.set('now', machine + ahead)
    c.set('clock', () => clock() + ahead)
    c.set('ahead', ahead)
    c.set('countActs', (counts) => countActs(db, c.env.AUTH_SECRET, counts, machineNow(c.var)))
    c.set('shownAmong', (numbers) => shownAmong(db, numbers))
    c.set('asker', asker)
    c.set('around', around)
    if (asker.operates) c.set('opens', opens())
    await next()
    const bookmark = c.req.method === 'GET' ? null : session.getBookmark()
    if (bookmark)
      setCookie(c, 'bookmark', bookmark, {
        ...{ ...(prefix && { prefix }), httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 600 },
      })
    return undefined
  })
