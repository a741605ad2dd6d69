import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Person } from '../../src/people/rules/person.ts'
import { choosePanel } from '../../src/round/panel/actions.ts'
import { askCorrection } from '../../src/round/screening/actions/corrections.ts'
import { checkEligibility } from '../../src/round/screening/actions/eligibility.ts'
import { sendResults } from '../../src/round/screening/results/actions.ts'
import type { ClauseKey } from '../../src/rulebook/rules/anchors.ts'
import { type Bound, boundTo } from '../../src/rulebook/rules/bound.ts'
import { PARAMETER_KEYS } from '../../src/rulebook/rules/words.ts'
import { currentVersion } from '../../src/rulebook/store.ts'
import type { Reader } from '../access/table.ts'
import { makeWorld } from '../access/world.ts'
import { must } from '../round/opened.ts'
import { openSeal } from '../round/proposals/opening/sealing.ts'
import { type Someone, cookieOf } from '../support.ts'
import { CALL_ALONE, CONDITIONS, DEMANDS, LOOK_BACKS } from './linked.ts'
import { ANYHOW } from '../round/screening/checklist/explained.ts'

/** The demonstration's rounds of this year under one rulebook; pages that say a rule link the clause that sets it. */
let world: Awaited<ReturnType<typeof makeWorld>>
let bound: Bound
/** What a {name} in an address stands for. */
let ids: Map<string, string>
/** Who has begun a proposal in the open round, and who has submitted one there. */
let writer: Someone
let applicant: Someone

beforeAll(async () => {
  world = await makeWorld()
  const [version] = await currentVersion(world.site.db)
  if (!version) throw new Error('no rulebook in force')
  bound = boundTo(version)
  ids = new Map([...world.ids, ...(await roundsOf('C', 'open')), ...(await roundsOf('B', 'scoring'))])
  ids.set('draft', await oneOf('s.id is null'))
  ids.set('submitted', await oneOf('s.id is not null'))
  ids.set('unsigned', await unsigned())
  writer = await memberOf('draft')
  applicant = await memberOf('submitted')
}, 60_000)

const roundsOf = async (letter: string, name: string): Promise<[string, string][]> =>
  (await world.site.db.all<{ id: string }>(sql`select id from rounds where code like ${`%${letter}`}`)).map(
    ({ id }) => [name, id],
  )

/** A proposal of the open round. */
async function oneOf(where: string): Promise<string> {
  const [found] = await world.site.db.all<{ id: string }>(sql`select p.id from proposals p
    left join current_submissions s on s.proposal_id = p.id
    where p.round_id = ${ids.get('open')} and ${sql.raw(where)}`)
  return found?.id ?? ''
}

/** An agreement that one side alone has signed. */
async function unsigned(): Promise<string> {
  const [found] = await world.site.db.all<{ id: string }>(
    sql`select agreement_id as id from signatures group by agreement_id having count(*) = 1`,
  )
  return found?.id ?? ''
}

async function memberOf(proposal: string): Promise<Someone> {
  const { db } = world.site
  const [found] = await db.all<{ id: string }>(sql`select m.person_id as id from proposals p
    join memberships m on m.organization_id = p.organization_id where p.id = ${ids.get(proposal)}`)
  const person = [...world.cast.members.values()].find(({ id }) => id === found?.id)
  return signedIn(person)
}

async function signedIn(person: Person | undefined): Promise<Someone> {
  if (!person) throw new Error('nobody')
  return { ...person, cookie: await cookieOf(world.site.db, person.id, 0) }
}

type Page = [path: string, as: Reader | 'writer' | 'applicant', ...rules: ClauseKey[]]

