import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { recordChecks } from '../../../../src/organizations/checks/actions.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { setWording } from '../../../../src/letters/wordings/actions.ts'
import { paths } from '../../../../src/paths.ts'
import { eligibilityReversal as kind } from '../../../../src/round/screening/actions/reversal.ts'
import { checkEligibility } from '../../../../src/round/screening/actions/eligibility.ts'
import { askRecheck } from '../../../../src/round/screening/rechecks/actions.ts'
import { sendResults } from '../../../../src/round/screening/results/actions.ts'
import { waitingIn } from '../../../../src/round/screening/store/waiting.ts'
import { costOf } from '../../../desks/cast.ts'
import { byEight, theOne } from '../../../raced.ts'
import { lastLetter, reverse } from '../../../reversals/office.ts'
import { type Site, openSite } from '../../../support.ts'
import { unlike } from '../../../unlike.ts'
import { ANYHOW } from '../checklist/explained.ts'
import { CLOSES, OPENS, closedRound, handIn, plan, valueOf } from '../closed-round.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const HOUR = 3_600_000
const PASS = ANYHOW
const FAIL = { outcome: 'ineligible' as const, reason: '备案证明过期' }

/** A closed round whose findings are held until all are told; two proposals, of two organizations. */
async function held() {
  const { parameters } = plan()
  const screening = { recheckDays: 3, dishonestyYears: 2, resultsSent: 'together' as const }
  const round = await closedRound(site, [], undefined, { parameters: { ...parameters, screening } })
  const handed = async (title: string) =>
    handIn(site, round.id, await site.member(`${title}社${unlike()}`), { title })
  const [tea, paper] = [await handed('夕阳茶叙'), await handed('儿童剪纸')]
  const check = (id: string, finding: typeof PASS | typeof FAIL, at = CLOSES) =>
    checkEligibility(site.db, round.officer, id, finding, at).then(valueOf)
  return {
    ...round,
    tea,
    paper,
    check,
    send: (at = CLOSES + HOUR) => sendResults(site.db, round.officer, round.id, at),
  }
}
const standingOf = async (id: string) =>
  (
    await site.db.all<{ standing: string; reason: string | null }>(
      sql`select standing, reason from proposal_standings where proposal_id = ${id}`,
    )
  )[0]
const findingOf = async (id: string) =>
  (
    await site.db.all<{ id: string }>(sql`select k.id from eligibility_checks k
      join submissions s on s.id = k.submission_id where s.proposal_id = ${id}`)
  )[0]?.id ?? ''
const leftIn = async (roundId: string) => (await waitingIn(site.db, roundId))[0]?.left

