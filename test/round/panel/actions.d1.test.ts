import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../src/history/store.ts'
import { lettersTo } from '../../../src/letters/store.ts'
import { acceptInvitation } from '../../../src/people/invitations/actions.ts'
import { invitations } from '../../../src/people/tables.ts'
import { choosePanel, declareRecusals } from '../../../src/round/panel/actions.ts'
import { addExpert } from '../../../src/round/panel/pool/actions.ts'
import { panelsOf } from '../../../src/round/panel/store/declaration.ts'
import { expertOf } from '../../../src/round/panel/store/pool.ts'
import { declarations, experts, panelMembers, recusals } from '../../../src/round/panel/tables.ts'
import { type Site, type Someone, openSite } from '../../pageless.ts'
import { CLOSES, OPENS, closedRound, valueOf } from '../screening/closed-round.ts'
import { breaks } from '../../breaks.ts'
import { type Sitting, admitAll, cardOf, makeExpert, passAll, sitting } from './sitting.ts'

let site: Site
let administrator: Someone
beforeAll(async () => {
  site = await openSite(OPENS)
  administrator = await site.person('吴管理', ['administrator'])
})

const refusals = (results: { ok: boolean; refusal?: object }[]) =>
  results.flatMap((one) => (one.ok ? [] : [one.refusal]))
const CHANGED = [{ why: 'changed-meanwhile' }]

/** Before the round, long enough for an invitation to run out. */
const EARLIER = OPENS - 40 * 86_400_000

describe('adding to the pool', () => {
  test('an expert comes with an invitation, in one batch', async () => {
    const card = cardOf('孙专家')
    const { expertId, token, code } = valueOf(await addExpert(site.db, administrator, card, EARLIER))
    const [expert] = await site.db.select().from(experts).where(eq(experts.id, expertId))
    expect(expert).toMatchObject({
      name: '孙专家',
      employer: card.employer,
      by: administrator.id,
      at: EARLIER,
    })
    const [invitation] = await site.db
      .select()
      .from(invitations)
      .where(eq(invitations.id, expert?.invitationId ?? ''))
    expect(invitation).toMatchObject({ email: card.email, roles: ['expert'] })
    expect((await entriesOf(site.db, 'pool')).at(-1)).toMatchObject({
      what: 'expert-added',
      by: administrator.id,
    })

    const someone = await site.person('孙专家')
    expect(await expertOf(site.db, someone.id)).toEqual([])
    valueOf(await acceptInvitation(site.db, token, code, someone, EARLIER))
    expect(await expertOf(site.db, someone.id)).toEqual([{ id: expertId, name: '孙专家' }])
  })

  test('two at once: the same address comes in once', async () => {
    const card = cardOf('李专家')
    const other = await site.person('郑管理', ['administrator'])
    const both = await Promise.all([
      addExpert(site.db, administrator, card, EARLIER),
      addExpert(site.db, other, card, EARLIER),
    ])
    expect(refusals(both)).toEqual(CHANGED)
    const again = await addExpert(site.db, other, { ...card, email: card.email.toUpperCase() }, EARLIER)
    expect(again).toMatchObject({ refusal: { why: 'email-in-pool', name: '李专家' } })
    const month = 30 * 86_400_000
    expect(await addExpert(site.db, other, card, EARLIER + month)).toMatchObject({
      refusal: { why: 'email-in-pool' },
    })
  })
})

