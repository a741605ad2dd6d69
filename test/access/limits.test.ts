import { expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { declaredIn } from '../../src/web/declared.ts'

/** Acts that need no account and declare no limit, each with what holds a flood of them. */
const WITHOUT: Record<string, string> = {
  '/sign-in': 'the sign-in library counts by address: TRIES of people/auth.ts',
  '/sign-in/code': 'the same',
  '/sign-in/passkey': 'the same',
  '/sign-in/passkey/challenge': 'the same',
  '/register': 'the same',
  '/sign-out': 'ends the session of whoever asks, and does nothing else',
  '/sign-in/recoveries/:token': 'the same of the token of a recovery; its code is guarded',
  '/invitations/:token': 'nothing is there without the token of an invitation, which works once',
}

const open = declaredIn(makeApp()).filter(({ method, who }) => method === 'POST' && who === 'everybody')

test('every act that needs no account has a limit, or a reason', () => {
  const without = open.filter(({ limit }) => !limit).map(({ pattern }) => pattern)
  expect([...new Set(without)].toSorted()).toEqual(Object.keys(WITHOUT).toSorted())
})

test('a limit lets a household act, and ends a flood within a minute', () => {
  for (const { pattern, limit } of open) {
    if (!limit) continue
    const { address, aim } = limit
    const isSound = address[0] >= 5 && address[0] <= 60 && address[1] <= 3600
    const isWide = !aim || aim[0] >= 5 * address[0]
    expect([pattern, isSound, isWide]).toEqual([pattern, true, true])
  }
})
