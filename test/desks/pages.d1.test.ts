import { beforeAll, describe, expect, test } from 'vitest'
import { decideBar, prepareBar } from '../../src/organizations/bars/actions.ts'
import { invite } from '../../src/people/invitations/actions.ts'
import { copyModel, enactVersion } from '../../src/rulebook/actions.ts'
import { owned } from '../organizations/cast.ts'
import { announcedRound } from '../round/agreements/cast.ts'
import { DAY, NOON, district, raised } from '../round/needs/cast.ts'
import { must } from '../round/opened.ts'
import { type Site, openSite } from '../support.ts'
import { plain } from './cast.ts'

/** The desks that no other test reads, each by what its reader came for. */
let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})

describe('the administrator’s desk', () => {
  test('names who was invited and has not come, as what, and whose link has run out', async () => {
    const administrator = await site.person('吴管理', ['administrator'])
    const invitee = (name: string) => ({ name, email: `${name}@example.org`, roles: ['expert' as const] })
    must(await invite(site.db, administrator, invitee('赵老师'), NOON - 15 * DAY))
    must(await invite(site.db, administrator, invitee('钱老师'), NOON - DAY))
    const text = plain((await site.get('/desks/administrator', administrator)).text)
    expect(text).toMatch(/钱老师 钱老师@example.org 评审专家 [-\d]+ [:\d]+ 等待接受/)
    expect(text).toMatch(/赵老师 赵老师@example.org 评审专家 [-\d]+ [:\d]+ 已过期/)
    expect(text).toContain('1份邀请等待接受')
    expect(text).toContain('系统管理员 1人')
  })
})

describe('the community’s desk', () => {
  test('lists the needs of its place with how long they have waited, and the day by which they are answered', async () => {
    const here = await district(site)
    const mine = await raised(site, here.first, { title: '楼道里没有扶手' })
    const theirs = await raised(site, here.second, { title: '别处的需求' })
    site.now = NOON + 3 * DAY
    const { text } = await site.get('/desks/community', here.worker)
    site.now = NOON
    expect(text).toContain(`href="/needs/${mine.id}"`)
    expect(text).not.toContain(theirs.id)
    expect(plain(text)).toContain(`${here.name}甲社区`)
    expect(plain(text)).toMatch(/收到以后\d+日内答复/)
    expect(text).toContain('href="/needs/new"')
  })
})

describe('the auditor’s desk', () => {
  test('says what each round has awarded and paid, and leads to its records', async () => {
    const round = await announcedRound(site, ['茶叙', '食堂'], 2)
    const { text } = await site.get('/desks/auditor', await site.person('孙察', ['auditor']))
    for (const page of ['history', 'notices', 'agreements', 'payments'])
      expect(text).toContain(`href="/rounds/${round.id}/${page}"`)
    expect(plain(text)).toMatch(/立项资金 30,000\.03 元/)
    expect(plain(text)).toMatch(/2 30,000\.03 0\.00 0\.00 经过/)
  })
})

describe('the officer’s desk', () => {
  test('shows what has become of the bars that this officer has prepared', async () => {
    const [officer, approver] = [
      await site.person('林芳', ['officer']),
      await site.person('周正', ['approver']),
    ]
    const { id } = must(await copyModel(site.db, officer, NOON - 2))
    must(await enactVersion(site.db, approver, id, NOON - 1))
    const [waiting, returned] = [await owned(site), await owned(site)]
    const bar = { from: '2026-06-01', reason: '挪用资金', about: '2025年秋季' }
    must(await prepareBar(site.db, officer, waiting.id, bar, NOON))
    const second = must(await prepareBar(site.db, officer, returned.id, bar, NOON))
    must(await decideBar(site.db, approver, second.id, { outcome: 'returned', reason: '依据不足' }, NOON))
    const text = plain((await site.get('/desks/officer', officer)).text)
    expect(text).toContain(`${waiting.name} 2026年6月15日交负责人批准`)
    expect(text).toContain(`${returned.name} 周正2026年6月15日退回：依据不足`)
    const other = await site.person('别的经办', ['officer'])
    expect((await site.get('/desks/officer', other)).text).not.toContain('我拟定的不受理申报')
  })
})
