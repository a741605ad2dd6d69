import { KIND_WORDS } from '../../../../people/rules/organization.ts'
import { type Fen, yuan, yuanInWords } from '../../../../shared/money.ts'
import { sayAnswer } from '../../../calls/form/pages/answers.tsx'
import { askedOf, chosenOf } from '../../../calls/form/rules/asked.ts'
import { type Question, questionsIn } from '../../../calls/form/rules/form.ts'
import { trackOf } from '../../../calls/rules/round.ts'
import { type Content, askOf, ownOf } from '../../rules/content.ts'
import { applicantRows } from '../../applicant/pages.tsx'
import { budgetPart } from './budget.ts'
import type { Applied, Block, Part } from './application.ts'

/** Numbered in Chinese as they stand; what the round does not ask has no part. */
export function partsOf(applied: Applied): Part[] {
  const { content } = applied
  const parts: Part[] = [
    { title: '申报单位基本情况', blocks: [applicantOf(applied)] },
    { title: '项目基本信息', blocks: [factsOf(applied)] },
    { title: '项目概况', blocks: [text(content.summary)] },
    { title: '需求与目标', blocks: needOf(content) },
    { title: '产出与成效', blocks: [outputsOf(content), effectsOf(content)] },
    {
      title: '创新与可持续',
      blocks: [text(content.innovation), ...titled('可持续性', content.sustainability)],
    },
    { title: '活动计划', blocks: [planOf(content)] },
    { title: '团队与合作方', blocks: teamOf(content) },
    { title: '风险与应对', blocks: [risksOf(content)] },
    { title: '预算表', blocks: budgetPart(content.budget) },
    { title: '本期其他问题', blocks: answersOf(applied) },
    { title: '附件', blocks: filesOf(content) },
  ]
  return parts
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ title, blocks }, at) => ({ title: `${ORDINALS[at] ?? ''}、${title}`, blocks }))
}

const ORDINALS = [...'一二三四五六七八九十', '十一', '十二']

const text = (said: string): Block => ({ kind: 'text', text: said })
const titled = (heading: string, said: string | undefined): Block[] =>
  said ? [{ kind: 'heading', text: heading }, text(said)] : []

function applicantOf({ applying, organization }: Applied): Block {
  if (applying)
    return {
      kind: 'facts',
      rows: applicantRows(applying).map(([name, value]): [string, string] => [name, value || '未填']),
    }
  const { uscc, filingNo, kind, name, subdistrict } = organization
  const rows: [string, string][] = [
    ['申报单位', name],
    ['单位类别', KIND_WORDS[kind]],
    uscc ? ['统一社会信用代码', uscc] : ['备案编号', filingNo ?? ''],
    ['所在街道', subdistrict],
  ]
  return { kind: 'facts', rows }
}

function factsOf({ content, plan }: Applied): Block {
  const rows: [string, string][] = [
    ['项目名称', content.title],
    ['赛道与领域', `${trackOf(plan, content.track)?.name ?? content.track}，${content.category}`],
    ['实施地点', content.place],
    ['实施时间', `${content.months}个月，自签订协议起`],
    ['项目负责人', content.leader],
    ['申请资金', sayAmount(askOf(content))],
    ['其他来源资金', `${yuan(ownOf(content))}元`],
  ]
  return { kind: 'facts', rows }
}

const sayAmount = (amount: Fen): string => `${yuan(amount)}元（大写：${yuanInWords(amount)}）`

function needOf(content: Content): Block[] {
  const { need, evidence, topics = [], goals, beneficiaries, communities = [] } = content
  const rows: [string, string][] = [
    ...(topics.length > 0 ? [pair('回应的选题', topics.map(({ title }) => title).join('；'))] : []),
    ...(beneficiaries
      ? [
          pair('服务对象', beneficiaries.who),
          pair('受益人数', `直接${beneficiaries.direct}人，间接${beneficiaries.indirect}人`),
        ]
      : []),
    ...(communities.length > 0
      ? [pair('所在社区', communities.map((one) => `${one.subdistrict}${one.community}`).join('、'))]
      : []),
  ]
  return [
    text(need),
    ...titled('需求依据', evidence),
    ...(rows.length > 0 ? [{ kind: 'facts' as const, rows }] : []),
    { kind: 'heading', text: '目标' },
    { kind: 'list', items: goals },
  ]
}

