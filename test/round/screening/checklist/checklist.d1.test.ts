import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../../src/history/store.ts'
import { paths } from '../../../../src/paths.ts'
import { checkEligibility } from '../../../../src/round/screening/actions/eligibility.ts'
import { eligibilityReversal as kind } from '../../../../src/round/screening/actions/reversal.ts'
import { answerRecheck, askRecheck } from '../../../../src/round/screening/rechecks/actions.ts'
import type { Kept } from '../../../../src/round/screening/rules/checklist.ts'
import { insertCheck, insertChecklist } from '../../../../src/round/screening/store/findings.ts'
import { byEight, theOne } from '../../../raced.ts'
import { lastLetter, newest, reverse } from '../../../reversals/office.ts'
import { type Site, openSite } from '../../../support.ts'
import { CLOSES, OPENS, closedRound, plan, valueOf } from '../closed-round.ts'
import { UNLOOKED, UNLOOKED_TYPED } from './explained.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const NOW = CLOSES + 1000
/** A round whose lists count, and where one proposal was handed in by an organization that nobody has looked up. */
async function handedIn() {
  const { parameters } = plan()
  const screening = { abnormalYears: 1, recheckDays: 3 }
  const round = await closedRound(site, ['夕阳茶叙'], undefined, { parameters: { ...parameters, screening } })
  const [proposal] = round.proposals
  if (!proposal) throw new Error('no proposal')
  return { ...round, ...proposal, path: paths.eligibility(proposal.id) }
}
/** The checklists of a proposal's findings, the first found first. */
async function keptOf(proposalId: string): Promise<Kept[][]> {
  const rows = await site.db.all<{ items: string }>(sql`select l.items from eligibility_checklists l
    join all_eligibility_checks k on k.id = l.finding_id join submissions s on s.id = k.submission_id
    where s.proposal_id = ${proposalId} order by k.at`)
  return rows.map(({ items }) => JSON.parse(items))
}
const saidOf = (items: Kept[] | undefined) =>
  items?.map(({ key, told, said, note }) => [key, told, said, note])

describe('the page of a case', () => {
  test('has each condition with its evidence, filled in with what the system tells', async () => {
    const { path, officer } = await handedIn()
    const { text } = await site.get(path, officer)
    for (const one of ['received', 'kind', 'registered', 'handedIn', 'bar', 'ask', 'months'])
      expect(text, one).toMatch(
        new RegExp(
          `name="said.${one}"[^>]*value="met"[^>]*checked|value="met"[^>]*name="said.${one}"[^>]*checked`,
        ),
      )
    expect(text).not.toMatch(/name="said.abnormal"[^>]*checked/)
    for (const says of ['实施时间12个月，没有超过最长12个月。', '系统核对：符合', '系统无法判断', '核验记录'])
      expect(text).toContain(says)
    const { json } = await site.json(path, officer)
    expect(json['checklist']).toContainEqual({
      ...{ key: 'abnormal', told: 'missing', found: '', said: null, note: '' },
    })
  })

  test('keeps all that was said, where it is refused', async () => {
    const { path, officer } = await handedIn()
    const typed = {
      outcome: 'eligible',
      reason: '材料齐全',
      'said.months': 'unmet',
      'notes.kind': '看过原件',
    }
    const refused = await site.form(path, typed, officer)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('还有1项没有审：活动异常名录')
    for (const kept of ['value="看过原件"', '材料齐全']) expect(refused.text).toContain(kept)
    expect(refused.text).toMatch(/<input[^>]*id="said.months-unmet"[^>]*checked/)
    const long = { ...typed, 'notes.kind': '长'.repeat(201) }
    expect((await site.form(path, long, officer)).text).toContain('说明最多200个字')
    expect((await site.form(path, { ...typed, 'said.months': 'perhaps' }, officer)).text).toContain(
      '请选择符合还是不符合',
    )
  })

  test('says why not: unmet, unexplained, to be corrected first', async () => {
    const { path, officer } = await handedIn()
    const send = (typed: Record<string, string>) =>
      site.form(path, { outcome: 'eligible', ...UNLOOKED_TYPED, ...typed }, officer)
    for (const [typed, says] of [
      [{ 'said.months': 'unmet' }, '不符合条件，不能通过：实施时间'],
      [{ 'said.months': 'not-applicable' }, '请写明理由：实施时间'],
      [{ 'notes.abnormal': '' }, '请写明理由：活动异常名录'],
      [{ 'said.months': 'correct' }, '请先要求补正'],
    ] as const) {
      const refused = await send(typed)
      expect([refused.status, refused.text.includes(says)], says).toEqual([422, true])
    }
    expect((await send({})).status).toBe(303)
  })
})