describe('what is found', () => {
  test('is the office’s own until all is judged; then every organization reads its own at one moment', async () => {
    const { id, tea, paper, check, send, officer } = await held()
    const before = (await lettersTo(site.db, tea.member.id)).length
    await check(tea.id, FAIL)
    expect(await standingOf(tea.id)).toEqual({ standing: 'submitted', reason: null })
    expect(await lettersTo(site.db, tea.member.id)).toHaveLength(before)
    expect(await send()).toEqual({
      ok: false,
      refusal: { why: 'not-all-judged', by: 'screening.resultsSent', left: 1 },
    })
    await check(paper.id, PASS)
    expect(await leftIn(id)).toBe(2)
    expect(valueOf(await send())).toEqual({ sent: 2 })
    expect(await leftIn(id)).toBe(0)
    expect(await standingOf(tea.id)).toEqual({ standing: 'ineligible', reason: FAIL.reason })
    expect(await standingOf(paper.id)).toMatchObject({ standing: 'eligible' })
    expect(await lastLetter(site, tea.member)).toMatch(/^未入围：夕阳茶叙 .*原因：备案证明过期。.*申请复核/)
    expect(await lastLetter(site, paper.member)).toMatch(/^入围：儿童剪纸/)
    const [one, other] = [await lettersTo(site.db, tea.member.id), await lettersTo(site.db, paper.member.id)]
    expect(one[0]?.at).toBe(other[0]?.at)
    expect(await send()).toMatchObject({ refusal: { why: 'nothing-held' } })
    expect(await sendResults(site.db, { ...officer, roles: ['finance'] }, id, CLOSES)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
  })

  test('does not show in any page or answer that its organization asks for', async () => {
    const { tea, paper, check } = await held()
    site.now = CLOSES + HOUR
    const read = async () => {
      const pages = ['', '/recheck', '/document'].map((one) => `/proposals/${tea.id}${one}`)
      const asked = [...pages, '/desks/applicant'].map((one) => site.get(one, tea.member))
      const texts = (await Promise.all(asked)).map(({ text }) => text.replace(/nonce="[^"]*"/g, ''))
      return [...texts, JSON.stringify(await site.json(`/proposals/${tea.id}`, tea.member))]
    }
    const unjudged = await read()
    await check(tea.id, FAIL)
    await check(paper.id, PASS)
    expect(await read()).toEqual(unjudged)
    expect(await askRecheck(site.db, tea.member, tea.id, '不服', CLOSES + HOUR)).toMatchObject({
      refusal: { why: 'nothing-failed' },
    })
  })

  test('days to ask for a re-check run from the telling, not from the finding', async () => {
    const { tea, paper, check, send } = await held()
    await check(tea.id, FAIL)
    await check(paper.id, PASS)
    const late = CLOSES + 20 * 24 * HOUR
    valueOf(await send(late))
    expect(await askRecheck(site.db, tea.member, tea.id, '证明已经换发', late + HOUR)).toMatchObject({
      ok: true,
    })
  })

  test('is taken back by two before anybody is told: nobody is, and it is judged and told anew', async () => {
    const { tea, paper, check, send, officer, approver } = await held()
    await check(tea.id, FAIL)
    await check(paper.id, PASS)
    const which = await findingOf(tea.id)
    const letters = (await lettersTo(site.db, tea.member.id)).length
    valueOf(await reverse(site, kind, which, { by: officer, other: approver, at: CLOSES + 10 }))
    expect(await lettersTo(site.db, tea.member.id)).toHaveLength(letters)
    expect(await send()).toMatchObject({ refusal: { why: 'not-all-judged', left: 1 } })
    await check(tea.id, PASS, CLOSES + 20)
    expect(valueOf(await send())).toEqual({ sent: 2 })
    expect(await lastLetter(site, tea.member)).toMatch(/^入围/)
  })

  test('is told a second time where it was taken back and found anew after the first', async () => {
    const { tea, paper, check, send, officer, approver } = await held()
    await check(tea.id, FAIL)
    await check(paper.id, PASS)
    valueOf(await send())
    const which = await findingOf(tea.id)
    valueOf(await reverse(site, kind, which, { by: officer, other: approver, at: CLOSES + 2 * HOUR }))
    expect(await lastLetter(site, tea.member)).toMatch(/^已更正/)
    await check(tea.id, PASS, CLOSES + 3 * HOUR)
    expect(await standingOf(tea.id)).toMatchObject({ standing: 'submitted' })
    expect(valueOf(await send(CLOSES + 4 * HOUR))).toEqual({ sent: 1 })
    expect(await standingOf(tea.id)).toMatchObject({ standing: 'eligible' })
  })

  test('is told by one of eight, once', async () => {
    const { id, tea, paper, check } = await held()
    await check(tea.id, FAIL)
    await check(paper.id, PASS)
    const before = (await lettersTo(site.db, tea.member.id)).length
    theOne(
      await byEight(paths.screeningResults, async (n) =>
        sendResults(site.db, await site.person(`经办${n}${newId()}`, ['officer']), id, CLOSES + HOUR),
      ),
    )
    expect(await lettersTo(site.db, tea.member.id)).toHaveLength(before + 1)
  })

  test('is not told by whoever belongs to an applicant', async () => {
    const { id, tea, paper, check, officer } = await held()
    await check(tea.id, PASS)
    await check(paper.id, PASS)
    const own = { ...officer, interests: [{ id: tea.organizationId, name: '茶叙社', rounds: [id] }] }
    expect(await sendResults(site.db, own, id, CLOSES)).toMatchObject({
      refusal: { why: 'own-interest', organizations: ['茶叙社'] },
    })
  })
})

describe('the page', () => {
  test('shows every letter as it will be read, in the district’s own words, then that they have left', async () => {
    const { id, tea, paper, check, officer } = await held()
    site.now = CLOSES + HOUR
    const { organizationId } = tea
    const administrator = await site.person('吴管理', ['administrator'])
    const worded = { subject: '恭喜入围：{项目}', body: '“{项目}”请等候评审。' }
    valueOf(await setWording(site.db, administrator, 'screening.eligible', worded, site.now))
    const found = { about: 'dishonesty', result: 'found', enteredOn: '2012-09-01', until: null } as const
    const look = { ...found, checkedOn: '2013-04-26', source: '信用中国', note: '查到' }
    valueOf(await recordChecks(site.db, officer, organizationId, [look], CLOSES))
    await check(tea.id, FAIL)
    await check(paper.id, PASS)
    const here = paths.screeningResults(id)
    const page = await site.get(here, officer)
    expect(page.text).toContain('备案证明过期')
    expect(page.text).toContain('恭喜入围：儿童剪纸')
    expect(page.text).toContain('“儿童剪纸”请等候评审。')
    expect(page.text).toContain('同时告知2份申报书的结果')
    expect((await site.get(paths.screening(id), officer)).text).toContain(here)
    expect(await site.form(here, {}, officer)).toMatchObject({ status: 303 })
    expect(await lastLetter(site, paper.member)).toMatch(/^恭喜入围：儿童剪纸 “儿童剪纸”请等候评审。/)
    const after = await site.get(here, officer)
    expect(after.text).toContain('没有要告知的结果')
    expect(after.text).toContain('已经告知')
    expect(await site.post(here, {}, officer)).toMatchObject({ status: 422, json: { why: 'nothing-held' } })
    for (const role of ['expert', 'finance', 'administrator'] as const)
      expect((await site.get(here, await site.person('某人', [role]))).status).toBe(403)
    expect((await site.get(here, tea.member)).status).toBe(403)
  })

  test('reads as many statements for two letters as for one', async () => {
    const { id, tea, paper, check, officer } = await held()
    site.now = CLOSES + HOUR
    await check(tea.id, PASS)
    const one = await costOf(site, paths.screeningResults(id), officer)
    await check(paper.id, PASS)
    const two = await costOf(site, paths.screeningResults(id), officer)
    expect([two.statements, two.trips]).toEqual([one.statements, one.trips])
  })

  test('of a round whose rules tell each as it comes, says so', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    site.now = CLOSES + HOUR
    const page = await site.get(paths.screeningResults(round.id), round.officer)
    expect(page.text).toContain('审查一件、告知一件')
    expect((await site.get(paths.screeningResults('nothing'), round.officer)).status).toBe(404)
  })
})
