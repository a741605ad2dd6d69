// oxlint-disable no-await-in-loop -- one after another
import { renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Placed, districtsIn, placed } from '../../src/machine/districts/folder.ts'
import { Known } from '../../src/machine/districts/known.ts'
import { makeDistrict, renameHosts } from '../../src/machine/districts/make.ts'
import { type Lease, Opened } from '../../src/machine/districts/open.ts'
import { manySites } from '../../src/machine/districts/sites.ts'
import { newPlace } from '../backup/played.ts'

/** Three districts of one process that keeps two databases open. */
const data = newPlace()
const NOW = 1_000_000
let places: Placed[]
beforeAll(async () => {
  for (const code of ['a', 'b', 'c']) await makeDistrict(data, { code, hosts: [`${code}.cn`], from: null })
  places = ['a', 'b', 'c'].map((code) => placed(data, code))
}, 60_000)

async function taken(opened: Opened, at: number): Promise<Lease> {
  const place = places[at]
  const lease = place ? await opened.take(place, NOW) : null
  if (!lease?.ok) throw new Error('not opened')
  return lease.value
}
const isOpen = ({ machine }: Lease): boolean => {
  try {
    machine.db.run('select 1')
    return true
  } catch {
    return false
  }
}

describe('databases are opened when they are asked for,', () => {
  test('and those that were asked for last stay open', async () => {
    const opened = new Opened(2)
    const leases: Lease[] = []
    for (const at of [0, 1, 0, 2]) {
      const lease = await taken(opened, at)
      lease.release()
      leases.push(lease)
    }
    expect(opened.count()).toBe(2)
    expect(leases.map(isOpen)).toEqual([true, false, true, true])
    expect((await taken(opened, 0)).machine).toBe(leases[0]?.machine)
    opened.closeAll()
  })

  test('one that is read is closed when it has been, however often that is said', async () => {
    const opened = new Opened(1)
    const reading = [await taken(opened, 0), await taken(opened, 0), await taken(opened, 1)]
    expect([opened.count(), reading.map(isOpen)]).toEqual([2, [true, true, true]])
    for (let times = 0; times < 3; times += 1) reading[0]?.release()
    expect(reading.map(isOpen)).toEqual([true, true, true])
    reading[1]?.release()
    expect(reading.map(isOpen)).toEqual([false, false, true])
    opened.closeAll()
    expect(reading.map(isOpen)).toEqual([false, false, true])
    reading[2]?.release()
    expect(reading.map(isOpen)).toEqual([false, false, false])
  })

  test('once, of many at once', async () => {
    const opened = new Opened(2)
    const leases = await Promise.all(Array.from({ length: 8 }, () => taken(opened, 0)))
    expect(new Set(leases.map(({ machine }) => machine)).size).toBe(1)
    for (const { release } of leases) release()
    opened.closeAll()
    expect(leases.map(isOpen)).not.toContain(true)
  })

  test('and one that was refused is tried again a second later', async () => {
    const opened = new Opened(2)
    const [place] = places
    if (!place) throw new Error('a place')
    const file = join(place.data, 'site.sqlite')
    renameSync(file, `${file}.aside`)
    expect(await opened.take(place, NOW)).toEqual({ ok: false, refusal: '没有数据库' })
    renameSync(`${file}.aside`, file)
    expect((await opened.take(place, NOW + 999)).ok).toBe(false)
    expect((await opened.take(place, NOW + 1000)).ok).toBe(true)
  })
})

describe('which districts there are', () => {
  test('is looked at once a second, and told when it is another', () => {
    let changes = 0
    const known = new Known(data, () => (changes += 1))
    const at = (host: string, now: number) => known.of(host, now)?.code ?? null
    const long = (seconds: number) => utimesSync(districtsIn(data), seconds, seconds)
    long(NOW / 1000 - 60)
    expect([at('a.cn', NOW), at('x.cn', NOW), changes]).toEqual(['a', null, 1])
    renameHosts(data, 'a', ['x.cn'])
    long(NOW / 1000 - 50)
    expect([at('a.cn', NOW + 999), at('x.cn', NOW + 999), changes]).toEqual(['a', null, 1])
    expect([at('a.cn', NOW + 1000), at('x.cn', NOW + 1000), changes]).toEqual([null, 'a', 2])
    expect([at('x.cn', NOW + 2000), at('x.cn', NOW - 9000), changes]).toEqual(['a', 'a', 2])
    renameHosts(data, 'a', ['a.cn'])
  })

  test('one whose names cannot be read has none', () => {
    writeFileSync(join(placed(data, 'c').data, 'district.json'), '{"hosts": "c.cn"')
    const known = new Known(data, () => {})
    expect([known.of('c.cn', NOW), known.of('b.cn', NOW)?.code, known.count(NOW)]).toEqual([null, 'b', 3])
  })
})

test('behind a proxy that ends TLS a site is https:// and the name that it was asked by', async () => {
  const site = async (proxies: number) => {
    const sites = manySites(data, { proxies })
    const found = await sites.of(new Request('http://B.cn:8787/x'))
    if (!('env' in found)) throw new Error('a site')
    found.release()
    sites.close()
    return [found.district, found.env.SITE_URL]
  }
  expect([await site(0), await site(1)]).toEqual([
    ['b', undefined],
    ['b', 'https://b.cn'],
  ])
})
