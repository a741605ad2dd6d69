import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/web/body.ts'
import { typedOf } from '../../src/web/boxes/box.ts'
import { bookForm } from '../../src/rulebook/forms/book.ts'
import { readFile, writeFile } from '../../src/rulebook/forms/file.ts'
import { parametersByClause, shapeOf, withRoom } from '../../src/rulebook/forms/clauses.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import type { Rulebook } from '../../src/rulebook/rules/rulebook.ts'
import { PARAMETER_KEYS } from '../../src/rulebook/rules/words.ts'
import { anyBook, nestedOf } from './books.ts'

describe('a file', () => {
  test('gives back the very rulebook that was written: any', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        expect(readFile(writeFile(book))).toEqual({ ok: true, value: book })
      }),
      { numRuns: 200 },
    )
  })

  const wrong = (change: (file: Record<string, unknown>) => void): string[] => {
    const file = JSON.parse(writeFile(modelRulebook()))
    change(file)
    const found = readFile(JSON.stringify(file))
    return found.ok ? [] : found.refusal.faults.map(({ path, says }) => `${path}：${says}`)
  }

  test.each<[string, string, (file: Record<string, unknown>) => void]>([
    ['another format', 'format：', (file) => void (file['format'] = 'grant-round-bundle/1')],
    ['no title', 'title：', (file) => void (file['title'] = ' ')],
    ['no chapters', 'chapters：', (file) => void (file['chapters'] = [])],
    [
      'a chapter without clauses',
      'chapters.0.clauses：',
      (file) => void (file['chapters'] = [{ title: '一', clauses: [] }]),
    ],
    ['no parameters', 'parameters：', (file) => void delete file['parameters']],
    ['something more', '：', (file) => void (file['note'] = 'x')],
  ])('%s is refused with its path', (_, path, change) => {
    expect(wrong(change)[0]).toContain(path)
  })

  test.each(['', '  ', '{', 'null', '[]', '"x"', '7'])('%j is no rulebook', (text) => {
    const found = readFile(text)
    expect(found.ok).toBe(false)
    expect(JSON.stringify(found)).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('a form', () => {
  test('gives back the very rulebook that it was filled with: any', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        expect(read(bookForm, nestedOf(typedOf(bookForm, book)))).toEqual({ ok: true, value: book })
      }),
      { numRuns: 100 },
    )
  })

  const problems = (change: (typed: Record<string, string>) => void): string[] => {
    const typed = typedOf(bookForm, modelRulebook())
    change(typed)
    const found = read(bookForm, nestedOf(typed))
    return found.ok ? [] : found.refusal.problems.map(({ field }) => field)
  }

  test.each<[string, string]>([
    ['parameters.publicity.days', '五'],
    ['parameters.publicity.days', '0'],
    ['parameters.scoring.passMark', '100.01'],
    ['parameters.scoring.trimFromSheets', '2'],
    ['parameters.proposals.sealed', ''],
    ['parameters.proposals.forbidden', ''],
    ['parameters.payments.tranches.0.percent', '0'],
    ['parameters.payments.tranches.1.on', ''],
    ['parameters.sanctions.kinds[]', 'shout'],
    ['chapters.1.title', ''],
    ['chapters.1.clauses.2.text', ''],
    ['title', ''],
  ])('%s may not be %j, and the problem names the field', (field, value) => {
    const found = problems((typed) => void (typed[field] = value))
    expect(found).toHaveLength(1)
    expect(found[0]?.startsWith(field.replace('[]', ''))).toBe(true)
  })

  test('a clause left wholly blank does not count', () => {
    const typed = typedOf(bookForm, modelRulebook())
    typed['chapters.0.clauses.1.title'] = ''
    typed['chapters.0.clauses.1.text'] = ' '
    typed['chapters.0.clauses.5.title'] = ''
    const found = read(bookForm, nestedOf(typed))
    expect(found.ok && found.value.chapters[0]?.clauses.length).toBe(4)
  })

  test('room is made for a clause, and nothing is lost', () => {
    const typed = typedOf(bookForm, modelRulebook())
    const roomy = withRoom(typed, 0, 1)
    expect(shapeOf(roomy)).toEqual(shapeOf(typed).map((clauses, at) => (at === 0 ? clauses + 1 : clauses)))
    expect(roomy['chapters.0.clauses.1.title']).toBeUndefined()
    expect(roomy['chapters.0.clauses.2.title']).toBe(typed['chapters.0.clauses.1.title'])
    const found = read(
      bookForm,
      nestedOf({ ...roomy, 'chapters.0.clauses.1.text': '', 'chapters.0.clauses.1.title': '' }),
    )
    expect(found.ok && found.value).toEqual(modelRulebook() satisfies Rulebook)
  })

  test('what the form adds of its own, and comes back blank, is not there', () => {
    const typed = typedOf(bookForm, modelRulebook())
    const sent = { ...typed, 'chapters.0.clauses.5.title': '', 'chapters.0.clauses.5.text': ' ' }
    expect(shapeOf({ ...sent, 'chapters.12.title': '', 'chapters.12.clauses.0.text': '' })).toEqual(
      shapeOf(typed),
    )
    expect(shapeOf({ ...sent, 'chapters.12.clauses.0.text': '新的。' }).slice(12)).toEqual([1])
  })

  test('every parameter stands beside one clause, or nowhere when no text names it', () => {
    const typed = typedOf(bookForm, modelRulebook())
    const { at, nowhere } = parametersByClause(typed)
    expect([...at.values()].flat().toSorted()).toEqual([...PARAMETER_KEYS].toSorted())
    expect(nowhere).toEqual([])
    const empty = parametersByClause({})
    expect(empty.nowhere).toEqual(PARAMETER_KEYS)
  })
})
