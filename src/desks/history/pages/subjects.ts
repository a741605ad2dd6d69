import { paths } from '../../../paths.ts'
import { splitSubject } from '../rules.ts'

const KINDS: Record<string, { word: string; href?: (id: string) => string }> = {
  consent: { word: '社区合作', href: paths.partnerRequest },
  need: { word: '需求', href: paths.need },
  topics: { word: '选题', href: paths.topicList },
  'topic-lists': { word: '选题清单', href: () => paths.topicLists() },
  round: { word: '征集公告', href: paths.round },
  enquiry: { word: '咨询' },
  proposal: { word: '申报书', href: paths.proposal },
  notes: { word: '备注和经办' },
  similar: { word: '相似比对', href: paths.similarPair },
  panel: { word: '评审委员会', href: paths.panel },
  declaration: { word: '回避申报', href: paths.panel },
  assignment: { word: '评分表' },
  decision: { word: '审定', href: paths.decision },
  notice: { word: '公示', href: paths.notice },
  objection: { word: '异议', href: paths.objection },
  agreement: { word: '协议', href: paths.agreement },
  project: { word: '项目', href: paths.projectWork },
  person: { word: '人员' },
  access: { word: '登录', href: paths.personAccess },
  invitation: { word: '邀请' },
  organization: { word: '申报单位', href: paths.organization },
  pool: { word: '专家库' },
  places: { word: '街道与社区' },
  office: { word: '联系方式', href: () => paths.office() },
  channel: { word: '站外发送', href: paths.channel },
  wording: { word: '信件文字', href: paths.wording },
  role: { word: '角色' },
  rulebook: { word: '管理办法' },
  clock: { word: '演练时间' },
  calendar: { word: '放假安排', href: (year) => paths.calendarIn(Number(year)) },
}

/** What a subject is, and where it can be read; null: nowhere. */
export function sayKind(subject: string): { word: string; href: string | null } {
  const { kind, id } = splitSubject(subject)
  const known = KINDS[kind]
  return { word: known?.word ?? kind, href: known?.href?.(id) ?? null }
}
