import type { Instant } from '../../shared/days.ts'
import type { Role } from './person.ts'

/** Minutes without a request after which a session is over, by what its person may do, each with its reason. */
const IDLE: Record<Role | 'applicant', { minutes: number; because: string }> = {
  administrator: { minutes: 30, because: 'gives roles' },
  officer: { minutes: 30, because: 'reads what every applicant has sent' },
  approver: { minutes: 30, because: 'decides over money' },
  finance: { minutes: 30, because: 'reads account numbers and pays' },
  auditor: { minutes: 30, because: 'reads everything' },
  expert: { minutes: 120, because: 'reads one long proposal after another, and every sheet saves itself' },
  applicant: {
    minutes: 240,
    because: 'writes for hours, with papers to look for; sees nothing but their own',
  },
}

/** The shortest of all that a person is, in milliseconds. */
export function idleAfter(roles: Role[]): number {
  const [first = 'applicant' as const, ...others] = roles
  return Math.min(...[first, ...others].map((role) => IDLE[role].minutes)) * 60_000
}

/** A session that nobody has used for too long; `seen`: its last request, to within SEEN_EVERY. */
export const isIdle = (seen: Instant, roles: Role[], now: Instant): boolean => now - seen >= idleAfter(roles)

/** The last request is written down this often at most, in milliseconds. */
export const SEEN_EVERY = 60_000

/** For this long a second factor that was given in a session holds for acts that ask for it afresh, in milliseconds. */
export const FRESH_FOR = 5 * 60_000
export const isFresh = (givenAt: Instant | null, now: Instant): boolean =>
  givenAt !== null && now - givenAt < FRESH_FOR
