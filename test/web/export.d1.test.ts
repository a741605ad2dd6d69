import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { type Declared, declaredIn } from '../../src/web/declared.ts'
import { addressOf } from '../access/addresses.ts'
import { rowOf } from '../access/declared.ts'
import { READERS } from '../access/table.ts'
import { makeWorld } from '../access/world.ts'

/** Whatever declares that its lists can be saved: to whoever reads the page, for as many questions to the database. */
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld()
}, 60_000)

const exporting = declaredIn(makeApp()).filter(({ exports }) => exports)

/** Lists are the office's; an expert sees no more than their own sheets. */
const STAFF = ['officer', 'finance', 'auditor', 'administrator', 'approver'] as const

/** And of a round that an outside unit runs, whoever runs it. */
const readerOf = (declared: Declared) =>
  [...STAFF, 'operator' as const].find((one) => rowOf(declared)[READERS.indexOf(one)] === '+') ?? 'visitor'

describe.each(exporting)('$pattern', (declared) => {
  const ask = async (format: string) => {
    const { path } = addressOf(`GET ${declared.pattern}`, world.ids)
    const answer = await world.site.fetch(`${path}?format=${format}`, {}, world.readers[readerOf(declared)])
    return { answer, cost: { ...world.site.counts } }
  }

  test('is saved as a table that Excel reads, by name, and kept nowhere', async () => {
    const { answer } = await ask('csv')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[^"]+\.csv"; filename\*=UTF-8''(\d{4})?%E/,
    )
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  test('is saved as a workbook, for the price of the page', async () => {
    const { answer, cost } = await ask('xlsx')
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
    const page = await ask('pdf')
    expect(page.answer.headers.get('content-type')).toContain('text/html')
    expect(page.cost).toEqual(cost)
    expect(await page.answer.text()).toContain('format=xlsx')
  })
})

/** Pages about one thing: their tables are of it alone, and are no lists. */
const OF_ONE: Record<string, string> = {
  '/rounds/:id': 'how far a round is, stage by stage; of all rounds the desks save it',
  '/channels': 'the four channels that there are',
  '/people/:id': 'the roles of a person',
  '/people/:id/recovery': 'the recoveries of a person',
  '/proposals/:id/eligibility': 'a case, with the proposal that it is about',
  '/experts/:id': 'what was decided upon an expert',
  '/agreements/:id/project': 'what a project promises',
  '/reports/:id/review': 'the indicators of a report',
}

/** Lists with something in them in this world; where one is empty nothing is shown, and nothing asked. */
describe('what the staff alone reads as a list can be saved', () => {
  const isOfStaff = (one: string) => STAFF.some((own) => own === one)
  const pages = declaredIn(makeApp()).filter(
    ({ method, pattern, who, exports, gives }) =>
      method === 'GET' &&
      !gives &&
      !exports &&
      !(pattern in OF_ONE) &&
      who !== 'everybody' &&
      who.every(isOfStaff),
  )
  test.each(pages)('or $pattern has none', async (declared) => {
    const { path } = addressOf(`GET ${declared.pattern}`, world.ids)
    const answer = await world.site.fetch(path, {}, world.readers[readerOf(declared)])
    expect((await answer.text()).match(/<table[^>]*>/g)).toBeNull()
  })
})
