import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { type Bundle, readBundle } from '../../src/bundle/files.ts'
import { type Cast, makeCast } from '../../src/demonstration/cast.ts'
import conflicts from '../../src/demonstration/dongcheng-2013/conflicts.csv?raw'
import experts from '../../src/demonstration/dongcheng-2013/experts.csv?raw'
import organizations from '../../src/demonstration/dongcheng-2013/organizations.csv?raw'
import proposals from '../../src/demonstration/dongcheng-2013/proposals.json?raw'
import round from '../../src/demonstration/dongcheng-2013/round.json?raw'
import scores from '../../src/demonstration/dongcheng-2013/scores.csv?raw'
import { must } from '../../src/demonstration/must.ts'
import { playCommunities } from '../../src/demonstration/needs.ts'
import { playSmallRounds } from '../../src/demonstration/small.ts'
import type { Stage } from '../../src/demonstration/stages.ts'
import { type Db, newId } from '../../src/db/db.ts'
import { prepareBar } from '../../src/organizations/bars/actions.ts'
import { rootByNight } from '../../src/nightly/roots.ts'
import type { Person } from '../../src/people/rules/person.ts'
import { copyModel } from '../../src/rulebook/actions.ts'
import { raiseNeed } from '../../src/round/needs/actions/needs.ts'
import { addTopic, startTopicList } from '../../src/round/needs/actions/topics.ts'
import { type Someone, cookieOf, openSite } from '../support.ts'
import { withFiles } from './files.ts'
import type { Reader } from './table.ts'
import { leave } from '../made.ts'
import { breaks } from '../breaks.ts'
import { subjects } from '../../src/history/subjects.ts'
import { makeContracts } from './contracts.ts'
import { makeDraw } from './drawn.ts'
import { makeWays } from './ways.ts'

const FILES = {
  'round.json': round,
  'organizations.csv': organizations,
  'proposals.json': proposals,
  'scores.csv': scores,
  'experts.csv': experts,
  'conflicts.csv': conflicts,
}

/** What the accounts of a world are old enough for, and what happens in it before its rounds. */
type Earlier = { since: number; play: (stage: Stage, bundle: Bundle) => Promise<void> }

/** The three small rounds of the demonstration, and somebody of every kind who asks. */
export async function makeWorld(earlier?: Earlier) {
  const site = await openSite(Date.parse('2026-06-15T10:00:00+08:00'))
  const { db, now } = site
  const read = readBundle(FILES)
  const bundle = must(read.ok ? read : { ok: false, refusal: { why: read.refusal.reason } })
  const cast = await makeCast(
    db,
    bundle.organizations,
    bundle.experts,
    earlier?.since ?? now - 400 * 86_400_000,
    env.DATA_SECRET,
  )
  const stage = { db, bucket: env.FILES, cast, say: () => {} }
  await earlier?.play(stage, bundle)
  await playSmallRounds(stage, bundle, now)
  const { workers, needs } = await makeNeeds(db, cast, now)
  await db.run(sql`update people set two_factor_enabled = 1`)
  await rootByNight(db, env.FILES, undefined, now)
  const { id: rulebook } = must(await copyModel(db, cast.officer, now))
  const ids = await idsOf(db, cast, now)
  const run = await makeContracts(db, cast, ids.get('round') ?? '', site.person, now)
  await db.run(sql`update people set two_factor_enabled = 1`)
  return {
    site,
    ids: await withFiles(
      db,
      cast,
      new Map([
        ...ids,
        ...run.ids,
        ...needs,
        ['rulebook', rulebook],
        ...(await organizationIdsOf(db, cast, now)),
      ]),
      now,
    ),
    cast,
    readers: {
      ...(await readersOf(db, cast, workers, site.person)),
      operator: run.operator,
      outsider: run.outsider,
    },
  }
}

