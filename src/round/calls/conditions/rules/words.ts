import { GRADE_WORDS } from '../../../../organizations/rules/profile.ts'
import { KIND_WORDS } from '../../../../people/rules/organization.ts'
import { sayDay, sayDeadline, sayInstant } from '../../../../shared/days.ts'
import { type Fen, yuan } from '../../../../shared/money.ts'
import { type Points, showPoints } from '../../../../shared/points.ts'
import type { ConditionKey } from './conditions.ts'
import type { List, Offer, Share, Told } from './finding.ts'

export { GRADE_WORDS } from '../../../../organizations/rules/profile.ts'

export const CONDITION_WORDS: Record<ConditionKey, string> = {
  received: '申报时间',
  kind: '单位类型',
  registered: '登记或者备案',
  host: '托管单位',
  founded: '成立年限',
  grade: '评估等级',
  inspected: '年检（年报）',
  staff: '专职人员',
  place: '项目实施地',
  otherMoney: '其他财政资金',
  handedIn: '本期申报的项数',
  bar: '不受理申报的名单',
  abnormal: '活动异常名录',
  dishonesty: '严重违法失信名单',
  violation: '重大违法记录',
  ask: '申请资金',
  months: '实施时间',
  overhead: '管理费比例',
  personnel: '人员费用比例',
  grantShare: '资助占总预算的比例',
  alike: '相似的申报书',
}

/** What was found of a condition, as a sentence without its full stop. */
export function sayTold(told: Told): string {
  const isMet = told.verdict === 'yes'
  switch (told.about) {
    case 'received':
      return `${sayInstant(told.at)}收到，${isMet ? '在截止以前' : `已过${sayDeadline(told.closes)}的截止`}`
    case 'kind':
      return `这一期${isMet ? '' : '不'}面向${KIND_WORDS[told.kind]}征集`
    case 'registered':
      if (told.kind === 'community')
        return isMet ? '已经在街道（镇）备案' : '没有在街道（镇）备案，请先办理备案'
      return isMet ? '已经依法登记或者备案' : '没有依法登记，请先办理登记'
    case 'host':
      return isMet
        ? '社区社会组织由托管单位以其名义申报，单位类型和项数以托管单位的为准'
        : '社区社会组织不直接申报，由托管单位以其名义申报；请先找好托管单位'
    case 'founded':
      return `${sayDay(told.foundedOn)}成立，到${sayDay(told.by)}${isMet ? '已' : '不'}满${told.years}年`
    case 'grade':
      return `评估等级${GRADE_WORDS[told.grade]}，${isMet ? '不' : ''}低于${GRADE_WORDS[told.least]}`
    case 'inspected':
      return `最近${told.years}年应当参加的年检（年报）${isMet ? '都合格' : '有不合格的'}`
    case 'staff':
      return `专职人员${told.staff}名，${isMet ? '不' : ''}少于${told.least}名`
    case 'otherMoney':
      return isMet ? '同一项目没有获得其他财政资金' : '同一项目已经获得其他财政资金'
    case 'place':
      return isMet ? '项目在本区实施' : '项目不在本区实施，不属于本区公益创投的征集范围'
    case 'handedIn':
      return `每家单位最多申报${told.limit}个项目，已经申报${told.handedIn}个${isMet ? '' : '，不能再报'}`
    case 'bar':
      return told.bar
        ? `到${sayDay(told.bar.until)}为止不受理申报，原因：${told.bar.reason}`
        : '没有不受理申报的决定'
    case 'abnormal':
    case 'dishonesty':
    case 'violation':
      return `${sayListed(told.about, told.years, isMet)}${isMet ? '' : '，资格审查不予通过'}`
    case 'ask':
      return sayAsk(told)
    case 'months':
      return `实施时间${told.months}个月，${isMet ? '没有超过' : '超过'}最长${told.longest}个月`
    case 'overhead':
    case 'personnel':
    case 'grantShare': {
      const { share, most } = told
      return `${SHARE_WORDS[told.about]}的${trimmed(share)}%，${isMet ? '没有超过' : '超过'}最高${most}%`
    }
    case 'alike':
      return '没有找到相似的申报书'
  }
}

const SHARE_WORDS: Record<Share, string> = {
  overhead: '管理费占资助资金',
  personnel: '人员费用占资助资金',
  grantShare: '申请资金占项目总预算',
}

const sayListed = (list: List, years: number, isMet: boolean): string =>
  `${years === 0 ? '现在' : `最近${years}年`}${isMet ? '没有' : ''}${LISTED_WORDS[list]}`

export const LISTED_WORDS: Record<List, string> = {
  abnormal: '被列入活动异常名录',
  dishonesty: '被列入严重违法失信名单',
  violation: '有重大违法记录',
}

/** "10.5" of 1050. */
const trimmed = (points: Points): string => showPoints(points).replace(/\.?0+$/, '')

/** The tracks that take the amount; where none does, what each would take. */
function sayAsk({ verdict, ask, tracks }: Extract<Told, { about: 'ask' }>): string {
  const fits = ({ askMin = 0, askMax }: Offer) => ask >= askMin && ask <= askMax
  if (verdict === 'yes') {
    const names = tracks.filter(fits).map(({ name }) => `“${name}”`)
    return `申请资金${yuan(ask)}元，在${names.join('、')}的范围内`
  }
  return [`申请资金${yuan(ask)}元`, ...tracks.map((track) => sayBeyond(ask, track))].join('，')
}

const sayBeyond = (ask: Fen, track: Offer): string =>
  ask > track.askMax
    ? `超过“${track.name}”每项最高${yuan(track.askMax)}元`
    : `低于“${track.name}”每项最低${yuan(track.askMin ?? 0)}元`
