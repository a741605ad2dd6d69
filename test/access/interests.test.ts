import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from './addresses.ts'
import { BODIES } from './bodies.ts'
import { acts } from './routes.ts'
import type { Reader } from './table.ts'
import { makeWorld } from './world.ts'
import { leave } from '../made.ts'
import { subjects } from '../../src/history/subjects.ts'
import { memberships } from '../../src/people/tables.ts'

/**
 * Every act of an office × everybody who may do it, each of them with an interest in whom it concerns: it is refused as
 * their own, or it is said here why it concerns nobody.
 */
const CONCERNS_NOBODY: Record<string, string[]> = {
  'a call and what is said of it is the same for everybody, and who applies is not known while it is open': [
    ...[
      'POST /rounds',
      'POST /rounds/new',
      'POST /round-files',
      'POST /rounds/:id',
      'POST /rounds/:id/draft',
    ],
    ...['POST /rounds/:id/draft/:step', 'POST /rounds/:id/publication', 'POST /rounds/:id/files'],
    ...[
      'POST /rounds/:id/return',
      'POST /rounds/:id/take-back',
      'POST /rounds/:id/discard',
      'POST /rounds/:id/fetch',
    ],
    ...['POST /rounds/:id/files/:file/removal', 'POST /rounds/:id/amendments', 'POST /amendments/:id/return'],
    ...['POST /amendments/:id/publication', 'POST /enquiries/:id/answer', 'POST /enquiries/:id/refusal'],
  ],
  'a need comes from residents, before anybody applies with an answer to it': [
    ...['POST /needs/:id/steps', 'POST /needs/:id/deliberations', 'POST /needs/:id/answer'],
    ...['POST /topic-lists', 'POST /topic-lists/:id/publication', 'POST /topic-lists/:id/topics'],
    ...['POST /topics/:id', 'POST /topics/:id/answer', 'POST /topics/:id/removal'],
  ],
  'the rules and the working days are those of every round': [
    ...['POST /rulebooks', 'POST /rulebooks/import', 'POST /rulebooks/:id', 'POST /rulebooks/:id/room'],
    ...['POST /rulebooks/:id/request', 'POST /rulebooks/:id/enactment', 'POST /rulebooks/:id/return'],
    ...['POST /rulebooks/:id/take-back', 'POST /rulebooks/:id/discard', 'POST /rulebooks/:id/fetch'],
    ...['POST /calendar/:year', 'POST /calendar/:year/preview', 'POST /office'],
    ...['POST /channels/:channel', 'POST /channels/:channel/test', 'POST /channels/:channel/end'],
    ...['POST /channels/:channel/again', 'POST /channels/:channel/left', 'POST /wordings/:wording'],
    ...['POST /wordings/:wording/preview', 'POST /wordings/:wording/original'],
  ],
  'people, their roles and places are of the office, not of an organization': [
    ...['POST /people/:id/roles', 'POST /people/:id/role-ends', 'POST /invitations', 'POST /experts'],
    ...['POST /experts/:id/proposals', 'POST /experts/:id/invitations', 'POST /pool-proposals'],
    ...['POST /confirmations/:id', 'POST /invitations/:id/withdrawal', 'POST /people/:id/session-ends'],
    ...['POST /people/:id/recovery', 'POST /recoveries/:id/answer', 'POST /recoveries/:id/withdrawal'],
    ...['POST /people/:id/suspensions', 'POST /people/:id/suspension-lifts'],
    ...['POST /places', 'POST /people/:id/places', 'POST /people/:id/place-ends'],
  ],
  'whoever proposed a thing takes it back': [
    ...['POST /endings/:id/withdrawal', 'POST /amendments/:id/take-back', 'POST /decisions/:id/take-back'],
    ...[
      'POST /lapses/:id/take-back',
      'POST /defaults/:id/take-back',
      'POST /organization-changes/:id/take-back',
      ...['POST /sanctions/:id/take-back', 'POST /bars/:id/take-back'],
    ],
  ],
  'each of several is refused by its own act, one’s own among them (test/desks/bulk)': [
    ...['POST /rounds/:id/screening/look-ups', 'POST /rounds/:id/screening/passes'],
    ...['POST /rounds/:id/agreements/drafts', 'POST /rounds/:id/projects/openings'],
    ...['POST /rounds/:id/projects/closings', 'POST /need-book/agenda'],
  ],
  'one’s own are not among the cases that are shown and given (test/desks/cases)': ['POST /cases/owners'],
  'every expert with sheets left is reminded in the same words': ['POST /rounds/:id/scoring-reminders'],
  'it says whom an expert does not judge; their own must be among them (test/round/panel)': [
    'POST /rounds/:id/declaration',
  ],
  'it is how an expert keeps out of what is their own': [
    'POST /sheets/:id/recusal',
    'POST /rounds/:id/resignation',
  ],
}

