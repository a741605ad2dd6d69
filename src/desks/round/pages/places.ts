import { paths } from '../../../paths.ts'
import { type Person, type Role, STAFF, has } from '../../../people/rules/person.ts'
import type { Opens } from '../../../web/closed.ts'
import type { Overview } from '../../overview/rules.ts'
import type { Stage } from '../rules/stages.ts'

/** A page of a round: where, for whom; `parts`: what follows the round's address on it and on those that belong to it. */
type Page = { text: string; href: (id: string) => string; who: readonly Role[]; parts: readonly string[] }

const JUDGING: Role[] = ['officer', 'approver', 'auditor']
const MONEY: Role[] = [...JUDGING, 'finance']

/** Each stage's own page. */
export const STAGE_PAGES: Record<Stage, Page> = {
  call: { text: '征集', href: paths.amendments, who: MONEY, parts: ['amendments'] },
  proposals: { text: '申报', href: paths.proposals, who: MONEY, parts: ['proposals', 'opening'] },
  screening: { text: '初审', href: paths.screening, who: JUDGING, parts: ['screening'] },
  panel: { text: '专家', href: paths.panel, who: JUDGING, parts: ['panel'] },
  scoring: { text: '评分', href: paths.scoring, who: JUDGING, parts: ['scoring'] },
  awards: { text: '审定', href: paths.decision, who: JUDGING, parts: ['decision'] },
  publicity: { text: '公示', href: paths.roundNotices, who: STAFF, parts: ['notices', 'objections'] },
  agreements: { text: '签约', href: paths.agreements, who: MONEY, parts: ['agreements'] },
  projects: { text: '项目', href: paths.roundProjects, who: MONEY, parts: ['projects'] },
  closing: {
    text: '结项',
    href: (id) => `${paths.roundProjects(id)}?state=closed`,
    who: MONEY,
    parts: [],
  },
}

/** What a round has besides its stages. */
const OTHERS: Page[] = [
  { text: '密封和开启', href: paths.opening, who: MONEY, parts: ['opening'] },
  { text: '咨询答复', href: paths.roundEnquiries, who: JUDGING, parts: ['enquiries'] },
  { text: '群发', href: paths.mailings, who: JUDGING, parts: ['mailings'] },
  { text: '相似申报', href: paths.similar, who: JUDGING, parts: ['similar'] },
  { text: '附件', href: paths.attachments, who: STAFF, parts: ['files'] },
  { text: '公开前检查', href: paths.numbers, who: STAFF, parts: ['numbers'] },
  { text: '公平分析', href: paths.fairness, who: JUDGING, parts: ['fairness'] },
  { text: '异议', href: paths.objections, who: JUDGING, parts: ['objections'] },
  { text: '拨款', href: paths.roundPayments, who: MONEY, parts: ['payments'] },
  { text: '承办', href: paths.contracts, who: JUDGING, parts: ['contracts'] },
  { text: '流标和终止', href: paths.roundEnding, who: MONEY, parts: ['ending'] },
  { text: '经过', href: paths.history, who: JUDGING, parts: ['history'] },
  { text: '导出', href: paths.roundFile, who: JUDGING, parts: [] },
]

/** Whether a page is for one of these roles, and open to whoever asks. */
export type MayRead = (who: readonly Role[], href: string) => boolean

/** Whoever runs the round for an outside unit is its officer where that is open to them, and nowhere else. */
export const mayReadAs =
  (by: Person, opens: () => Opens): MayRead =>
  (who, href) =>
    who.some((role) => has(by, role)) && (!by.operates || opens()('GET', href))

export type Place = { text: string; href: string | null; here: boolean }

/** A stage as this person finds it from a page of the round; `href` null: it is not theirs to read. */
export const placeOf = (stage: Stage, round: Pick<Overview, 'id'>, mayRead: MayRead, path: string): Place =>
  placed(STAGE_PAGES[stage], round.id, mayRead, path)

/** What else of the round this person may read. */
export const othersOf = (round: Overview, mayRead: MayRead, path: string): Place[] =>
  OTHERS.filter(
    ({ href }) => href !== paths.opening || round.sealed !== null || round.openingAskedAt !== null,
  )
    .map((page) => placed(page, round.id, mayRead, path))
    .filter(({ href }) => href !== null)

function placed({ text, href, who, parts }: Page, id: string, mayRead: MayRead, path: string): Place {
  const [, , , part = ''] = path.split('/')
  return { text, href: mayRead(who, href(id)) ? href(id) : null, here: parts.includes(part) }
}
