import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { readBundle } from '../../src/bundle/files.ts'
import { checkDigests } from '../../src/checks/digests.ts'
import { runChecks } from '../../src/checks/run.ts'
import { makeCast } from '../../src/demonstration/cast.ts'
import { type Known, play2013ToClosing, play2013ToSheets } from '../../src/demonstration/dongcheng-2013.ts'
import { must } from '../../src/demonstration/must.ts'
import type { Stage } from '../../src/demonstration/stages.ts'
import conflicts from '../../src/demonstration/dongcheng-2013/conflicts.csv?raw'
import expected from '../../src/demonstration/dongcheng-2013/expected.csv?raw'
import experts from '../../src/demonstration/dongcheng-2013/experts.csv?raw'
import organizations from '../../src/demonstration/dongcheng-2013/organizations.csv?raw'
import proposals from '../../src/demonstration/dongcheng-2013/proposals.json?raw'
import round from '../../src/demonstration/dongcheng-2013/round.json?raw'
import scores from '../../src/demonstration/dongcheng-2013/scores.csv?raw'
import { type Entry, firstBroken } from '../../src/history/rules.ts'
import { history } from '../../src/history/tables.ts'
import { findRoom } from '../../src/round/awards/store/room.ts'
import { openSite } from '../support.ts'
import { breaks } from '../breaks.ts'

/** The 2013 round as it was: 78 proposals, 221 sheets, 15 projects, played through the actions that people use. */
let stage: Stage
let roundId: string
let known: Known

const files = {
  'round.json': round,
  'organizations.csv': organizations,
  'proposals.json': proposals,
  'scores.csv': scores,
  'experts.csv': experts,
  'conflicts.csv': conflicts,
}

beforeAll(async () => {
  // a demonstration is played a proposal at a time, not a day at a time
  breaks('history-time')
  const { db } = await openSite(0)
  const read = readBundle(files)
  const bundle = must(read.ok ? read : { ok: false, refusal: { why: read.refusal.reason } })
  const cast = await makeCast(
    db,
    bundle.organizations,
    bundle.experts,
    Date.parse('2013-01-04T09:00:00+08:00'),
    env.DATA_SECRET,
  )
  stage = { db, bucket: env.FILES, cast, say: () => {} }
  const played = await play2013ToSheets(stage, bundle)
  roundId = played.roundId
  known = played.known
  await play2013ToClosing(stage, bundle, roundId)
}, 120_000)

test('the decision is expected.csv, line by line', async () => {
  const found = await findRoom(stage.db, { roundId }, Date.UTC(2014, 0, 1))
  const proposalOf = new Map([...known].map(([id, proposalId]) => [proposalId, id]))
  const entered = new Map(found?.room.entered.map((one) => [one.proposal, proposalOf.get(one.proposalId)]))
  const lines = (found?.room.latest?.lines ?? [])
    .toSorted((a, b) => (a.track === b.track ? a.rank - b.rank : a.track < b.track ? -1 : 1))
    .map((line) =>
      [
        line.track,
        line.rank,
        entered.get(line.submissionId),
        line.sheets,
        ((line.score ?? 0) / 100).toFixed(2),
        line.award > 0 ? 'True' : 'False',
        line.award,
        line.reason,
      ].join(','),
    )
  expect(lines).toEqual(expected.trim().split('\n').slice(1))
})

/** What must hold of any database, whatever was done to it. Each query finds the rows that break it. */
const INVARIANTS: Record<string, string> = {
  'no agreement is paid more than its award':
    'select a.id from agreements a join payments p on p.agreement_id = a.id group by a.id having sum(p.amount_fen) > a.amount_fen',
  'tranches add up to the award to the fen':
    'select a.id from agreements a join tranches t on t.agreement_id = a.id group by a.id having sum(t.amount_fen) <> a.amount_fen',
  'awards of a track stay within its quota and budget': `select l.decision_id from decision_lines l
    join decisions d on d.id = l.decision_id join rounds r on r.id = d.round_id
    join json_each(r.plan, '$.tracks') t on t.value ->> '$.code' = l.track where l.award_fen > 0
    group by l.decision_id, l.track
    having count(*) > t.value ->> '$.quota' or sum(l.award_fen) > t.value ->> '$.budget'`,
  'nobody scores an organization from which they are barred': `select a.id from assignments a
    join submissions s on s.id = a.submission_id join proposals p on p.id = s.proposal_id
    join recusals x on x.round_id = a.round_id and x.expert_id = a.expert_id and x.organization_id = p.organization_id`,
  'who prepares does not approve':
    'select d.id from decisions d join decision_approvals a on a.decision_id = d.id where a.by_id = d.by_id',
  'nothing ineligible is ranked': `select l.submission_id from decision_lines l
    left join eligibility_checks e on e.submission_id = l.submission_id where e.outcome is not 'eligible'`,
  'every agreement rests on an announced award':
    'select g.id from agreements g left join awards w on w.proposal_id = g.proposal_id where w.proposal_id is null',
  'every payment comes after its gate': `select p.id from payments p
    join tranches t on t.agreement_id = p.agreement_id and t.seq = p.tranche_seq
    left join passed_gates g on g.agreement_id = t.agreement_id and g.gate = t.gate where g.at is null or g.at > p.at`,
  'numbers have no gap': `select round_id from proposal_numbers group by round_id having max(seq) <> count(*)`,
  'a history has no gap': 'select subject from history group by subject having max(seq) <> count(*)',
}

test.each(Object.entries(INVARIANTS))('%s', async (_, query) => {
  expect(await stage.db.all(query)).toEqual([])
})

test('every chain of the history is whole', async () => {
  const entries: Entry[] = await stage.db.select().from(history).orderBy(history.subject, history.seq)
  expect(entries.length).toBeGreaterThan(700)
  const chains = Map.groupBy(entries, ({ subject }) => subject)
  for (const chain of chains.values()) expect(await firstBroken(chain)).toBeNull()
})

test('78 in, 32 eligible, 15 funded, all closed', async () => {
  const counts = await stage.db.all(
    'select standing, count(*) as count from proposal_standings group by standing order by standing',
  )
  expect(counts).toEqual([
    { standing: 'closed', count: 15 },
    { standing: 'ineligible', count: 46 },
    { standing: 'not-awarded', count: 17 },
  ])
})

test('every check holds, but for the order in time: it is played a proposal at a time', async () => {
  expect((await runChecks(stage.db)).map(({ name }) => name)).toEqual(['history-time'])
  expect(await checkDigests(stage.db)).toEqual([])
})
