import { sayMinute } from '../../../shared/days.ts'
import { kindOf } from '../../../rulebook/rules/words.ts'
import { sayNumbersUndecided } from '../../../personal/pages.tsx'
import { type Words, saying } from '../../../web/words.ts'
import { DISCARDED_WORDS, SENT_BACK_WORDS } from '../../../rulebook/pages/discards.tsx'
import type { FormFault } from '../form/rules/faults.ts'
import type { Kind, Part } from '../form/rules/form.ts'
import type { Gate } from '../../../rulebook/rules/kinds.ts'
import type { DraftRefusal, PlanFault, PublishRefusal } from '../rounds/rules.ts'
import { ENDING_WORDS, type RoundEnded } from '../rules/ending.ts'
import type { Phase } from '../rules/round.ts'

export const PHASE_WORDS: Record<Phase, string> = {
  ...{ upcoming: '即将开始', open: '征集中', closed: '已截止' },
  ...ENDING_WORDS,
}

/** Of whatever carries a round on that has ended. */
export const GO_ON_WORDS: Words<RoundEnded> = {
  'round-ended': ({ kind, at }) => `本期${ENDING_WORDS[kind]}，${sayMinute(at)}已经公告，不再办理`,
}

export const GATE_WORDS: Record<Gate, string> = {
  agreement_signed: '签订协议',
  midterm_passed: '中期评估通过',
  final_passed: '结项评估通过',
}

export const PART_WORDS: Record<Part, string> = {
  profile: '申报单位资料齐全（从单位资料带出，不用另填）',
  beneficiaries: '受益人群与实施社区',
  team: '团队',
  sustainability: '可持续性',
  partners: '合作单位',
  files: '附件',
}

export const QUESTION_WORDS: Record<Kind, string> = {
  text: '文字',
  number: '数字',
  choice: '选择',
  table: '表格',
  date: '日期',
  place: '地点',
  file: '文件',
}

export const sayDraftRefusal = saying<DraftRefusal>({
  ...DISCARDED_WORDS,
  'published-is-frozen': '征集公告已经发布，要改动请用更正公告',
  'code-taken': ({ code }) => `简称“${code}”已经用过，请换一个`,
  'numbers-missing': ({ keys }) =>
    `没有施行的管理办法，这些由公告规定，还没有填：${keys.map((key) => kindOf(key).name).join('、')}`,
  'topic-list-not-published': '选定的选题清单没有发布，请重新选择',
})

export const sayPublishRefusal = saying<PublishRefusal>({
  ...DISCARDED_WORDS,
  ...SENT_BACK_WORDS,
  'numbers-undecided': sayNumbersUndecided,
  'already-published': ({ at }) => `已于${sayMinute(at)}发布`,
  'own-draft': '拟定的人不能发布自己拟定的公告，请另一位负责人发布',
  contradictory: ({ faults }) => `还不能发布：${faults.map(sayFault).join('；')}`,
  'rulebook-not-in-force': '草稿依据的管理办法不是现行的一版，请经办人按现行办法重新核对',
  'departs-from-rulebook': ({ rules }) =>
    `与管理办法不一致：${rules.map((key) => kindOf(key).name).join('、')}`,
})

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
    case 'sheets-per-proposal':
      return '每份申报书的评审专家少于最少有效评分表，或者多于专家人数'
    case 'most-sheets-of-all':
      return '每份申报书由全体成员评审的，不能限制每名专家评审的份数'
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
    case 'points-are-not-100':
      return '各评分项的满分（附加分除外）加起来不是100分'
    case 'form-contradictory':
      return '申报表前后不一致，请经办人在“核对并送审”里逐处改好'
  }
}

/** "“场地面积”的条件……": which question, and what is wrong with it. */
export function sayFormFault({ fault, name }: FormFault): string {
  switch (fault) {
    case 'section-code-twice':
      return `“${name}”这一部分的代号与别的部分相同`
    case 'section-empty':
      return `“${name}”这一部分还没有问题`
    case 'question-code-twice':
      return `问题“${name}”的代号与前面的问题相同`
    case 'condition-unknown':
      return `问题“${name}”的条件里，没有所指的那个问题`
    case 'condition-later':
      return `问题“${name}”的条件只能指前面的问题`
    case 'condition-not-choice':
      return `问题“${name}”的条件所指的不是选择题`
    case 'condition-not-option':
      return `问题“${name}”的条件里，有所指问题没有的选项，或者没有写选项`
    case 'options-too-few':
      return `选择题“${name}”至少要有两个选项`
    case 'option-twice':
      return `选择题“${name}”有重复的选项`
    case 'table-without-columns':
      return `表格“${name}”还没有栏目`
    case 'column-twice':
      return `表格“${name}”有重复的栏目代号`
  }
}
