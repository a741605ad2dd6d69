import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from './addresses.ts'
import { expected } from './routes.ts'
import { READERS } from './table.ts'
import { makeWorld } from './world.ts'

/** Every route × everything that no page of ours sends, by somebody who may ask: an answer with a reason, never a breakdown. */
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld()
}, 60_000)

const NUL = String.fromCodePoint(0)
const LONE = String.fromCharCode(0xd800)
const LONG = '长'.repeat(30_000)
const FIELDS =
  `version title name reason text note confirm email login password organization kind outcome amount voucher
  date receivedOn paidOn score spent months track category place number code page state q sort from to member role url
  chapters parameters dates tracks criteria questions budget partners answers defects file day days cells`.split(
    /\s+/,
  )

const every = <T>(value: T): Record<string, T> => Object.fromEntries(FIELDS.map((field) => [field, value]))

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'
const BODIES: Record<string, { type: string; body: string }> = {
  'nothing at all': { type: JSON_TYPE, body: '' },
  'JSON that breaks off': { type: JSON_TYPE, body: '{"title": "茶' },
  'a list': { type: JSON_TYPE, body: '[]' },
  null: { type: JSON_TYPE, body: 'null' },
  'lists in every field': { type: JSON_TYPE, body: JSON.stringify(every([[{ a: [null] }]])) },
  'objects in every field': { type: JSON_TYPE, body: JSON.stringify(every({ 0: { 0: 'x' }, length: -1 })) },
  'numbers past all bounds': {
    type: JSON_TYPE,
    body: JSON.stringify(every(1e308)).replaceAll('1e+308', '1e999'),
  },
  'a prototype': { type: JSON_TYPE, body: '{"__proto__": {"why": 1}, "constructor": {"prototype": null}}' },
  'NUL and half a character': { type: JSON_TYPE, body: JSON.stringify(every(`${NUL}${LONE}`)) },
  'texts too long': {
    type: JSON_TYPE,
    body: JSON.stringify({ ...every('x'), title: LONG, text: LONG, reason: LONG }),
  },
  'a form of broken escapes': {
    type: FORM_TYPE,
    body: 'title=%E0%A4%A&reason=%00&%5B%5D=1&version=-1&a.0.b=%',
  },
  'a form of odd names': {
    type: FORM_TYPE,
    body: '__proto__.x=1&a[]=1&a[]=2&a.b=3&a.999999999.c=4&budget.-1.name=5&constructor=6&toString=7&.=8',
  },
  'a form of quotes and tags': {
    type: FORM_TYPE,
    body: new URLSearchParams(every("');drop table people;--<script>")).toString(),
  },
  'plain text': { type: 'text/plain', body: '你好' },
  'parts without a boundary': { type: 'multipart/form-data', body: '--x\r\n\r\n' },
  'parts that break off': {
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\nContent-Disposition: form-data; name="file"; filename="../a"',
  },
}

const QUERIES = [
  'page=-1',
  'page=1e99',
  'page=%00&q=%00',
  `q=${encodeURIComponent('长'.repeat(3000))}`,
  'state=nothing&sort=nothing&round=nothing&track=%27&category=%25&subject=x',
  'state=a&state=b&page=1&page=2&q=%E0%A4%A',
]

const IDS = ['%00', "';--", '..%2F..%2F', '__proto__', '长'.repeat(200), '%E0%A4%A']

const routes = Object.entries(expected)
const asked = routes.filter(([route]) => route.startsWith('GET '))
const sent = routes.filter(([route]) => route.startsWith('POST ') && !route.includes('sign-out'))

/** The one of all who may whose word is worth the most; of an outside unit, where nobody else may. */
function whoMay(marks: string) {
  const inside = marks.slice(0, READERS.indexOf('operator')).lastIndexOf('+')
  return world.readers[READERS[inside === -1 ? marks.lastIndexOf('+') : inside] ?? 'visitor']
}

/** What a refusal says, and not only a particular that was typed; what was answered needs no excuse. */
const sentenceOf = (status: number, text: string): string => (status < 400 ? '已办' : JSON.parse(text).title)

/** All of it, or each with a third of the routes: what a home does differently is to read a request, whatever its route. */
function shareOf<T>(all: T[], route: string): T[] {
  const no = routes.findIndex(([one]) => one === route)
  return env.THOROUGH ? all : all.filter((_, at) => at % 3 === no % 3)
}

const ORIGIN = { origin: 'http://localhost' }

describe('nonsense sent', () => {
  test.each(sent)('%s', async (route, marks) => {
    const { path } = addressOf(route, world.ids)
    for (const [name, { type, body }] of shareOf(Object.entries(BODIES), route)) {
      const headers = { ...ORIGIN, 'content-type': type, accept: 'application/json' }
      const answer = await world.site.fetch(path, { method: 'POST', headers, body }, whoMay(marks))
      const text = await answer.text()
      expect.soft(answer.status, `${name}: ${text.slice(0, 300)}`).toBeLessThan(500)
      expect.soft(sentenceOf(answer.status, text), name).toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('nonsense asked', () => {
  test.each(asked)('%s', async (route, marks) => {
    const { path } = addressOf(route, world.ids)
    for (const query of shareOf(QUERIES, route)) {
      const answer = await world.site.fetch(`${path}?${query}`, {}, whoMay(marks))
      expect.soft(answer.status, query).toBeLessThan(500)
      await answer.text()
    }
  })

  test.each(routes.filter(([route]) => route.includes(':')))('of nobody: %s', async (route, marks) => {
    const [method = '', pattern = ''] = route.split(' ')
    for (const id of shareOf(IDS, route)) {
      const init =
        method === 'POST' ? { method, headers: { ...ORIGIN, 'content-type': JSON_TYPE }, body: '{}' } : {}
      const answer = await world.site.fetch(pattern.replace(/:[a-z]+/g, id), init, whoMay(marks))
      expect.soft(answer.status, id).toBeLessThan(500)
      await answer.text()
    }
  })
})
