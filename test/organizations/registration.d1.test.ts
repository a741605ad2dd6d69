import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { recordChecks } from '../../src/organizations/checks/actions.ts'
import { checkRegistration } from '../../src/organizations/registration/actions.ts'
import { changesOf } from '../../src/organizations/registration/store.ts'
import { organizationOf } from '../../src/organizations/store.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { must } from '../round/opened.ts'
import { joined, owned } from './cast.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})

const stands = async (id: string) => {
  const [found] = await organizationOf(site.db, id)
  if (!found) throw new Error('gone')
  return found
}
/** What an owner sends: as it stands, with what is to be another. */
async function typed(id: string, more: Record<string, string>) {
  const { kind, name, uscc, filingNo, subdistrict } = await stands(id)
  return {
    ...{ kind, name, uscc: uscc ?? '', filingNo: filingNo ?? '', subdistrict, reason: '登记时写错了' },
    ...more,
  }
}
/** From now on others rely on who it is. */
const lookedUp = async (id: string) =>
  must(
    await recordChecks(
      site.db,
      officer,
      id,
      [
        {
          ...{ about: 'registration', checkedOn: '2026-11-20', source: '登记机关' },
          ...{ result: 'clear', enteredOn: null, until: null, note: '' },
        },
      ],
      NOW,
    ),
  )
/** The one that waits, else the last. */
const newest = async (id: string) => {
  const all = await changesOf(site.db, id)
  return (all.find(({ outcome }) => outcome === null) ?? all[0])?.id ?? ''
}
const subjectsTo = async ({ id }: { id: string }) =>
  (await lettersTo(site.db, id)).map(({ subject }) => subject)

describe('a registration that nobody relies on yet', () => {
  test('is corrected at once; before and after stay', async () => {
    const of = await owned(site)
    const sent = await typed(of.id, {
      name: `${of.name}（总部）`,
      uscc: '５２１１０１０１２７０２０９０３３ｔ',
    })
    expect((await site.form(`${of.path}/registration`, sent, of.owner)).status).toBe(303)
    expect(await stands(of.id)).toMatchObject({ name: `${of.name}（总部）`, uscc: '52110101270209033T' })
    expect((await entriesOf(site.db, `organization:${of.id}`)).at(-1)).toMatchObject({
      what: 'registration-corrected',
      particulars: { nameBefore: of.name, name: `${of.name}（总部）` },
    })
    const page = await site.get(`${of.path}/registration`, of.owner)
    for (const says of ['更正的记录', `${of.name}→${of.name}（总部）`]) expect(page.text).toContain(says)
  })

  test.each([
    [{ name: '' }, '请填写单位名称'],
    [{ uscc: '52110101270209033A' }, '校验位不对'],
    [{ reason: '' }, '请填写为什么要改'],
    [{}, '没有改动'],
  ])('%j is refused with its reason, and nothing typed is lost', async (wrong, reason) => {
    const of = await owned(site, 'uscc' in wrong ? 'service' : 'community')
    const answer = await site.form(
      `${of.path}/registration`,
      { ...(await typed(of.id, { reason: '写错了一个字' })), ...wrong },
      of.owner,
    )
    expect([answer.status, answer.text.includes(reason)]).toEqual([422, true])
    expect(answer.text).toContain('value="和平里"')
  })

  test('name and number are each had once', async () => {
    const [of, other] = [await owned(site, 'community'), await owned(site, 'community')]
    const send = async (more: Record<string, string>) =>
      (await site.form(`${of.path}/registration`, await typed(of.id, more), of.owner)).text
    expect(await send({ name: other.name })).toContain('已经登记过了')
    const { filingNo } = await stands(other.id)
    expect(await send({ filingNo: filingNo ?? '' })).toContain(`备案号${filingNo}已经登记过了`)
  })

  test('a step up the ladder is no correction', async () => {
    const of = await owned(site, 'community')
    const up = await typed(of.id, { kind: 'service', uscc: '52110101270209033T' })
    const answer = await site.form(`${of.path}/registration`, up, of.owner)
    expect([answer.status, answer.text.includes('由经办人照证件记录')]).toEqual([422, true])
    const number = await typed(of.id, { filingNo: '东社备2026-77' })
    expect((await site.form(`${of.path}/registration`, number, of.owner)).status).toBe(303)
    expect(await stands(of.id)).toMatchObject({ filingNo: '东社备2026-77' })
  })
})

