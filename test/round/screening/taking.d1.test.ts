import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { paths } from '../../../src/paths.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { giveBackCase, takeCase } from '../../../src/round/screening/taking/actions.ts'
import { findTaken } from '../../../src/round/screening/taking/store.ts'
import { byEight, theOne } from '../../raced.ts'
import { type Site, openSite } from '../../support.ts'
import { CLOSES, OPENS, closedRound, valueOf } from './closed-round.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const PASS = { outcome: 'eligible' as const, reason: '' }

async function queue(titles = ['夕阳茶叙', '邻里厨房', '胡同讲古']) {
  const round = await closedRound(site, titles)
  const colleague = await site.person('孙经办', ['officer'])
  const [tea, kitchen, story] = round.proposals.map(({ id }) => id)
  return { ...round, colleague, tea: tea ?? '', kitchen: kitchen ?? '', story: story ?? '' }
}
const workerOn = async (by: Parameters<typeof findTaken>[1], id: string) =>
  (await findTaken(site.db, by, id, CLOSES))?.taken.worker?.name

describe('a case of the shared queue', () => {
  test('is taken, said to colleagues, taken over and given back', async () => {
    const { id, tea, officer, colleague } = await queue()
    valueOf(await takeCase(site.db, officer, tea, CLOSES))
    expect(await takeCase(site.db, officer, tea, CLOSES + 1)).toMatchObject({
      refusal: { why: 'taken-by-you' },
    })
    site.now = CLOSES + 1
    const seen = await site.get(paths.eligibility(tea), colleague)
    expect(seen.text).toContain('钱经办从')
    expect(seen.text).toContain('改由我办')
    expect((await site.get(paths.screening(id), colleague)).text).toContain('钱经办')
    const mine = await site.json(`${paths.screening(id)}?whose=mine`, officer)
    expect(Object(mine.json)['proposals']).toHaveLength(1)

    valueOf(await takeCase(site.db, colleague, tea, CLOSES + 2))
    expect(await workerOn(officer, tea)).toBe('孙经办')
    expect(await giveBackCase(site.db, officer, tea, CLOSES + 3)).toMatchObject({
      refusal: { why: 'not-taken-by-you' },
    })
    valueOf(await giveBackCase(site.db, colleague, tea, CLOSES + 4))
    expect(await workerOn(officer, tea)).toBeUndefined()
  })

  test('is not taken once it is judged, by another office, or by whoever belongs to its organization', async () => {
    const { tea, kitchen, officer, approver, colleague, proposals } = await queue()
    expect(await takeCase(site.db, approver, tea, CLOSES)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
    const [{ organizationId } = { organizationId: '' }] = proposals
    const own = { ...colleague, interests: [{ id: organizationId, name: '茶叙社', rounds: [] }] }
    expect(await takeCase(site.db, own, kitchen, CLOSES)).toMatchObject({ refusal: { why: 'own-interest' } })
    valueOf(await checkEligibility(site.db, officer, tea, PASS, CLOSES))
    expect(await takeCase(site.db, colleague, tea, CLOSES)).toMatchObject({
      refusal: { why: 'already-checked', by: '#screening' },
    })
  })

  test('that a colleague has is passed over by whoever works through the queue', async () => {
    const { tea, kitchen, story, officer, colleague } = await queue()
    const beside = async (by: typeof officer) => {
      const { next, previous, left } = (await site.json(paths.eligibility(tea), by)).json
      return { next, previous, left }
    }
    expect(await beside(officer)).toEqual({ next: kitchen, previous: story, left: 2 })
    valueOf(await takeCase(site.db, colleague, kitchen, CLOSES))
    expect(await beside(officer)).toEqual({ next: story, previous: story, left: 1 })
    expect(await beside(colleague)).toEqual({ next: kitchen, previous: story, left: 2 })
  })

  test('leads on to the next one once it is judged, which says what was recorded', async () => {
    const { tea, kitchen, officer } = await queue()
    site.now = CLOSES + 1
    const form = { outcome: 'eligible', next: kitchen }
    const sent = await site.form(paths.eligibility(tea), form, officer)
    expect(sent.location).toBe(`${paths.eligibility(kitchen)}?after=${tea}`)
    const { text } = await site.get(sent.location ?? '', officer)
    expect(text).toMatch(/已记录.*夕阳茶叙<\/a>：入围/s)
    const last = await site.form(paths.eligibility(kitchen), { outcome: 'eligible' }, officer)
    expect(last.location).toBe(paths.eligibility(kitchen))
  })

  test('eight at once: it is taken once, and given back once', async () => {
    const { tea, officer } = await queue()
    theOne(
      await byEight(paths.taking, () => takeCase(site.db, officer, tea, CLOSES)),
      'changed-meanwhile',
      'taken-by-you',
    )
    theOne(
      await byEight(paths.givingBack, () => giveBackCase(site.db, officer, tea, CLOSES + 1)),
      'changed-meanwhile',
      'not-taken-by-you',
    )
    const [kept] = await site.db.all<{ n: number }>(
      sql`select count(*) as n from case_owners where about = ${tea}`,
    )
    expect(kept?.n).toBe(2)
  })
})
