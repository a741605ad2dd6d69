import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  interestsAmong,
  sayOwnInterest,
  whyNotImpartial,
  whyNotImpartialIn,
} from '../../../src/people/rules/interest.ts'
import { migrated, rows } from '../../shape/schema.ts'

const by = {
  interests: [
    { id: 'o1', name: '茶叙社', rounds: ['r1'] },
    { id: 'o2', name: '安怡中心', rounds: [] },
  ],
}
const own = (...organizations: string[]) => ({ why: 'own-interest', by: '#second-person', organizations })

describe('whoever has an interest', () => {
  test('does nothing about that organization, as what it may stand there', () => {
    expect(whyNotImpartial(by, 'o1')).toEqual(own('茶叙社'))
    expect(whyNotImpartial(by, 'o9', null, undefined, 'o2')).toEqual(own('安怡中心'))
    expect(whyNotImpartial(by, 'o9', null)).toBeNull()
    expect(whyNotImpartial({ interests: [] }, 'o1')).toBeNull()
  })
  test('nor about all of a round in which it has handed in', () => {
    expect(whyNotImpartialIn(by, 'r1')).toEqual(own('茶叙社'))
    expect(whyNotImpartialIn(by, 'r2')).toBeNull()
  })
  test('is told whose, and who else may act', () => {
    const refusal = whyNotImpartial(by, 'o1', 'o2')
    const said = refusal ? sayOwnInterest(refusal) : ''
    expect(said).toContain('茶叙社、安怡中心')
    expect(said).toContain('系统管理员')
    expect(sayOwnInterest({ why: 'own-interest', by: 'panel.recusalYears', organizations: ['茶叙社'] })).toBe(
      '您现在或者曾经属于茶叙社（含托管关系），应当回避',
    )
  })
  test('among several, they are those', () =>
    expect(interestsAmong([{ id: 'o2' }, { id: 'o3' }], by)).toEqual([{ id: 'o2' }]))
})

/** A person's organizations, now or before, and hostings in every state. */
const PEOPLE = ['p1', 'p2', 'p3']
const ORGANIZATIONS = ['g1', 'g2', 'g3', 'h1', 'h2']
const belonging = fc.record({
  person: fc.constantFrom(...PEOPLE),
  organization: fc.constantFrom(...ORGANIZATIONS),
})
const hosting = fc.record({
  group: fc.constantFrom('g1', 'g2', 'g3'),
  host: fc.constantFrom('h1', 'h2'),
  answer: fc.constantFrom('confirmed', 'declined', null),
  isOver: fc.boolean(),
})
type Belonging = { person: string; organization: string }
type Hosting = { group: string; host: string; answer: string | null; isOver: boolean }

/** A second way: pair by pair. */
function interestsOf(belongings: Belonging[], hostings: Hosting[]): string[] {
  const inForce = hostings.filter(({ answer, isOver }) => answer === 'confirmed' && !isOver)
  const pairs = PEOPLE.flatMap((person) =>
    ORGANIZATIONS.filter((organization) =>
      belongings.some(
        (one) =>
          one.person === person &&
          (one.organization === organization ||
            inForce.some(
              ({ group, host }) =>
                (group === organization && host === one.organization) ||
                (host === organization && group === one.organization),
            )),
      ),
    ).map((organization) => `${person} ${organization}`),
  )
  return pairs.toSorted()
}

describe('interests', () => {
  const db = migrated()
  let run = 0
  test('are those now, those before, and who hosts or is hosted by either', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(belonging, { selector: ({ person, organization }) => person + organization }),
        fc.array(belonging, { maxLength: 4 }),
        fc.array(hosting, { maxLength: 5 }),
        (now, before, hostings) => {
          run += 1
          const id = (name: string) => `${name}-${run}`
          const put = (statement: string, ...values: (string | null)[]) =>
            db.prepare(statement).run(...values)
          for (const one of PEOPLE)
            put(
              'insert into people (id, name, email, created_at, updated_at) values (?, ?, ?, 1, 1)',
              ...[id(one), one, id(one)],
            )
          for (const one of ORGANIZATIONS)
            put(
              `insert into organizations values (?, ?, 'community', null, null, '', '', '', ?, 1)`,
              ...[id(one), id(one), id('p1')],
            )
          for (const { person, organization } of now)
            put(`insert into memberships values (?, ?, 'reader', 1)`, id(organization), id(person))
          for (const [at, { person, organization }] of before.entries())
            put(
              `insert into membership_ends values (?, ?, ?, 'owner', 1, ?, 2)`,
              ...[id(`e${at}`), id(organization), id(person), id(person)],
            )
          for (const [at, { group, host, answer, isOver }] of hostings.entries()) {
            put(
              `insert into hostings values (?, ?, ?, '', ?, 1)`,
              id(`x${at}`),
              id(group),
              id(host),
              id('p1'),
            )
            if (answer)
              put(`insert into hosting_answers values (?, ?, '因', ?, 1)`, id(`x${at}`), answer, id('p1'))
            if (isOver) put(`insert into hosting_ends values (?, '因', ?, 1)`, id(`x${at}`), id('p1'))
          }
          const found = PEOPLE.flatMap((person) =>
            rows(
              db,
              'select distinct organization_id as o from interests where person_id = ?',
              id(person),
            ).map(({ o }) => `${person} ${String(o).replace(`-${run}`, '')}`),
          )
          expect(found.toSorted()).toEqual(interestsOf([...now, ...before], hostings))
        },
      ),
    )
  })
})
