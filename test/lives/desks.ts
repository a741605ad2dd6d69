import { mattersOf as expertMatters } from '../../src/desks/expert/rules.ts'
import { findExpert } from '../../src/desks/expert/store.ts'
import { findAdministrator } from '../../src/desks/administrator/store/desk.ts'
import { waitsOf } from '../../src/desks/applicant/rules/desk.ts'
import { findApplicant } from '../../src/desks/applicant/store/desk.ts'
import { findApprover } from '../../src/desks/approver/store/desk.ts'
import { calendarOf } from '../../src/calendar/store.ts'
import { drawMatters } from '../../src/desks/matters/rules/draws.ts'
import { drawsOpen, openDrawIn } from '../../src/round/panel/draws/store/open.ts'
import { openingMatters } from '../../src/desks/matters/rules/shared.ts'
import { unopened } from '../../src/round/calls/opening/store.ts'
import { mattersOf as financeMatters } from '../../src/desks/finance/rules.ts'
import { findFinance } from '../../src/desks/finance/store.ts'
import { findOfficer } from '../../src/desks/officer/store/desk.ts'
import type { Person, Role } from '../../src/people/rules/person.ts'
import type { Db } from '../../src/db/db.ts'

/** A line of somebody's desk: what to do, where, and until when. `held`: somebody else must; `role`: what somebody is appointed to. */
export type Line = { act: string; id: string; by: string; held: string | null; role?: Role | undefined }

const ROWS = 50

/** All that waits on the desks of a person, in the words that the pages print. */
export async function linesOf(db: Db, by: Person, now: number): Promise<Line[]> {
  const lists = await Promise.all([
    ...by.roles.map((role) => DESKS[role]?.(db, by, now) ?? []),
    by.organizations.length > 0 ? applicant(db, by, now) : [],
  ])
  return lists.flat().map(({ act, id, by: day, held, role }) => ({ act, id, by: day, held, role }))
}

const DESKS: Partial<Record<Person['roles'][number], (db: Db, by: Person, now: number) => Promise<Line[]>>> =
  {
    officer: async (db, by, now) => {
      const { works, draws, watches, reversals } = await findOfficer(db, by, now, ROWS)
      return [
        ...works,
        ...draws,
        ...reversals,
        ...watches.map((one) => ({ ...one, act: `watch-${one.act}` })),
      ]
    },
    approver: async (db, by, now) => {
      const { waits, openings, draws, roles, recoveries, reversals } = await findApprover(db, by, now)
      return [...waits, ...draws, ...openings, ...roles, ...recoveries, ...reversals]
    },
    finance: async (db, by, now) => financeMatters(await findFinance(db, now, ROWS), by),
    expert: async (db, by, now) => expertMatters(await findExpert(db, by.id, now), now),
    // what it says of rounds and history is no matter: the rest of it is not asked for
    auditor: async (db, by, now) => {
      const [sealed, calendar, draws] = await db.batch([unopened(db, now), calendarOf(db), drawsOpen(db)])
      const ofDraws = drawMatters(draws.map(openDrawIn), 'auditor', by, { calendar, now })
      return [...openingMatters(sealed, by, calendar), ...ofDraws]
    },
    administrator: async (db, by, now) => (await findAdministrator(db, by, now, ROWS)).matters,
  }

async function applicant(db: Db, by: Person, now: number): Promise<Line[]> {
  const waits = waitsOf(await findApplicant(db, by, now), now)
  return waits.flatMap((wait) => {
    const id =
      'id' in wait
        ? wait.id
        : 'proposalId' in wait
          ? wait.proposalId
          : 'projectId' in wait
            ? wait.projectId
            : ''
    return wait.due === null ? [] : [{ act: `my-${wait.kind}`, id, by: wait.due, held: null }]
  })
}
