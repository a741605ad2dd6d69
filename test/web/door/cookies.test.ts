import { describe, expect, test } from 'vitest'
import { wholeCookies } from '../../../src/web/door/cookies.ts'

describe('of a header of cookies', () => {
  test.each(['a=1', 'a=1; b=2', 'better-auth.session_token=abc%2Bdef.x%3D', 'a=', 'a="1"'])(
    '%s stays as it is',
    (header) => expect(wholeCookies(header)).toBe(header),
  )

  test.each([
    ['bookmark=%E0%A4%A; a=1', 'a=1'],
    ['bookmark=%; a=1', 'a=1'],
    ['a=1; a=2; b=3; a=4', 'a=1; b=3'],
    ['a=%ff; a=2', 'a=2'],
    ['a b=1; =2; nothing; ; a=1', 'a=1'],
    ['a=张三; b=1', 'b=1'],
    ['a=\u0001; b=1', 'b=1'],
    [`a=${'x'.repeat(5000)}; b=1`, 'b=1'],
    ['', ''],
  ])('%s leaves what is whole', (header, whole) => expect(wholeCookies(header)).toBe(whole))

  test('no more than browsers keep are looked at', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `c${i}=1`).join('; ')
    expect(wholeCookies(many).split('; ')).toHaveLength(50)
  })
})
