import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { read } from '../../src/web/body.ts'

describe('reading by a schema', () => {
  const schema = z.object({
    title: z.string('请填写名称').min(3, '太短').regex(/^a/, '应以a开头'),
    rows: z.array(z.object({ n: z.string('请填写数') }, '这一行的格式不对')),
  })

  test('gives its value', () => {
    expect(read(schema, { title: 'abc', rows: [] })).toEqual({ ok: true, value: { title: 'abc', rows: [] } })
  })

  test('says one thing a field, by the name that the page knows', () => {
    expect(read(schema, { title: 'x', rows: [{ n: '1' }, {}, null] })).toEqual({
      ok: false,
      refusal: {
        why: 'form',
        problems: [
          { field: 'title', says: '太短' },
          { field: 'rows.1.n', says: '请填写数' },
          { field: 'rows.2', says: '这一行的格式不对' },
        ],
      },
    })
  })
})
