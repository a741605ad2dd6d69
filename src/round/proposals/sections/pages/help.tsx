import type { Child } from 'hono/jsx'
import { clauseIn } from '../../../../rulebook/citing.ts'
import { yuan } from '../../../../shared/money.ts'
import { Because } from '../../../../web/answer.tsx'
import type { Plan } from '../../../calls/rules/plan.ts'
import { categoriesOf } from '../../../calls/topics/rules.ts'
import { asks } from '../rules/sections.ts'
import type { FormView } from './form-view.ts'

/** What a field needs besides its box: a word of help, what it chooses from. Most need nothing. */
type Help = {
  hint?: Child
  full?: boolean
  autocomplete?: string
  options?: { value: string; text: string }[]
}

export const helpFor = (field: string, form: FormView): Help => HELP.get(field)?.(form) ?? {}

const HELP = new Map<string, (form: FormView) => Help>([
  ['title', () => ({ hint: '写清为谁做什么，最多30个字。', full: true })],
  ['track', trackHelp],
  ['category', ({ plan }) => ({ options: categoriesOf(plan).map((value) => ({ value, text: value })) })],
  [
    'place',
    ({ plan }) => ({
      hint: asks(plan, 'beneficiaries') ? '写到街道或社区；选了实施社区的，可以不填。' : '写到街道或社区。',
    }),
  ],
  ['months', ({ plan }) => ({ hint: <Longest plan={plan} /> })],
  ['leader', () => ({ hint: '立项后公开姓名。', autocomplete: 'name' })],
  ['evidence', () => ({ hint: '没有选题的必填：怎样得知的，问过谁，什么时候。最多500个字。' })],
  [
    'need',
    ({ topics }) => ({
      hint: `谁有什么困难，${topics.length > 0 ? '' : '怎样得知的，'}涉及多少人。最多1000个字。`,
    }),
  ],
  ['goals', () => ({ hint: '一行一条，最多10条。' })],
  ['beneficiaries.who', () => ({ hint: '为哪些人，有什么特点。最多200个字。' })],
  ['beneficiaries.direct', () => ({ hint: '亲身参加活动或得到服务的人数。' })],
  ['beneficiaries.indirect', () => ({ hint: '家人、邻居等因此受益的人数；没有的填0。' })],
  ['sustainability', () => ({ hint: '资助结束以后，怎样继续下去。最多500个字。' })],
  ['outputs', () => ({ hint: '做多少：场次、人次、份数。' })],
  ['effects', () => ({ hint: '居民因此有什么变化，怎样量得出来。' })],
  ['plan', () => ({ hint: '从签约算起的第几个月做什么；当月做完的，不用写到第几月。' })],
  ['team', () => ({ hint: '谁来做、做什么、做过什么。' })],
  ['partners', () => ({ hint: '没有合作单位的，空着就行。合作的是本区社区的，请选出来。' })],
])

function trackHelp({ plan, kind }: FormView): Help {
  const tracks = plan.tracks.filter((track) => track.kinds.includes(kind))
  return {
    hint: tracks.map((track) => `${track.name}每项最高${yuan(track.askMax)}元`).join('；'),
    options: tracks.map((track) => ({ value: track.code, text: track.name })),
  }
}

const Longest = ({ plan }: { plan: Plan }) => (
  <Because
    sentence={`最长${plan.parameters.proposals.longestMonths}个月，从签约算起`}
    clause={clauseIn(plan.rulebook, 'proposals.longestMonths')}
  />
)
