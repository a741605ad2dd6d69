import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readBody } from '../../src/web/body.ts'
import { DEEPEST, LARGEST_BODY, MOST_BRANCHES, MOST_FIELDS } from '../../src/web/bounds.ts'
import { tableOf } from './table.ts'

/** The largest bodies that are taken, and those that are made to cost: milliseconds before a schema sees them, the first time and the least of seven. */
const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

const filled = (name: (at: number) => string, count: number, size: number): string =>
  Array.from({ length: count }, (_, at) => `${name(at)}=${'x'.repeat(size)}`)
    .join('&')
    .slice(0, LARGEST_BODY)

const BODIES: Record<string, [type: string, body: string]> = {
  'form: one field of a megabyte': [FORM, `a=${'x'.repeat(LARGEST_BODY - 2)}`],
  'form: one field, each sign coded': [FORM, `a=${'%E6%B0%91'.repeat((LARGEST_BODY - 2) / 9)}`],
  'form: as many fields as may be': [FORM, filled((at) => `f${at}`, MOST_FIELDS - 1, 325)],
  'form: as deep as may be': [
    FORM,
    filled((at) => `${'a.'.repeat(DEEPEST - 1)}f${at}`, MOST_FIELDS - 1, 310),
  ],
  'form: as many branches as may be': [
    FORM,
    filled((at) => `g${at % MOST_BRANCHES}.f${at}`, MOST_FIELDS - 1, 315),
  ],
  'form: one sign coded wrongly': [FORM, `${filled((at) => `f${at}`, MOST_FIELDS - 1, 320)}%`],
  'form: in parts': [
    'multipart/form-data; boundary=----parts',
    `${Array.from({ length: 11_000 }, (_, at) => `------parts\r\nContent-Disposition: form-data; name="f${at}"\r\n\r\nx\r\n`).join('')}------parts--`,
  ],
  'form: rows of a list': [
    FORM,
    filled((at) => `rows.${Math.floor(at / 10)}.c${at % 10}`, MOST_FIELDS - 1, 315),
  ],
  'form: one name, again and again': [FORM, filled(() => 'a[]', MOST_FIELDS - 1, 328)],
  'form: gaps without end': [FORM, `b0.${'999.'.repeat(80_000)}9=1`],
  'form: a hundred thousand names': [FORM, filled((at) => `f${at}`, 100_000, 1)],
  'JSON: one text of a megabyte': [JSON_TYPE, JSON.stringify({ a: 'x'.repeat(LARGEST_BODY - 10) })],
  'JSON: as many values as may be': [
    JSON_TYPE,
    JSON.stringify({
      a: Array.from({ length: 900 }, () => Array.from({ length: 20 }, () => 'x'.repeat(40))),
    }),
  ],
  'JSON: a hundred thousand brackets': [JSON_TYPE, `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  'JSON: half a million values': [JSON_TYPE, `{"a":[${'1,'.repeat(480_000)}1]}`],
}

test('what a body costs before its schema', async () => {
  const app = new Hono()
  let ms = 0
  app.post('/', async (c) => {
    const begun = performance.now()
    try {
      await readBody(c)
      return c.text('read')
    } finally {
      ms = performance.now() - begun
    }
  })
  app.onError((_, c) => c.text('refused', 413))
  const rows = []
  for (const [name, [type, body]] of Object.entries(BODIES)) {
    const send = () => app.request('/', { method: 'POST', body, headers: { 'content-type': type } })
    const costs = []
    let status = 0
    for (let time = 0; time < 7; time += 1) {
      status = (await send()).status
      costs.push(ms)
    }
    rows.push({
      body: name,
      bytes: body.length,
      status,
      first: costs[0]?.toFixed(1) ?? '',
      least: Math.min(...costs).toFixed(1),
    })
  }
  console.log(tableOf(rows))
  expect(rows.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
})
