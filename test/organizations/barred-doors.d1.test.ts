import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import { insertBar, registerBar } from '../../src/organizations/bars/store.ts'
import { approveDecision, prepareDecision } from '../../src/round/awards/actions/decisions.ts'
import { reopenProposal } from '../../src/round/proposals/submissions/actions.ts'
import { type Instant, dayOf, plusYears } from '../../src/shared/days.ts'
import { announcedRound, STARTS } from '../round/agreements/cast.ts'
import { linesOf, refusals } from '../round/awards/lines.ts'
import { scoredRound } from '../round/awards/scored.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, organizationOf, submittedProposal } from '../round/opened.ts'
import { OVER } from '../round/publicity/cast.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { owned } from './cast.ts'
import { leave } from '../made.ts'
import { subjects } from '../../src/history/subjects.ts'
import { unlike } from '../unlike.ts'

const { opens } = PLAN.dates
const NOW = opens + 3_600_000
let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
})

const rowOf = (organizationId: string, at: Instant) => ({
  ...{ organizationId, from: dayOf(at), until: plusYears(dayOf(at), 3), reason: '挪用资金', about: '上一期' },
  ...{ rulebookId: null, clause: null, by: officer.id, at },
})
const bar = (organizationId: string, at = site.now) =>
  leave(
    site.db,
    [
      barPrepared(organizationId, at),
      { ...barPrepared(organizationId, at), what: 'bar-decided', by: approver.id },
    ],
    registerBar(site.db, rowOf(organizationId, at), { by: approver.id, at }),
  )
const barPrepared = (organizationId: string, at: Instant, by = officer) => ({
  subject: subjects.organization(organizationId),
  what: 'bar-prepared',
  by: by.id,
  at,
})
const lift = (organizationId: string) =>
  leave(
    site.db,
    [{ ...barPrepared(organizationId, site.now, approver), what: 'bar-lifted' }],
    [
      site.db.run(sql`insert into bar_lifts (bar_id, reason, by_id, at)
        select id, '已整改', ${approver.id}, ${site.now} from bars where organization_id = ${organizationId}`),
    ],
  )

describe('an organization that is barred', () => {
  test('does not open again what it has handed in, and that stands', async () => {
    site.now = NOW
    const { id: roundId } = await openedRound(site)
    const wang = await site.member(`夕阳茶叙社${unlike()}`)
    const id = await submittedProposal(site, roundId, wang)
    await bar(organizationOf(wang))
    const refused = await site.post(`/proposals/${id}/reopening`, {}, wang)
    expect([refused.status, refused.json]).toMatchObject([422, { why: 'barred', reason: '挪用资金' }])
    await lift(organizationOf(wang))
    expect(await reopenProposal(site.db, wang, id, site.now)).toMatchObject({ ok: true })
  })

  test('is passed over in the ranking, and the next moves up', async () => {
    const round = await scoredRound(site)
    const first = round.proposals[0]
    if (!first) throw new Error('nothing handed in')
    await bar(organizationOf(first.member))
    const made = await prepareDecision(site.db, round.officer, round.id, '按规则。', site.now)
    if (!made.ok) throw new Error(made.refusal.why)
    expect((await linesOf(site, made.value.id)).map((line) => line.at(-1))).toEqual([
      'organization_barred',
      '',
      '',
    ])
    const page = (await site.get(`/rounds/${round.id}/decision`, round.officer)).text
    expect(page).toContain('本单位在不受理申报期内')

    await lift(organizationOf(first.member))
    const late = await approveDecision(site.db, approver, made.value.id, site.now)
    expect(refusals([late])).toEqual([{ why: 'bars-changed', by: 'sanctions.barYears' }])
  })

  test('gets no agreement until the bar is lifted', async () => {
    site.now = OVER
    const round = await announcedRound(site, ['纳百川'], 1)
    const [one] = round.ranked
    if (!one) throw new Error('nothing ranked')
    await bar(organizationOf(one.member), OVER)
    const path = `/proposals/${one.id}/agreement`
    expect((await site.get(path, round.officer)).text).toContain('挪用资金')
    const refused = await site.post(path, { startsOn: STARTS }, round.officer)
    expect([refused.status, refused.json['why']]).toEqual([422, 'barred'])
    await lift(organizationOf(one.member))
    expect((await site.post(path, { startsOn: STARTS }, round.officer)).status).toBe(200)
  })
})

describe('a bar that waits', () => {
  test('is on the approver’s desk and counted, but not for whoever prepared it or belongs there', async () => {
    site.now = NOW
    const of = await owned(site)
    const id = newId()
    await leave(
      site.db,
      [barPrepared(of.id, site.now)],
      [insertBar(site.db, { ...rowOf(of.id, site.now), id })],
    )
    const desk = async (as: Someone) => (await site.json('/desks/approver', as)).json['bars']
    expect(await desk(approver)).toMatchObject([{ id, whyNot: null }])
    expect((await site.get('/desks/approver', approver)).text).toContain(`href="/bars/${id}"`)
    const both = await site.person('兼任', ['officer', 'approver'])
    const own = newId()
    const mine = { ...rowOf(of.id, site.now + 1), id: own, by: both.id }
    await leave(site.db, [barPrepared(of.id, site.now + 1, both)], [insertBar(site.db, mine)])
    expect(await desk(both)).toMatchObject([
      { id, whyNot: null },
      { id: own, whyNot: 'own-bar' },
    ])
    await site.form(`/bars/${own}/decision`, { outcome: 'approved' }, approver)
    const sent = (await site.get('/desks/officer', officer)).text
    expect([sent.includes('我拟定的不受理申报'), sent.includes('等负责人批准')]).toEqual([true, true])

    await site.form(`/bars/${id}/decision`, { outcome: 'returned', reason: '依据不足' }, approver)
    expect(await desk(approver)).toEqual([])
    expect((await site.get('/desks/officer', officer)).text).toContain('退回：依据不足')
    site.now += 31 * 24 * 3_600_000
    expect((await site.get('/desks/officer', officer)).text).not.toContain('依据不足')
  })

  test('costs the desk as many statements with three as with one', async () => {
    site.now = NOW
    const counted: number[] = []
    for (const more of [1, 2]) {
      for (let at = 0; at < more; at++)
        await insertBar(site.db, { ...rowOf((await owned(site)).id, site.now), id: newId() })
      await site.get('/desks/approver', approver)
      counted.push(site.counts.statements)
    }
    expect(counted[0]).toBe(counted[1])
  })
})
