import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { lookOf, rows, typedOf } from '../../src/web/boxes/box.ts'
import { ticks, yesNo } from '../../src/web/boxes/choices.ts'
import { line, lines, paragraphs } from '../../src/web/boxes/texts.ts'

describe('boxes', () => {
  test('take from a machine what it sends in its own way: a list, true and false', () => {
    const sent = z.object({
      words: lines('领域', 3, 4),
      isNew: yesNo('新办', { yes: '是', no: '否' }),
    })
    expect(sent.parse({ words: ['为老', ' 助残\n为老'], isNew: 'true' })).toEqual({
      words: ['为老', '助残'],
      isNew: true,
    })
    expect(sent.parse({ words: '为老', isNew: 'false' }).isNew).toBe(false)
    expect(sent.safeParse({ words: {}, isNew: '是' }).error?.issues.map(({ message }) => message)).toEqual([
      '请填写领域',
      '请选择新办',
    ])
  })

  test('several are chosen in the order that they are shown in, none twice', () => {
    const whom = ticks('对象', { old: '老人', young: '青年' })
    expect(whom.parse(['young', '', 'old', 'young'])).toEqual(['old', 'young'])
    expect(whom.safeParse(['old', 'toString']).success).toBe(false)
  })

  test('paragraphs lose their blank lines', () => {
    const note = z.object({ text: paragraphs('条文', 10) })
    const { text } = note.parse({ text: '  甲。\n\n \n 乙。' })
    expect(text).toBe('甲。\n乙。')
    expect(note.parse(typedOf(note, { text }))).toEqual({ text })
    expect(lookOf(note.shape.text)).toMatchObject({ kind: 'area', limit: 10 })
    expect(note.safeParse({ text: ' \n ' }).error?.issues[0]?.message).toBe('请填写条文')
    expect(note.safeParse({ text: '字'.repeat(11) }).error?.issues[0]?.message).toBe('条文最多10个字')
  })

  test('blank rows do not count against the most that there may be', () => {
    const parts = rows(z.object({ name: line('项', 4) }), null, 2, { tooMany: '太多' })
    const [row, gap] = [{ name: '款' }, { name: ' ' }]
    expect(parts.parse([gap, row, null, row, gap])).toEqual([row, row])
    expect(parts.safeParse([row, gap, row, row]).error?.issues.map(({ message }) => message)).toEqual([
      '太多',
    ])
    expect(z.toJSONSchema(parts, { io: 'input' })).toMatchObject({ maxItems: 2 })
  })
})