describe('a finding', () => {
  test('keeps each condition as it was told and said, for its page and for machines', async () => {
    const { id, path, officer } = await handedIn()
    const typed = { outcome: 'eligible', ...UNLOOKED_TYPED, 'said.bar': 'not-applicable' }
    expect((await site.form(path, { ...typed, 'notes.bar': '刚刚成立' }, officer)).status).toBe(303)
    const [items] = await keptOf(id)
    const isPlain = ({ key, told, said, note }: Kept) =>
      ['alike', 'place'].includes(key) || (told === 'yes' && said === 'met' && note === '')
    expect(saidOf(items?.filter((one) => !isPlain(one)))).toEqual([
      ['bar', 'yes', 'not-applicable', '刚刚成立'],
      ['abnormal', 'missing', 'met', '网站停用，电话问过登记机关'],
    ])
    const { text } = await site.get(path, officer)
    for (const says of ['经办人：网站停用，电话问过登记机关', '不适用']) expect(text).toContain(says)
    expect((await site.json(path, officer)).json['checklist']).toEqual(items)
  })

  test('of a failure tells the organization which conditions it does not meet', async () => {
    const { id, path, officer, member } = await handedIn()
    const typed = {
      outcome: 'ineligible',
      reason: '计划分两年做',
      'said.months': 'unmet',
      'notes.months': '要24个月',
    }
    expect((await site.form(path, typed, officer)).status).toBe(303)
    expect(await lastLetter(site, member)).toContain('原因：实施时间：要24个月；计划分两年做')
    const history = await entriesOf(site.db, `proposal:${id}`)
    expect(history.at(-1)?.particulars).toMatchObject({ outcome: 'ineligible', unmet: ['months'] })
    const shown = await site.get(paths.recheck(id), member)
    for (const says of ['实施时间', '要24个月']) expect(shown.text).toContain(says)
    expect(shown.text).not.toContain('系统无法判断')
  })

  test('of a failure for what is no condition is for something else, with its reason alone', async () => {
    const { id, path, officer, member } = await handedIn()
    expect((await site.form(path, { outcome: 'ineligible', reason: '缺章' }, officer)).status).toBe(303)
    const [items] = await keptOf(id)
    expect(saidOf(items)?.at(-1)).toEqual(['other', 'missing', 'unmet', ''])
    expect(await lastLetter(site, member)).toContain('原因：缺章。')
  })

  test('of eight at once is one, with one checklist', async () => {
    const { id, officer } = await handedIn()
    const finding = { outcome: 'eligible' as const, reason: '', ...UNLOOKED }
    theOne(
      await byEight(paths.eligibility, () => checkEligibility(site.db, officer, id, finding, NOW)),
      'changed-meanwhile',
      'already-checked',
    )
    expect(await keptOf(id)).toHaveLength(1)
  })

  test('that is taken back keeps its checklist; the next has its own', async () => {
    const { id, officer, approver } = await handedIn()
    const finding = { outcome: 'eligible' as const, reason: '', ...UNLOOKED }
    valueOf(await checkEligibility(site.db, officer, id, finding, NOW))
    const which = await newest(site, 'all_eligibility_checks')
    valueOf(await reverse(site, kind, which, { by: officer, other: approver, at: NOW + 1 }))
    expect((await site.json(paths.eligibility(id), officer)).json['check']).toBeNull()
    const failed = {
      outcome: 'ineligible' as const,
      reason: '备案过期',
      said: { registered: 'unmet' as const },
    }
    const unexplained = await checkEligibility(site.db, officer, id, failed, NOW + 9)
    expect(unexplained).toMatchObject({ refusal: { why: 'items-unexplained', items: ['registered'] } })
    valueOf(
      await checkEligibility(site.db, officer, id, { ...failed, notes: { registered: '备案过期' } }, NOW + 9),
    )
    const [first, second] = await keptOf(id)
    expect([
      first?.some(({ said }) => said === 'unmet'),
      second?.some(({ said }) => said === 'unmet'),
    ]).toEqual([...[false, true]])
  })

  test('that a re-check grants has the checklist of the failure, with what was unmet met for its reason', async () => {
    const { id, officer, member } = await handedIn()
    const failed = { said: { registered: 'unmet' as const }, notes: { registered: '备案过期' } }
    const finding = { outcome: 'ineligible' as const, reason: '备案过期', ...failed }
    valueOf(await checkEligibility(site.db, officer, id, finding, NOW))
    valueOf(await askRecheck(site.db, member, id, '已经换发', NOW + 1))
    const other = await site.person('孙经办', ['officer'])
    valueOf(await answerRecheck(site.db, other, id, { outcome: 'granted', reason: '新证有效' }, NOW + 2))
    const [, granted] = await keptOf(id)
    const registered = granted?.find(({ key }) => key === 'registered')
    expect(registered).toMatchObject({ told: 'yes', said: 'met', note: '新证有效' })
    expect(granted?.every(({ said }) => said === 'met')).toBe(true)
  })

  test('is borne out by its checklist, whoever writes it', async () => {
    const { id, officer } = await handedIn()
    const [row] = await site.db.all<{ id: string }>(sql`select id from submissions where proposal_id = ${id}`)
    const pass = insertCheck(
      site.db,
      'f',
      row?.id ?? '',
      { outcome: 'eligible', reason: '' },
      { by: officer.id, at: NOW },
    )
    const unmet: Kept = { key: 'months', told: 'no', found: '', said: 'unmet', note: '' }
    const write = site.db.batch([pass, insertChecklist(site.db, 'f', [unmet])])
    await expect(write).rejects.toThrow('a checklist does not bear its finding out')
  })
})
