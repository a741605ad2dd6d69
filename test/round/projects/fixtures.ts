import type { Person, Role } from '../../../src/people/rules/person.ts'
import type { Content } from '../../../src/round/proposals/rules/content.ts'
import type { Agreement, Project } from '../../../src/round/projects/rules/project.ts'
import type { Report, Review } from '../../../src/round/projects/rules/reports.ts'
import { startOf } from '../../../src/shared/days.ts'

/** A year from here; the agreement was signed that morning. */
export const START = '2013-07-08'
export const END = '2014-07-07'
export const SIGNED = startOf(START)
export const noon = (day: string): number => startOf(day) + 12 * 3_600_000

export const CONTENT: Content = {
  title: '纳百川亲情志愿服务',
  track: 'community',
  category: '志愿服务',
  place: '建国门街道',
  months: 12,
  leader: '周平',
  summary: '为独居老人找一位常来常往的邻居志愿者。',
  need: '走访20户，67%把它列为最急的三件事之一',
  goals: ['建一支志愿者队伍'],
  outputs: [
    { name: '活动场次', unit: '次', target: 10 },
    { name: '受益人数', unit: '人', target: 80 },
  ],
  effects: [
    { name: '参与者满意率', unit: '%', baseline: null, target: 85, method: '问卷' },
    { name: '需求缓解自评', unit: '分', baseline: 2.7, target: 4.5, method: '前后测' },
  ],
  innovation: '邻居互助',
  plan: [
    { month: 1, work: '组建志愿者队伍' },
    { month: 6, work: '累计完成5次活动' },
    { month: 12, work: '效果评估与展示' },
  ],
  risks: [{ risk: '人手不足', response: '逐户邀请' }],
  budget: [
    { kind: 'material', name: '物料', grant: 3_000_000, own: 500_000 },
    { kind: 'overhead', name: '管理费', grant: 500_000, own: 0 },
  ],
}

export const ORGANIZATION = { id: 'o1', name: '纳百川志愿服务社', kind: 'community' as const }

/** Whoever has an interest in it. */
export const INSIDE = { interests: [{ id: ORGANIZATION.id, name: ORGANIZATION.name, rounds: [] }] }

export const someone = (id: string, ...roles: Role[]): Person => ({
  id,
  name: id,
  roles,
  organizations: [],
  places: [],
  interests: [],
  secondFactor: true,
})
export const OFFICER = someone('officer', 'officer')
export const FINANCE = someone('finance', 'finance')
export const MEMBER: Person = {
  ...someone('member'),
  organizations: [{ ...ORGANIZATION, role: 'owner' as const }],
}

export const PROJECT: Project = {
  id: 'p1',
  agreementId: 'a1',
  roundId: 'r1',
  organizationId: ORGANIZATION.id,
  organization: ORGANIZATION.name,
  title: CONTENT.title,
  code: '2013',
  number: 10,
  amount: 3_500_000,
  startsOn: START,
  endsOn: END,
  content: CONTENT,
  closedAt: null,
}

const { id: _, closedAt: __, ...agreed } = PROJECT
export const AGREEMENT: Agreement = { ...agreed, signed: ['organization', 'bureau'], projectId: null }

export const ACCEPTED: Review = { outcome: 'accepted', reason: '', at: noon('2013-08-09') }
export const RETURNED: Review = { outcome: 'returned', reason: '没有签到表', at: noon('2013-08-08') }

/** A report on milestone m1 that waits for its review. */
export const REPORT: Report = {
  id: 'w1',
  milestoneId: 'm1',
  revision: 1,
  text: '招募23人。',
  actuals: [],
  spent: 100_000,
  at: noon('2013-08-07'),
  review: null,
}

/** What is reported: one number for each of the four indicators. */
export const NEW_REPORT = { text: '招募23人。', actuals: [2, 20, 91, 3], spent: 150_000 }
