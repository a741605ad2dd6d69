import { type Instant, sayDeadline, sayInstant } from '../../../shared/days.ts'
import type { Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import type { PassedOver } from '../rules/awards.ts'
import type { ApproveRefusal, PrepareRefusal, TakeBackRefusal } from '../rules/decision.ts'
import { type Room, isScored, isStanding, isTakenBack } from '../rules/room.ts'

export const REASON_WORDS: Record<PassedOver, string> = {
  objection_upheld: '异议成立，取消立项',
  organization_barred: '本单位在不受理申报期内',
  too_few_sheets: '有效评分表不足，没有得分',
  below_pass_mark: '低于合格线',
  quota_full: '名额已满',
  organization_already_funded: '本单位已有项目立项',
  budget_exhausted: '剩余预算不够',
}

export const sayPrepareRefusal = saying<PrepareRefusal>({
  ...GO_ON_WORDS,
  'nothing-to-rank': '还没有分配评分表',
  'scoring-goes-on': ({ missing, closes }) =>
    `评分还在进行，${missing}份没有提交；${sayDeadline(closes)}截止`,
  'decision-waits': ({ revision }) => `第${revision}次拟定的名单正在等待审定`,
  'already-approved': ({ at }) => `名单已于${sayInstant(at)}审定`,
  'tie-undecided': ({ titles }) => sayTied(titles),
})

export const sayTied = (titles: string[]): string =>
  `${titles.join('、')}各项都相同，名额或预算只够一部分，请在说明里写明怎样决定的`

export const sayApproveRefusal = saying<ApproveRefusal>({
  ...GO_ON_WORDS,
  'own-decision': '拟定的人不能审定自己拟定的名单',
  'already-approved': ({ at }) => `名单已于${sayInstant(at)}审定`,
  'already-returned': ({ at }) => `名单已于${sayInstant(at)}退回`,
  'bars-changed': '拟定以后，有单位被列入或者解除了不受理申报，名单不再相符，请退回重新拟定',
  'sheets-changed': '拟定以后评分表、回避或异议有变化，名单与现在的排名不一致，请退回重新拟定',
  superseded: '已经有新的名单，请看最新一次拟定的',
})

export const sayTakeBackRefusal = saying<TakeBackRefusal>({
  'already-approved': ({ at }) => `名单已于${sayInstant(at)}审定，不能再收回`,
  'already-returned': ({ at }) => `名单已于${sayInstant(at)}退回或者收回`,
  'not-own-decision': '只有拟定的人可以收回它，请负责人退回',
  superseded: '已经有新的名单，请看最新一次拟定的',
})

/** Where the round's decision stands, for the tag beside the title. */
export function stateOf(room: Room, now: Instant): { word: string; tone?: Tone } {
  const { latest, assigned } = room
  if (assigned === 0) return { word: '没有开评' }
  if (!isScored(room, now)) return { word: '评分中', tone: 'now' }
  if (!latest) return { word: '拟定中', tone: 'now' }
  if (latest.returned) return { word: isTakenBack(latest) ? '已收回' : '已退回', tone: 'warn' }
  if (latest.approvedAt === null) return { word: '待审定', tone: 'warn' }
  return isStanding(room) ? { word: '已审定', tone: 'good' } : { word: '要重新拟定', tone: 'warn' }
}
