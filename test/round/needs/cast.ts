import { sql } from 'drizzle-orm'
import { addPlaces, givePlace } from '../../../src/people/places/actions.ts'
import type { Place } from '../../../src/people/rules/place.ts'
import { raiseNeed } from '../../../src/round/needs/actions/needs.ts'
import type { NewNeed } from '../../../src/round/needs/rules/need.ts'
import { startOf } from '../../../src/shared/days.ts'
import type { Site, Someone } from '../../support.ts'
import { must } from '../opened.ts'
import { unlike } from '../../unlike.ts'

export const NOON = startOf('2026-06-15') + 12 * 3_600_000
export const DAY = 86_400_000

/** A subdistrict of its own with two communities, and somebody who looks after each. */
export async function district(site: Site) {
  const administrator = await site.person('管理员', ['administrator'])
  const officer = await site.person('林芳', ['officer'])
  const name = `街道${unlike()}`
  must(
    await addPlaces(
      site.db,
      administrator,
      { subdistrict: name, communities: ['甲社区', '乙社区'] },
      site.now,
    ),
  )
  const rows = await site.db.all<Place>(
    sql`select id, subdistrict, community from places where subdistrict = ${name} order by community`,
  )
  const place = (community: string): Place => {
    const found = rows.find((row) => row.community === community)
    if (!found) throw new Error(community)
    return found
  }
  const [whole, first, second] = [place(''), place('甲社区'), place('乙社区')]
  return {
    name,
    administrator,
    officer,
    ...{ whole, first, second },
    worker: await workerOf(site, administrator, first, '甲社区工作者'),
    neighbour: await workerOf(site, administrator, second, '乙社区工作者'),
    subdistrict: await workerOf(site, administrator, whole, '街道工作者'),
  }
}
export type District = Awaited<ReturnType<typeof district>>

export async function workerOf(site: Site, administrator: Someone, place: Place, name: string) {
  const person = await site.person(name)
  must(await givePlace(site.db, administrator, person.id, place.id, site.now))
  await site.db.run(sql`update people set two_factor_enabled = 1 where id = ${person.id}`)
  return { ...person, places: [place], secondFactor: true }
}

let count = 0
/** Each its own title, so that none is taken for the same. */
export const needAt = (place: Place, change: Partial<NewNeed> = {}): NewNeed => ({
  placeId: place.id,
  title: `有人来坐坐${(count += 1)}`,
  text: '楼里独居老人多，希望有人常来看看。',
  concerned: '独居老人',
  people: 12,
  source: 'visit',
  urgency: 'soon',
  contact: { name: '王居民', phone: '13900000001' },
  ...change,
})

export const raised = async (site: Site, place: Place, change: Partial<NewNeed> = {}, now = site.now) =>
  must(await raiseNeed(site.db, null, needAt(place, change), now))

/** The same as a form sends it. */
export const typed = (place: Place, change: Record<string, string> = {}) => ({
  ...{ placeId: place.id, title: `送午餐${(count += 1)}`, text: '做饭不安全。', concerned: '高龄老人' },
  ...{ people: '30', urgency: 'soon', name: '王居民', phone: '13900000001' },
  ...change,
})

export const eventsOf = async (site: Site, subject: string): Promise<string[]> =>
  (
    await site.db.all<{ what: string }>(sql`select what from history where subject = ${subject} order by seq`)
  ).map(({ what }) => what)

export const lettersTo = async (site: Site, { id }: Someone): Promise<string[]> =>
  (
    await site.db.all<{ subject: string }>(
      sql`select subject from letters where to_id = ${id} order by at, rowid`,
    )
  ).map(({ subject }) => subject)

export const STALE = { ok: false, refusal: { why: 'changed-meanwhile' } }

/** What came of several acts at once: "done", or why not. */
export const outcomesOf = (all: { ok: boolean; refusal?: { why: string } }[]): string[] =>
  all.map(({ refusal }) => refusal?.why ?? 'done').toSorted()
export const ONE_WINS = ['changed-meanwhile', 'done']
