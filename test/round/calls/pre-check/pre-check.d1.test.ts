import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Site, openSite } from '../../../support.ts'
import { openedRound } from '../../opened.ts'
import { bookWith, enacted, planBy } from '../ruled.ts'
import { PLAN } from '../typed.ts'

/** 申报前自查: a visitor asks before registering; the answers stand in the address. */
const { opens, closes } = PLAN.dates
const FINE = {
  ...{ kind: 'community', registered: 'yes', place: 'yes', handedIn: '0' },
  ...{ abnormal: 'no', dishonesty: 'no', violation: 'no' },
}

let site: Site
let id: string
let version: string
beforeAll(async () => {
  site = await openSite(opens - 5000)
  const approver = await site.person('周正', ['approver'])
  const book = bookWith()
  version = (await enacted(site, approver, opens - 5000, book)).id
  const { rulebook: _, code: __, ...plan } = planBy(book, version)
  id = (await openedRound(site, plan)).id
})
beforeEach(() => {
  site.now = opens + 1000
})

const path = (answers: Record<string, string>) => `/calls/${id}/pre-check?${new URLSearchParams(answers)}`
const page = (change: Record<string, string> = {}) => site.get(path({ ...FINE, ...change }))
const json = (change: Record<string, string> = {}) => site.json(path({ ...FINE, ...change }))

describe('the page', () => {
  test('asks, and answers nothing before it is asked', async () => {
    const { status, text } = await site.get(`/calls/${id}/pre-check`)
    expect(status).toBe(200)
    expect(text).toContain('申报截止前3年内，单位有重大违法记录吗')
    expect(text).toContain('method="get"')
    expect(text).not.toContain('自查结果')
    expect(site.counts.trips).toBeLessThanOrEqual(2)
  })

  test('says yes, where, and leads on to the proposal', async () => {
    const { text } = await page()
    expect(text).toContain('按所填的情况，可以申报：“社区社会组织项目”。')
    expect(text).toContain(`href="/rounds/${id}/proposals/new"`)
    expect(site.counts.trips).toBeLessThanOrEqual(2)
  })

  test('says no with the clause, and keeps what was typed', async () => {
    const { text } = await page({ months: '13', ask: '35,000.01', violation: 'yes' })
    const no = planBy(bookWith(), version).rulebook?.clauses
    for (const said of [
      '不能申报：有3项不符合',
      '申请资金35,000.01元，超过“社区社会组织项目”每项最高35,000.00元',
      '实施时间13个月，超过最长12个月',
      '最近3年有重大违法记录',
      `href="/rulebooks/${version}#clause-${no?.['screening.violationYears']}"`,
      `href="/rulebooks/${version}#clause-${no?.['proposals.longestMonths']}"`,
      'value="35,000.01"',
      'value="13"',
    ]) {
      expect(text).toContain(said)
    }
  })

  test('says what is missing', async () => {
    const { text } = await page({ violation: '', handedIn: '' })
    expect(text).toContain('有2项没有填')
    expect(text).toContain('还没有填：重大违法记录')
  })

  test('is told in Chinese what cannot be read, and typed text stays', async () => {
    const bad = { ask: '很多', months: '0', handedIn: '10', overhead: '101', kind: 'company', place: '<b>' }
    const { status, text } = await page(bad)
    expect(status).toBe(422)
    for (const said of [
      '申请资金应是大于0的金额',
      '实施时间应在1到99之间',
      '已申报项目数应在0到9之间',
      '管理费比例应在0到100之间',
      '没有这种单位',
      '请选择是或否',
      'value="很多"',
    ]) {
      expect(text).toContain(said)
    }
  })
})

describe('a machine', () => {
  test('gets the verdict, and each finding with its clause', async () => {
    expect((await json()).json).toMatchObject({ verdict: 'yes', tracks: [{ code: 'community' }] })
    const { json: refusedOne } = await json({ overhead: '10.01' })
    expect(refusedOne).toMatchObject({
      verdict: 'no',
      findings: expect.arrayContaining([
        expect.objectContaining({
          verdict: 'no',
          about: 'overhead',
          says: '管理费占资助资金的10.01%，超过最高10%',
          clause: { no: expect.any(Number), href: expect.stringContaining(`/rulebooks/${version}#clause-`) },
        }),
      ]),
    })
  })

  test('gets bad input as a problem', async () => {
    expect((await json({ months: 'x' })).json).toMatchObject({
      status: 422,
      why: 'form',
      problems: [{ field: 'months', says: '实施时间应是整数' }],
    })
  })
})

test('the call leads here until it has closed; then the answer is no', async () => {
  const link = `href="/calls/${id}/pre-check"`
  for (const [now, isThere] of [
    [opens - 1, true],
    [closes - 1, true],
    [closes, false],
  ] as const) {
    site.now = now
    expect((await site.get(`/calls/${id}`)).text.includes(link)).toBe(isThere)
  }
  const { text } = await page()
  expect(text).toContain('已经截止，不再接受申报')
  expect(text).not.toContain('开始申报</a>')
  site.now = opens - 1
  expect((await page()).text).toContain('开始申报，现在可以先准备')
})

test('there is none for a draft or for nothing', async () => {
  expect((await site.get('/calls/nothing/pre-check')).status).toBe(404)
})
