import { clauseIn } from '../../../../rulebook/citing.ts'
import type { Parameters, ParameterKey } from '../../../../rulebook/rules/parameters.ts'
import { sayValue } from '../../../../rulebook/rules/words.ts'
import { sayClause } from '../../../../shared/clauses.ts'
import { Rules } from '../../../../web/lists.tsx'
import { Chapter } from '../../../../web/parts.tsx'
import { paths } from '../../../../paths.ts'
import type { Plan } from '../../rules/plan.ts'
import { trimmed } from '../../rubric/pages/rubric.tsx'
import { GATE_WORDS } from '../../pages/words.tsx'

/** A rule of the round as a sentence, and the parameter that sets it. */
type Sentence = { says: string; key?: ParameterKey }

/** What a round goes by, each rule with its clause. */
export const RulesOf = ({ plan }: { plan: Plan }) => (
  <Chapter id="rules" title="规则要点">
    <Rules items={itemsOf(plan, sentencesOf(plan))} />
    {plan.rulebook && (
      <p>
        依据<a href={paths.rulebook(plan.rulebook.version)}>{plan.rulebook.title}</a>
        ，发布时的条文和数字，在本期自始至终有效。
      </p>
    )}
  </Chapter>
)

/** The same of these parameters alone: what a page of a later stage goes by. */
export const RulesAmong = ({ plan, keys }: { plan: Plan; keys: ParameterKey[] }) => (
  <Rules
    items={itemsOf(
      plan,
      sentencesOf(plan).filter(({ key }) => key && keys.includes(key)),
    )}
  />
)

/** Sentences of one clause that follow each other stand together. */
function itemsOf(plan: Plan, sentences: Sentence[]) {
  const items: { says: string; clause?: { href: string; text: string } }[] = []
  for (const { says, key } of sentences) {
    const cited = key && citedIn(plan, key)
    const last = items.at(-1)
    if (cited && last?.clause?.href === cited.clause.href) last.says += `；${says}`
    else items.push({ says, ...cited })
  }
  return items
}

function citedIn({ rulebook }: Plan, key: ParameterKey) {
  const clause = clauseIn(rulebook, key)
  return clause && { clause: { href: clause.href, text: sayClause(clause.no) } }
}

function sentencesOf(plan: Plan): Sentence[] {
  const { scoring, award, publicity, agreement, tranches, grades, rulebook } = plan
  const names = scoring.tieBreak.map((code) => plan.criteria.find((one) => one.code === code)?.name ?? code)
  const of = rulebook?.parameters
  return [
    { says: `每家单位最多申报${plan.proposalsPerOrganization}个项目`, key: 'proposals.perOrganization' },
    { says: '申请金额超过上限的，不予受理', key: 'proposals.highestAsk' },
    ...(of ? [{ says: sayValue(of, 'proposals.highestAsk'), key: 'proposals.highestAsk' as const }] : []),
    { says: `实施时间最长${plan.longestMonths}个月`, key: 'proposals.longestMonths' },
    ...(of ? sayBudget(of) : []),
    ...(of ? sayBackground(of) : []),
    { says: '专家与申报单位有任职、亲属、投资等关系的，应当回避', key: 'panel.recusalYears' },
    ...(of ? [{ says: `回避关系看最近${of.panel.recusalYears}年`, key: 'panel.recusalYears' as const }] : []),
    { says: `${scoring.panelSize}名专家独立评分`, key: 'panel.size' },
    { says: `有效评分表不少于${scoring.minSheets}份，不足的没有得分`, key: 'scoring.minSheets' },
    ...sayTrim(plan),
    { says: `得分取平均，保留${scoring.decimals}位小数`, key: 'scoring.decimals' },
    { says: `不低于${trimmed(scoring.passMark)}分的，按名次在名额和预算内立项`, key: 'scoring.passMark' },
    ...(names.length === 0
      ? []
      : [
          {
            says: `同分的，依次比较${names.join('、')}，仍相同的，提交在前的在前`,
            key: 'scoring.tieBreak' as const,
          },
        ]),
    {
      says: `每家单位在每个赛道最多立项${award.perOrganizationAndTrack}个`,
      key: 'awards.perOrganizationAndTrack',
    },
    {
      says: award.skipWhenOverBudget ? '剩余预算不够的，跳过这一项，看下一名' : '剩余预算不够的，到此为止',
      key: 'awards.skipWhenOverBudget',
    },
    {
      says: `拟立项名单公示${publicity.workingDays}个工作日，接受实名书面异议`,
      key: 'publicity.workingDays',
    },
    {
      says: `公示的第一天${publicity.countsFirstDay ? '计算' : '不计算'}在内`,
      key: 'publicity.countsFirstDay',
    },
    {
      says: `公告之后${agreement.signWithinWorkingDays}个工作日内签订项目协议`,
      key: 'agreements.signWorkingDays',
    },
    {
      says: `资助资金分${tranches.length}次拨付：${tranches.map(({ percent, on }) => `${GATE_WORDS[on]}后${percent}%`).join('，')}`,
      key: 'payments.tranches',
    },
    ...(of ? sayProject(of) : []),
    { says: `结项评估${trimmed(grades.a)}分以上为A等`, key: 'closing.gradeA' },
    { says: `${trimmed(grades.b)}分以上为B等，其余为C等`, key: 'closing.gradeB' },
    ...(of
      ? [
          { says: `违反规定的：${sayValue(of, 'sanctions.kinds')}`, key: 'sanctions.kinds' as const },
          { says: `不受理申报的期限为${of.sanctions.barYears}年`, key: 'sanctions.barYears' as const },
        ]
      : []),
  ]
}

