import { beforeAll, expect, test } from 'vitest'
import { lettersTo } from '../../../../src/letters/store.ts'
import { paths } from '../../../../src/paths.ts'
import {
  answerRecusalRequest,
  askRecusal,
  withdrawRequest,
} from '../../../../src/round/panel/requests/actions.ts'
import { linesOf } from '../../../lives/desks.ts'
import { byEight, theOne } from '../../../raced.ts'
import { type Site, openSite } from '../../../support.ts'
import { CLOSES, OPENS, valueOf } from '../../screening/closed-round.ts'
import { sitting } from '../sitting.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

async function asking() {
  site.now = OPENS
  const round = await sitting(site, ['夕阳茶叙', '邻里厨房'])
  const [proposal, other] = round.proposals
  if (!proposal || !other) throw new Error('two')
  site.now = CLOSES
  return { ...round, proposal, other }
}
const KIN = { name: '评审甲', employer: '', kind: 'kin', endedOn: '', detail: '项目负责人的表兄' }

test('an applicant asks by a name, an officer answers; whoever has it waits to be pinned, and never learns who asked', async () => {
  const { id, officer, proposal, other, experts } = await asking()
  const page = paths.recusalRequests(proposal.id)
  const { member } = proposal
  expect((await site.get(page, member)).text).toContain('名单不向申报单位公布')
  expect((await site.form(page, KIN, member)).status).toBe(303)
  const again = await site.form(page, KIN, member)
  expect([again.status, again.text.includes('每人只申请一次')]).toEqual([422, true])
  for (const stranger of [other.member, experts[0].person])
    expect((await site.get(page, stranger)).status).toBeGreaterThanOrEqual(403)
  expect((await site.get(paths.recusalRequests(other.id), other.member)).text).not.toContain('表兄')

  const lines = await linesOf(site.db, officer, CLOSES)
  expect(lines.find(({ act }) => act === 'answer-recusal-request')).toMatchObject({ id: proposal.id })
  const shown = await site.get(page, officer)
  expect(shown.text).toContain('有同名的成员')
  expect((await site.get(page, member)).text).not.toContain('同名')
  const [, request = ''] = /id="request-(\w+)"/.exec(shown.text) ?? []
  const answer = { request, outcome: 'upheld', reason: '查明有亲属关系' }
  expect((await site.form(paths.recusalRequestAnswers(proposal.id), answer, officer)).status).toBe(303)
  expect((await lettersTo(site.db, member.id, 1))[0]?.body).toContain('经办人同意：查明有亲属关系')
  expect((await site.get(page, member)).text).toContain('同意回避')
  expect((await site.get(paths.panel(id), officer)).text).toContain('发现1项可能的回避')
  expect((await site.get(paths.declaration(id), experts[0].person)).text).not.toContain('系统发现')
})

test('of eight each act is done by one; what is taken back is not answered', async () => {
  const { officer, proposal } = await asking()
  const asked = { name: '李明', employer: '', reason: '亲属关系' }
  const ask = () => askRecusal(site.db, proposal.member, proposal.id, asked, CLOSES)
  const one = theOne(await byEight(paths.recusalRequests, ask), 'changed-meanwhile', 'recusal-asked')
  const request = valueOf(one).id
  const withdraw = () => withdrawRequest(site.db, proposal.member, proposal.id, request, CLOSES)
  theOne(await byEight(paths.recusalRequestWithdrawals, withdraw), 'changed-meanwhile', 'request-answered')
  const answer = { request, outcome: 'refused', reason: '不是' } as const
  expect(await answerRecusalRequest(site.db, officer, proposal.id, answer, CLOSES)).toMatchObject({
    refusal: { why: 'request-answered' },
  })
  const next = valueOf(
    await askRecusal(site.db, proposal.member, proposal.id, { ...asked, name: '王红' }, CLOSES),
  )
  const all = () =>
    answerRecusalRequest(site.db, officer, proposal.id, { ...answer, request: next.id }, CLOSES)
  theOne(await byEight(paths.recusalRequestAnswers, all), 'changed-meanwhile', 'request-answered')
})
