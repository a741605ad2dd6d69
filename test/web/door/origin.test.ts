import { describe, expect, test } from 'vitest'
import { isFromHere } from '../../../src/web/door/origin.ts'

const sent = (headers: Record<string, string>) =>
  isFromHere({ url: 'https://here.example/needs', headers: new Headers(headers) })

const JSON_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  ' Application/JSON',
  'application/vnd.api+json',
]
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', '']
/** A form's type in front, what reads it as JSON behind. */
const NEITHER = ['text/plain; application/json', 'text/plain+json', 'application/jsonp']

describe.each([...JSON_TYPES, ...FORMS, ...NEITHER])('an act sent as %j', (type) => {
  const of = (headers: Record<string, string>) => sent({ ...(type && { 'content-type': type }), ...headers })

  test.each([{ origin: 'https://here.example' }, { 'sec-fetch-site': 'same-origin' }])(
    'from %o is taken',
    (from) => expect(of(from)).toBe(true),
  )

  test.each<Record<string, string>>([
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: 'http://here.example' },
    { origin: 'https://here.example.elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
  ])('from %o is not', (from) => expect(of(from)).toBe(false))

  test('without a word of where from is a machine’s if it is JSON', () => {
    expect(of({})).toBe(JSON_TYPES.includes(type))
  })
})