/** Before the open round closes. */
const OPEN: Page[] = [
  [
    '/calls/{round}',
    'visitor',
    ...PARAMETER_KEYS.filter((key) => key !== 'needs.answerDays'),
    '#submission',
    '#scoring',
  ],
  ['/rounds/{round}/amendments', 'officer', '#amendment', 'proposals.longestMonths'],
  ['/calls/{round}/bundle', 'visitor', 'publicity.bundle'],
  ['/needs', 'visitor', 'needs.answerDays'],
  ['/needs/new', 'visitor', 'needs.answerDays'],
  ['/need-book', 'officer', 'needs.answerDays'],
  ['/needs/{need}', 'worker', 'needs.answerDays'],
  ['/desks/community', 'worker', 'needs.answerDays'],
  // applying
  ['/desks/applicant', 'writer', '#submission'],
  ['/rounds/{open}/proposals/new', 'writer', '#submission', 'proposals.perOrganization'],
  ['/proposals/{draft}', 'writer', '#submission', ...CONDITIONS],
  ['/proposals/{draft}/sections/about', 'writer', '#submission', 'proposals.longestMonths'],
  [
    '/proposals/{draft}/sections/budget',
    'writer',
    ...(['#submission', 'proposals.grantShare', 'proposals.managementFee'] as const),
    ...(['proposals.personnel', 'proposals.highestAsk', 'proposals.forbidden'] as const),
  ],
  ['/proposals/{draft}/check', 'writer', '#submission'],
  ['/proposals/{submitted}/receipt', 'applicant', '#submission', '#screening', '#scoring'],
  // sealed
  ['/rounds/{open}/proposals', 'officer', 'proposals.sealed'],
  ['/rounds/{open}/opening', 'officer', 'proposals.sealed', 'proposals.openingWorkingDays'],
  // scoring and awards
  ['/rounds/{scoring}/scoring', 'expert', '#scoring'],
  ['/rounds/{scoring}/scoring', 'officer', '#scoring'],
  ['/sheets/{sheet}', 'expert', '#scoring', 'scoring.placeShown', 'panel.recusalYears'],
  ['/desks/expert', 'expert', '#scoring'],
  ['/rounds/{round}/distribution', 'officer', 'scoring.sheetsPerProposal', 'panel.mostSheets'],
  ['/rounds/{round}/panel', 'officer', 'panel.size', 'scoring.minSheets', 'panel.recusalYears'],
  [
    '/rounds/{round}/decision',
    'officer',
    ...(['scoring.minSheets', 'scoring.trimFromSheets', 'scoring.decimals', 'scoring.passMark'] as const),
    ...(['scoring.tieBreak', 'awards.perOrganizationAndTrack', 'awards.skipWhenOverBudget'] as const),
  ],
  // publicity
  [
    '/notices/{notice}',
    'visitor',
    'publicity.days',
    'publicity.calendarDays',
    'publicity.countsFirstDay',
    'agreements.signWorkingDays',
  ],
  ['/notices/{notice}/objections', 'visitor', 'publicity.days', 'publicity.objectionAnswerWorkingDays'],
  ['/rounds/{round}/notices', 'approver', 'publicity.days', '#announcement'],
  ['/rounds/{round}/objections', 'officer', 'publicity.objectionAnswerWorkingDays'],
  ['/objections/{objection}', 'officer', 'publicity.objectionAnswerWorkingDays'],
  // agreements and payments
  ['/rounds/{round}/agreements', 'officer', 'agreements.signWorkingDays'],
  ['/agreements/{agreement}', 'member', 'payments.tranches', '#funds', '#refund'],
  [
    '/agreements/{unsigned}',
    'approver',
    'agreements.signWorkingDays',
    'payments.tranches',
    '#funds',
    '#refund',
  ],
  ['/rounds/{round}/payments', 'finance', 'payments.workingDays'],
  ['/agreements/{agreement}/payments', 'finance', 'payments.tranches', 'payments.workingDays'],
  ['/desks/finance', 'finance', 'payments.workingDays'],
  // projects and their end
  ['/agreements/{agreement}/project', 'officer', 'projects.reports', '#record'],
  [
    '/projects/{project}/work',
    'member',
    ...([
      'projects.reports',
      'projects.midtermPassMark',
      'payments.tranches',
      'payments.workingDays',
    ] as const),
  ],
  ['/milestones/{milestone}/report', 'member', 'projects.reports'],
  ['/desks/applicant', 'member', 'projects.reports', '#submission'],
  ['/projects/{project}/sanctions', 'member', 'sanctions.kinds'],
  ['/projects/{project}/final-report', 'member', 'closing.requestMonths', 'projects.reports'],
  ['/projects/{project}/closing', 'officer', 'closing.requestMonths'],
  ['/organizations/{organization}/bars', 'officer', 'sanctions.barYears'],
  ['/bars/{bar}', 'officer', 'sanctions.barYears'],
]

