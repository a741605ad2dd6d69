import type { InvitationState } from '../../../people/rules/invitation.ts'
import { sayUnknown } from '../../../shared/calendar.ts'
import { type Day, type Instant, sayDay, sayMinute } from '../../../shared/days.ts'
import type { Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { sayNotOpened } from '../../calls/opening/pages.tsx'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import type { AssignRefusal } from '../rules/assignment.ts'
import { CONFLICTS, type Conflict, type DeclareRefusal, type RecusalRefusal } from '../rules/declaration.ts'
import type { ChangeRefusal, ChoiceRefusal, DrawWaits } from '../rules/panel.ts'
import type { RemindRefusal } from '../rules/reminding.ts'

export const INVITATION_TONES: Record<InvitationState, Tone | undefined> = {
  open: 'now',
  accepted: 'good',
  expired: undefined,
  void: undefined,
}

/** A reason as it is kept: "亲属关系：负责人是我的表妹". */
export function sayConflict(kind: Conflict, detail: string, endedOn: Day | null): string {
  const relation = endedOn ? `${CONFLICTS[kind]}（${sayDay(endedOn)}结束）` : CONFLICTS[kind]
  return detail ? `${relation}：${detail}` : relation
}

/** Nothing of the panel or its sheets changes after it. */
export const sayApproved = ({ at }: { at: Instant }) =>
  `立项名单已于${sayMinute(at)}批准，评分不再变动；对结果有影响的，请告诉审计和经办人，按异议办理`

/** Why the panel of a round is not changed. */
export const CHANGE_WORDS = {
  ...GO_ON_WORDS,
  'not-opened': sayNotOpened,
  'already-approved': sayApproved,
}

/** Why sheets are not given out, whoever gets which. */
export const ASSIGN_WORDS = {
  'assigned-already': ({ at }: { at: Instant }) => `评分表已于${sayMinute(at)}分配，缺少的请用“补分配”`,
  'same-person-twice': ({ names }: { names: string[] }) => `${names.join('、')}是同一个人，只能占一个席位`,
  'experts-read': ({ names }: { names: string[] }) =>
    `${names.join('、')}担任能看申报书的角色，不能进评审委员会；请系统管理员先结束那个角色`,
  'no-panel': '还没有选定评审委员会',
  'screening-unfinished': sayUnfinished,
  'recheck-runs': ({ lastDay }: { lastDay: Day }) =>
    `没有通过资格审查的单位在${sayDay(lastDay)}24:00以前可以申请复核，过了再分配评分表`,
  'calendar-unknown': ({ year }: { year: number }) => `算不出申请复核的期限：${sayUnknown(year)}`,
  undeclared: ({ names }: { names: string[] }) => `${names.join('、')}还没有申报回避`,
  'relations-open': ({ count }: { count: number }) =>
    `发现${count}项可能的回避还没有处理，请先在“可能的回避”里处理`,
  'panel-short': ({ sitting, least }: { sitting: number; least: number }) =>
    `还在任的成员${sitting}人，评分至少要${least}人，请先增补`,
  'nothing-eligible': '没有入围的申报书',
}

export const sayPanelRefusal = saying<ChangeRefusal | DrawWaits | ChoiceRefusal | AssignRefusal>({
  ...CHANGE_WORDS,
  'draw-waits': ({ seq }) => `第${seq}次抽取还没有结果，得出结果或者作废以后才能另选成员`,
  'not-in-pool': '选中的人有的不在专家库，请刷新页面再选',
  'nobody-chosen': '请在专家库里选出还不是成员的专家',
  'invitation-expired': ({ names }) =>
    `${names.join('、')}没有在期限内接受邀请，请系统管理员在专家库重新邀请`,
  'experts-left': ({ names }) => `${names.join('、')}不再是评审专家，不能进评审委员会`,
  'experts-out': ({ names }) => `${names.join('、')}还没有入库，或者已经暂停、出库，不能进评审委员会`,
  'panel-size': ({ chosen, least, most }) =>
    `评审委员会应有${least === most ? least : `${least}至${most}`}人，这样选是${chosen}人`,
  ...ASSIGN_WORDS,
  'distribution-needed': '本期每份申报书只分给一部分成员，请先拟定分配方案',
})

export const sayRemindRefusal = saying<RemindRefusal>({
  ...CHANGE_WORDS,
  'screening-unfinished': (refusal) => `${sayUnfinished(refusal)}，结束以后才能申报回避`,
  'everybody-declared': '有账号的成员都已经申报回避',
  'reminded-today': ({ at }) => `今天${sayMinute(at)}已经提醒过，一天提醒一次`,
})

export const sayDeclareRefusal = saying<DeclareRefusal | RecusalRefusal>({
  ...GO_ON_WORDS,
  'declared-already': ({ at }) => `您已于${sayMinute(at)}申报，不能再改`,
  'already-approved': sayApproved,
  'taken-off': sayTakenOff,
  'screening-unfinished': (refusal) => `${sayUnfinished(refusal)}，结束以后再申报`,
  'organization-unknown': '申报的单位有的不在名单上，请从名单里重新选',
  'organization-twice': ({ name }) => `${name}申报了两次`,
  'reason-missing': ({ name }) => `请写明与${name}是什么关系`,
  'relation-over': ({ name, endedOn, since }) =>
    `与${name}的关系已于${sayDay(endedOn)}结束，早于${sayDay(since)}，不用回避`,
})

export function sayTakenOff({ at }: { at: Instant }) {
  return `${sayMinute(at)}起不再是本期评审委员会的成员`
}

function sayUnfinished({ left }: { left: number }): string {
  return left > 0 ? `资格审查还有${left}份没有告知结论` : '申报还没有截止，资格审查还没有开始'
}
