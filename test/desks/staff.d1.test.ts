import { beforeAll, describe, expect, test } from 'vitest'
import { approveDecision, prepareDecision } from '../../src/round/awards/actions/decisions.ts'
import { assignSheets, declareRecusals } from '../../src/round/panel/actions.ts'
import { reportMilestone } from '../../src/round/projects/actions/work.ts'
import { publishNotice } from '../../src/round/publicity/actions/notices.ts'
import { objectTo } from '../../src/round/publicity/actions/objections.ts'
import { announcedRound, drafted, the } from '../round/agreements/cast.ts'
import { draftedRound } from '../round/opened.ts'
import { sitting } from '../round/panel/sitting.ts'
import { LATE, done, evaluated, pay, running, signedRound } from '../round/projects/cast.ts'
import { NEW_REPORT, noon } from '../round/projects/fixtures.ts'
import { CONTACT, NOON, OVER, decidedRound, objectionBy } from '../round/publicity/cast.ts'
import { CLOSES, OPENS, closedRound, plan, valueOf } from '../round/screening/closed-round.ts'
import type { Role } from '../../src/people/rules/person.ts'
import { type Site, openSite } from '../support.ts'
import { costOf, plain } from './cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

type Work = { act: string; roundId: string; count: number }
async function worksIn(roundId: string): Promise<string[]> {
  const { json } = await site.json('/desks/officer', await site.person('何经办', ['officer']))
  const { works }: { works: Work[] } = { works: [], ...json }
  return works.filter((work) => work.roundId === roundId).map(({ act, count }) => `${act} ${count}`)
}

describe('who may sit where', () => {
  const DESKS: Role[] = ['expert', 'officer', 'approver', 'finance', 'auditor', 'administrator']
  test('each desk is its role’s alone; others are told so, and an unknown one is not there', async () => {
    for (const desk of DESKS) {
      for (const role of DESKS) {
        const { status } = await site.get(`/desks/${desk}`, await site.person('某人', [role]))
        expect([desk, role, status]).toEqual([desk, role, desk === role ? 200 : 403])
      }
    }
    expect((await site.get('/desks/mayor')).status).toBe(404)
    expect((await site.get('/desks/officer')).location).toContain('/sign-in')
  })

  test('an empty site still has its desks', async () => {
    for (const desk of DESKS) {
      const { text } = await costOf(site, `/desks/${desk}`, await site.person('某人', [desk]))
      expect(text).toContain('<h1>')
    }
  })
})

describe('the officer’s desk', () => {
  test('follows a round from screening to the decision', async () => {
    const closed = await closedRound(site, ['茶叙', '食堂'])
    expect(await worksIn(closed.id)).toEqual(['screen 2'])
    const round = await sitting(site, ['茶叙'])
    expect(await worksIn(round.id)).toEqual([])
    for (const { person } of round.experts)
      valueOf(await declareRecusals(site.db, person, round.id, [], CLOSES))
    expect(await worksIn(round.id)).toEqual(['assign 1'])
    valueOf(await assignSheets(site.db, round.officer, round.id, CLOSES))
    expect(await worksIn(round.id)).toEqual([])
    site.now = plan().dates.scoringCloses
    expect(await worksIn(round.id)).toEqual(['decide 1'])
    valueOf(await prepareDecision(site.db, round.officer, round.id, '', site.now))
    expect(await worksIn(round.id)).toEqual([])
  })

  test('shows objections, awards without agreement, and reports with the way to review them', async () => {
    site.now = NOON
    const objected = await decidedRound(site, ['茶叙'], 1)
    const terms = { from: '2013-06-05', contact: CONTACT }
    const notice = valueOf(await publishNotice(site.db, objected.approver, objected.id, terms, NOON))
    valueOf(await objectTo(site.db, null, notice.id, objectionBy('周平'), NOON))
    expect(await worksIn(objected.id)).toEqual(['answer 1'])

    const announced = await announcedRound(site, ['一', '二'], 2)
    expect(await worksIn(announced.id)).toEqual(['draft-agreements 2'])

    const signed = await signedRound(site, ['手工坊'])
    const project = await running(site, signed, the(signed.agreed[0]))
    const first = the(project.milestones[0])
    const report = valueOf(
      await reportMilestone(site.db, project.member, first.id, NEW_REPORT, noon('2013-08-01')),
    )
    site.now = noon('2013-08-02')
    const { text } = await costOf(site, '/desks/officer', signed.officer)
    expect(text).toContain(`href="/reports/${report.id}/review"`)
    expect(await worksIn(signed.id)).toContain('review 1')
  })

  test('costs the same with one round and with three', async () => {
    const officer = await site.person('何经办', ['officer'])
    const one = await costOf(site, '/desks/officer', officer)
    await closedRound(site, ['一', '二', '三'])
    await signedRound(site, ['四', '五'])
    site.now = NOON
    const three = await costOf(site, '/desks/officer', officer)
    expect([three.statements, three.trips]).toEqual([one.statements, one.trips])
    expect(three.trips).toBe(2)
  })
})

