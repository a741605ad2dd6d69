import type { InvitationState } from '../../../people/rules/invitation.ts'
import { type Day, sayDay, sayMinute } from '../../../shared/days.ts'
import type { Own } from '../../../web/answer.tsx'
import type { Tone } from '../../../web/parts.tsx'
import { sayNotOpened } from '../../calls/opening/pages.tsx'
import type { AssignRefusal } from '../rules/assignment.ts'
import type { Conflict, DeclareRefusal, RecusalRefusal } from '../rules/declaration.ts'
import type { ChangeRefusal, ChoiceRefusal } from '../rules/panel.ts'
import type { AddRefusal } from '../rules/pool.ts'

export const INVITATION_WORDS: Record<InvitationState, string> = {
  open: '待接受',
  accepted: '已接受',
  expired: '已过期',
}
export const INVITATION_TONES: Record<InvitationState, Tone | undefined> = {
  open: 'now',
  accepted: 'good',
  expired: undefined,
}

export const CONFLICT_WORDS: Record<Conflict, string> = {
  employment: '任职或担任顾问',
  kin: '亲属关系',
  dispute: '法律纠纷',
  drafting: '帮助起草申报书',
  control: '受同一方控制',
  investment: '投资关系',
  other: '其他利害关系',
}

/** A reason as it is kept: "亲属关系：负责人是我的表妹". */
export function sayConflict(kind: Conflict, detail: string, endedOn?: Day): string {
  const relation = endedOn ? `${CONFLICT_WORDS[kind]}（${sayDay(endedOn)}结束）` : CONFLICT_WORDS[kind]
  return detail ? `${relation}：${detail}` : relation
}

export function sayAddRefusal(refusal: Own<AddRefusal>): string {
  switch (refusal.why) {
    case 'email-in-pool':
      return `邮箱${refusal.email}已在库中，是${refusal.name}`
  }
}

export function sayPanelRefusal(refusal: Own<ChangeRefusal | ChoiceRefusal | AssignRefusal>): string {
  switch (refusal.why) {
    case 'not-opened':
      return sayNotOpened(refusal)
    case 'assigned-already':
      return `评分表已于${sayMinute(refusal.at)}分配，评审委员会不再变动`
    case 'not-in-pool':
      return '选中的人有的不在专家库，请刷新页面再选'
    case 'nobody-chosen':
      return '请在专家库里选出还不是成员的专家'
    case 'invitation-expired':
      return `${refusal.names.join('、')}没有在期限内接受邀请，请系统管理员重新入库`
    case 'same-person-twice':
      return `${refusal.names.join('、')}是同一个人，只能占一个席位`
    case 'panel-size':
      return sayPanelSize(refusal)
    case 'no-panel':
      return '还没有选定评审委员会'
    case 'screening-unfinished':
      return sayUnfinished(refusal.left)
    case 'undeclared':
      return `${refusal.names.join('、')}还没有申报回避`
    case 'nothing-eligible':
      return '没有入围的申报书'
  }
}

const sayPanelSize = ({ chosen, least, most }: { chosen: number; least: number; most: number }): string =>
  `评审委员会应有${least === most ? least : `${least}至${most}`}人，这样选是${chosen}人`

const sayUnfinished = (left: number): string =>
  left > 0 ? `资格审查还有${left}份没有结论` : '申报还没有截止，资格审查还没有开始'

export function sayDeclareRefusal(refusal: Own<DeclareRefusal | RecusalRefusal>): string {
  switch (refusal.why) {
    case 'declared-already':
      return `您已于${sayMinute(refusal.at)}申报，不能再改`
    case 'assigned-already':
      return `评分表已于${sayMinute(refusal.at)}分配，不能再申报`
    case 'screening-unfinished':
      return `${sayUnfinished(refusal.left)}，结束以后再申报`
    case 'organization-unknown':
      return '申报的单位有的不在名单上，请从名单里重新选'
    case 'organization-twice':
      return `${refusal.name}申报了两次`
    case 'reason-missing':
      return `请写明与${refusal.name}是什么关系`
    case 'relation-over':
      return `与${refusal.name}的关系已于${sayDay(refusal.endedOn)}结束，早于${sayDay(refusal.since)}，不用回避`
    case 'own-organization':
      return `您是${refusal.names.join('、')}的成员，应当回避`
  }
}
