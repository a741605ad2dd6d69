import { writeFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { play2013ToClosing, play2013ToSheets } from '../../../src/demonstration/dongcheng-2013.ts'
import { lookForCopies } from '../../../src/round/proposals/alike/actions/looks.ts'
import { makeWorld } from '../../access/world.ts'
import { cookieOf } from '../../support.ts'
import type { Asked } from './asked.ts'

/** Scale 1: the world of test/access with the round of 2013 before it, 78 proposals to the end; tells who asks, and the ids. */
const { site, ids, readers } = await makeWorld({
  since: Date.parse('2013-01-04T09:00:00+08:00'),
  play: async (stage, bundle) => {
    const { roundId } = await play2013ToSheets(stage, bundle)
    await play2013ToClosing(stage, bundle, roundId)
  },
})
for (let night = 0; night < 9 && (await lookForCopies(site.db, site.now)) > 0; night += 1);

const [large] = await site.db.all<Record<string, string>>(sql`
  select r.id as round, m.proposal_id as proposal, g.id as agreement, j.id as project, n.id as notice, d.id as decision,
    (select id from milestones where project_id = j.id and seq = 2) as milestone,
    (select x.id from reports x join milestones y on y.id = x.milestone_id where y.project_id = j.id limit 1) as report,
    (select id from proposals where round_id = (select id from rounds where code like '%C') limit 1) as "open proposal",
    (select id from rounds where code like '%B') as "scoring round"
  from rounds r join awards m on m.round_id = r.id and m.rank = 1
  join agreements g on g.proposal_id = m.proposal_id join projects j on j.agreement_id = g.id
  join notices n on n.round_id = r.id join decisions d on d.round_id = r.id where r.code = '2013' limit 1`)
const [half] = await site.db.all<{ draft: string; by: string }>(sql`
  select p.id as draft, m.person_id as by from proposals p join proposal_standings t on t.proposal_id = p.id
  join memberships m on m.organization_id = p.organization_id where t.standing = 'draft' limit 1`)
const [applicant] = await site.db.all<{ by: string }>(sql`
  select m.person_id as by from proposals p join memberships m on m.organization_id = p.organization_id
  where p.id = ${large?.['proposal'] ?? ''} limit 1`)
const asked: Asked = {
  ids: { ...Object.fromEntries(ids), ...large, draft: half?.draft ?? '' },
  cookies: {
    ...Object.fromEntries(Object.entries(readers).map(([name, one]) => [name, one?.cookie ?? ''])),
    author: await cookieOf(site.db, half?.by ?? '', 0),
    applicant: await cookieOf(site.db, applicant?.by ?? '', 0),
  },
}
writeFileSync(process.argv[2] ?? '', JSON.stringify(asked))
