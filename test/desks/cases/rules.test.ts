import { describe, expect, test } from 'vitest'
import {
  type Case,
  type Note,
  mayCorrect,
  saidIn,
  whyNotOwn,
  whyNotWrite,
} from '../../../src/desks/cases/rules.ts'
import type { Person, Role } from '../../../src/people/rules/person.ts'

const CASE: Case = { kind: 'proposal', id: 'p', title: '茶叙', concerns: ['o'] }
const by = (...roles: Role[]): Person => ({
  ...{ id: 'me', name: '我', roles, organizations: [], places: [], interests: [], secondFactor: true },
})
const note = (id: string, corrects: string | null = null, author = 'me'): Note => ({
  ...{ id, text: id, corrects, by: author, name: author, at: 1 },
})
const NEW = { text: '新', corrects: null }
const WITH_INTEREST = { ...by('officer'), interests: [{ id: 'o', name: '茶叙社', rounds: [] }] }

describe('a note', () => {
  test('is written by officer, approver and finance; an auditor only reads', () => {
    const wrote = (role: Role) => whyNotWrite(CASE, by(role), [], NEW)?.why ?? null
    expect(wrote('officer')).toBeNull()
    expect(wrote('approver')).toBeNull()
    expect(wrote('finance')).toBeNull()
    expect(wrote('auditor')).toBe('not-your-role')
    expect(wrote('expert')).toBe('not-your-role')
  })
  test('is not for whoever has an interest', () =>
    expect(whyNotWrite(CASE, WITH_INTEREST, [], NEW)?.why).toBe('own-interest'))
  test('is put right by whoever wrote it, and the last of them only', () => {
    const notes = [note('a'), note('b', 'a'), note('c', null, 'other')]
    expect(mayCorrect(notes, by(), 'b')).toBe(true)
    for (const id of ['a', 'c', 'x']) {
      expect(mayCorrect(notes, by(), id)).toBe(false)
      expect(whyNotWrite(CASE, by('officer'), notes, { text: '改', corrects: id })).toEqual({
        why: 'not-your-note',
      })
    }
  })
  test('is not written twice by sending it twice; somebody else’s words are theirs', () => {
    const [mine, theirs] = [note('a'), note('a', null, 'other')]
    const again = (notes: Note[], text = 'a', corrects: string | null = null) =>
      whyNotWrite(CASE, by('officer'), notes, { text, corrects })?.why ?? null
    expect(again([mine])).toBe('written-already')
    expect(again([note('x'), note('a2', 'x')], 'a2', 'x')).toBe('written-already')
    expect([again([mine], 'b'), again([theirs]), again([mine, note('b')])]).toEqual([null, null, null])
  })
  test('is read where it was first, with what it said before', () => {
    const said = saidIn([note('a'), note('b'), note('a2', 'a'), note('a3', 'a2')])
    expect(said.map(({ id, before }) => `${id}<${before.map((one) => one.id).join()}`)).toEqual([
      'a3<a,a2',
      'b<',
    ])
  })
})

describe('who sees to a case', () => {
  const found = {
    owner: { id: 'me', name: '我', at: 1 },
    colleagues: [
      { id: 'me', name: '我' },
      { id: 'she', name: '她' },
    ],
  }
  const why = (to: string | null, person = by('officer'), of = found) =>
    whyNotOwn(CASE, person, to, of)?.why ?? null
  test('is said by an officer without an interest', () => {
    expect(why('she')).toBeNull()
    expect(why('she', by('approver'))).toBe('not-your-role')
    expect(why('she', WITH_INTEREST)).toBe('own-interest')
  })
  test('is an officer without an interest, and somebody else than before', () => {
    expect(why('stranger')).toBe('not-a-colleague')
    expect(why('me')).toBe('same-owner')
    expect(why(null)).toBeNull()
  })
})
