import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { siteOrigin } from '../../../people/session.ts'
import { sayDeadline } from '../../../shared/days.ts'
import { notFound } from '../../../web/answer.tsx'
import { icsOf } from '../../../web/ics.ts'
import { asPublic } from '../../../web/public.ts'
import { route } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { publishedAmendments } from '../amendments/store.ts'
import { callOf } from '../store.ts'
import { datesOf } from './rules.ts'

/** A call's dates for whoever keeps a calendar: by an address that follows what an amendment moves. */
export const callDates = new Hono<Site>()

const WORDS = { opens: '开始申报', closes: '申报截止' } as const

route(
  callDates,
  { method: 'GET', at: paths.callDates, who: 'everybody', gives: 'text/calendar' },
  async (c, asks, id) => {
    const [[found], amendments] = await asks.db.batch([callOf(asks.db, id), publishedAmendments(asks.db, id)])
    if (!found) return notFound(c)
    const round = await asPublic(c, found)
    const { title, code } = round.plan
    const changed = [round.publishedAt ?? 0, ...amendments.map(({ publishedAt }) => publishedAt)]
    const file = await icsOf(
      { name: title, origin: siteOrigin(asks), made: Math.max(...changed) },
      datesOf(round).map(({ key, at, isOff }) => ({
        ...{ id: `${id}-${key}`, title: `${WORDS[key]}：${title}`, at, isOff },
        says: `${sayDeadline(at)}${WORDS[key]}，以公告为准。`,
        href: paths.call(id),
      })),
    )
    return c.body(file, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${encodeURIComponent(code)}.ics"`,
      'X-Content-Type-Options': 'nosniff',
    })
  },
)
