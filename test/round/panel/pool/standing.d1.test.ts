import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../../src/history/store.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { acceptInvitation } from '../../../../src/people/invitations/actions.ts'
import { paths } from '../../../../src/paths.ts'
import { choosePanel } from '../../../../src/round/panel/actions.ts'
import { candidatesIn } from '../../../../src/round/panel/draws/rules/preparing.ts'
import {
  addExpert,
  answerChanges,
  inviteAgain,
  proposeChange,
} from '../../../../src/round/panel/pool/actions.ts'
import type { PoolChange } from '../../../../src/round/panel/pool/rules/standing.ts'
import { findExpertOf, poolWaiting } from '../../../../src/round/panel/pool/store/standing.ts'
import { removeMember } from '../../../../src/round/panel/removals/actions.ts'
import { findPanel } from '../../../../src/round/panel/store/panel.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { byEight, theOne } from '../../../raced.ts'
import { CLOSES, OPENS, closedRound, valueOf } from '../../screening/closed-round.ts'
import { cardOf, makeExpert, sitting } from '../sitting.ts'

let site: Site
let administrator: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(OPENS)
  administrator = await site.person('吴管理', ['administrator'])
  approver = await site.person('郑负责', ['approver'])
})

const standingOf = async (id: string) => (await findExpertOf(site.db, id))?.expert.standing
const propose = (id: string, kind: PoolChange, by = administrator) =>
  proposeChange(site.db, by, id, { kind, reason: '本人出国一年' }, OPENS)
const waitingOf = async (id: string) =>
  (await poolWaiting(site.db)).filter(({ expertId }) => expertId === id).map((one) => one.id)
const answer = async (id: string, isAgreed = true, by = approver) =>
  answerChanges(site.db, by, { proposals: await waitingOf(id), isAgreed }, OPENS)
const decide = async (id: string, kind: PoolChange, isAgreed = true) => {
  valueOf(await propose(id, kind))
  valueOf(await answer(id, isAgreed))
}
const isCandidate = async (roundId: string, id: string) => {
  const found = await findPanel(site.db, roundId)
  return found ? candidatesIn(found.panel, CLOSES).some((one) => one.id === id) : undefined
}

describe('an expert', () => {
  test('is in the pool when a second person has agreed, and on no panel before', async () => {
    const round = await closedRound(site, [])
    const id = await makeAnother('孙专家')
    const other = await makeAnother('李专家')
    expect(await standingOf(id)).toBe('outside')
    expect(await choosePanel(site.db, round.officer, round.id, [id, other], CLOSES)).toMatchObject({
      refusal: { why: 'experts-out', by: 'panel.size', names: ['孙专家', '李专家'] },
    })
    expect(await isCandidate(round.id, id)).toBe(false)
    expect((await site.get(paths.panel(round.id), round.officer)).text).not.toContain('孙专家')
    valueOf(await answer(id))
    expect(await standingOf(id)).toBe('admitted')
    expect(await isCandidate(round.id, id)).toBe(true)
    expect((await site.get(paths.panel(round.id), round.officer)).text).toContain('孙专家')
    const subjects = (await lettersTo(site.db, administrator.id)).map(({ subject }) => subject)
    expect(subjects[0]).toBe('专家库已同意：孙专家')
  })

  test('is not let in by whoever is refused, and may be proposed again', async () => {
    const id = await makeAnother('周专家')
    valueOf(await answer(id, false))
    expect(await standingOf(id)).toBe('outside')
    await decide(id, 'admit')
    expect(await standingOf(id)).toBe('admitted')
  })

  test('is suspended, comes back, goes, and is told each time', async () => {
    const round = await closedRound(site, [])
    const { expertId: id, person } = await makeExpert(site, '冯专家')
    await decide(id, 'suspend', false)
    expect(await standingOf(id)).toBe('admitted')
    for (const [kind, standing] of [
      ['suspend', 'suspended'],
      ['restore', 'admitted'],
      ['remove', 'removed'],
      ['admit', 'admitted'],
      ['suspend', 'suspended'],
    ] as const) {
      await decide(id, kind)
      expect(await standingOf(id)).toBe(standing)
      expect(await isCandidate(round.id, id)).toBe(standing === 'admitted')
    }
    expect(
      (await lettersTo(site.db, person.id))
        .map(({ subject }) => subject)
        .slice(0, 5)
        .toSorted(),
    ).toEqual(['入库', '出库', '恢复', '暂停', '暂停'].map((said) => `专家库通知：${said}`))
    expect((await entriesOf(site.db, 'pool')).at(-1)).toMatchObject({
      what: 'pool-change-agreed',
      particulars: { changes: ['冯专家：暂停'] },
    })
  })

  test('who sits on a panel is taken off it first', async () => {
    const { id, officer, experts } = await sitting(site, ['夕阳茶叙'])
    const [member] = experts
    expect(await propose(member.expertId, 'suspend')).toMatchObject({ refusal: { why: 'expert-sits' } })
    const { expertId } = await makeExpert(site, '后来的')
    valueOf(await propose(expertId, 'suspend'))
    const off = { expert: member.expertId, reason: '出国' }
    valueOf(await removeMember(site.db, officer, id, off, CLOSES))
    valueOf(await choosePanel(site.db, officer, id, [expertId], CLOSES))
    expect(await answer(expertId)).toMatchObject({ refusal: { why: 'experts-sit', names: ['后来的'] } })
    valueOf(await answer(expertId, false))
    await decide(member.expertId, 'suspend')
  })

  test('nobody decides alone, nor upon themselves; the database holds it', async () => {
    const both = await site.person('两职', ['administrator', 'approver'])
    const { expertId, person } = await makeExpert(site, '卫专家')
    valueOf(await propose(expertId, 'suspend', both))
    expect(await answer(expertId, true, both)).toMatchObject({ refusal: { why: 'own-request' } })
    const [proposal = ''] = await waitingOf(expertId)
    for (const by of [both.id, person.id])
      await expect(
        site.db.run(sql`insert into pool_answers values (${proposal}, 1, ${by}, ${OPENS})`),
      ).rejects.toThrow(/alone, or upon themselves|pool_answers/)
    valueOf(await answer(expertId))
    const round = await closedRound(site, [])
    await expect(
      site.db.run(
        sql`insert into panel_members values (${round.id}, ${expertId}, ${round.officer.id}, ${CLOSES})`,
      ),
    ).rejects.toThrow(/not in the pool|panel_members/)
  })
})

