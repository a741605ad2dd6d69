import { beforeAll, expect, test } from 'vitest'
import { pinRecusal, recuseFromSheet } from '../../../src/round/panel/recusals/actions.ts'
import { answerRecusalRequest, askRecusal } from '../../../src/round/panel/requests/actions.ts'
import { removeMember, resign } from '../../../src/round/panel/removals/actions.ts'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { owned } from '../../organizations/cast.ts'
import { type Site, openSite } from '../../pageless.ts'
import { hostedBy } from '../../round/agreements/cast.ts'
import { narrow } from '../../round/awards/scored.ts'
import { enacted } from '../../round/calls/ruled.ts'
import { must } from '../../round/opened.ts'
import { assignedRound } from '../../round/scoring/assigned.ts'
import { OPENS } from '../../round/screening/closed-round.ts'
import { unlike } from '../../unlike.ts'
import { BOOK, kindsFound } from './found.ts'

/** Letters of what keeps an expert from judging after the sheets were given out, under the model. */
let site: Site
let rulebook: ReturnType<typeof boundTo>
beforeAll(async () => {
  site = await openSite(OPENS)
  await site.person('孙审计', ['auditor'])
  rulebook = boundTo(await enacted(site, await site.person('周正', ['approver']), 1, BOOK))
})

/** A group with a host. */
async function group() {
  const member = await site.member(`茶叙社${unlike()}`)
  await hostedBy(site, member, await owned(site))
  return member
}

test('of a member who leaves, and of one who is taken off', async () => {
  const plan = { ...narrow(), rulebook, parameters: BOOK.parameters }
  const { id, experts, officer } = await assignedRound(site, [{ title: '己' }], plan, group)
  const [first, second] = experts
  must(await resign(site.db, first.person, id, { reason: '住院' }, site.now))
  const removal = { expert: second.expertId, reason: '失联' }
  must(await removeMember(site.db, officer, id, removal, site.now))
  const found = await kindsFound(site, rulebook)
  const kinds = [
    ...['不再担任评审委员会成员：…', '经办人将…从评审委员会撤下：…'],
    ...['…退出评审：…', '已收到您的退出：…'],
  ]
  expect(kinds.filter((kind) => !found.includes(kind))).toEqual([])
})

test('of somebody whom an applicant does not want to be judged by', async () => {
  const plan = { ...narrow(), rulebook, parameters: BOOK.parameters }
  const { proposals, officer } = await assignedRound(site, [{ title: '庚' }], plan, group)
  const [proposal] = proposals
  if (!proposal) throw new Error('no proposal')
  for (const [name, outcome] of [
    ['李明', 'upheld'],
    ['王红', 'refused'],
  ] as const) {
    const asked = { name, employer: '', reason: '亲属关系' }
    const { id: request } = must(await askRecusal(site.db, proposal.member, proposal.id, asked, site.now))
    must(
      await answerRecusalRequest(
        site.db,
        officer,
        proposal.id,
        { request, outcome, reason: '查明' },
        site.now,
      ),
    )
  }
  const found = await kindsFound(site, rulebook)
  const kinds = ['申请专家回避：…', '同意专家回避：…', '没有同意专家回避：…']
  expect(kinds.filter((kind) => !found.includes(kind))).toEqual([])
})

test('of a recusal from within a sheet, and of one that an officer pins', async () => {
  const plan = { ...narrow(), rulebook, parameters: BOOK.parameters }
  const { id, experts, officer, sheetOf } = await assignedRound(site, [{ title: '戊' }], plan, group)
  const [first, second, third] = experts
  const kin = { kind: 'kin', endedOn: null, detail: '', reason: '亲属关系' } as const
  must(await recuseFromSheet(site.db, first.person, sheetOf(0, 0), kin, site.now))
  must(await recuseFromSheet(site.db, second.person, sheetOf(1, 0), kin, site.now))
  const pin = { expert: third.expertId, organization: '1', reason: '现任理事' }
  must(await pinRecusal(site.db, officer, id, pin, site.now))
  const found = await kindsFound(site, rulebook)
  const kinds = [
    ...['…在评审中申报回避：…', '…在评审中申报回避，评分表不足：…', '已回避：…'],
    ...['经办人指定您回避：…', '经办人指定…回避：…'],
  ]
  expect(kinds.filter((kind) => !found.includes(kind))).toEqual([])
})