describe('the approver’s desk', () => {
  test('shows drafts, decisions, notices to make and to end, and what to sign', async () => {
    const draft = await draftedRound(site)
    const approver = await site.person('罗负责', ['approver'])
    const scored = await sitting(site, ['茶叙'])
    for (const { person } of scored.experts)
      valueOf(await declareRecusals(site.db, person, scored.id, [], CLOSES))
    valueOf(await assignSheets(site.db, scored.officer, scored.id, CLOSES))
    const now = plan().dates.scoringCloses
    const { id } = valueOf(await prepareDecision(site.db, scored.officer, scored.id, '', now))
    const over = await decidedRound(site, ['食堂'], 1)
    const terms = { from: '2013-06-05', contact: CONTACT }
    valueOf(await publishNotice(site.db, over.approver, over.id, terms, NOON))
    const announced = await announcedRound(site, ['菜园'], 1)
    const agreement = await drafted(site, announced, the(announced.ranked[0]))

    site.now = OVER
    const { text } = await costOf(site, '/desks/approver', approver)
    expect(text).toContain(`href="/rounds/${draft.id}"`)
    expect(text).toContain(`href="/rounds/${scored.id}/decision"`)
    expect(text).toContain(`href="/rounds/${over.id}/notices"`)
    expect(text).toContain(`href="/agreements/${agreement}"`)
    valueOf(await approveDecision(site.db, approver, id, now + 1))
    const after = await costOf(site, '/desks/approver', approver)
    expect(after.text).toContain(`href="/rounds/${scored.id}/notices"`)
    expect(after.text).not.toContain(`href="/rounds/${scored.id}/decision"`)
    expect(after.trips).toBe(2)
  })

  test('does not call upon whoever has drafted', async () => {
    const both = await site.person('双职', ['officer', 'approver'])
    const draft = await draftedRound(site)
    const { text } = await costOf(site, '/desks/approver', both)
    expect(text).toContain(`href="/rounds/${draft.id}"`)
    const { json } = await site.json('/desks/approver', draft.officer)
    expect(json['status']).toBe(403)
  })
})

describe('the desk of finance', () => {
  test('shows what can be paid, what is to come back and what was paid this year, with their sums', async () => {
    const round = await signedRound(site, ['手工坊', '助餐', '合唱'])
    await running(site, round, the(round.agreed[0]))
    const ended = await done(site, round, the(round.agreed[1]))
    await evaluated(site, round, ended)
    await pay(site, round, ended, 3)
    site.now = LATE + 2
    const { json } = await site.json('/desks/finance', round.finance)
    const rounds: unknown = json['rounds']
    expect(rounds).toContainEqual({
      id: round.id,
      title: expect.any(String),
      granted: 10_500_000,
      payments: 2,
      payable: 3_500_000,
      paid: 3_500_000,
      refunded: 0,
    })
    expect(json['refunds']).toMatchObject([{ projectId: ended.projectId, amount: 200_000 }])
    expect(json['year']).toEqual({ payments: 3, paid: 3_500_000 })
    const { text, trips } = await costOf(site, '/desks/finance', round.finance)
    expect(plain(text)).toContain('第1笔')
    expect(text).toContain(`href="/rounds/${round.id}/payments"`)
    expect(trips).toBe(2)
  })
})

describe('the desks of approver, finance and administrator', () => {
  test('cost the same however much waits', async () => {
    const roles: Role[] = ['approver', 'finance', 'administrator']
    const people = await Promise.all(roles.map((role) => site.person('某人', [role])))
    const costs = async () => {
      const found = []
      for (const [at, role] of roles.entries()) {
        const { statements, trips } = await costOf(site, `/desks/${role}`, people[at])
        found.push({ role, statements, trips })
      }
      return found
    }
    const before = await costs()
    await draftedRound(site)
    await decidedRound(site, ['一', '二', '三'], 2)
    const signed = await signedRound(site, ['四', '五', '六'])
    for (const agreed of signed.agreed) await evaluated(site, signed, await done(site, signed, agreed))
    expect(await costs()).toEqual(before)
  })
})

describe('the administrator’s desk', () => {
  test('counts people, roles and open invitations', async () => {
    const { text, trips } = await costOf(
      site,
      '/desks/administrator',
      await site.person('吴管理', ['administrator']),
    )
    expect(text).toContain('href="/people?role=officer"')
    expect(text).toContain('href="/invitations"')
    expect(trips).toBe(2)
  })
})
