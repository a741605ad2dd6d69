import { describe, expect, test } from 'vitest'
import { byHost, endingOf, hostOf, readHost, whyNotCode, whyNotHosts } from '../../src/districts/rules.ts'

describe('the code of a district', () => {
  test.each(['dongcheng', 'dongcheng-2', 'a1', 'x'.repeat(30)])('may be %s', (code) =>
    expect(whyNotCode(code)).toBeNull(),
  )
  test.each([
    ...['', 'Dongcheng', '1a', '-a', 'a-', 'a--b', 'a_b', 'a.b', '东城', '../a', 'a/b', 'x'.repeat(31)],
    ...['before', 'file', 'a-file', 'before-b'],
  ])('may not be %j', (code) => expect(whyNotCode(code)).toMatch(/代号/))

  test('ends the names of its secrets, and no two end alike', () => {
    expect(endingOf('dongcheng-2')).toBe('DONGCHENG_2')
    const codes = ['a-b', 'ab', 'a1', 'a-1', 'b']
    expect(new Set(codes.map(endingOf)).size).toBe(codes.length)
  })
})

describe('a host name', () => {
  test.each([
    ['dongcheng.example.cn', 'dongcheng.example.cn'],
    ['DongCheng.Example.CN.', 'dongcheng.example.cn'],
    ['东城.example.cn', 'xn--xhq39u.example.cn'],
    ['localhost', 'localhost'],
  ])('%s is kept as %s', (typed, host) => expect(readHost(typed)).toBe(host))
  test.each([
    ...['', ' ', 'a b', 'https://a.cn', 'a.cn:8787', 'a.cn/x', 'a@b.cn', 'a..cn', '-a.cn', '[::1]', '*.cn'],
    ...['a.cn?x', 'a.cn#x', `${'a'.repeat(64)}.cn`, `${'a.'.repeat(130)}cn`, 'a%2ecn', 'a\\b'],
  ])('%j is none', (typed) => expect(readHost(typed)).toBeNull())

  test.each([
    'http://dongcheng.example.cn/',
    'http://dongcheng.example.cn:8787/x?y',
    'https://DONGCHENG.example.cn./',
    'http://someone@dongcheng.example.cn/',
  ])('is found in %s', (url) => expect(hostOf(url)).toBe('dongcheng.example.cn'))
})

describe('districts', () => {
  const [east, west] = [
    { code: 'dongcheng', hosts: ['dongcheng.cn', 'both.cn'] },
    { code: 'xicheng', hosts: ['xicheng.cn', 'both.cn'] },
  ]
  test('are found by their names, and by none that two of them claim', () => {
    expect([...byHost([east, west])]).toEqual([
      ['dongcheng.cn', 'dongcheng'],
      ['xicheng.cn', 'xicheng'],
    ])
    expect([...byHost([])]).toEqual([])
  })
  test('take no name of another, and one at least', () => {
    expect(whyNotHosts('x', ['xicheng.cn'], [east, west])).toBe('xicheng.cn已经是xicheng的域名')
    expect(whyNotHosts('xicheng', ['xicheng.cn'], [west])).toBeNull()
    expect(whyNotHosts('x', [], [])).toMatch(/--host/)
  })
})