/** After it has closed: sent back, and then judged, with a panel that has not declared. */
const SENT_BACK: Page[] = [
  ['/rounds/{open}/screening', 'officer', '#screening'],
  ['/proposals/{submitted}/corrections', 'officer', 'screening.correctionWorkingDays'],
  ['/proposals/{submitted}/correction', 'applicant', 'screening.correctionWorkingDays'],
  ['/desks/applicant', 'applicant', 'screening.correctionWorkingDays'],
  ['/proposals/{submitted}/recheck', 'officer', 'screening.recheckDays'],
]
const RESULTS: Page = ['/rounds/{open}/screening/results', 'officer', 'screening.resultsSent']
const DECLARING: Page[] = [
  ['/rounds/{open}/declaration', 'expert', 'panel.recusalYears'],
  ['/desks/expert', 'expert', 'panel.recusalYears'],
]

async function linked([path, as]: Page): Promise<number[]> {
  const reader = as === 'writer' ? writer : as === 'applicant' ? applicant : world.readers[as]
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids.get(name) ?? 'unknown')
  const { status, text } = await world.site.get(address, reader)
  expect(status, `${path}: ${text.slice(0, 300)}`).toBe(200)
  const found = [...text.matchAll(/href="\/rulebooks\/\w+#clause-(\d+)"/g)].map(([, no]) => Number(no))
  return sorted(found)
}

const sorted = (numbers: number[]): number[] => [...new Set(numbers)].toSorted((a, b) => a - b)
const clausesOf = ([, , ...rules]: Page): number[] => sorted(rules.map((rule) => bound.clauses[rule] ?? 0))

test.each(OPEN)('%s links its clauses for the %s', async (...page) => {
  expect(await linked(page)).toEqual(clausesOf(page))
})

test('a proposal to check, sent back, and a panel to declare', async () => {
  const { site, cast } = world
  const [open, submitted] = [ids.get('open') ?? '', ids.get('submitted') ?? '']
  const [round] = await site.db.all<{ closes: number }>(
    sql`select plan ->> '$.dates.closes' as closes from rounds where id = ${open}`,
  )
  site.now = (round?.closes ?? 0) + 1
  await openSeal(site, open, cast.officer, cast.auditor)
  const check: Page = ['/proposals/{submitted}/eligibility', 'officer', ...LOOK_BACKS, ...DEMANDS]
  expect(await linked(check)).toEqual(clausesOf(check))
  const defects = [{ field: 'need', says: '写明涉及多少人' }]
  const { dueOn } = must(await askCorrection(site.db, cast.officer, submitted, defects, site.now))
  for (const page of SENT_BACK) expect(await linked(page), page[0]).toEqual(clausesOf(page))

  site.now = Date.parse(`${dueOn}T00:00:00+08:00`) + 3 * 86_400_000
  must(await checkEligibility(site.db, cast.officer, submitted, ANYHOW, site.now))
  expect(await linked(RESULTS)).toEqual(clausesOf(RESULTS))
  must(await sendResults(site.db, cast.officer, open, site.now))
  const experts = ['E01', 'E02', 'E03', 'E04', 'E05'].map((id) => cast.experts.get(id)?.expertId ?? '')
  must(await choosePanel(site.db, cast.officer, open, experts, site.now))
  for (const page of DECLARING) expect(await linked(page), page[0]).toEqual(clausesOf(page))
})

test('every parameter is linked beside the call', () => {
  const pages = [...OPEN.slice(1), ...SENT_BACK, RESULTS, ...DECLARING]
  const named = [...pages.flatMap(([, , ...rules]) => rules), ...LOOK_BACKS]
  expect(PARAMETER_KEYS.filter((key) => !named.includes(key))).toEqual(CALL_ALONE)
})
