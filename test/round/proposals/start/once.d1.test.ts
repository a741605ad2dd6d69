import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../../../src/paths.ts'
import { proposals } from '../../../../src/round/proposals/tables.ts'
import { byEight, hiddenIn } from '../../../raced.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { openedRound, organizationOf } from '../../opened.ts'

/** The form begins one proposal, however often and however fast its button is pressed: whoever comes second is led to it. */
let site: Site
let roundId: string
let wang: Someone
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens + 3_600_000)
  roundId = (await openedRound(site)).id
  wang = await site.member('夕阳茶叙社')
})

/** What the page's form sends, as it is shown now. */
async function shown() {
  site.now += 1000
  const page = await site.get(paths.newProposal(roundId), wang)
  return { organization: organizationOf(wang), ...hiddenIn(page.text, paths.proposals(roundId)) }
}
const begin = (fields: Record<string, string>) => site.form(paths.proposals(roundId), fields, wang)
const begun = async () => (await site.db.select().from(proposals)).length

test('by eight at once and once more later, from one page: one; from a page that is shown again: another', async () => {
  const fields = await shown()
  const answers = await byEight(paths.proposals, () => begin(fields))
  site.now += 60_000
  answers.push(await begin(fields))
  const [first] = answers
  expect(answers.map(({ status, location }) => [status, location])).toEqual(
    answers.map(() => [303, first?.location]),
  )
  expect(await begun()).toBe(1)

  const other = await begin(await shown())
  expect([other.status, other.location === first?.location, await begun()]).toEqual([303, false, 2])
})
