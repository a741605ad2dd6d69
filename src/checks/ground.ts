import { sql } from 'drizzle-orm'
import type { Check } from './check.ts'

/** A minute: Workers' clocks differ, and of two who read at once the later may be the first to write. */
const SKEW = sql.raw('60000')

export const GROUND: Check[] = [
  {
    name: 'history-chain',
    says: 'every entry of the history follows from the one before it, from the first on',
    words: '经过逐条相连，从第一条起没有缺口',
    rows: sql`select h.subject || ' #' || h.seq as what from history h
      left join history b on b.subject = h.subject and b.seq = h.seq - 1
      where h.previous <> coalesce(b.hash, '') or (h.seq > 1 and b.seq is null)`,
  },
  {
    name: 'history-time',
    // a demonstration is played a proposal at a time, not a day at a time
    says: 'no entry is earlier than the one before it, but for a minute that clocks may differ',
    words: '后记的经过不早于先记的（时钟误差一分钟以内）',
    rows: sql`select h.subject || ' #' || h.seq as what from history h
      join history b on b.subject = h.subject and b.seq = h.seq - 1
      where h.at < b.at - ${SKEW} and not exists (select 1 from demonstration)`,
  },
  {
    name: 'history-by-people',
    says: 'whoever the history names is a person of the site',
    words: '经过里的人都是本站的账户',
    rows: sql`select h.subject || ' #' || h.seq as what from history h
      where h.by_id is not null and not exists (select 1 from people p where p.id = h.by_id)`,
  },
  {
    name: 'letters-read-after',
    says: 'no letter was read before it was written',
    words: '信件先寄出后阅读',
    rows: sql`select 'letter ' || l.id as what from letter_readings r join letters l on l.id = r.letter_id
      where r.at < l.at - ${SKEW}`,
  },
  {
    name: 'roles-end-after',
    says: 'a role ends after it was given',
    words: '角色先授予后终止',
    rows: sql`select 'role ' || g.id as what from role_ends e join role_grants g on g.id = e.grant_id where e.at < g.at`,
  },
  {
    name: 'one-role-at-once',
    says: 'nobody holds the same role twice at once',
    words: '同一个人不重复持有同一个角色',
    rows: sql`select 'person ' || person_id || ' ' || role as what from role_grants
      where id not in (select grant_id from role_ends) group by person_id, role having count(*) > 1`,
  },
  {
    name: 'an-owner-each',
    says: 'every organization has an owner',
    words: '每个单位都有负责人',
    rows: sql`select 'organization ' || o.id as what from organizations o
      where not exists (select 1 from memberships m where m.organization_id = o.id and m.role = 'owner')`,
  },
  {
    name: 'bars-by-two',
    says: 'who prepares a bar does not approve it',
    words: '不受理决定由两人拟定和审定',
    rows: sql`select 'bar ' || b.id as what from bar_decisions d join bars b on b.id = d.bar_id
      where d.by_id = b.by_id and d.outcome = 'approved'`,
  },
  {
    name: 'one-host-at-once',
    says: 'a group has one host in force',
    words: '一个社区组织同时只有一个托管单位',
    rows: sql`select 'organization ' || group_id as what from hosts_in_force group by group_id having count(*) > 1`,
  },
  {
    name: 'reversed-by-two',
    says: 'who proposes a reversal does not answer it, but to take it back, and the answer comes within its days',
    words: '更正由一人提出、另一人在期限以内答复',
    rows: sql`select 'reversal ' || r.id as what from reversals r join reversal_answers a on a.reversal_id = r.id
      where (a.outcome = 'taken-back') <> (a.by_id = r.by_id) or a.at < r.at or a.at >= r.until_at`,
  },
  {
    name: 'versions-without-gaps',
    says: 'profiles and accounts are numbered from 1 on',
    words: '单位资料和收款账户的版本从1连续编号',
    rows: sql`select 'profile ' || organization_id as what from organization_profiles group by organization_id having max(version) <> count(*)
      union all
      select 'account ' || organization_id from bank_accounts group by organization_id having max(version) <> count(*)`,
  },
  {
    name: 'rulebooks-asked-first',
    says: 'a version in force was put before the approvers by somebody else',
    words: '管理办法由一人提请、另一人批准施行',
    rows: sql`select 'rulebook version ' || e.version_id as what from rulebook_enactments e
      where not exists (select 1 from rulebook_versions v left join rulebook_requests r on r.version_id = v.id
        where v.id = e.version_id and coalesce(r.by_id, v.by_id) <> e.by_id)`,
  },
]
