import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { ok } from '../../shared/result.ts'
import { screen } from '../../web/screen.tsx'
import { type Site, machineNow } from '../../web/site.ts'
import { moveClock } from './actions.ts'
import { moveForm } from './forms.ts'
import { ClockPage } from './pages.tsx'
import { passNights } from './passing.ts'
import { findClock } from './store.ts'
import { sayMoveRefusal } from './words.ts'

export const clockRoutes = new Hono<Site>()

/** Nights are passed for so long in one request, in milliseconds; the page asks for the next. */
const A_WHILE = 1_500

screen(clockRoutes, {
  at: paths.clock,
  who: ['administrator'],
  load: ({ db, rows }) => findClock(db, rows),
  frame: () => ({ title: '演练时间', desk: 'administrator' }),
  data: ({ moves, nights }, { now, ahead }) => ({ now, machine: machineNow({ now, ahead }), moves, nights }),
  page: ({ moves, nights }, of, { now, ahead }) => (
    <ClockPage {...{ moves, nights, now, machine: machineNow({ now, ahead }), of }} />
  ),
})
  .act({
    at: paths.clock,
    who: ['administrator'],
    form: moveForm,
    do: ({ db, person, now }, { goal }) => moveClock(db, person, goal, now),
    say: sayMoveRefusal,
  })
  .act({
    at: paths.clockNights,
    who: ['administrator'],
    do: async ({ env, clock, ahead }) => {
      const machine = () => clock() - ahead
      await passNights(env, machine, machine() + A_WHILE)
      return ok({})
    },
    say: sayMoveRefusal,
  })
