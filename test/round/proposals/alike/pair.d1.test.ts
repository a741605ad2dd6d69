import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { remarkOnPair } from '../../../../src/round/proposals/alike/actions/pair.ts'
import type { Content } from '../../../../src/round/proposals/rules/content.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { openedRound } from '../../opened.ts'
import { shownTo, submittedIn, textOf } from './alike.ts'

const NOW = PLAN.dates.opens + 3_600_000

let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})

const submitted = (roundId: string, content: Partial<Content>) => submittedIn(site, roundId, content)
const shown = (roundId: string, query?: string) => shownTo(site, officer, roundId, query)

describe('the officer', () => {
  async function pairOf() {
    site.now = NOW
    const { id: roundId } = await openedRound(site)
    const text = textOf(newId())
    const first = await submitted(roundId, {
      ...text,
      innovation: '<b>自己动手</b>，由居民排班，费用公开贴在门口',
    })
    const copy = await submitted(roundId, {
      ...text,
      innovation: '<b>自己动手</b>，由居民排班，费用公开贴在门口',
    })
    const [pair] = (await shown(roundId)).pairs
    return { roundId, first, copy, id: pair?.id ?? '' }
  }

  test('sees both texts with what is the same marked, and nothing that could be markup', async () => {
    const { id } = await pairOf()
    const { status, text } = await site.get(`/similar/${id}`, officer)
    expect(status).toBe(200)
    expect(text.match(/<mark>/g)?.length).toBeGreaterThan(4)
    expect(text).toContain('b&gt;自己动手')
    expect(text).not.toContain('<b>自己动手')
    const { json } = await site.json(`/similar/${id}`, officer)
    expect(json).toMatchObject({ jaccard: 1, exact: 1, common: 0, remarks: [] })
  })

  test('is led there from the proposal’s own page', async () => {
    const { id, first, copy } = await pairOf()
    for (const one of [first, copy])
      expect((await site.get(`/proposals/${one.id}/eligibility`, officer)).text).toContain(`/similar/${id}`)
  })

  test('records what came of it, and again; both stay', async () => {
    const { id, roundId } = await pairOf()
    const path = `/similar/${id}/remarks`
    expect(
      (await site.form(path, { verdict: 'to-explain', note: '已去电', seen: '0' }, officer)).status,
    ).toBe(303)
    expect((await shown(roundId)).pairs[0]?.verdict).toBe('to-explain')
    expect((await site.form(path, { verdict: 'unrelated', note: '', seen: '1' }, officer)).status).toBe(303)
    const { text } = await site.get(`/similar/${id}`, officer)
    expect(text).toContain('：已去电')
    expect((await shown(roundId, '?least=50&verdict=none')).total).toBe(0)
    expect((await shown(roundId, '?least=50&verdict=unrelated')).total).toBe(1)
    const csv = (verdict: string) =>
      site.get(`/rounds/${roundId}/similar?format=csv&least=50&verdict=${verdict}`, officer)
    const [head, row, end] = (await csv('unrelated')).text.split('\r\n')
    expect(head).toBe('"申报书","编号和单位","与之相似的申报书","它的编号和单位","相似度","套话占","处理"')
    expect(row).toMatch(/-SQ-0002.*-SQ-0001.*%/)
    expect(end).toBe('')
    expect((await csv('none')).text.split('\r\n').slice(1)).toEqual([''])
    expect((await site.get(`/rounds/${roundId}/history`, officer)).text).toContain('处理相似的申报书')
  })

  test('two at once: one is recorded, the other is told', async () => {
    const { id } = await pairOf()
    const remark = { verdict: 'suspected', note: '整段相同' } as const
    const both = await Promise.all([1, 2].map(() => remarkOnPair(site.db, officer, id, remark, 0, NOW)))
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal.why)).toSorted()).toEqual([
      'changed-meanwhile',
      'ok',
    ])
    const { status, text } = await site.form(
      `/similar/${id}/remarks`,
      { ...remark, note: '我也看了', seen: '0' },
      officer,
    )
    expect(status).toBe(409)
    expect(text).toContain('我也看了')
  })

  test.each([
    [{}, '请选择处理意见'],
    [{ verdict: 'guilty', note: 'x', seen: '0' }, '请选择处理意见'],
    [{ verdict: 'suspected', note: ' ', seen: '0' }, '请写明情况'],
    [{ verdict: 'suspected', note: '字'.repeat(501), seen: '0' }, '说明最多500个字'],
    [{ verdict: 'unrelated', note: '' }, '请重新打开这一页'],
    [{ verdict: 'unrelated', note: '', seen: '-1' }, '请重新打开这一页'],
  ])('is told what is wrong with %o', async (sent, says) => {
    const { id } = await pairOf()
    const { status, text } = await site.form(`/similar/${id}/remarks`, sent, officer)
    expect([status, text.includes(says)]).toEqual([422, true])
  })

  test.each(['x', 'x-y', '-', `${'a'.repeat(500)}-b`, '%00-%00'])(
    'an address that names no pair: %s',
    async (id) => {
      expect((await site.json(`/similar/${id}`, officer)).status).toBe(404)
      expect(
        (await site.post(`/similar/${id}/remarks`, { verdict: 'unrelated', seen: '0' }, officer)).status,
      ).toBe(404)
    },
  )
})
