import { sayClause } from '../../../shared/clauses.ts'
import { type Instant, sayDay, sayMinute } from '../../../shared/days.ts'
import { Clause, Tag, type Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import type { LookUpRefusal } from '../rules/looking-up.ts'
import {
  type AnswerRefusal,
  type AnswerRule,
  type AnswerTopicRefusal,
  type Outcome,
  answerDueOn,
  latenessOf,
} from '../rules/answering.ts'
import type { RaiseRefusal } from '../rules/need.ts'
import { type AttachRefusal, STEP_WORDS, type StepRefusal } from '../rules/steps.ts'
import type { ListRefusal, MergeRefusal, NewListRefusal, PublishListRefusal } from '../rules/topic.ts'

export const OUTCOME_WORDS: Record<Outcome, string> = { 'taken-up': '已采纳', 'not-taken-up': '未采纳' }

export const OutcomeTag = ({ outcome }: { outcome: Outcome }) => (
  <Tag tone={outcome === 'taken-up' ? 'good' : undefined}>{OUTCOME_WORDS[outcome]}</Tag>
)

type Dated = { at: Instant; answeredAt: Instant | null }

/** Whether a need has its answer, and else whether it is late: 待答复, 逾期未答复, 督办. */
export function AnswerTag({ need, days, now }: { need: Dated; days: number; now: Instant }) {
  const { word, tone } = answerLook(need, days, now)
  return <Tag tone={tone}>{word}</Tag>
}

export function answerLook(need: Dated, days: number, now: Instant): { word: string; tone?: Tone } {
  if (need.answeredAt !== null) return { word: '已答复', tone: 'good' }
  const lateness = latenessOf(need.at, days, now)
  if (lateness === 'in-time') return { word: '待答复' }
  return lateness === 'late' ? { word: '逾期未答复', tone: 'warn' } : { word: '督办', tone: 'bad' }
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

export const sayRaiseRefusal = saying<RaiseRefusal>({
  'no-such-place': '请从名单里选择街道和社区',
  'not-your-place': ({ place }) => `您只能为自己负责的社区提出需求，${place}由那里的工作人员办理`,
  'already-raised': ({ at, number }) => `同样的需求已于${sayMinute(at)}收到，编号${number}，不用再提`,
})

export const sayLookUpRefusal = saying<LookUpRefusal>({
  'wrong-number-or-code': '编号或查询码不对，请对照回执再填一次',
  'too-many-tries': '这个编号一小时内填错的次数太多，请过一小时再查',
})

export const sayStepRefusal = saying<StepRefusal>({
  answered: ({ at }) => `已于${sayMinute(at)}答复，不再记录进展`,
  'not-the-next-step': ({ next }) =>
    next === null
      ? '前五步都已记录，下一步是反馈，由经办人答复'
      : `下一步是“${STEP_WORDS[next]}”，请按顺序记录`,
  'held-in-the-future': '协商日期还没有到',
})

export const sayAttachRefusal = saying<AttachRefusal>({
  'step-not-taken': ({ step }) => `“${STEP_WORDS[step]}”这一步还没有记录，先记录再附`,
  'deliberated-already': ({ step }) => `“${STEP_WORDS[step]}”这一步不能再附协商记录`,
  'held-in-the-future': '协商日期还没有到',
})

export const sayAnswerTopicRefusal = saying<AnswerTopicRefusal>({
  'topic-not-published': '选题发布以后才能一并答复',
  'all-answered': '这个选题的需求都已经答复',
})

export const sayAnswerRefusal = saying<AnswerRefusal>({
  answered: ({ at }) => `已于${sayMinute(at)}答复，不再改动`,
})

export const sayTopicRefusal = saying<ListRefusal | MergeRefusal | NewListRefusal | PublishListRefusal>({
  'list-published': ({ at }) => `选题清单已于${sayMinute(at)}发布，不再改动`,
  'list-title-taken': ({ list }) => `已经有“${list}”了，请换一个名称`,
  'no-such-need': '选中的需求里有找不到的，请重新选择',
  'need-answered': ({ needs }) => `${quoted(needs)}已经答复，不能再合并`,
  'need-in-other-topic': ({ needs }) => `${quoted(needs)}已经合并到这份清单的另一个选题里`,
  'no-topics': '还没有选题，至少有一个才能发布',
})

const quoted = (titles: string[]): string => titles.map((title) => `“${title}”`).join('、')