describe('choosing the panel', () => {
  test('members are rows; those who have an account get a letter', async () => {
    const round = await closedRound(site, ['夕阳茶叙'])
    const known = await makeExpert(site, '周专家')
    // the pool is one for all: others come into it before, in later tests
    breaks('history-time')
    const invited = valueOf(await addExpert(site.db, administrator, cardOf('王专家'), site.now))
    await admitAll(site, site.now)
    const ids = [known.expertId, invited.expertId]
    expect(await choosePanel(site.db, round.officer, round.id, ids, CLOSES)).toEqual({
      ok: true,
      value: { added: ids },
    })
    const rows = await site.db.select().from(panelMembers).where(eq(panelMembers.roundId, round.id))
    expect(rows.map((row) => row.expertId).toSorted()).toEqual(ids.toSorted())
    expect(await entriesOf(site.db, `panel:${round.id}`)).toMatchObject([
      { what: 'panel-chosen', at: CLOSES },
    ])
    const [letter] = await lettersTo(site.db, known.person.id)
    expect(letter).toMatchObject({ about: `/rounds/${round.id}/declaration` })
    expect(await panelsOf(site.db, known.person.id)).toMatchObject([
      { roundId: round.id, round: '东城区2013年公益创投', declaredAt: null },
    ])

    const third = await makeExpert(site, '冯专家')
    valueOf(await choosePanel(site.db, round.officer, round.id, [third.expertId], CLOSES))
    const fourth = await makeExpert(site, '陈专家')
    expect(await choosePanel(site.db, round.officer, round.id, [fourth.expertId], CLOSES)).toEqual({
      ok: false,
      refusal: { why: 'panel-size', by: 'panel.size', chosen: 4, least: 2, most: 3 },
    })
  })

  test('two at once: the second officer chooses on what the first has done', async () => {
    const round = await closedRound(site, [])
    const other = await site.person('孙经办', ['officer'])
    const ids = [await makeExpert(site, '甲'), await makeExpert(site, '乙')].map(({ expertId }) => expertId)
    const both = await Promise.all([
      choosePanel(site.db, round.officer, round.id, ids, CLOSES),
      choosePanel(site.db, other, round.id, ids, CLOSES),
    ])
    expect(refusals(both)).toEqual(CHANGED)
    expect(await choosePanel(site.db, other, 'none', ids, CLOSES)).toEqual({
      ok: false,
      refusal: { why: 'not-found' },
    })
  })
})

describe('declaring', () => {
  const of = (round: Sitting, at: number) => {
    const handed = round.proposals[at]
    return { organizationId: handed?.organizationId ?? '', reason: '亲属关系：负责人是我的表妹' }
  }

  test('recusals are rows, with an entry that nobody can change and a letter to the office', async () => {
    const round = await sitting(site, ['夕阳茶叙', '邻里厨房'])
    const [one] = round.experts
    const declared = [of(round, 1)]
    expect(await declareRecusals(site.db, one.person, round.id, declared, CLOSES)).toEqual({
      ok: true,
      value: { recusals: 1, at: CLOSES },
    })
    const rows = await site.db.select().from(recusals).where(eq(recusals.roundId, round.id))
    expect(rows).toEqual([
      { ...declared[0], roundId: round.id, expertId: one.expertId, by: one.person.id, at: CLOSES },
    ])
    expect(await entriesOf(site.db, `declaration:${round.id}:${one.expertId}`)).toMatchObject([
      { what: 'recusals-declared', particulars: { organizations: [declared[0]?.organizationId] } },
    ])
    expect((await lettersTo(site.db, round.officer.id))[0]).toMatchObject({ subject: '评审甲已申报回避' })
    const again = await declareRecusals(site.db, one.person, round.id, [], CLOSES + 1)
    expect(again).toMatchObject({
      refusal: { why: 'declared-already', by: 'panel.recusalYears', at: CLOSES },
    })
  })

  test('waits until every submission is judged, and is for members alone', async () => {
    const round = await closedRound(site, ['夕阳茶叙', '邻里厨房'])
    const [one, two] = [await makeExpert(site, '甲'), await makeExpert(site, '乙')]
    const stranger = await makeExpert(site, '丙')
    valueOf(await choosePanel(site.db, round.officer, round.id, [one.expertId, two.expertId], CLOSES))
    const declare = (by: Someone) => declareRecusals(site.db, by, round.id, [], CLOSES)
    expect(await declare(one.person)).toMatchObject({
      refusal: { why: 'screening-unfinished', by: '#screening', left: 2 },
    })
    await passAll(site, round)
    expect(await declare(stranger.person)).toEqual({ ok: false, refusal: { why: 'not-found' } })
    expect((await declare(one.person)).ok).toBe(true)
  })

  test('two at once: one expert declares once; two experts are not in each other’s way', async () => {
    const round = await sitting(site, ['夕阳茶叙'])
    const [one, two, three] = round.experts
    const twice = await Promise.all([
      declareRecusals(site.db, one.person, round.id, [], CLOSES),
      declareRecusals(site.db, one.person, round.id, [of(round, 0)], CLOSES),
    ])
    expect(refusals(twice)).toEqual(CHANGED)
    const apart = await Promise.all(
      [two, three].map(({ person }) => declareRecusals(site.db, person, round.id, [], CLOSES)),
    )
    expect(refusals(apart)).toEqual([])
    const rows = await site.db.select().from(declarations).where(eq(declarations.roundId, round.id))
    expect(rows).toHaveLength(3)
  })
})
