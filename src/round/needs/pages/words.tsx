import { sayClause } from '../../../shared/clauses.ts'
import { type Instant, sayDay, sayMinute } from '../../../shared/days.ts'
import type { Own } from '../../../web/answer.tsx'
import { Clause, Tag } from '../../../web/parts.tsx'
import type { LookUpRefusal } from '../rules/looking-up.ts'
import {
  type AnswerRefusal,
  type AnswerRule,
  type AnswerTopicRefusal,
  type Outcome,
  answerDueOn,
  latenessOf,
} from '../rules/answering.ts'
import type { RaiseRefusal, Source, Urgency } from '../rules/need.ts'
import type { AttachRefusal, Meeting, Step, StepRefusal } from '../rules/steps.ts'
import type { ListRefusal, MergeRefusal, NewListRefusal, PublishListRefusal } from '../rules/topic.ts'

export const SOURCE_WORDS: Record<Source, string> = {
  council: '议事会',
  visit: '走访',
  hotline: '热线',
  online: '网上',
}
export const URGENCY_WORDS: Record<Urgency, string> = { usual: '一般', soon: '较急', urgent: '紧急' }
export const STEP_WORDS: Record<Step, string> = {
  collected: '收集',
  agenda: '议题',
  deliberated: '协商',
  planned: '方案',
  done: '实施',
  answered: '反馈',
}
export const MEETING_WORDS: Record<Meeting, string> = {
  council: '议事会',
  residents: '居民会议',
  building: '楼门院会议',
  online: '线上协商',
  other: '其他形式',
}
export const OUTCOME_WORDS: Record<Outcome, string> = { 'taken-up': '已采纳', 'not-taken-up': '未采纳' }

export const OutcomeTag = ({ outcome }: { outcome: Outcome }) => (
  <Tag tone={outcome === 'taken-up' ? 'good' : undefined}>{OUTCOME_WORDS[outcome]}</Tag>
)

type Dated = { at: Instant; answeredAt: Instant | null }

/** Whether a need has its answer, and else whether it is late: 待答复, 逾期未答复, 督办. */
export function AnswerTag({ need, days, now }: { need: Dated; days: number; now: Instant }) {
  if (need.answeredAt !== null) return <Tag tone="good">已答复</Tag>
  const lateness = latenessOf(need.at, days, now)
  if (lateness === 'in-time') return <Tag>待答复</Tag>
  return lateness === 'late' ? <Tag tone="warn">逾期未答复</Tag> : <Tag tone="bad">督办</Tag>
}

/** "最迟2013年5月4日答复（第六条）" */
export const Due = ({ at, rule }: { at: Instant; rule: AnswerRule }) => (
  <>
    最迟{sayDay(answerDueOn(at, rule.days))}答复（
    <Clause href={rule.clause.href}>{sayClause(rule.clause.no)}</Clause>）
  </>
)

export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n+/).map((line) => (
      <p>{line}</p>
    ))}
  </>
)

export function sayRaiseRefusal(refusal: RaiseRefusal): string {
  switch (refusal.why) {
    case 'no-such-place':
      return '请从名单里选择街道和社区'
    case 'not-your-place':
      return `您只能为自己负责的社区提出需求，${refusal.place}由那里的工作人员办理`
    case 'already-raised':
      return `同样的需求已于${sayMinute(refusal.at)}收到，编号${refusal.number}，不用再提`
  }
}

export function sayLookUpRefusal(refusal: LookUpRefusal): string {
  switch (refusal.why) {
    case 'wrong-number-or-code':
      return '编号或查询码不对，请对照回执再填一次'
    case 'too-many-tries':
      return '这个编号一小时内填错的次数太多，请过一小时再查'
  }
}

export function sayStepRefusal(refusal: Own<StepRefusal>): string {
  switch (refusal.why) {
    case 'answered':
      return `已于${sayMinute(refusal.at)}答复，不再记录进展`
    case 'not-the-next-step':
      return refusal.next === null
        ? '前五步都已记录，下一步是反馈，由经办人答复'
        : `下一步是“${STEP_WORDS[refusal.next]}”，请按顺序记录`
    case 'held-in-the-future':
      return '协商日期还没有到'
  }
}

export function sayAttachRefusal(refusal: Own<AttachRefusal>): string {
  switch (refusal.why) {
    case 'step-not-taken':
      return `“${STEP_WORDS[refusal.step]}”这一步还没有记录，先记录再附`
    case 'deliberated-already':
      return `“${STEP_WORDS[refusal.step]}”这一步不能再附协商记录`
    case 'held-in-the-future':
      return '协商日期还没有到'
  }
}

export function sayAnswerTopicRefusal(refusal: Own<AnswerTopicRefusal>): string {
  switch (refusal.why) {
    case 'topic-not-published':
      return '选题发布以后才能一并答复'
    case 'all-answered':
      return '这个选题的需求都已经答复'
  }
}

export function sayAnswerRefusal(refusal: Own<AnswerRefusal>): string {
  switch (refusal.why) {
    case 'answered':
      return `已于${sayMinute(refusal.at)}答复，不再改动`
  }
}

export function sayTopicRefusal(
  refusal: Own<ListRefusal | MergeRefusal | NewListRefusal | PublishListRefusal>,
): string {
  switch (refusal.why) {
    case 'list-published':
      return `选题清单已于${sayMinute(refusal.at)}发布，不再改动`
    case 'list-title-taken':
      return `已经有“${refusal.list}”了，请换一个名称`
    case 'no-such-need':
      return '选中的需求里有找不到的，请重新选择'
    case 'need-answered':
      return `${quoted(refusal.needs)}已经答复，不能再合并`
    case 'need-in-other-topic':
      return `${quoted(refusal.needs)}已经合并到这份清单的另一个选题里`
    case 'no-topics':
      return '还没有选题，至少有一个才能发布'
  }
}

const quoted = (titles: string[]): string => titles.map((title) => `“${title}”`).join('、')
