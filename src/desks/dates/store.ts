import type { Db } from '../../db/db.ts'
import type { Person, Role } from '../../people/rules/person.ts'
import type { Instant } from '../../shared/days.ts'
import { findAdministrator } from '../administrator/store/desk.ts'
import { waitsOf } from '../applicant/rules/desk.ts'
import { findApplicant } from '../applicant/store/desk.ts'
import { findApprover } from '../approver/store/desk.ts'
import { findAuditor } from '../auditor/store.ts'
import { findCommunity } from '../community/store.ts'
import { mattersOf as expertMatters } from '../expert/rules.ts'
import { findExpert } from '../expert/store.ts'
import { mattersOf as financeMatters } from '../finance/rules.ts'
import { findFinance } from '../finance/store.ts'
import type { Held } from '../matters/rules/matter.ts'
import { recoveryMatters, roleMatters } from '../matters/rules/shared.ts'
import { findOfficer } from '../officer/store/desk.ts'
import { findOperator } from '../operator/store/desk.ts'
import { waitingFor } from '../reversals/rules.ts'
import { type Due, withDay } from './rules.ts'

export type Asking = { db: Db; person: Person; now: Instant }
type Found = Due & { held: Held | null }

/** Matters of a list that a calendar holds; the desk has the others. */
const ROWS = 50

/** What waits on each desk, as the desk itself finds it; what somebody else must do of it is in their calendar. */
export const FINDS: Record<Role | 'applicant' | 'community' | 'operator', (of: Asking) => Promise<Found[]>> =
  {
    applicant: async ({ db, person, now }) =>
      withDay(waitsOf(await findApplicant(db, person, now), now)).map((wait) => ({
        ...{ act: wait.kind, by: wait.due, clause: wait.clause, count: 1, held: null },
        ...(wait.kind === 'draft' && { at: wait.closes }),
      })),
    community: async ({ db, person }) => (await findCommunity(db, person)).matters,
    expert: async ({ db, person, now }) => expertMatters(await findExpert(db, person.id, now), now),
    officer: async ({ db, person, now }) => {
      const { works, draws, reversals } = await findOfficer(db, person, now, ROWS)
      return [...works, ...draws, ...reversals]
    },
    operator: async ({ db, person, now }) => {
      const { works, draws } = await findOperator(db, person, now)
      return [...works, ...draws]
    },
    approver: async ({ db, person, now }) => {
      const { openings, draws, pool, waits, roles, recoveries, reversals } = await findApprover(
        db,
        person,
        now,
      )
      return [...openings, ...draws, ...pool, ...waits, ...roles, ...recoveries, ...reversals]
    },
    finance: async ({ db, person, now }) => {
      const found = await findFinance(db, now, ROWS)
      return financeMatters({ ...found, reversals: waitingFor(person, found.reversals) }, person)
    },
    auditor: async ({ db, person, now }) => {
      const { openings, draws } = await findAuditor(db, person, now, ROWS)
      return [...openings, ...draws]
    },
    administrator: async ({ db, person, now }) => {
      const { matters, roles, recoveries } = await findAdministrator(db, person, now, ROWS)
      return [...matters, ...roleMatters(roles), ...recoveryMatters(recoveries)]
    },
  }
