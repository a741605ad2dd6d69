import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { type Db, openDb } from '../../src/db/db.ts'
import { approveDecision, prepareDecision } from '../../src/round/awards/actions/decisions.ts'
import { announceResult, publishNotice } from '../../src/round/publicity/actions/notices.ts'
import { startProposal } from '../../src/round/proposals/start/actions.ts'
import { saveSheet, submitSheet } from '../../src/round/scoring/actions.ts'
import { must } from '../../src/demonstration/must.ts'
import { dayOf, plusDays } from '../../src/shared/days.ts'
import { countingDb } from '../counting.ts'
import { fill, submitContent } from '../round/proposals/fill.ts'
import { CONTENT } from '../round/proposals/typed.ts'
import { type Assigned, SCORING, assignedRound, score, sheetWith } from '../round/scoring/assigned.ts'
import { OPENS } from '../round/screening/closed-round.ts'
import { type Site, type Someone, openSite } from '../support.ts'
import { tableOf } from './table.ts'

/**
 * The busiest days of a round of 78 proposals and seven experts, by D1's own figures: what one act or page costs once 77 have been there before
 * it, times how often it happens that day. D1's free day has 5,000,000 rows read and 100,000 written.
 */
const PROPOSALS = 78
const EXPERTS = 7
let site: Site
let db: Db
let metered: ReturnType<typeof countingDb>
beforeAll(async () => {
  site = await openSite(OPENS)
  metered = countingDb(env.DB)
  db = openDb(metered.d1)
}, 60_000)

type Cost = { read: number; written: number }
async function costOf(act: () => Promise<unknown>): Promise<Cost> {
  metered.reset()
  await act()
  return { read: metered.meter.rowsRead, written: metered.meter.rowsWritten }
}
async function pageOf(path: string, as?: Someone): Promise<Cost> {
  const { status } = await site.get(path, as)
  expect([path, status]).toEqual([path, 200])
  return { read: site.meter.rowsRead, written: site.meter.rowsWritten }
}

const days = new Map<string, { name: string; often: number; cost: Cost }[]>()
const happens = (day: string, name: string, often: number, cost: Cost) =>
  days.set(day, [...(days.get(day) ?? []), { name, often, cost }])

test('the busiest days of a round', async () => {
  const round = await assignedRound(
    site,
    Array.from({ length: PROPOSALS }, (_, at) => ({ title: `项目${at}` })),
  )
  await applying(round)
  await scoring(round)
  await deciding(round)
  expect(days.size).toBe(3)
  const rows = [...days].flatMap(([day, acts]) => [
    ...acts.map(({ name, often, cost }) => rowOf(`${day}: ${name}`, often, cost)),
    rowOf(`${day}, in all`, 1, {
      read: acts.reduce((sum, { often, cost }) => sum + often * cost.read, 0),
      written: acts.reduce((sum, { often, cost }) => sum + often * cost.written, 0),
    }),
  ])
  console.log(tableOf(rows))
}, 120_000)

const rowOf = (name: string, often: number, { read, written }: Cost) => ({
  ...{ name, often, read, written },
  'read, all': often * read,
  'written, all': often * written,
})

/** The last day of the call: everybody writes, reads it over and submits. */
async function applying({ id }: Assigned): Promise<void> {
  const day = 'last day of the call'
  site.now = OPENS + 10
  const members = await Promise.all(['一', '二'].map(async (name) => site.member(`末日${name}社`)))
  const by = members[0] ?? never()
  let proposal = ''
  const organization = by.organizations[0]?.id ?? ''
  happens(
    day,
    'begin a proposal',
    PROPOSALS,
    await costOf(async () => {
      proposal = must(await startProposal(db, by, id, organization, site.now)).id
    }),
  )
  const typing = await costOf(() => fill({ ...site, db }, by, proposal))
  happens(day, 'type every section, saved by itself', PROPOSALS * 6, typing)
  happens(day, 'the form of a proposal', PROPOSALS * 20, await pageOf(`/proposals/${proposal}`, by))
  happens(day, 'the desk', PROPOSALS * 6, await pageOf('/desks/applicant', by))
  happens(
    day,
    'submit',
    PROPOSALS * 2,
    await costOf(async () => {
      must(await submitContent({ ...site, db }, by, proposal, site.now, CONTENT))
    }),
  )
  happens(day, 'the call, read by anybody', 2000, await pageOf(`/calls/${id}`))
  const officer = await site.person('林芳', ['officer'])
  happens(day, 'the office’s desk', 100, await pageOf('/desks/officer', officer))
}

/** Every expert scores everything on one day, saved as they type. */
async function scoring(round: Assigned): Promise<void> {
  const day = 'scoring in one day'
  site.now = SCORING
  for (const expert of [0, 1, 2])
    for (let at = 1; at < PROPOSALS; at += 1)
      // no two come to the same
      await score(site, round, expert, at, 50 * ((at % 60) + Number(at >= 60 && expert === 0)))
  const { person } = round.experts[0]
  const sheet = round.sheetOf(0, 0)
  const sheets = PROPOSALS * EXPERTS
  happens(day, 'the sheet', sheets * 2, await pageOf(`/sheets/${sheet}`, person))
  let version = 0
  happens(
    day,
    'save a sheet',
    sheets * 6,
    await costOf(async () => {
      must(await saveSheet(db, person, sheet, { comment: '改' }, version, SCORING))
      version += 1
    }),
  )
  happens(
    day,
    'submit a sheet',
    sheets,
    await costOf(async () => {
      must(await submitSheet(db, person, sheet, sheetWith(), SCORING))
    }),
  )
  happens(day, 'the expert’s desk', sheets, await pageOf('/desks/expert', person))
  for (const expert of [1, 2]) await score(site, round, expert, 0, 2950)
}

/** Eligibility, decision, notice and result, and all who read it, as if all were on one day. */
async function deciding({ id, officer, approver, plan, proposals }: Assigned): Promise<void> {
  const day = 'screening, decision and result in one day'
  const first = proposals[0] ?? never()
  happens(day, 'the eligibility page', PROPOSALS, await pageOf(`/proposals/${first.id}/eligibility`, officer))
  const after = plan.dates.scoringCloses + 1
  site.now = after
  happens(day, 'the decision room', 100, await pageOf(`/rounds/${id}/decision`, officer))
  let decision = ''
  happens(
    day,
    'prepare the decision',
    3,
    await costOf(async () => {
      decision = must(await prepareDecision(db, officer, id, '', after)).id
    }),
  )
  happens(
    day,
    'approve it',
    1,
    await costOf(async () => must(await approveDecision(db, approver, decision, after))),
  )
  const from = plusDays(dayOf(after), 1)
  let notice = ''
  happens(
    day,
    'publish the notice',
    1,
    await costOf(async () => {
      notice = must(await publishNotice(db, approver, id, { from, contact: '电话' }, after)).id
    }),
  )
  site.now = after + 86_400_000
  happens(day, 'the notice, read by anybody', 3000, await pageOf(`/notices/${notice}`))
  happens(day, 'the home page', 3000, await pageOf('/'))
  site.now = after + 30 * 86_400_000
  happens(
    day,
    'announce the result',
    1,
    await costOf(async () => must(await announceResult(db, approver, notice, site.now))),
  )
}

function never(): never {
  throw new Error('nobody')
}
