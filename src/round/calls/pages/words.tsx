import { ROLE_WORDS } from '../../../people/rules/person.ts'
import { sayMinute } from '../../../shared/days.ts'
import { kindOf } from '../../../rulebook/rules/words.ts'
import type { Gate } from '../rules/plan.ts'
import type { DraftRefusal, Phase, PlanFault, PublishRefusal } from '../rules/round.ts'

export const PHASE_WORDS: Record<Phase, string> = { upcoming: '即将开始', open: '征集中', closed: '已截止' }

export const GATE_WORDS: Record<Gate, string> = {
  agreement_signed: '签订协议',
  midterm_passed: '中期评估通过',
  final_passed: '结项评估通过',
}

export function sayDraftRefusal(refusal: DraftRefusal): string {
  switch (refusal.why) {
    case 'not-your-role':
      return `这件事由${ROLE_WORDS[refusal.needs]}办理`
    case 'published-is-frozen':
      return '征集公告已经发布，要改动请用更正公告'
    case 'code-taken':
      return `简称“${refusal.code}”已经用过，请换一个`
    case 'topic-list-not-published':
      return '选定的选题清单没有发布，请重新选择'
  }
}

export function sayPublishRefusal(refusal: PublishRefusal): string {
  switch (refusal.why) {
    case 'not-your-role':
      return `征集公告由${ROLE_WORDS[refusal.needs]}发布`
    case 'already-published':
      return `已于${sayMinute(refusal.at)}发布`
    case 'own-draft':
      return '拟定的人不能发布自己拟定的公告，请另一位负责人发布'
    case 'contradictory':
      return `还不能发布：${refusal.faults.map(sayFault).join('；')}`
    case 'rulebook-not-in-force':
      return '草稿依据的管理办法不是现行的一版，请经办人按现行办法重新核对'
    case 'departs-from-rulebook':
      return `与管理办法不一致：${refusal.rules.map((key) => kindOf(key).name).join('、')}`
  }
}

export function sayFault(fault: PlanFault): string {
  switch (fault) {
    case 'closes-before-opens':
      return '申报截止不晚于开始申报'
    case 'scoring-ends-before-closing':
      return '评分截止不晚于申报截止'
    case 'closes-in-the-past':
      return '申报截止时间已经过去'
    case 'same-code-twice':
      return '赛道或评分项的代号有重复'
    case 'tie-break-unknown':
      return '同分时比较的顺序里有不认识的评分项'
    case 'tranches-are-not-all':
      return '各笔拨款的比例加起来不是100%'
    case 'grades-out-of-order':
      return 'A等分数线应当高于B等'
    case 'panel-below-minimum':
      return '专家人数少于最少有效评分表份数'
    case 'budget-below-one-ask':
      return '有赛道的资金预算低于每项最高金额'
    case 'budget-below-quota':
      return '有赛道的资金预算低于名额乘以每项最低金额'
    case 'least-above-most':
      return '有赛道的每项最低金额高于每项最高金额'
    case 'levels-out-of-order':
      return '有评分项的等次不连续：应当由高到低，每等相差至少一档，最低一等从0分起'
    case 'pass-mark-out-of-reach':
      return '合格线高于各评分项满分之和'
  }
}
