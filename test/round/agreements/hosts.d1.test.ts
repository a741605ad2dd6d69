import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { endHosting } from '../../../src/organizations/hosting/actions.ts'
import { draftAgreement, redraftAgreement, signAgreement } from '../../../src/round/agreements/actions.ts'
import { agreementsWaitingFor } from '../../../src/round/agreements/store/desks.ts'
import { linesOf } from '../../lives/desks.ts'
import { paths } from '../../../src/paths.ts'
import { joined, owned } from '../../organizations/cast.ts'
import { hiddenIn } from '../../raced.ts'
import { must } from '../opened.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { NOON, OVER, eventsOf, lettersTo } from '../publicity/cast.ts'
import { STARTS, announcedRound, hostedBy, the } from './cast.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(NOON)
})

const STALE = { ok: false, refusal: { why: 'changed-meanwhile' } }

/** An award to a group, its host in force, its agreement drafted. */
async function hostedAward() {
  const round = await announcedRound(site, ['甲项目'], 1)
  const { id: proposalId, member } = the(round.ranked[0])
  const host = await owned(site)
  const hosting = await hostedBy(site, member, host)
  const { id } = must(await draftAgreement(site.db, round.officer, proposalId, { startsOn: STARTS }, OVER))
  return { round, member, host, hosting, id }
}
const deskOf = async (by: Someone) => (await linesOf(site.db, by, OVER)).map(({ act, id }) => `${act} ${id}`)
const why = async (acting: ReturnType<typeof signAgreement>) => {
  const acted = await acting
  return acted.ok ? null : acted.refusal
}

