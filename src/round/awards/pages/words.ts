import { type Instant, sayInstant, sayMinute } from '../../../shared/days.ts'
import type { Own } from '../../../web/answer.tsx'
import type { Tone } from '../../../web/parts.tsx'
import type { PassedOver } from '../rules/awards.ts'
import type { ApproveRefusal, PrepareRefusal } from '../rules/decision.ts'
import { type Room, isScored, isStanding } from '../rules/room.ts'

export const REASON_WORDS: Record<PassedOver, string> = {
  objection_upheld: '异议成立，取消立项',
  organization_barred: '本单位在不受理申报期内',
  too_few_sheets: '有效评分表不足，没有得分',
  below_pass_mark: '低于合格线',
  quota_full: '名额已满',
  organization_already_funded: '本单位已有项目立项',
  budget_exhausted: '剩余预算不够',
}

export function sayPrepareRefusal(refusal: Own<PrepareRefusal>): string {
  switch (refusal.why) {
    case 'nothing-to-rank':
      return '还没有分配评分表'
    case 'scoring-goes-on':
      return `评分还在进行，${refusal.missing}份没有提交；${sayMinute(refusal.closes)}截止`
    case 'decision-waits':
      return `第${refusal.revision}次拟定的名单正在等待审定`
    case 'already-approved':
      return `名单已于${sayInstant(refusal.at)}审定`
    case 'tie-undecided':
      return sayTied(refusal.titles)
  }
}

export const sayTied = (titles: string[]): string =>
  `${titles.join('、')}各项都相同，名额或预算只够一部分，请在说明里写明怎样决定的`

export function sayApproveRefusal(refusal: Own<ApproveRefusal>): string {
  switch (refusal.why) {
    case 'own-decision':
      return '拟定的人不能审定自己拟定的名单'
    case 'already-approved':
      return `名单已于${sayInstant(refusal.at)}审定`
    case 'already-returned':
      return `名单已于${sayInstant(refusal.at)}退回`
    case 'bars-changed':
      return '拟定以后，有单位被列入或者解除了不受理申报，名单不再相符，请退回重新拟定'
    case 'sheets-changed':
      return '拟定以后评分表、回避或异议有变化，名单与现在的排名不一致，请退回重新拟定'
    case 'superseded':
      return '已经有新的名单，请看最新一次拟定的'
  }
}

/** Where the round's decision stands, for the tag beside the title. */
export function stateOf(room: Room, now: Instant): { word: string; tone?: Tone } {
  const { latest, assigned } = room
  if (assigned === 0) return { word: '没有开评' }
  if (!isScored(room, now)) return { word: '评分中', tone: 'now' }
  if (!latest) return { word: '拟定中', tone: 'now' }
  if (latest.returned) return { word: '已退回', tone: 'warn' }
  if (latest.approvedAt === null) return { word: '待审定', tone: 'warn' }
  return isStanding(room) ? { word: '已审定', tone: 'good' } : { word: '要重新拟定', tone: 'warn' }
}
