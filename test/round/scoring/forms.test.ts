import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { LONGEST_DRAFT, draftForm, sheetForm } from '../../../src/round/scoring/forms.ts'
import { read } from '../../../src/web/body.ts'
import { sendForm, sendJson } from '../../web/sending.ts'
import { speaksChinese, wrongs } from '../../web/wrongs.ts'
import { POINTS } from './plan.ts'

z.config(z.locales.zhCN())

const TYPED = {
  'points.goal': '20.5',
  'points.output': '18.5',
  'points.effect': '２６',
  'points.innovation': '16.00',
  'comments.goal': ' 清楚 ',
  comment: '可行。',
  advice: 'fund',
}
const SHEET = { points: POINTS, comments: { goal: '清楚' }, comment: '可行。', advice: 'fund' }

test('a sheet is read from a form, and from a machine that sends numbers', async () => {
  expect(read(sheetForm, (await sendForm(TYPED)).sent)).toEqual({ ok: true, value: SHEET })
  const points = { goal: 20.5, output: 18.5, effect: 26, innovation: 16 }
  expect(read(sheetForm, (await sendJson({ ...SHEET, points })).sent)).toEqual({ ok: true, value: SHEET })
})

test('a blank box is no mark, not zero', async () => {
  const { sent } = await sendForm({ ...TYPED, 'points.goal': ' ', 'points.output': '0' })
  expect(read(sheetForm, sent)).toMatchObject({
    value: { points: { output: 0, effect: 2600, innovation: 1600 } },
  })
})

describe('what is wrong is said at its field', () => {
  test.each([
    ['points.goal', '很好', '评分应是分数，最多两位小数'],
    ['points.goal', '-1', '评分应是分数，最多两位小数'],
    ['points.goal', '20.555', '评分应是分数，最多两位小数'],
    ['comments.goal', '长'.repeat(1001), '评语最多1000个字'],
    ['comment', ' ', '请填写综合意见'],
    ['comment', '长'.repeat(2001), '综合意见最多2000个字'],
    ['advice', '', '请选择建议'],
    ['advice', 'maybe', '请选择建议'],
  ])('%s: %#', async (field, typed, says) => {
    const sheet = read(sheetForm, (await sendForm({ ...TYPED, [field]: typed })).sent)
    expect(sheet).toEqual({ ok: false, refusal: { why: 'form', problems: [{ field, says }] } })
  })

  test.each([['x'], ['-1'], ['1.5'], ['9'.repeat(10)], ['']])('a version like %s', async (version) => {
    expect(read(draftForm, (await sendForm({ version })).sent)).toMatchObject({
      refusal: { problems: [{ field: 'version', says: '请重新打开这一页' }] },
    })
  })
})

test('working text is taken as it was typed, as long as it is not too long in all', async () => {
  const draft = { version: '3', 'points.goal': '20.', 'comments.goal': ' 清', comment: '' }
  expect(read(draftForm, (await sendForm(draft)).sent)).toEqual({
    ok: true,
    value: { version: 3, points: { goal: '20.' }, comments: { goal: ' 清' }, comment: '' },
  })
  const rest = '𠮷'.repeat(LONGEST_DRAFT - 5)
  expect(read(draftForm, (await sendForm({ ...draft, comment: rest })).sent).ok).toBe(true)
  expect(read(draftForm, (await sendForm({ ...draft, comment: `${rest}一` })).sent)).toMatchObject({
    refusal: { problems: [{ field: '', says: '全部文字最多30000个字' }] },
  })
})

test('whatever is sent, it is read or refused, and the reason is Chinese', async () => {
  for (const wrong of wrongs(SHEET)) {
    const sheet = read(sheetForm, (await sendJson(wrong)).sent)
    if (sheet.ok) continue
    for (const { field, says } of sheet.refusal.problems)
      expect(speaksChinese(says), `${field}: ${says}`).toBe(true)
  }
})
