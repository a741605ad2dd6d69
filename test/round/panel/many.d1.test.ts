import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../src/paths.ts'
import { addExpert } from '../../../src/round/panel/pool/actions.ts'
import { expectRowsBelow } from '../../counting.ts'
import { type Site, openSite } from '../../support.ts'
import { type Round, OPENS, closedRound, valueOf } from '../screening/closed-round.ts'
import { admitAll, cardOf, passAll } from './sitting.ts'

let site: Site
let round: Round
beforeAll(async () => {
  site = await openSite(OPENS)
  round = await closedRound(site, ['夕阳茶叙', '邻里食堂'])
  await passAll(site, round)
})

const ids: string[] = []
async function fill(howMany: number) {
  const administrator = await site.person('吴管理', ['administrator'])
  while (ids.length < howMany) {
    const card = { ...cardOf(`专家${String(ids.length + 1).padStart(3, '0')}`), field: '社区' }
    ids.push(valueOf(await addExpert(site.db, administrator, card, site.now + ids.length)).expertId)
  }
  await admitAll(site, site.now + ids.length)
}

const here = (query = '') => `${paths.panel(round.id)}${query}`
const names = (text: string) => [...new Set(text.match(/专家\d{3}/g))]
const ticked = (text: string) => [...text.matchAll(/value="([^"]+)"[^>]*checked/g)].map(([, id]) => id)

describe('a pool', () => {
  test('that fills its page is shown whole; of one more there is a second page', async () => {
    await fill(50)
    const full = await site.get(here(), round.officer)
    expect(names(full.text)).toHaveLength(50)
    expect(full.text).not.toContain('下一页')
    const cost = { ...site.counts }
    await fill(51)
    const first = await site.get(here(), round.officer)
    expect(names(first.text)).toHaveLength(50)
    expect(first.text).toContain('另有51名可选，第1页，共2页')
    expect(site.counts).toEqual(cost)
    const { rowsRead } = site.meter
    const second = await site.get(here('?page=2'), round.officer)
    expect(names(second.text)).toEqual(['专家051'])
    expectRowsBelow(site.meter.rowsRead, rowsRead + 100)
  })

  test('keeps its ticks while it is turned and searched, and when the choice is refused', async () => {
    const [one = '', two = '', last = ''] = [ids[0], ids[1], ids[50]]
    const turned = await site.get(
      here(`?experts%5B%5D=${one}&experts%5B%5D=${two}&page=2&find=`),
      round.officer,
    )
    expect(ticked(turned.text)).toEqual([one, two])
    expect(turned.text).toContain('已勾选2名；另有49名可选')
    const found = await site.get(here(`?experts%5B%5D=${one}&find=051`), round.officer)
    expect(names(found.text)).toEqual(['专家001', '专家051'])
    const none = await site.get(here('?find=%25'), round.officer)
    expect(none.text).toContain('另有0名可选')
    const sent = { 'experts[]': [one, two, last, ids[49] ?? ''] }
    const refused = await site.form(here(), sent, round.officer)
    expect(refused.status).toBe(422)
    expect(new Set(ticked(refused.text))).toEqual(new Set(sent['experts[]']))
  })

  test('has no page after its last, and takes none that is no number', async () => {
    const beyond = await site.get(here('?page=9'), round.officer)
    expect(beyond.text).toContain('第2页，共2页')
    for (const page of ['x', '0', '-1', '1e9'])
      expect(names((await site.get(here(`?page=${page}`), round.officer)).text)).toHaveLength(50)
  })

  test('whose members were chosen on two pages has them all', async () => {
    const chosen = { 'experts[]': [ids[0] ?? '', ids[50] ?? ''] }
    expect(await site.form(here(), chosen, round.officer)).toMatchObject({ status: 303 })
    const { json } = await site.json(here(), round.officer)
    expect(json).toMatchObject({ pooled: 49, members: [{ name: '专家001' }, { name: '专家051' }] })
    expect(json).toMatchObject({ counts: { eligible: 2, waiting: 0, short: 0 } })
  })
})
