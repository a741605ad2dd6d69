import { afterEach, describe, expect, test, vi } from 'vitest'
import { logFailure, plainWords, sayReference } from '../../../src/web/door/failure.ts'

const PHONE = '13812345678'
const logged = (error: unknown): { text: string; reference: string } => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const reference = logFailure(error, 'POST /needs/:id')
  return { text: log.mock.calls.flat().join(' '), reference }
}
afterEach(() => vi.restoreAllMocks())

describe('a failure is written down', () => {
  test('with its number, route, class, the first cause’s sentence and places in the code', () => {
    const root = new Error('UNIQUE constraint failed: people.email: SQLITE_CONSTRAINT')
    const { text, reference } = logged(new Error('Failed query: insert', { cause: root }))
    expect(JSON.parse(text)).toEqual({
      reference,
      route: 'POST /needs/:id',
      error: 'Error',
      says: root.message,
      at: expect.arrayContaining([expect.stringMatching(/^at .*failure\.test\.ts/)]),
    })
    expect(sayReference(reference)).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}$/)
  })

  test.each([
    new Error(`Failed query: insert into x values (?) params: ${PHONE},张三`, {
      cause: new Error('no such table: x'),
    }),
    new Error(`Failed query: params: ${PHONE},zhang`),
    new TypeError(`${PHONE} is not iterable`),
    new SyntaxError(`Unexpected token 张, "张三 "${PHONE}"" is not valid JSON`),
    Object.assign(new Error('x'), { name: PHONE }),
    Object.assign(new Error('one line\n    two 张三'), {
      stack: `Error: ${PHONE}\n张三\n    at here (x.ts:1:1)`,
    }),
    PHONE,
    { phone: PHONE, name: '张三' },
    undefined,
  ])('without what anybody sent: %s', (error) => {
    const { text } = logged(error)
    expect(text).not.toContain(PHONE)
    expect(text).not.toMatch(/张三|zhang/)
    expect(text).toContain('POST /needs/:id')
  })

  test('a circle of causes comes to an end', () => {
    const error = new Error('round')
    error.cause = error
    expect(logged(error).text).toContain('round')
  })

  test.each([
    ['User not found zhang@example.org', 'User not found …'],
    ['token 9f86d081884c7d65 and 3f79bb7b435b05321651 are gone', 'token … and … are gone'],
    ['abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz', '…'],
    ["Cannot read properties of undefined (reading 'x')", 'Cannot read properties of undefined (reading …'],
  ])('%s is %s', (text, plain) => expect(plainWords(text)).toBe(plain))
})
