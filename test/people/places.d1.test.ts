import { beforeAll, describe, expect, test } from 'vitest'
import { addPlaces, endPlace, givePlace } from '../../src/people/places/actions.ts'
import { NOON, type District, district, lettersTo, ONE_WINS, outcomesOf } from '../round/needs/cast.ts'
import { must } from '../round/opened.ts'
import { type Site, openSite } from '../support.ts'
import { unlike } from '../unlike.ts'

let site: Site
let here: District
beforeAll(async () => {
  site = await openSite(NOON)
  here = await district(site)
})

describe('places', () => {
  test('are entered by an administrator; what is there stays', async () => {
    const subdistrict = `新街道${unlike()}`.slice(0, 12)
    const add = (communities: string) =>
      site.form('/places', { subdistrict, communities }, here.administrator)
    expect((await add('东社区\n西社区、东社区')).status).toBe(303)
    expect((await add('东社区 南社区')).status).toBe(303)
    const again = await add('东社区')
    expect([again.status, again.text.includes('都已经录入'), again.text.includes(subdistrict)]).toEqual([
      422,
      true,
      true,
    ])
    const { json } = await site.json('/places', here.administrator)
    const places: { subdistrict: string; community: string }[] = Object(json)['places']
    expect(places.filter((one) => one.subdistrict === subdistrict).map((one) => one.community)).toHaveLength(
      4,
    )
    expect((await site.form('/places', { subdistrict: '' }, here.administrator)).text).toContain('请填写街道')
    expect((await site.form('/places', { subdistrict }, here.officer)).status).toBe(403)
  })

  test('the same twice at once: one wins', async () => {
    const place = { subdistrict: `街道${unlike()}`, communities: ['某社区'] }
    expect(
      outcomesOf(await Promise.all([1, 2].map(() => addPlaces(site.db, here.administrator, place, NOON)))),
    ).toEqual(ONE_WINS)
  })
})

describe('who looks after a place', () => {
  const workersOf = async (id: string) => {
    const { json } = await site.json('/places', here.administrator)
    const places: { id: string; workers: number }[] = Object(json)['places']
    return places.find((one) => one.id === id)?.workers ?? 0
  }

  test('has a desk from then on, until it is ended; and is told', async () => {
    const person = await site.person('新来的工作者')
    expect((await site.get('/desks/community', person)).status).toBe(403)
    const path = `/people/${person.id}/places`
    const workers = await workersOf(here.first.id)
    expect((await site.form(path, { place: '' }, here.administrator)).text).toContain('请选择地方')
    expect((await site.form(path, { place: here.first.id }, here.administrator)).status).toBe(303)
    // residents trust them with contacts: a second factor first
    expect((await site.get('/desks/community', person)).location).toContain('second-factor')
    const twice = await site.post(path, { place: here.first.id }, here.administrator)
    expect(twice.json).toMatchObject({ status: 422, why: 'place-held' })
    expect((await site.get(path, here.administrator)).text).toContain('甲社区')
    expect(await workersOf(here.first.id)).toBe(workers + 1)
    const ends = `/people/${person.id}/place-ends`
    expect((await site.form(ends, { place: here.first.id }, here.administrator)).status).toBe(303)
    expect((await site.post(ends, { place: here.first.id }, here.administrator)).json).toMatchObject({
      why: 'place-not-held',
    })
    expect(await workersOf(here.first.id)).toBe(workers)
    expect((await site.get('/desks/community', person)).status).toBe(403)
    expect(await lettersTo(site, person)).toHaveLength(2)
    expect((await site.get('/people/nobody/places', here.administrator)).status).toBe(404)
  })

  test('two at once: one wins', async () => {
    const person = await site.person('某人')
    const give = () => givePlace(site.db, here.administrator, person.id, here.first.id, NOON)
    expect(outcomesOf(await Promise.all([give(), give()]))).toEqual(ONE_WINS)
    const end = () => endPlace(site.db, here.administrator, person.id, here.first.id, NOON)
    expect(outcomesOf(await Promise.all([end(), end()]))).toEqual(ONE_WINS)
  })

  test('is the administrator’s to say', async () => {
    const person = await site.person('某人')
    const given = await givePlace(site.db, here.officer, person.id, here.first.id, NOON)
    expect(given).toMatchObject({ ok: false, refusal: { why: 'not-your-role' } })
    const nowhere = await givePlace(site.db, here.administrator, person.id, 'nowhere', NOON)
    expect(nowhere).toEqual({ ok: false, refusal: { why: 'not-found' } })
    must(await givePlace(site.db, here.administrator, person.id, here.first.id, NOON))
    expect(await endPlace(site.db, here.officer, person.id, here.first.id, NOON)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
  })
})
