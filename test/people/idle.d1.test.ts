import { beforeAll, expect, test } from 'vitest'
import { findAsker } from '../../src/people/asker.ts'
import { idleAfter } from '../../src/people/rules/session.ts'
import { ROLES, type Role } from '../../src/people/rules/person.ts'
import { markSeen } from '../../src/people/store.ts'
import { sessions } from '../../src/people/tables.ts'
import { NOW, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
})

const MINUTE = 60_000

test.each<[string, Role[], number]>([
  ['an applicant', [], 240],
  ['an expert', ['expert'], 120],
  ['an officer', ['officer'], 30],
  ['an expert who is auditor too', ['expert', 'auditor'], 30],
])('%s is signed out after so long without a request, to the millisecond', async (name, roles, minutes) => {
  const id = name.replaceAll(' ', '.')
  await site.person(id, roles)
  const browser = site.browser()
  await browser.signIn(id)
  const session = (await site.db.select().from(sessions)).find(({ userId }) => userId === id)
  if (!session) throw new Error('not signed in')
  const personAt = async (now: number) => (await findAsker(site.db, session.token, now)).person?.id
  expect(await personAt(NOW + minutes * MINUTE - 1)).toBe(id)
  expect(await personAt(NOW + minutes * MINUTE)).toBe(undefined)
  await markSeen(site.db, session.id, NOW + 20 * MINUTE)
  expect(await personAt(NOW + (20 + minutes) * MINUTE - 1)).toBe(id)
  expect(await personAt(NOW + (20 + minutes) * MINUTE)).toBe(undefined)
})

test('every role ends within the twelve hours of a session', () => {
  expect(ROLES.every((role) => idleAfter([role]) < 12 * 60 * MINUTE)).toBe(true)
})
