import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { ownerOfFeed, siteOrigin } from '../../people/session.ts'
import { notFound } from '../../web/answer.tsx'
import { lacksSecondFactor } from '../../web/guard.ts'
import { icsOf } from '../../web/ics.ts'
import { type Desk, desksOf } from '../../web/layout.tsx'
import { route } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { mineAmong } from '../matters/rules/matter.ts'
import { dateOn } from './pages.ts'
import { dueDatesIn } from './rules.ts'
import { type Asking, FINDS } from './store.ts'

/**
 * What waits for somebody, for the calendar that they keep: by an address that is theirs alone, as long as they are who they are.
 * Whoever may not work yet, for want of a second factor, finds nothing in it.
 */
export const dates = new Hono<Site>()

route(
  dates,
  { method: 'GET', at: paths.dates, who: 'everybody', finds: ['given'], gives: 'text/calendar' },
  async (c, asks, name) => {
    const { db, now } = asks
    const asker = await ownerOfFeed(db, name.replace(/\.ics$/, ''), now)
    const { person } = asker
    if (!person) return notFound(c)
    const desks = lacksSecondFactor(person, asker.isDemonstration) ? [] : desksOf(asker)
    const found = await Promise.all(desks.map(async (desk) => datesOn(desk, { db, person, now })))
    const file = await icsOf(
      { name: '公益创投：等我办理', origin: siteOrigin(asks), made: now },
      found.flat(),
    )
    return c.body(file, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="dates.ics"',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    })
  },
)

const FIND: Record<Desk, (typeof FINDS)['applicant']> = { ...FINDS, public: async () => [] }
const datesOn = async (desk: Desk, asking: Asking) =>
  dueDatesIn(mineAmong(await FIND[desk](asking))).map((one) => dateOn(desk, one))
