import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { read } from '../../src/web/body.ts'
import { DEEPEST, LARGEST_BODY, MOST_BRANCHES, MOST_FIELDS } from '../../src/web/bounds.ts'
import { send, sendForm, sendJson } from './sending.ts'

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

describe('a form', () => {
  test('nests by its names, and stays flat as it was typed', async () => {
    const { sent, typed } = await sendForm({
      title: '夕阳茶叙',
      'dates.opens': '2026-11-01T09:00',
      'budget.0.name': '茶点',
      'budget.0.grant': '100',
      'budget.1.name': '',
      'kinds[]': ['community', 'committee'],
      'tracks.0.kinds[]': 'service',
    })
    expect(sent).toEqual({
      title: '夕阳茶叙',
      dates: { opens: '2026-11-01T09:00' },
      budget: [{ name: '茶点', grant: '100' }, { name: '' }],
      kinds: ['community', 'committee'],
      tracks: [{ kinds: ['service'] }],
    })
    expect(typed).toEqual({
      title: '夕阳茶叙',
      'dates.opens': '2026-11-01T09:00',
      'budget.0.name': '茶点',
      'budget.0.grant': '100',
      'budget.1.name': '',
      'kinds[]': 'community\ncommittee',
      'tracks.0.kinds[]': 'service',
    })
  })

  test('rows keep their number: a gap is null, whatever the order', async () => {
    expect((await sendForm({ 'rows.3.a': 'd', 'rows.1.a': 'b' })).sent).toEqual({
      rows: [null, { a: 'b' }, null, { a: 'd' }],
    })
  })

  test.each(['rows.1000.a', 'rows.4294967296.a', 'rows.-1.a', 'rows.1e3.a', 'rows.01.a', 'rows.1.5.a'])(
    '%s makes no giant list',
    async (name) => {
      const { sent } = await sendForm({ [name]: 'x' })
      expect(JSON.stringify(sent).length).toBeLessThan(60)
    },
  )

  test('of two values under one name the first counts; under name[] both', async () => {
    const { sent } = await sendForm({ title: ['one', 'two'], 'kinds[]': ['b', 'a', 'b'] })
    expect(sent).toEqual({ title: 'one', kinds: ['b', 'a', 'b'] })
  })

  test('what contradicts itself is one or the other', async () => {
    const { sent } = await sendForm({ a: 'text', 'a.b': 'inner', 'c.d': 'inner', c: 'text' })
    expect(sent).toEqual({ a: { b: 'inner' }, c: 'text' })
  })

  test.each([
    '__proto__',
    '__proto__.polluted',
    'constructor.prototype.polluted',
    'a.__proto__.polluted',
    '__proto__[]',
  ])('%s pollutes nothing', async (name) => {
    const { sent, typed } = await sendForm({ [name]: 'yes', title: 'x' })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(sent['title']).toBe('x')
    expect(Object.getPrototypeOf(typed)).toBe(Object.prototype)
    expect(read(z.object({ title: z.string() }), sent)).toEqual({ ok: true, value: { title: 'x' } })
  })

  test.each(['constructor', 'toString', 'hasOwnProperty', 'length', ''])(
    'a field may be called %j',
    async (name) => {
      expect((await sendForm({ [name]: 'x' })).typed).toEqual({ [name]: 'x' })
    },
  )

  test('text is what can be stored and shown: no control characters, no half of a pair; lines end in one character', async () => {
    const { typed } = await sendForm({ a: 'x\u0000y\u0007\u007f', b: '一\r\n二\r三\n四\t五', c: '😀𠮷' })
    expect(typed).toEqual({ a: 'xy', b: '一\n二\n三\n四\t五', c: '😀𠮷' })
    expect((await sendJson({ a: 'x\ud800y' })).typed).toEqual({ a: 'x\ufffdy' })
  })

  test('a file is not a field', async () => {
    const form = new FormData()
    form.append('title', 'x')
    form.append('paper', new File(['…'], 'paper.txt'))
    expect((await send(form)).sent).toEqual({ title: 'x' })
  })

  test('a name that is too long does not count, however deep', async () => {
    const { sent, typed } = await sendForm({ ['a.'.repeat(200_000)]: 'x', title: 'y' })
    expect([sent, typed]).toEqual([{ title: 'y' }, { title: 'y' }])
  })

  test('as many fields as a form may have are read, each by itself; one more is too much', async () => {
    const fields = (count: number) => Array.from({ length: count }, (_, i) => `f${i}=`).join('&')
    const { typed } = await send(fields(MOST_FIELDS), FORM)
    expect(Object.keys(typed)).toHaveLength(MOST_FIELDS)
    await expect(send(fields(MOST_FIELDS + 1), FORM)).rejects.toThrow('413')
    await expect(send('&'.repeat(LARGEST_BODY - 1), FORM)).rejects.toThrow('413')
    const form = new FormData()
    for (let at = 0; at <= MOST_FIELDS; at += 1) form.append(`f${at}`, '')
    await expect(send(form)).rejects.toThrow('413')
  })

  test('names are as deep as a form may be', async () => {
    const name = (deep: number) => Array.from({ length: deep }, () => 'a').join('.')
    expect((await sendForm({ [name(DEEPEST)]: 'x' })).sent).toHaveProperty(name(DEEPEST), 'x')
    await expect(sendForm({ [name(DEEPEST + 1)]: 'x' })).rejects.toThrow('413')
  })

  test('branches are grown as far as they may be, of rows and of names', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `g${at}.f=`).join('&')
    expect(Object.keys((await send(rows(MOST_BRANCHES), FORM)).sent)).toHaveLength(MOST_BRANCHES)
    await expect(send(rows(MOST_BRANCHES + 1), FORM)).rejects.toThrow('413')
  })

  test.each([
    ['a=%', 'a', '%'],
    ['a=%E6%B0%91+%zz', 'a', '民 %zz'],
    ['a+b=1%2B1', 'a b', '1+1'],
    ['&&a=b=c&&', 'a', 'b=c'],
    ['a', 'a', ''],
    ['%EF%BB%BFa=x', '\uFEFFa', 'x'],
    ['a=%FF', 'a', '\uFFFD'],
  ])('%s is read as a browser reads its own', async (body, name, text) => {
    const own = [...new URLSearchParams(body)]
    expect(own).toEqual([[name, text]])
    expect((await send(body, FORM)).typed).toEqual({ [name]: text })
  })

  test('gaps are filled as far as they may be, in all lists together', async () => {
    const { sent } = await sendForm({ 'a.500': 'x', 'b.500': 'x' }) // 500 gaps each
    expect([sent['a'], sent['b']]).toEqual([expect.any(Array), expect.any(Array)])
    await expect(sendForm({ 'a.500': 'x', 'b.501': 'x' })).rejects.toThrow('413')
    await expect(sendForm({ 'b0.999.999.999.999.999.999': '1' })).rejects.toThrow('413')
  })
})

