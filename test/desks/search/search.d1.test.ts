import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../src/paths.ts'
import { PLAN } from '../../round/calls/typed.ts'
import { submittedProposal } from '../../round/opened.ts'
import { MODEST, enactSealing, sealedRound } from '../../round/proposals/opening/sealing.ts'
import { CLOSES, OPENS, closedRound } from '../../round/screening/closed-round.ts'
import { type Site, type Someone, openSite } from '../../support.ts'

let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(OPENS)
  officer = await site.person('何经办', ['officer'])
})

type Found = { groups: { kind: string; total: number; hits: { id: string; title: string }[] }[] }
async function found(words: string, by: Someone): Promise<string[]> {
  const { json } = await site.json(paths.searchFor(words), by)
  const { groups }: Found = { groups: [], ...json }
  return groups.map(({ kind, total }) => `${kind} ${total}`)
}

describe('search', () => {
  test('finds a proposal by number, name, organization and text, and says where', async () => {
    const { id, proposals } = await closedRound(site, ['护航四点半', '胡同讲古'])
    site.now = CLOSES
    const [first] = proposals
    const { json } = await site.json(`/rounds/${id}`, officer)
    const { code } = { code: '', ...Object(Object(json['round'])['plan']) }
    expect(await found('护航四点半', officer)).toEqual(['proposal 1'])
    expect(await found(`${code}-SQ-0001`.toUpperCase(), officer)).toEqual(['proposal 1'])
    expect(await found(`${code} 胡同`, officer)).toEqual(['proposal 1'])
    const { text } = await site.get(paths.searchFor('走访42户'), officer)
    expect(text).toContain('<mark>走访42户</mark>')
    expect(text).toContain(`href="/proposals/${first?.id}"`)
    expect(await found('title', officer)).toEqual([])
  })

  test('shows nobody what is not theirs, nor that it is there', async () => {
    const { proposals } = await closedRound(site, ['别家的事'])
    site.now = CLOSES
    const owner = proposals[0]?.member
    if (!owner) throw new Error('a proposal')
    const readers = [
      ...[await site.member('另一家'), await site.person('专家', ['expert'])],
      await site.person('管理', ['administrator']),
    ]
    for (const reader of readers)
      expect([reader.name, await found('别家的事', reader)]).toEqual([reader.name, []])
    expect(await found('别家的事', owner)).toEqual(['proposal 1', 'letter 1'])
    const { status, location } = await site.get('/search?q=x')
    expect([status, location?.includes('/sign-in')]).toEqual([303, true])
  })

  test('finds people for administrators, letters for whom they were written to, organizations for the staff', async () => {
    await site.person('欧阳监督', ['auditor'])
    const [administrator, member] = [
      await site.person('管理', ['administrator']),
      await site.member('槐树街学堂'),
    ]
    expect(await found('欧阳监督', administrator)).toEqual(['person 1'])
    expect(await found('欧阳监督', officer)).toEqual([])
    expect(await found('槐树街学堂', officer)).toEqual(['organization 1'])
    expect(await found('槐树街学堂', member)).toEqual(['organization 1'])
    expect(await found('槐树街学堂', administrator)).toEqual(['person 1'])
  })

  test('takes what means something elsewhere as it is', async () => {
    for (const typed of ['%', '_', "'", '"', '\\', '<script>', '*', '\u0000', '长'.repeat(300)]) {
      const { status, text } = await site.get(paths.searchFor(typed), officer)
      expect([typed, status]).toEqual([typed, 200])
      expect(text).not.toContain('<script>alert')
    }
    expect(await found('', officer)).toEqual([])
  })

  test('looks through no agreement, payment or report for whoever reads none', async () => {
    const [nobody, member] = [await site.person('谁也不是'), await site.member('有人的一家')]
    const asked = async (by: Someone) => {
      await site.get(paths.searchFor('同一个词'), by)
      return site.counts.statements
    }
    expect((await asked(member)) - (await asked(nobody))).toBe(5)
  })

  test('asks the same of the database for one proposal and for five', async () => {
    const cost = async () => {
      await site.get(paths.searchFor('同一个词'), officer)
      return { ...site.counts }
    }
    await closedRound(site, ['同一个词'])
    site.now = CLOSES
    const one = await cost()
    await closedRound(site, ['同一个词一', '同一个词二', '同一个词三'])
    site.now = CLOSES
    expect(await cost()).toEqual(one)
    expect(one.trips).toBe(2)
  })
})

test('of sealed proposals nothing is found before they are opened, by their own members alone', async () => {
  site.now = PLAN.dates.opens + 3_600_000
  await enactSealing(site, await site.person('周正', ['approver']), site.now - 10_000_000)
  const { id } = await sealedRound(site, [])
  const by = await site.member('和平里居委会', 'committee')
  await submittedProposal(site, id, by, { ...MODEST, title: '密封的名字' })
  for (const role of ['officer', 'approver', 'finance', 'auditor', 'administrator'] as const)
    expect([role, await found('密封的名字', await site.person('某人', [role]))]).toEqual([role, []])
  expect(await found('密封的名字', by)).toContain('proposal 1')
})