/** One of each thing that an address can name: the running round's, and a sheet of the one in scoring. */
async function idsOf(db: Db, cast: Cast, now: number) {
  const [found] = await db.all<Record<string, string>>(sql`
    select r.id as round, m.proposal_id as proposal, g.id as agreement, j.id as project, n.id as notice, d.id as decision,
      (select x.submission_id || '-' || x.other_id from similar_pairs x join current_submissions s on s.id = x.submission_id
        join current_submissions t on t.id = x.other_id where s.round_id = r.id limit 1) as pair,
      (select e.id from all_eligibility_checks e join submissions s on s.id = e.submission_id where s.proposal_id = m.proposal_id) as finding,
      (select id from milestones where project_id = j.id and seq = 2) as milestone,
      (select x.id from reports x join milestones y on y.id = x.milestone_id where y.project_id = j.id) as report,
      (select a.id from assignments a join experts e on e.id = a.expert_id left join sheets s on s.assignment_id = a.id
        where e.name = '评审专家01' and s.assignment_id is null order by a.id limit 1) as sheet,
      (select id from experts where name = '评审专家09') as pooled
    from rounds r join awards m on m.round_id = r.id and m.rank = 1 and m.track = 'community'
    join agreements g on g.proposal_id = m.proposal_id join projects j on j.agreement_id = g.id
    join notices n on n.round_id = r.id join decisions d on d.round_id = r.id where r.code like '%A'`)
  const [objection, enquiry, sanction] = [newId(), newId(), newId()]
  const [amendment, partnerRequest] = [newId(), newId()]
  const [notice] = await db.all<{ at: number }>(
    sql`select unixepoch(from_day) * 1000 as at from notices where id = ${found?.['notice']}`,
  )
  const onNotice = notice?.at ?? 0
  const [officer, approver] = [cast.officer.id, cast.approver.id]
  const roundId = found?.['round'] ?? ''
  // an objection that waits, in a round whose result is announced
  breaks('announced-after-the-days')
  await leave(
    db,
    [
      { subject: subjects.objection(objection), what: 'objection-received', by: null, at: onNotice },
      { subject: subjects.enquiry(enquiry), what: 'enquiry-received', by: null, at: 1 },
      {
        subject: subjects.project(found?.['project'] ?? ''),
        what: 'sanction-proposed',
        by: officer,
        at: now,
      },
      { subject: subjects.round(roundId), what: 'amendment-drafted', by: officer, at: now },
      { subject: subjects.round(roundId), what: 'amendment-returned', by: approver, at: now },
      { subject: subjects.consent(partnerRequest), what: 'consent-requested', by: officer, at: 1 },
    ],
    [
      db.run(sql`insert into objections (id, notice_id, submission_id, name, phone, text, by_id, at)
        values (${objection}, ${found?.['notice']}, null, '居民', '13900000000', '有异议。', null, ${onNotice})`),
      db.run(sql`insert into enquiries (id, round_id, text, name, by_id, at)
        values (${enquiry}, ${roundId}, '可以联合申报吗？电话010-65550001', null, null, 1)`),
      db.run(sql`insert into sanctions (id, project_id, kind, reason, by_id, at)
        values (${sanction}, ${found?.['project']}, 'notice', '没有按期报告', ${officer}, ${now})`),
      db.run(sql`insert into amendments (id, round_id, seq, reason, plan, before, by_id, at)
        select ${amendment}, id, 1, '延长', plan, plan, ${officer}, ${now} from rounds where id = ${roundId}`),
      db.run(sql`insert into amendment_returns (amendment_id, reason, by_id, at)
        values (${amendment}, '不用改', ${approver}, ${now})`),
      db.run(sql`insert into partner_requests (id, proposal_id, place_id, project, does, by_id, at)
        select ${partnerRequest}, ${found?.['proposal']}, id, '', '提供场地', ${officer}, 1 from places
        where subdistrict = '和平里街道' and community = ''`),
    ],
  )
  await makeDraw(db, cast, roundId, now)
  const ways = await makeWays(db, found ?? {}, { officer, approver }, now)
  const [person] = await db.all<{ id: string }>(sql`select id from people where username = 'caiwu'`)
  const recovery = newId()
  const [finance, admin] = [person?.id ?? '', cast.administrator.id]
  await leave(
    db,
    [{ subject: subjects.person(finance), what: 'recovery-asked', by: admin, at: now }],
    [
      db.run(sql`insert into recoveries (id, person_id, kind, proof, by_id, at, expires_at)
        values (${recovery}, ${finance}, 'factors', '当面', ${admin}, ${now}, 9000000000000)`),
    ],
  )
  const [opened] = await db.all<{ id: string }>(sql`select round_id as id from openings`)
  return new Map(
    Object.entries({
      ...found,
      ...{ objection, enquiry, sanction, amendment, partnerRequest, recovery },
      ...ways,
      person: person?.id ?? '',
      'opened round': opened?.id ?? '',
    }),
  )
}

