import { expect, test } from 'vitest'
import { choosable } from '../../../src/people/guessing/leaked.ts'

const WANG = { name: '王敏', username: 'wang.minmin', email: 'flower77@example.org' }
const whyNot = async (password: string) => {
  const chosen = await choosable(password, WANG)
  return chosen.ok ? null : chosen.refusal
}

test.each([
  'a long enough word',
  'another long word',
  '青年湖边种着三棵槐树',
  'k7-lampe-regen-24',
  '我爱你和平里街道',
])('“%s” is good', async (password) => expect(await whyNot(password)).toBe(null))

test.each([
  'password123',
  'PASSWORD-2024!',
  '1qaz2wsx3edc',
  'woaini1314',
  'qwertyuiop',
  '１２３４５６７８９０',
  '!!iloveyou!!',
])('“%s” is common', async (password) => expect(await whyNot(password)).toEqual({ why: 'password-common' }))

test.each(['5201314520', '2026-11-22-08', 'aaaaaaaaaaaa', 'abab12abab12'])(
  '“%s” is simple',
  async (password) => expect(await whyNot(password)).toEqual({ why: 'password-simple' }),
)

test.each([
  ['我是王敏没错啊真的', '王敏'],
  ['Wang.MinMin-lampe', 'wang.minmin'],
  ['lampe-minmin-regen', 'minmin'],
  ['regen Flower77 lampe', 'flower77'],
  ['公益创投东城区第一名', '公益创投'],
  ['GongYi-lampe-regen', 'gongyi'],
])('“%s” holds %s', async (password, part) => {
  expect(await whyNot(password)).toEqual({ why: 'password-personal', part })
})