/** Added, and with an account already. */
async function makeAnother(name: string): Promise<string> {
  const { expertId, token, code } = valueOf(await addExpert(site.db, administrator, cardOf(name), OPENS))
  valueOf(await acceptInvitation(site.db, token, code, await site.person(name), OPENS))
  return expertId
}

describe('by eight at once', () => {
  test('one proposes, one answers', async () => {
    const { expertId } = await makeExpert(site, '蒋专家')
    theOne(await byEight(paths.expertProposals, () => propose(expertId, 'suspend')), 'changed-meanwhile')
    const proposals = await waitingOf(expertId)
    const act = (n: number) => answerChanges(site.db, approver, { proposals, isAgreed: n % 2 === 0 }, OPENS)
    theOne(await byEight(paths.poolProposals, act), 'changed-meanwhile')
  })
})

describe('the pages', () => {
  test('an administrator proposes, an approver answers what is ticked, and both see it', async () => {
    const { expertId } = await makeExpert(site, '沈专家')
    const here = paths.expert(expertId)
    const sent = await site.form(
      paths.expertProposals(expertId),
      { kind: 'suspend', reason: '出国' },
      administrator,
    )
    expect(sent).toMatchObject({ status: 303, location: here })
    expect((await site.get(here, administrator)).text).toContain('提出的变动还在等负责人答复')
    expect((await site.get(here, approver)).text).not.toContain('提出变动')
    expect((await site.get(paths.desk('approver'), approver)).text).toContain('专家库的变动：沈专家')
    const page = await site.get(paths.poolProposals(), approver)
    for (const text of ['沈专家，暂停', '出国', '吴管理']) expect(page.text).toContain(text)
    const [id = ''] = await waitingOf(expertId)
    const none = await site.form(paths.poolProposals(), { answer: 'agreed' }, approver)
    expect(none).toMatchObject({ status: 422 })
    expect(none.text).toContain('请勾选要答复的专家')
    const done = await site.form(paths.poolProposals(), { 'proposals[]': [id], answer: 'agreed' }, approver)
    expect(done.status).toBe(303)
    expect((await site.get(here, approver)).text).toContain('已暂停')
    expect((await site.get(paths.experts(), approver)).text).toContain('已暂停')
    expect(
      (await site.form(paths.poolProposals(), { 'proposals[]': [id], answer: 'agreed' }, approver)).text,
    ).toContain('勾选的有的已经答复')
  })
})

describe('an invitation that ran out', () => {
  const FORTNIGHT = 14 * 86_400_000
  /** The pool's history goes forward: after all that came before in this file. */
  const start = CLOSES

  test('is sent again to the same expert: another link and code, and the old ones open nothing', async () => {
    const card = cardOf('韩专家')
    const first = valueOf(await addExpert(site.db, administrator, card, start))
    const again = (at: number) => inviteAgain(site.db, administrator, first.expertId, at)
    expect(await again(start + FORTNIGHT - 1)).toEqual({
      ok: false,
      refusal: { why: 'not-run-out', state: 'open' },
    })
    const later = start + FORTNIGHT
    const copies = await byEight(paths.expertInvitations, () => again(later))
    theOne(copies, 'changed-meanwhile')
    const { expertId, token, code } = valueOf(copies.find(({ ok }) => ok) ?? (await again(later)))
    expect(expertId).toBe(first.expertId)
    const someone = await site.person('韩专家')
    expect(await acceptInvitation(site.db, first.token, first.code, someone, later)).toMatchObject({
      refusal: { why: 'not-found' },
    })
    expect(await acceptInvitation(site.db, token, first.code, someone, later)).toMatchObject({
      refusal: { why: 'wrong-invitation-code' },
    })
    valueOf(await acceptInvitation(site.db, token, code, someone, later + FORTNIGHT - 1))
    expect(await again(later + FORTNIGHT)).toMatchObject({ refusal: { state: 'accepted' } })
    const other = { ...card, email: card.email.toUpperCase() }
    expect(await addExpert(site.db, administrator, other, later)).toMatchObject({
      refusal: { why: 'email-in-pool' },
    })
  })
})
