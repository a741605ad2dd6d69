import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/db.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { answerHosting, askHost, endHosting } from '../../src/organizations/hosting/actions.ts'
import {
  hostOf,
  hostingById,
  insertHosting,
  insertHostingAnswer,
  insertHostingEnd,
} from '../../src/organizations/hosting/store.ts'
import { stateOf } from '../../src/organizations/rules/hosting.ts'
import { type Site, openSite } from '../support.ts'
import { joined, owned, stale } from './cast.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
let site: Site
beforeAll(async () => void (site = await openSite(NOW)))

async function pair() {
  return { group: await owned(site, 'community'), host: await owned(site) }
}

async function asked() {
  const { group, host } = await pair()
  const answer = await site.post(`${group.path}/hosting`, { host: host.id, note: '请帮忙' }, group.owner)
  return { group, host, id: String(answer.json['id']) }
}

describe('a host', () => {
  test('is found by its name, asked, confirms in its own account, and stands on both pages', async () => {
    const { group, host } = await pair()
    const found = await site.get(`${group.path}/hosting?q=${encodeURIComponent(host.name)}`, group.owner)
    expect(found.text).toContain(host.name)
    const answer = await site.post(`${group.path}/hosting`, { host: host.id }, group.owner)
    const id = String(answer.json['id'])
    expect((await site.get('/desks/applicant', host.owner)).text).toContain(`答复托管：${group.name}`)
    expect(await hostOf(site.db, group.id)).toEqual([])
    const confirmed = await site.form(`/hostings/${id}/answer`, { outcome: 'confirmed' }, host.owner)
    expect(confirmed).toMatchObject({ status: 303, location: `${host.path}/hosting` })
    expect(await hostOf(site.db, group.id)).toMatchObject([{ id: host.id, name: host.name }])
    expect((await site.get(group.path, group.owner)).text).toContain(host.name)
    expect((await site.get(`${host.path}/hosting`, host.owner)).text).toContain(group.name)
    const letters = await lettersTo(site.db, group.owner.id)
    expect(letters.map(({ subject }) => subject)).toEqual([`托管已确认：${host.name}`])
  })

  test('declines with a reason, and another may be asked', async () => {
    const { group, host, id } = await asked()
    const silent = await site.form(`/hostings/${id}/answer`, { outcome: 'declined' }, host.owner)
    expect([silent.status, silent.text]).toEqual([422, expect.stringContaining('请填写不同意的原因')])
    const no = { outcome: 'declined', reason: '人手不够' }
    expect((await site.form(`/hostings/${id}/answer`, no, host.owner)).status).toBe(303)
    expect((await site.get(`${group.path}/hosting`, group.owner)).text).toContain('人手不够')
    const other = await owned(site)
    expect((await site.form(`${group.path}/hosting`, { host: other.id }, group.owner)).status).toBe(303)
  })

  test.each(['group', 'host'] as const)('is let go by the %s, with a reason', async (side) => {
    const both = await asked()
    await site.form(`/hostings/${both.id}/answer`, { outcome: 'confirmed' }, both.host.owner)
    const by = both[side].owner
    expect((await site.form(`/hostings/${both.id}/end`, {}, by)).status).toBe(422)
    expect((await site.form(`/hostings/${both.id}/end`, { endReason: '换一家' }, by)).status).toBe(303)
    expect(await hostOf(site.db, both.group.id)).toEqual([])
    const again = await site.form(`/hostings/${both.id}/end`, { endReason: '换一家' }, by)
    expect(again.status).toBe(422)
  })

  test('that has not answered cannot end it: it declines', async () => {
    const { host, id } = await asked()
    expect((await site.form(`/hostings/${id}/end`, { endReason: '不' }, host.owner)).status).toBe(404)
  })

  test('is nobody else’s to confirm', async () => {
    const { group, id } = await asked()
    const stranger = (await owned(site)).owner
    for (const by of [stranger, group.owner])
      expect((await site.form(`/hostings/${id}/answer`, { outcome: 'confirmed' }, by)).status).toBe(404)
  })

  test('is not asked by a reader', async () => {
    const { group, host } = await pair()
    const reader = await joined(site, group, 'reader')
    const answer = await site.form(`${group.path}/hosting`, { host: host.id }, reader)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('只读成员')])
  })

  test.each([
    [{}, '请选择托管单位'],
    [{ host: 'nobody' }, '没有找到这家单位'],
    [{ host: 'x'.repeat(61) }, '请选择托管单位'],
  ])('%j is refused', async (fields, says) => {
    const { group } = await pair()
    const answer = await site.form(`${group.path}/hosting`, fields, group.owner)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(says)])
  })

  test('two at once: one host is asked, one answer counts, one end', async () => {
    const { group, host } = await pair()
    const other = await owned(site)
    const both = await Promise.all(
      [host.id, other.id].map((hostId) => askHost(site.db, group.owner, group.id, { hostId, note: '' }, NOW)),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(stale)

    const { host: one, id } = await asked()
    const answers = await Promise.all(
      (['confirmed', 'declined'] as const).map((outcome) =>
        answerHosting(site.db, one.owner, id, { outcome, reason: '不' }, NOW),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)

    const third = await asked()
    await site.form(`/hostings/${third.id}/answer`, { outcome: 'confirmed' }, third.host.owner)
    const ends = await Promise.all(
      [third.group.owner, third.host.owner].map((by) => endHosting(site.db, by, third.id, '不合适', NOW)),
    )
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

test('the host in force is the one that the rules say is hosting, however a hosting has gone', async () => {
  const { host } = await pair()
  const made = { by: host.owner.id, at: NOW }
  for (const outcome of [null, 'confirmed', 'declined'] as const) {
    for (const isOver of [false, true]) {
      const group = await owned(site, 'community')
      const hosting = { id: newId(), groupId: group.id, hostId: host.id }
      const [end, reason] = [{ hostingId: hosting.id, reason: '不' }, '不']
      await site.db.batch([
        insertHosting(site.db, { ...hosting, note: '', ...made }),
        ...(outcome
          ? [insertHostingAnswer(site.db, { hostingId: hosting.id, outcome, reason, ...made })]
          : []),
        ...(isOver ? [insertHostingEnd(site.db, { ...end, ...made })] : []),
      ])
      const [found] = await hostingById(site.db, hosting.id)
      const isHosted = found !== undefined && stateOf(found) === 'hosted'
      expect((await hostOf(site.db, group.id)).map(({ id }) => id)).toEqual(isHosted ? [host.id] : [])
    }
  }
})