const nobody = Object.values(CONCERNS_NOBODY).flat()
/** Working text is saved from the page of its sheet. */
const PAGES = acts.filter(([route]) => !nobody.includes(route) && route !== 'POST /sheets/:id/draft')

/** Where an act is done from, for one of those who may. */
async function pageOf(route: string, reader: Reader) {
  const { path } = addressOf(route, world.ids)
  const asked = await world.site.get(path, world.readers[reader])
  const { text } = asked.location ? await world.site.get(asked.location, world.readers[reader]) : asked
  const forms = text.match(/<form[^>]*method="post"[^>]*>/g) ?? []
  return { text, hasForm: forms.some((form) => form.includes(` action="${path}"`)) }
}

/** What was to be done before anybody had an interest. */
const offered: typeof PAGES = []
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld()
  for (const [route, reader] of PAGES)
    if ((await pageOf(route, reader)).hasForm) offered.push([route, reader])
  const { db, now } = world.site
  const concerned = await db.all<{ id: string }>(sql`
    select organization_id as id from proposals where id = ${world.ids.get('proposal')}
    union select ${world.ids.get('organization')}
    union select organization_id from bars where id = ${world.ids.get('bar')}
    union select organization_id from registration_changes where id = ${world.ids.get('registrationChange')}
    union select p.organization_id from assignments a join submissions s on s.id = a.submission_id
      join proposals p on p.id = s.proposal_id where a.id = ${world.ids.get('sheet')}`)
  const people = Object.values(world.readers).flatMap((one) => (one ? [one.id] : []))
  const members = await db.all<{ pair: string }>(
    sql`select organization_id || person_id as pair from memberships`,
  )
  const isMember = new Set(members.map(({ pair }) => pair))
  const all = people
    .flatMap((personId) => concerned.map(({ id: organizationId }) => ({ organizationId, personId })))
    .filter(({ organizationId, personId }) => !isMember.has(organizationId + personId))
  await leave(
    db,
    all.map(({ organizationId, personId: by }) => {
      const subject = subjects.organization(organizationId)
      return { subject, what: 'member-joined', by, at: now }
    }),
    all.map((one) => db.insert(memberships).values({ ...one, role: 'reader', at: now })),
  )
}, 180_000)

describe('nobody acts for the office in what concerns an organization of theirs', () => {
  test.each(acts.filter(([route]) => !nobody.includes(route)))('%s by %s', async (route, reader) => {
    const { method, path } = addressOf(route, world.ids)
    expect(method).toBe('POST')
    const { json } = await world.site.post(path, { confirm: 'yes', ...BODIES[route] }, world.readers[reader])
    expect([json['why'], json['problems']]).toEqual(['own-interest', undefined])
  })

  test.each(PAGES)('the page of %s has no form for %s', async (route, reader) => {
    expect((await pageOf(route, reader)).hasForm).toBe(false)
  })

  test('the page says why in its place', async () => {
    expect(offered.length).toBeGreaterThan(10)
    const silent = []
    for (const [route, reader] of offered) {
      const { text } = await pageOf(route, reader)
      if (!text.includes('您现在或者曾经属于')) silent.push(`${route} ${reader}`)
    }
    expect(silent).toEqual([])
  })

  test('and nothing is excused that is no act of an office', () => {
    expect(nobody.filter((route) => !acts.some(([act]) => act === route))).toEqual([])
  })
})