describe('a registration that others rely on', () => {
  test('waits for an officer, on whose desk it stands with its last day; then it counts, and the organization is told', async () => {
    const of = await owned(site, 'community')
    await lookedUp(of.id)
    const sent = await typed(of.id, { name: `${of.name}新名` })
    expect((await site.form(`${of.path}/registration`, sent, of.owner)).status).toBe(303)
    expect(await stands(of.id)).toMatchObject({ name: of.name })
    expect((await site.get(`${of.path}/registration`, of.owner)).text).toContain('等经办人核对')
    expect(await subjectsTo(officer)).toContain(`请核对登记更正：${of.name}`)
    const path = `/registration-changes/${await newest(of.id)}`
    const desk = await site.get('/desks/officer', officer)
    for (const says of ['核对登记更正', path, '2026年11月29日以前']) expect(desk.text).toContain(says)
    const page = await site.get(path, officer)
    expect(page.text).toContain(`<del>${of.name}</del> ${of.name}新名`)
    expect(
      (await site.form(`${path}/check`, { outcome: 'accepted', answer: '已看新证' }, officer)).status,
    ).toBe(303)
    expect(await stands(of.id)).toMatchObject({ name: `${of.name}新名` })
    expect(await subjectsTo(of.owner)).toContain('登记信息已更正')
    expect((await site.get('/desks/officer', officer)).text).not.toContain(path)
    const again = await site.post(`${path}/check`, { outcome: 'accepted', answer: '' }, officer)
    expect(again.json).toMatchObject({ why: 'change-answered' })
  })

  test('is refused with a reason, and can be asked again; or taken back', async () => {
    const of = await owned(site, 'community')
    await lookedUp(of.id)
    const sent = await typed(of.id, { subdistrict: '龙潭' })
    await site.form(`${of.path}/registration`, sent, of.owner)
    const twice = await site.post(`${of.path}/registration`, sent, of.owner)
    expect(twice.json).toMatchObject({ why: 'change-waits' })
    const path = `/registration-changes/${await newest(of.id)}`
    const silent = await site.form(`${path}/check`, { outcome: 'refused', answer: '' }, officer)
    expect([silent.status, silent.text.includes('请写明理由')]).toEqual([422, true])
    expect(
      (await site.form(`${path}/check`, { outcome: 'refused', answer: '证书上不是' }, officer)).status,
    ).toBe(303)
    expect((await site.get(`${of.path}/registration`, of.owner)).text).toContain('没有通过核对：证书上不是')
    expect((await site.form(`${of.path}/registration`, sent, of.owner)).status).toBe(303)
    const second = `/registration-changes/${await newest(of.id)}`
    expect((await site.form(`${second}/withdrawal`, {}, of.owner)).status).toBe(303)
    expect((await site.post(`${second}/withdrawal`, {}, of.owner)).json).toMatchObject({
      why: 'change-answered',
    })
    expect(await stands(of.id)).toMatchObject({ subdistrict: expect.not.stringContaining('龙潭') })
  })

  test('not by whoever has an interest in it, nor by others', async () => {
    const of = await owned(site, 'community')
    await lookedUp(of.id)
    await site.form(`${of.path}/registration`, await typed(of.id, { name: `${of.name}二` }), of.owner)
    const id = await newest(of.id)
    const own = await joined(site, of, 'reader')
    const both = {
      ...own,
      roles: ['officer' as const],
      interests: [{ id: of.id, name: of.name, rounds: [] }],
    }
    const check = { outcome: 'accepted', answer: '' } as const
    expect(await checkRegistration(site.db, both, id, check, NOW)).toMatchObject({
      refusal: { why: 'own-interest' },
    })
    expect((await site.post(`/registration-changes/${id}/check`, check, of.owner)).status).toBe(403)
    const stranger = await owned(site, 'community')
    expect((await site.post(`/registration-changes/${id}/withdrawal`, {}, stranger.owner)).status).toBe(404)
    expect((await site.post(`${of.path}/registration`, await typed(of.id, {}), own)).json).toMatchObject({
      why: 'not-owner',
    })
    await expect(
      site.db.run(
        sql`insert into registration_answers (change_id, outcome, reason, by_id, at) values (${id}, 'accepted', '', ${own.id}, 1)`,
      ),
    ).rejects.toThrow('registration_answers')
  })

  test('what moved in between is not overwritten', async () => {
    const of = await owned(site, 'community')
    await lookedUp(of.id)
    await site.form(`${of.path}/registration`, await typed(of.id, { name: `${of.name}三` }), of.owner)
    const id = await newest(of.id)
    await site.db.run(sql`update organizations set subdistrict = '东直门' where id = ${of.id}`)
    expect(
      await checkRegistration(site.db, officer, id, { outcome: 'accepted', answer: '' }, NOW),
    ).toMatchObject({
      refusal: { why: 'registration-moved', fields: ['subdistrict'] },
    })
    expect(
      await checkRegistration(site.db, officer, id, { outcome: 'refused', answer: '重新提出' }, NOW),
    ).toMatchObject({
      ok: true,
    })
  })
})