describe('a machine’s JSON', () => {
  test('is read as the same form would be', async () => {
    const { sent, typed } = await sendJson({
      title: '茶叙',
      months: 10,
      skip: true,
      baseline: null,
      goals: ['一', '二'],
      none: [],
      budget: [{ name: '茶点', grant: 100.5 }],
    })
    expect(sent).toEqual({
      title: '茶叙',
      months: '10',
      skip: 'true',
      goals: ['一', '二'],
      none: [],
      budget: [{ name: '茶点', grant: '100.5' }],
    })
    expect(typed).toEqual({
      title: '茶叙',
      months: '10',
      skip: 'true',
      'goals[]': '一\n二',
      'none[]': '',
      'budget.0.name': '茶点',
      'budget.0.grant': '100.5',
    })
  })

  test('an empty row keeps its number', async () => {
    expect((await sendJson({ rows: [null, {}, { a: 1 }] })).sent).toEqual({ rows: [null, null, { a: '1' }] })
  })

  test.each([[null], [1], ['text'], [true], [[]], [[1, 2]], [[null]]])(
    '%j alone is no form',
    async (data) => {
      const { sent } = await sendJson(data)
      expect(Object.keys(sent).filter(Boolean)).toEqual([])
    },
  )

  test.each(['', '{', '{"a":1}}', 'title=x', '\u0000'])(
    '%j is not JSON, and counts as empty',
    async (text) => {
      expect((await send(text, 'application/json')).sent).toEqual({})
    },
  )

  test('names of prototypes pollute nothing', async () => {
    const text =
      '{"__proto__":{"polluted":"a"},"constructor":{"prototype":{"polluted":"b"}},"a":{"__proto__":"c"}}'
    await send(text, 'application/json')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  test.each([
    ['arrays', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['objects', `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`],
    ['nameless objects', `${'{"":'.repeat(150_000)}1${'}'.repeat(150_000)}`],
  ])('%s nested very deep are too much', async (_, text) => {
    await expect(send(text, JSON_TYPE)).rejects.toThrow('413')
  })

  test('is as deep as it may be, and no more', async () => {
    const deep = (levels: number) => `${'{"a":'.repeat(levels)}"x"${'}'.repeat(levels)}`
    expect((await send(deep(DEEPEST), JSON_TYPE)).sent).toHaveProperty(Array(DEEPEST).fill('a'), 'x')
    await expect(send(deep(DEEPEST + 1), JSON_TYPE)).rejects.toThrow('413')
  })

  test.each([
    ['values in a list', { rows: Array.from({ length: 20_001 }, () => 1) }],
    ['fields', Object.fromEntries(Array.from({ length: MOST_FIELDS + 1 }, (_, at) => [`f${at}`, 1]))],
    ['gaps', { 'a.999': 1, 'b.999': 1 }],
  ])('too many %s are too much', async (_, data) => {
    await expect(sendJson(data)).rejects.toThrow('413')
  })
})

test.each(['text/plain', 'application/octet-stream', ''])(
  'a body of type %j counts as empty',
  async (type) => {
    expect((await send('title=x', type)).sent).toEqual({})
  },
)