const pair = (name: string, value: string): [string, string] => [name, value]

const outputsOf = ({ outputs }: Content): Block => ({
  kind: 'table',
  columns: [
    { name: '产出指标', share: 60 },
    { name: '目标', share: 20, num: true },
    { name: '单位', share: 20 },
  ],
  rows: outputs.map(({ name, target, unit }) => ({ cells: [name, String(target), unit] })),
})

const effectsOf = ({ effects }: Content): Block => ({
  kind: 'table',
  columns: [
    { name: '成效指标', share: 36 },
    { name: '基线', share: 14, num: true },
    { name: '目标', share: 14, num: true },
    { name: '测量办法', share: 36 },
  ],
  rows: effects.map(({ name, unit, baseline, target, method }) => ({
    cells: [`${name}（${unit}）`, baseline === null ? '没有测过' : String(baseline), String(target), method],
  })),
})

const planOf = ({ plan }: Content): Block => ({
  kind: 'table',
  columns: [
    { name: '月份', share: 20 },
    { name: '工作', share: 80 },
  ],
  rows: plan.map(({ month, work }) => ({ cells: [`第${month}个月`, work] })),
})

const risksOf = ({ risks }: Content): Block => ({
  kind: 'table',
  columns: [
    { name: '风险', share: 35 },
    { name: '应对办法', share: 65 },
  ],
  rows: risks.map(({ risk, response }) => ({ cells: [risk, response] })),
})

function teamOf({ team = [], partners = [] }: Content): Block[] {
  const members: Block = {
    kind: 'table',
    columns: [
      { name: '姓名', share: 20 },
      { name: '分工', share: 40 },
      { name: '资质与经验', share: 40 },
    ],
    rows: team.map(({ name, duty, qualification }) => ({ cells: [name, duty, qualification] })),
  }
  const others: Block = {
    kind: 'table',
    columns: [
      { name: '合作方', share: 40 },
      { name: '承担的工作', share: 60 },
    ],
    rows: partners.map(({ name, does }) => ({ cells: [name, does] })),
  }
  return [members, others].filter((block) => block.kind === 'table' && block.rows.length > 0)
}

/** The round's own questions that were asked, tables as tables of their own. */
function answersOf({ content: { answers = {}, files = [] }, plan }: Applied): Block[] {
  const blocks = askedOf(questionsIn(plan.form), chosenOf(answers)).map((question): Block => {
    const answer = Object.hasOwn(answers, question.code) ? answers[question.code] : undefined
    if (question.kind === 'table' && Array.isArray(answer) && answer.length > 0)
      return tableOf(question, answer)
    const attached = files.filter((file) => file.question === question.code).map(({ name }) => name)
    const said = question.kind === 'file' ? attached.join('、') : sayAnswer(question, answer)
    return { kind: 'facts', rows: [[question.label, said || '未填']] }
  })
  return joined(blocks)
}

/** Facts that follow each other stand in one table. */
function joined(blocks: Block[]): Block[] {
  const all: Block[] = []
  for (const block of blocks) {
    const last = all.at(-1)
    if (last?.kind === 'facts' && block.kind === 'facts') last.rows.push(...block.rows)
    else all.push(block)
  }
  return all
}

function tableOf(
  { label, columns }: Extract<Question, { kind: 'table' }>,
  answer: (string | Record<string, string>)[],
): Block {
  const share = Math.floor(100 / columns.length)
  return {
    kind: 'table',
    columns: columns.map((column, at) => ({
      name: at === 0 ? `${label}：${column.label}` : column.label,
      share: at === 0 ? 100 - share * (columns.length - 1) : share,
    })),
    rows: answer.flatMap((row) =>
      typeof row === 'string' ? [] : [{ cells: columns.map(({ code }) => row[code] ?? '') }],
    ),
  }
}

const filesOf = ({ files = [] }: Content): Block[] =>
  files.length > 0 ? [{ kind: 'list', items: files.map(({ name }) => name) }] : []
