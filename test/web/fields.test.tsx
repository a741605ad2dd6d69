import { describe, expect, test } from 'vitest'
import type { Filled } from '../../src/web/answer.tsx'
import { Checks, Confirm, Radios } from '../../src/web/choices.tsx'
import { WhyNot } from '../../src/web/refusal.tsx'
import { Area, Money, Num, Select, Text, Upload } from '../../src/web/fields.tsx'

const html = (part: unknown): string => String(part)
const ids = (page: string) => [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
const named = (page: string, attribute: string) =>
  [...page.matchAll(new RegExp(`${attribute}="([^"]*)"`, 'g'))].flatMap(([, value = '']) => value.split(' '))

describe('a field with an error', () => {
  const says = '没有填'
  const of: Filled = {
    typed: { a: '１２' },
    problems: [
      { field: 'a', says },
      { field: 'b', says: '别处' },
    ],
  }
  const field = { of, name: 'a', label: '名', hint: '提示' }
  const options = [
    { value: 'x', text: '甲' },
    { value: 'y', text: '乙' },
  ]
  const controls = {
    text: <Text {...field} />,
    area: <Area {...field} rows={2} />,
    money: <Money {...field} />,
    num: <Num {...field} unit="个月" />,
    select: <Select {...field} options={options} />,
    upload: <Upload {...field} />,
    radios: <Radios {...field} legend="名" options={options} />,
    checks: <Checks {...field} legend="名" options={options} />,
    confirm: <Confirm {...field} />,
  }
  test.each(Object.entries(controls))(
    '%s names its hint and its error, by ids that are there',
    (_, control) => {
      const page = html(control)
      const described = named(page, 'aria-describedby')
      expect(described.slice(0, 2)).toEqual(['a-hint', 'a-error'])
      expect(ids(page)).toEqual(expect.arrayContaining(['a', ...described]))
      expect(new Set(ids(page)).size).toBe(ids(page).length)
      expect(page).toContain('aria-invalid="true"')
      expect(page).toContain(`<p class="error" id="a-error">${says}</p>`)
    },
  )

  test('the summary counts, takes the focus and leads to each field', () => {
    const page = html(<WhyNot of={of} />)
    expect(page).toContain('<div class="errors" id="refusal" role="alert" tabindex="-1">')
    expect(page).toContain('有2处要改')
    expect(page).toContain(`<a href="#a">${says}</a>`)
    expect(page).toContain('<a href="#b">别处</a>')
  })

  test('a problem of the whole form leads nowhere', () => {
    expect(html(<WhyNot of={{ typed: {}, problems: [{ field: '', says }] }} />)).toContain(`<li>${says}</li>`)
  })
})

describe('a field without an error', () => {
  const of: Filled = { typed: { a: '１２', 'for[]': 'x\ny', one: 'y', yes: 'yes' }, problems: [] }
  const options = [
    { value: 'x', text: '甲' },
    { value: 'y', text: '乙' },
    { value: 'z', text: '丙' },
  ]

  test('keeps what was typed and says nothing of errors', () => {
    const page = html(<Text of={of} name="a" label="名" />)
    expect(page).toBe(
      '<div class="field"><label for="a">名</label><input id="a" name="a" aria-required="true" value="１２"/></div>',
    )
  })
  test('says beneath it that the text holds numbers of people, as a warning; a telephone’s own field does not', () => {
    const typed = { a: '王芳１３８ 0013 8000', b: '13800138000' }
    for (const page of [
      html(<Text of={{ typed, problems: [] }} name="a" label="名" />),
      html(<Area of={{ typed, problems: [] }} name="a" label="名" rows={2} />),
    ]) {
      expect(page).toContain('<p class="error warn" id="a-numbers">这里像有手机号（138****8000）')
      expect(page).toContain('aria-describedby="a-numbers"')
      expect(page).not.toContain('aria-invalid')
    }
    expect(html(<Text of={{ typed, problems: [] }} name="b" label="电话" type="tel" />)).not.toContain(
      'numbers',
    )
  })
  test('says that it is optional', () => {
    const page = html(<Text of={of} name="a" label="名" optional />)
    expect(page).toContain('<label for="a">名<span class="quiet">（选填）</span></label>')
    expect(page).not.toContain('aria-required')
  })
  test('a password does not come back', () => {
    expect(html(<Text of={of} name="a" label="密码" type="password" />)).not.toContain('１２')
  })
  test('several ticks come back, sent as a list', () => {
    const page = html(<Checks of={of} name="for" legend="受益人" options={options} />)
    expect([...page.matchAll(/name="for\[\]"/g)].length).toBe(3)
    expect([...page.matchAll(/value="(.)"[^>]*checked/g)].map(([, value]) => value)).toEqual(['x', 'y'])
  })
  test('the chosen one comes back', () => {
    expect(html(<Radios of={of} name="one" legend="名" options={options} />)).toMatch(/value="y"[^>]*checked/)
    expect(html(<Select of={of} name="one" label="名" options={options} />)).toContain(
      '<option value="y" selected="">',
    )
    expect(html(<Confirm of={of} name="yes" label="属实" />)).toContain('checked=""')
  })
  test('no problem, no summary', () => {
    expect(html(<WhyNot of={of} />)).toBe('')
  })
})