function sayTrim({ scoring }: Plan): Sentence[] {
  if (scoring.trimFromSheets === null) return []
  const says = `满${scoring.trimFromSheets}份的，去掉一个最高分、一个最低分`
  return [{ says, key: 'scoring.trimFromSheets' }]
}

const sayBudget = (of: Parameters): Sentence[] => [
  { says: `申请资金不超过总预算的${of.proposals.grantShare}%`, key: 'proposals.grantShare' },
  { says: `管理费不超过资助资金的${of.proposals.managementFee}%`, key: 'proposals.managementFee' },
  { says: `人员费用不超过资助资金的${of.proposals.personnel}%`, key: 'proposals.personnel' },
  { says: `不得列支：${of.proposals.forbidden.join('、')}`, key: 'proposals.forbidden' },
  { says: sayValue(of, 'proposals.communityGroups'), key: 'proposals.communityGroups' },
  { says: sayValue(of, 'proposals.sealed'), key: 'proposals.sealed' },
  ...(of.proposals.sealed
    ? [
        {
          says: `截止后${sayValue(of, 'proposals.openingWorkingDays')}内开启`,
          key: 'proposals.openingWorkingDays' as const,
        },
      ]
    : []),
]

const sayBackground = (of: Parameters): Sentence[] => [
  {
    says: `申报单位最近${of.screening.abnormalYears}年没有列入活动异常名录`,
    key: 'screening.abnormalYears',
  },
  {
    says: `最近${of.screening.dishonestyYears}年没有列入严重违法失信名单`,
    key: 'screening.dishonestyYears',
  },
  { says: `最近${of.screening.violationYears}年没有重大违法记录`, key: 'screening.violationYears' },
  {
    says: `需要补正的，在${of.screening.correctionWorkingDays}个工作日内补正`,
    key: 'screening.correctionWorkingDays',
  },
]

const sayProject = (of: Parameters): Sentence[] => [
  {
    says: `异议在${of.publicity.objectionAnswerWorkingDays}个工作日内答复`,
    key: 'publicity.objectionAnswerWorkingDays',
  },
  { says: `签订协议、达到拨付条件后${of.payments.workingDays}个工作日内拨付`, key: 'payments.workingDays' },
  { says: sayValue(of, 'projects.reports'), key: 'projects.reports' },
  { says: `中期评估${trimmed(of.projects.midtermPassMark)}分以上为合格`, key: 'projects.midtermPassMark' },
  { says: `项目结束后${of.closing.requestMonths}个月内申请结项`, key: 'closing.requestMonths' },
]
