import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { STAFF } from '../../people/rules/person.ts'
import { decideNumber } from '../../personal/actions.ts'
import { numberForm } from '../../personal/forms.ts'
import { sayDecideRefusal } from '../../personal/pages.tsx'
import { refuse } from '../../shared/result.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { NUMBERS, NumbersPage } from './pages.tsx'
import { numberedIn } from './rules.ts'
import { findNumbers } from './store.ts'

/** 公开前检查 of a round, across its stages. */
export const numbers = new Hono<Site>()

screen(numbers, {
  at: paths.numbers,
  who: STAFF,
  load: async ({ db }, id) => {
    const found = await findNumbers(db, id)
    return found && { round: found.round, numbers: numberedIn(found.printed, found.decisions) }
  },
  frame: ({ round }, { person }) => ({ title: `公开前检查　${round.title}`, desk: officeOf(person) }),
  data: (found) => found,
  page: (found, of, { person, url }) => <NumbersPage {...found} {...{ person, of, url }} />,
  sheets: ({ numbers: all }) => [sheetOf('公开前检查', NUMBERS, all)],
}).act({
  at: paths.numberDecision,
  who: ['officer'],
  form: numberForm,
  do: async ({ db, person, now }, form, roundId, digest) => {
    const found = await findNumbers(db, roundId)
    if (!found) return refuse({ why: 'not-found' })
    const number = found.printed.find((one) => one.digest === digest)
    return decideNumber(db, person, { roundId, number, last: found.last }, form, now)
  },
  to: (_, roundId) => paths.numbers(roundId),
  say: sayDecideRefusal,
  on: {
    load: async ({ db }, roundId) => {
      const found = await findNumbers(db, roundId)
      return found && { round: found.round, numbers: numberedIn(found.printed, found.decisions) }
    },
    here: ({ round }) => paths.numbers(round.id),
  },
})
