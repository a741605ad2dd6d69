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
import { NUMBERS, NumberPage, NumbersPage, titleOf } from './pages.tsx'
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
  page: (found, _, { person, url }) => <NumbersPage {...found} {...{ person, url }} />,
  sheets: ({ numbers: all }) => [sheetOf('公开前检查', NUMBERS, all)],
})

screen(numbers, {
  at: paths.numberDecision,
  who: STAFF,
  load: async ({ db }, id, digest) => {
    const found = await findNumbers(db, id)
    const number = found && numberedIn(found.printed, found.decisions).find((one) => one.digest === digest)
    return number ? { round: found.round, number } : null
  },
  frame: ({ number }, { person }) => ({ title: titleOf(number), desk: officeOf(person) }),
  data: (found) => found,
  page: (found, of, { person }) => <NumberPage {...found} {...{ person, of }} />,
}).act({
  at: paths.numberDecision,
  who: ['officer'],
  form: numberForm,
  do: async ({ db, person, now }, form, roundId, digest) => {
    const found = await findNumbers(db, roundId)
    const number = found?.printed.find((one) => one.digest === digest)
    if (!found || !number) return refuse({ why: 'not-found' })
    return decideNumber(db, person, { roundId, number, last: found.last }, form, now)
  },
  to: (_, roundId) => paths.numbers(roundId),
  say: sayDecideRefusal,
})
