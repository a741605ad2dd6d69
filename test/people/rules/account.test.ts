import { describe, expect, test } from 'vitest'
import { hashPassword, verifyPassword } from '../../../src/people/password.ts'
import { isOwnPage, sayDevice } from '../../../src/people/rules/account.ts'
import { readCode, secretIn } from '../../../src/people/rules/second-factor.ts'

test.each(['/', '/account', '/rounds?page=2&sort=-at#top', '/a//b'])('%s is a page of ours', (next) =>
  expect(isOwnPage(next)).toBe(true),
)
test.each(['', 'account', '//evil', '/\\evil', '/\n/evil', '/a b', '/征集', 'https://evil', '/a\\b'])(
  '%j is not',
  (next) => expect(isOwnPage(next)).toBe(false),
)

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge，Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    'Safari，Mac',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 MicroMessenger/8.0.60',
    '微信，iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome，安卓'],
  ['curl/8.0', '未知设备'],
  ['', '未知设备'],
])('%s is %s', (agent, words) => expect(sayDevice(agent)).toBe(words))

test.each([
  ['123 456', { kind: 'app', code: '123456' }],
  ['１２３４５６', { kind: 'app', code: '123456' }],
  ['AbCdE-12345', { kind: 'backup', code: 'AbCdE-12345' }],
  ['AbCdE12345', { kind: 'backup', code: 'AbCdE-12345' }],
  ['12345', null],
  ['', null],
])('%j is read as a code', (typed, code) => expect(readCode(typed)).toEqual(code))

test('a secret is typed in groups of four', () => {
  expect(secretIn('otpauth://totp/x:y?secret=ABCDEFGH23&issuer=x')).toBe('ABCD EFGH 23')
})

describe('a password', () => {
  test('is kept as a hash that names its own cost', async () => {
    const hash = await hashPassword('correct horse')
    expect(hash).toMatch(/^scrypt\$16384\$16\$1\$[\w+/=]{24}\$[\w+/=]{88}$/)
    expect(await hashPassword('correct horse')).not.toBe(hash)
    expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(true)
    expect(await verifyPassword({ hash, password: 'Correct horse' })).toBe(false)
  })

  test('is the same however its letters are typed', async () => {
    const hash = await hashPassword('密码ｃａｆé12345')
    expect(await verifyPassword({ hash, password: '密码cafe\u030112345' })).toBe(true)
  })

  test.each(['', 'plain', 'scrypt$16384$16$1$salt$', 'bcrypt$1$2$3$c2FsdA==$a2V5'])(
    '%j is no hash',
    async (hash) => expect(await verifyPassword({ hash, password: 'anything' })).toBe(false),
  )
})
