import { sayPlace } from '../../../people/rules/place.ts'
import { questionsIn } from '../../calls/form/rules/form.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { trackOf } from '../../calls/rules/round.ts'
import { budgetSaid } from '../budget/pages/said.ts'
import type { Content, Partner, Step } from '../rules/content.ts'
import { type Section, type SectionCode, sectionsOf } from '../sections/rules/sections.ts'
import { answersSaid } from './answers.ts'
import { type Said, fact, joined, list, table, text } from './saying.ts'

type Round = Pick<Plan, 'form' | 'tracks'>
type Field = Exclude<keyof Content, 'answers' | 'files'>

/** How each field is said; what a round does not ask, or its reader may not see, is not there and says nothing. */
const SAYS: Record<Field, (content: Partial<Content>, round: Round) => Said[]> = {
  title: ({ title }) => fact('title', title),
  track: ({ track }, round) => fact('track', track && (trackOf(round, track)?.name ?? track)),
  category: ({ category }) => fact('category', category),
  place: ({ place }) => fact('place', place),
  months: ({ months }) => fact('months', months, '，自签订协议起'),
  leader: ({ leader }) => fact('leader', leader),
  summary: ({ summary }) => text('summary', summary),
  topics: ({ topics }) =>
    list(
      'topics',
      topics?.map(({ title }) => title),
    ),
  evidence: ({ evidence }) => text('evidence', evidence),
  need: ({ need }) => text('need', need),
  goals: ({ goals }) => list('goals', goals),
  innovation: ({ innovation }) => text('innovation', innovation),
  beneficiaries: ({ beneficiaries: of }) => [
    ...fact('beneficiaries.who', of?.who),
    ...fact('beneficiaries.direct', of?.direct),
    ...fact('beneficiaries.indirect', of?.indirect),
  ],
  communities: ({ communities }) => fact('communities', communities?.map(sayPlace).join('、')),
  outputs: ({ outputs }) => table('outputs', outputs),
  effects: ({ effects }) => table('effects', effects, { beneath: ['unit'], blank: { baseline: '没有测过' } }),
  plan: ({ plan, months }) => stepsSaid(plan, months),
  team: ({ team }) => table('team', team),
  risks: ({ risks }) => table('risks', risks),
  sustainability: ({ sustainability }) => text('sustainability', sustainability),
  partners: ({ partners }) => partnersSaid(partners),
  budget: ({ budget }) => budgetSaid(budget),
}

/** Some fields of a proposal, said one after the other. */
export const saidOf = (content: Partial<Content>, round: Round, fields: readonly string[]): Said[] =>
  joined(fields.filter(isField).flatMap((field) => SAYS[field](content, round)))

const isField = (name: string): name is Field => Object.hasOwn(SAYS, name)

export type Part = { code: SectionCode; title: string; says: Said[] }

/** All that a proposal says, a part a section, in the order of its form. */
export const partsOf = (content: Content, round: Round): Part[] =>
  sectionsOf(round).map((section) => ({
    code: section.code,
    title: section.title,
    says: saysOf(section, content, round),
  }))

function saysOf({ code, fields, questions }: Section, content: Content, round: Round): Said[] {
  if (questions.length > 0) return answersSaid(questions, content, questionsIn(round.form))
  if (code === 'files') return filesSaid(content)
  return saidOf(content, round, [...new Set(fields.map((field) => field.split('.')[0] ?? ''))])
}

/** Each step with the months that it takes, drawn against the length of the project. */
function stepsSaid(steps: Step[] | undefined, months = 0): Said[] {
  if (!steps) return []
  const last = Math.max(months, ...steps.map(({ month, until = month }) => until))
  return [
    {
      kind: 'table',
      title: '活动计划',
      columns: [
        { name: '月份', share: 20 },
        { name: '工作', share: 80, drawn: `每格一个月，共${last}个月` },
      ],
      rows: steps.map(({ month, until = month, work }) => ({
        cells: [until > month ? `第${month}至${until}个月` : `第${month}个月`, work],
        bar: { from: month, to: until, of: last },
      })),
    },
  ]
}

const partnersSaid = (partners: Partner[] | undefined): Said[] =>
  partners?.length === 0
    ? text('partners', '没有合作单位。')
    : table(
        'partners',
        partners?.map((row) => ({ ...row, community: row.community && sayPlace(row.community) })),
        { blank: { community: '不是' } },
      )

const filesSaid = ({ files = [] }: Content): Said[] => [
  files.length > 0
    ? { kind: 'list', title: '附件', items: files.map(({ name }) => name) }
    : { kind: 'text', title: '附件', text: '没有附件。' },
]
