import { sayPlace } from '../../../people/rules/place.ts'
import { type Stretch, differenceOf } from '../../../shared/difference.ts'
import { yuan } from '../../../shared/money.ts'
import type { Answer } from '../../calls/form/rules/form.ts'
import { sayQuantity } from '../../proposals/budget/rules/lines.ts'
import { BUDGET_WORDS, SOURCE_WORDS } from '../../proposals/budget/rules/words.ts'
import type { BudgetLine, Content, Partner } from '../../proposals/rules/content.ts'

/** A field whose text is another now. `field` is the beginning of its fields' names: "need", "budget". */
export type Change = { field: string; stretches: Stretch[] }

/** What is different between two versions, field by field, in the order of the form. */
export function changesBetween(before: Content, after: Content): Change[] {
  const [was, is] = [textsOf(before), textsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const [from, to] = [was.get(field) ?? '', is.get(field) ?? '']
    return from === to ? [] : [{ field, stretches: differenceOf(from, to) }]
  })
}

/** What a proposal says, as text to be compared, a line a row. */
function textsOf(content: Content): Map<string, string> {
  const { topics = [], communities = [], beneficiaries, team = [], partners = [], answers = {} } = content
  return new Map([
    ...(['title', 'track', 'category', 'place'] as const).map((key): Text => [key, content[key]]),
    ['months', `${content.months}个月`],
    ['leader', content.leader],
    ['summary', content.summary],
    ['topics', lines(topics, ({ title }) => title)],
    ['evidence', content.evidence ?? ''],
    ['need', content.need],
    ['goals', content.goals.join('\n')],
    ['innovation', content.innovation],
    ['beneficiaries.who', beneficiaries?.who ?? ''],
    ['beneficiaries.direct', beneficiaries ? `${beneficiaries.direct}人` : ''],
    ['beneficiaries.indirect', beneficiaries ? `${beneficiaries.indirect}人` : ''],
    ['communities', lines(communities, (one) => one.subdistrict + one.community)],
    ['outputs', lines(content.outputs, ({ name, target, unit }) => `${name}：${target}${unit}`)],
    [
      'effects',
      lines(
        content.effects,
        (one) => `${one.name}：${one.baseline ?? '—'}→${one.target}${one.unit}，${one.method}`,
      ),
    ],
    [
      'plan',
      lines(content.plan, ({ month, until, work }) => `第${month}${until ? `–${until}` : ''}个月：${work}`),
    ],
    ['team', lines(team, ({ name, duty, qualification }) => `${name}，${duty}，${qualification}`)],
    ['risks', lines(content.risks, ({ risk, response }) => `${risk}：${response}`)],
    ['sustainability', content.sustainability ?? ''],
    ['partners', lines(partners, sayPartner)],
    ['budget', lines(content.budget, sayLine)],
    ...Object.entries(answers).map(([code, answer]): Text => [`answers.${code}`, sayAnswer(answer)]),
  ])
}
type Text = [string, string]

function sayPartner({ name, does, community }: Partner): string {
  const who = community ? `${name}（${sayPlace(community)}）` : name
  return `${who}：${does}`
}

const lines = <T>(rows: T[], say: (row: T) => string): string => rows.map(say).join('\n')

function sayLine({ kind, name, grant, own, estimate }: BudgetLine): string {
  const about = `${BUDGET_WORDS[kind]} ${name}`
  if (!estimate) return `${about}：申请${yuan(grant)}元，自有${yuan(own)}元`
  const { price, quantity, unit, source, basis, activity } = estimate
  const sum = `${yuan(price)}元×${sayQuantity(quantity)}${unit}=${yuan(grant + own)}元`
  return `${about}：${sum}（${[SOURCE_WORDS[source], basis, activity].filter(Boolean).join('，')}）`
}

const sayAnswer = (answer: Answer): string =>
  Array.isArray(answer)
    ? lines<string | Record<string, string>>(answer, (row) =>
        typeof row === 'string' ? row : Object.values(row).join('，'),
      )
    : String(answer)