describe('an agreement of a group', () => {
  test('names the host, waits on its owner’s desk alone, is read by all of both, and tells both', async () => {
    const { round, member, host, id } = await hostedAward()
    const [editor, reader] = [
      await joined(site, { owner: host.owner, id: host.id }, 'editor'),
      await joined(site, { owner: host.owner, id: host.id }, 'reader'),
    ]
    const waiting = async (by: Someone) => (await agreementsWaitingFor(site.db, by)).map((one) => one.id)
    expect(await waiting(host.owner)).toEqual([id])
    for (const by of [member, editor, reader]) expect(await waiting(by)).toEqual([])
    for (const by of [member, host.owner, editor, reader]) {
      const page = await site.get(`/agreements/${id}`, by)
      expect(page.status).toBe(200)
      expect(page.text).toContain(`乙方（托管单位）：${host.name}`)
      expect(page.text.includes('name="confirm"')).toBe(by === host.owner)
    }
    expect((await site.get(`/agreements/${id}`, await site.member('别家'))).status).toBe(404)
    for (const by of [member, host.owner])
      expect(await lettersTo(site, by)).toContain('请签署项目协议：甲项目')
    expect(await why(signAgreement(site.db, member, id, OVER))).toEqual({
      why: 'host-signs',
      by: 'agreements.signWorkingDays',
      host: host.name,
    })
    expect(await why(signAgreement(site.db, editor, id, OVER))).toEqual({
      why: 'host-owner-signs',
      by: 'agreements.signWorkingDays',
      host: host.name,
    })
    expect(await why(signAgreement(site.db, reader, id, OVER))).toEqual({ why: 'reader-only' })
    must(await signAgreement(site.db, host.owner, id, OVER))
    must(await signAgreement(site.db, round.approver, id, OVER + 1))
    for (const by of [member, host.owner]) expect(await lettersTo(site, by)).toContain('协议生效：甲项目')
    expect(await eventsOf(site, `organization:${member.organizations[0]?.id}`)).toContain('agreement-signed')
  })

  test('is signed by nobody once the hosting is over; again with the same host, or anew with another', async () => {
    const { round, member, host, hosting, id } = await hostedAward()
    must(await endHosting(site.db, host.owner, hosting, '人手不够', OVER))
    const group = member.organizations[0]?.name
    for (const by of [host.owner, round.approver])
      expect(await why(signAgreement(site.db, by, id, OVER))).toEqual({
        why: 'host-missing',
        by: 'agreements.signWorkingDays',
        group,
        host: host.name,
      })
    expect((await site.get(`/agreements/${id}`, host.owner)).text).toContain('已经结束对')
    // nobody is asked to sign what cannot be signed; the group is asked for a host
    const asked = [`my-signature ${id}`, `sign ${id}`]
    for (const by of [host.owner, round.approver])
      expect((await deskOf(by)).filter((line) => asked.includes(line))).toEqual([])
    expect(await deskOf(member)).toContain(`my-host ${member.organizations[0]?.id}`)
    expect(await deskOf(round.officer)).not.toContain(`redraft-agreement ${id}`)
    const anew = { startsOn: STARTS, reason: '换了托管单位' }

    const other = await owned(site)
    await hostedBy(site, member, other, OVER)
    const changed = {
      why: 'host-changed',
      by: 'agreements.signWorkingDays',
      named: host.name,
      now: other.name,
    }
    expect(await why(signAgreement(site.db, host.owner, id, OVER))).toEqual(changed)
    expect(await why(signAgreement(site.db, round.approver, id, OVER))).toEqual(changed)
    expect(await why(signAgreement(site.db, other.owner, id, OVER))).toEqual({ why: 'not-found' })
    expect(await deskOf(member)).not.toContain(`my-host ${member.organizations[0]?.id}`)
    expect(await deskOf(round.officer)).toContain(`redraft-agreement ${id}`)
    must(await redraftAgreement(site.db, round.officer, id, anew, OVER + 1))
    expect(await deskOf(round.officer)).not.toContain(`redraft-agreement ${id}`)
    expect(await deskOf(other.owner)).toContain(`my-signature ${id}`)
    expect(await why(signAgreement(site.db, other.owner, id, OVER + 2))).toMatchObject({ why: 'redrafted' })
    must(await signAgreement(site.db, other.owner, id, OVER + 2, { draft: 2 }))
    expect(await why(signAgreement(site.db, host.owner, id, OVER + 2))).toEqual({ why: 'not-found' })
  })

  test('host and bureau at once: one signs, the other is told and signs again', async () => {
    const { round, host, id } = await hostedAward()
    const both = await Promise.all(
      [host.owner, round.approver].map((by) => signAgreement(site.db, by, id, OVER)),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
    const again = await Promise.all(
      [host.owner, round.approver].map((by) => signAgreement(site.db, by, id, OVER + 1)),
    )
    expect(again.filter(({ ok }) => ok)).toMatchObject([{ value: { isInForce: true } }])
  })

  test('a signature and the end of the hosting at once: one of them is', async () => {
    const { host, hosting, id } = await hostedAward()
    const both = await Promise.all([
      signAgreement(site.db, host.owner, id, OVER),
      endHosting(site.db, host.owner, hosting, '人手不够', OVER),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([STALE])
  })
})

describe('drafting anew', () => {
  const ANEW = { startsOn: '2013-08-01', reason: '日期写错' }
  const drafted = async () => {
    site.now = OVER
    const round = await announcedRound(site, ['乙项目'], 1)
    const { id: proposalId, member } = the(round.ranked[0])
    const { id } = must(await draftAgreement(site.db, round.officer, proposalId, { startsOn: STARTS }, OVER))
    return { round, member, id }
  }

  test('keeps number and draft, changes the days, tells everybody; the one who read the first reads again', async () => {
    const { round, member, id } = await drafted()
    const sent = await site.form(`/agreements/${id}/draft`, ANEW, round.officer)
    expect(sent.status).toBe(303)
    const [row] = await site.db.all(sql`select seq, starts_on, ends_on from agreements where id = ${id}`)
    expect(row).toEqual({ seq: 1, starts_on: '2013-08-01', ends_on: '2014-07-31' })
    const drafts = await site.db.all(
      sql`select draft, starts_on, reason from agreement_drafts where agreement_id = ${id}`,
    )
    expect(drafts).toEqual([
      { draft: 1, starts_on: STARTS, reason: '' },
      { draft: 2, starts_on: '2013-08-01', reason: '日期写错' },
    ])
    for (const by of [member, round.approver])
      expect(await lettersTo(site, by)).toContain('项目协议重新拟定：乙项目')
    const page = await site.get(`/agreements/${id}`, member)
    expect(page.text).toContain('第2稿')
    expect(page.text).toContain('日期写错')
    const old = await site.post(`/agreements/${id}/signature`, { confirm: 'yes', draft: '1' }, member)
    expect([old.status, old.json]).toMatchObject([422, { why: 'redrafted', draft: 2 }])
    expect(
      (await site.post(`/agreements/${id}/signature`, { confirm: 'yes', draft: '2' }, member)).status,
    ).toBe(200)
    const late = await site.post(`/agreements/${id}/draft`, ANEW, round.officer)
    expect([late.status, late.json]).toMatchObject([
      422,
      { why: 'signed-before', by: '#record', side: 'organization' },
    ])
  })

  test('wants a day that is one and not past, and a reason; what was typed stays', async () => {
    const { round, id } = await drafted()
    const send = (fields: Record<string, string>) =>
      site.form(`/agreements/${id}/draft`, { ...ANEW, ...fields }, round.officer)
    for (const startsOn of ['', '2013-02-30', '明天']) {
      const answer = await send({ startsOn })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('日期写错')
    }
    expect((await send({ startsOn: '2013-06-01' })).text).toContain('项目不能从过去的日期开始')
    expect((await send({ reason: ' ' })).text).toContain('请填写重新拟定的原因')
    expect((await send({ reason: '长'.repeat(201) })).status).toBe(422)
    const [row] = await site.db.all(
      sql`select count(*) as n from agreement_drafts where agreement_id = ${id}`,
    )
    expect(row).toEqual({ n: 1 })
  })

  test('sent a second time is told that it was done, by the draft that its page showed', async () => {
    const { round, id } = await drafted()
    const page = (await site.get(paths.agreement(id), round.officer)).text
    const fields = { ...ANEW, ...hiddenIn(page, paths.agreementDraft(id)) }
    const send = () => site.form(paths.agreementDraft(id), fields, round.officer)
    expect((await send()).status).toBe(303)
    const second = await send()
    expect([second.status, second.text.includes('刚才已经重新拟定过（第2稿')]).toEqual([422, true])
    const rows = await site.db.all(sql`select draft from agreement_drafts where agreement_id = ${id}`)
    expect(rows).toEqual([{ draft: 1 }, { draft: 2 }])
  })

  test('and a signature at once, or twice at once: one of them is', async () => {
    const { round, member, id } = await drafted()
    const both = await Promise.all([
      redraftAgreement(site.db, round.officer, id, ANEW, OVER),
      signAgreement(site.db, member, id, OVER),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const other = await drafted()
    const twice = await Promise.all(
      [1, 2].map(() => redraftAgreement(site.db, other.round.officer, other.id, ANEW, OVER)),
    )
    expect(twice.filter(({ ok }) => !ok)).toEqual([STALE])
  })
})