/** The member's own organization with its host, and a bar of another that is not decided. */
async function organizationIdsOf(db: Db, cast: Cast, now: number): Promise<[string, string][]> {
  const mine = cast.members.get('O014')?.organizations[0]?.id ?? ''
  const other = cast.members.get('O060')?.organizations[0]?.id ?? ''
  const [hosting] = await db.all<{ id: string }>(sql`select id from hostings where group_id = ${mine}`)
  const bar = { from: '2026-06-01', reason: '没有按约定使用资金。', about: '2025年秋季' }
  const { id } = must(await prepareBar(db, cast.officer, other, bar, now))
  const change = newId()
  const before = sql`'name', o.name, 'kind', o.kind, 'uscc', o.uscc, 'filingNo', o.filing_no, 'subdistrict', o.subdistrict`
  await leave(
    db,
    [{ subject: subjects.organization(mine), what: 'registration-change-asked', by: null, at: now }],
    [
      db.run(sql`insert into registration_changes (id, organization_id, before, after, reason, by_id, at)
        select ${change}, o.id, json_object(${before}), json_set(json_object(${before}), '$.name', '新名'), '改名', o.by_id, ${now}
        from organizations o where o.id = ${mine}`),
    ],
  )
  return [
    ['organization', mine],
    ['hosting', hosting?.id ?? ''],
    ['bar', id],
    ['registrationChange', change],
  ]
}

/** A need of one place, a draft list of topics, and who looks after that place and another. */
async function makeNeeds(db: Db, cast: Cast, now: number) {
  const { workers, placeIds } = await playCommunities(
    { db, bucket: env.FILES, cast, say: () => {} },
    now - 3_600_000,
  )
  const need = {
    ...{ title: '有人说话', text: '希望有人来坐坐。', concerned: '独居老人', people: 3 },
    ...{
      source: 'visit' as const,
      urgency: 'usual' as const,
      contact: { name: '居民', phone: '13900000001' },
    },
    placeId: placeIds.get('和平里街道') ?? '',
  }
  const raised = must(await raiseNeed(db, null, need, now))
  const list = must(await startTopicList(db, cast.officer, '空的清单', now))
  const other = must(await startTopicList(db, cast.officer, '有选题的清单', now))
  const merged = { title: '陪伴', text: '有人陪伴。', needIds: [raised.id] }
  const topic = must(await addTopic(db, cast.officer, other.id, merged, now))
  return {
    workers,
    needs: Object.entries({ need: raised.id, topicList: list.id, topic: topic.id }),
  }
}

async function readersOf(
  db: Db,
  cast: Cast,
  workers: Map<string, Person>,
  person: (name: string) => Promise<Someone>,
) {
  const signedIn = async (one: Person | undefined): Promise<Someone | undefined> =>
    one && { ...one, cookie: await cookieOf(db, one.id, 0) }
  const readers: Record<Exclude<Reader, 'operator' | 'outsider'>, Someone | undefined> = {
    visitor: undefined,
    newcomer: await person('新来的人'),
    member: await signedIn(cast.members.get('O014')),
    stranger: await signedIn(cast.members.get('O001')),
    expert: await signedIn(cast.experts.get('E01')?.person),
    juror: await signedIn(cast.experts.get('E09')?.person),
    officer: await signedIn(cast.officer),
    approver: await signedIn(cast.approver),
    finance: await signedIn(cast.finance),
    auditor: await signedIn(cast.auditor),
    administrator: await signedIn(cast.administrator),
    worker: await signedIn(workers.get('和平里街道')),
    neighbour: await signedIn(workers.get('龙潭街道')),
  }
  return readers
}
