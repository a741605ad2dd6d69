import { beforeAll, describe, expect, test } from 'vitest'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, organizationOf } from '../round/opened.ts'
import { startProposal } from '../../src/round/proposals/start/actions.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { byEight, eightOfEach, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'
import { unlike } from '../unlike.ts'

let site: Site
let officer: Someone
let approver: Someone
const CHANGE = {
  kind: 'dissolved',
  since: '2026-10-01',
  into: '清算组王先生',
  evidence: '2026年10月1日注销公告',
}
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens + 1)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
})

async function recorded(change = CHANGE) {
  const member = await site.member(`注销社${unlike()}`)
  const to = `/organizations/${organizationOf(member)}/changes`
  const sent = await site.post(to, change, officer)
  const page = await site.get(to, approver)
  const answer = /action="(\/organization-changes\/[^/]+\/answer)"/.exec(page.text)?.[1] ?? ''
  return { member, to, sent, answer }
}

describe('an organization that is dissolved', () => {
  test('is recorded by one and confirmed by another; then nothing new is begun for it', async () => {
    const { member, to, sent, answer } = await recorded()
    expect(sent.status).toBe(200)
    expect((await site.post(to, CHANGE, officer)).json).toMatchObject({ why: 'change-waits' })
    expect((await site.get('/desks/approver', approver)).text).toContain('确认单位变更')
    expect((await site.form(answer, { outcome: 'returned', reason: '' }, approver)).status).toBe(422)
    expect((await site.form(answer, { outcome: 'confirmed', reason: '' }, approver)).status).toBe(303)
    expect((await site.post(to, CHANGE, officer)).json).toMatchObject({ why: 'gone-already' })
    const round = await openedRound(site)
    expect(await startProposal(site.db, member, round.id, organizationOf(member), site.now)).toMatchObject({
      refusal: { why: 'organization-gone' },
    })
  })

  test('not before its day, and not by whoever belongs to it', async () => {
    const member = await site.member('未来社')
    const to = `/organizations/${organizationOf(member)}/changes`
    expect((await site.post(to, { ...CHANGE, since: '2027-01-01' }, officer)).json).toMatchObject({
      why: 'change-in-future',
    })
    expect((await site.get(to, member)).status).toBe(403)
  })

  test('two at once: confirmed or taken back, never both; recorded once', async () => {
    const { answer } = await recorded()
    const confirmed = { outcome: 'confirmed', reason: '' }
    const back = answer.replace('answer', 'take-back')
    theOne(
      await eightOfEach([
        [paths.organizationChangeAnswer, () => site.post(answer, confirmed, approver)],
        [paths.organizationChangeTakeBack, () => site.post(back, { reason: '查错了' }, officer)],
      ]),
    )
    const member = await site.member('两次社')
    const to = `/organizations/${organizationOf(member)}/changes`
    theOne(await byEight(paths.organizationChanges, () => site.post(to, CHANGE, officer)))
  })
})

describe('an organization that has another name', () => {
  const renamed = (into: string) => ({ ...CHANGE, kind: 'renamed', into })
  const confirmed = { outcome: 'confirmed', reason: '' }

  test('is called by it from the confirmation on, and goes on as before', async () => {
    const { member, to, answer } = await recorded(renamed('晚晴社'))
    const page = paths.organization(organizationOf(member))
    expect((await site.get(page, officer)).text).not.toContain('晚晴社')
    expect((await site.form(answer, confirmed, approver)).status).toBe(303)
    expect((await site.get(page, officer)).text).toContain('晚晴社')
    expect((await site.get(to, officer)).text).toContain('注销、合并和更名：晚晴社')
    const round = await openedRound(site)
    const begun = await startProposal(site.db, member, round.id, organizationOf(member), site.now)
    expect(begun.ok).toBe(true)
    expect((await site.post(to, renamed('晚晴社'), officer)).json).toMatchObject({ why: 'same-name' })
  })

  test('not by one that another has: neither when it is recorded nor when it is confirmed', async () => {
    await site.member('占名社')
    const { sent } = await recorded(renamed('占名社'))
    expect([sent.status, sent.json]).toMatchObject([422, { why: 'name-taken', name: '占名社' }])
    const { member, answer } = await recorded(renamed('后来的名字'))
    await site.member('后来的名字')
    const refused = await site.form(answer, confirmed, approver)
    expect([refused.status, refused.text.includes('是另一家单位登记的名称')]).toEqual([422, true])
    expect((await site.get(paths.organization(organizationOf(member)), officer)).text).not.toContain(
      '后来的名字',
    )
    expect((await site.form(answer, { outcome: 'returned', reason: '重名' }, approver)).status).toBe(303)
  })
})
