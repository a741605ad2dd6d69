import { clauseIn } from '../../../../rulebook/citing.ts'
import type { Numbers, ParameterKey, Stage } from '../../../../rulebook/rules/parameters.ts'
import { overlaid, stageOf } from '../../../../rulebook/rules/some.ts'
import { PARAMETER_KEYS, isParameterKey, kindOf, sayRule, valueOf } from '../../../../rulebook/rules/words.ts'
import { sayClause } from '../../../../shared/clauses.ts'
import { Rules } from '../../../../web/lists.tsx'
import { Chapter } from '../../../../web/parts.tsx'
import { paths } from '../../../../paths.ts'
import type { Plan } from '../../rules/plan.ts'
import { chainOf, numbersIn } from '../../rules/numbers.ts'

/** A rule of the round as a sentence, and the parameter that sets it. */
type Sentence = { says: string; key: ParameterKey }

/** By who reads them: who applies, who judges, who waits for the list or objects to it, who carries a project out. */
const PARTS: { title: string; stages: Stage[] }[] = [
  { title: '申报单位：怎样申报，怎样审查', stages: ['needs', 'calls', 'proposals', 'screening'] },
  { title: '评审专家：回避和评分', stages: ['panel', 'scoring'] },
  { title: '居民和申报单位：怎样立项，怎样公示', stages: ['awards', 'publicity'] },
  { title: '立项单位：签约、实施和拨款', stages: ['agreements', 'projects', 'payments'] },
  { title: '立项单位：结项和处理', stages: ['closing', 'sanctions'] },
]

/** What a round goes by, each rule with its clause. */
export const RulesOf = ({ plan }: { plan: Plan }) => (
  <Chapter id="rules" title="规则要点">
    {PARTS.map(({ title, stages }) => {
      const items = itemsOf(
        plan,
        sentencesOf(plan, (key) => stages.includes(stageOf(key))),
      )
      return (
        items.length > 0 && (
          <>
            <h3>{title}</h3>
            <Rules items={items} />
          </>
        )
      )
    })}
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
      sentencesOf(plan, (key) => keys.includes(key)),
    )}
  />
)

/** In the order of the clauses; sentences of one clause stand together. */
function itemsOf(plan: Plan, sentences: Sentence[]) {
  const items: { says: string; clause?: { href: string; text: string } }[] = []
  const noOf = ({ key }: Sentence) => plan.rulebook?.clauses[key] ?? 0
  for (const { says, key } of sentences.toSorted((a, b) => noOf(a) - noOf(b))) {
    const cited = citedIn(plan, key)
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

/** Of these numbers and switches every one that is a matter of this round, in the order of its life. */
const sentencesOf = (plan: Plan, isAsked: (key: ParameterKey) => boolean): Sentence[] =>
  PARAMETER_KEYS.filter((key) => isAsked(key) && concerns(plan, key)).flatMap((key) =>
    [ALWAYS[key], sayFor(plan, key)].flatMap((says) => (says ? [{ says, key }] : [])),
  )

/** Where each track has its own number, track by track. */
function sayFor(plan: Plan, key: ParameterKey): string | null {
  const own = plan.tracks.filter(({ set = {} }) => valueOf(set, key) !== undefined)
  if (own.length === 0) return sayRule(named(plan), key)
  return own.map((track) => `${track.name}：${sayRule(numbersIn(plan, track), key) ?? ''}`).join('；')
}

/** Of a kind of applicant that no track takes, and of a switch that is off, a round says nothing. */
function concerns({ tracks, parameters }: Plan, key: ParameterKey): boolean {
  const { only } = kindOf(key)
  if (!only) return true
  if ('kind' in only) return tracks.some(({ kinds }) => kinds.includes(only.kind))
  return isParameterKey(only.when) && valueOf(parameters, only.when) === true
}

/** Said whatever the number is. */
const ALWAYS: { [K in ParameterKey]?: string } = {
  'proposals.highestAsk': '申请资金超过所在赛道“每项最高”的，不予受理',
  'panel.recusalYears': '专家与申报单位有任职、亲属、投资等关系的，应当回避',
}

/** A chain by the names that the rubric gives its criteria. */
function named(plan: Plan): Numbers {
  const names = chainOf(plan).map((code) => plan.criteria.find((one) => one.code === code)?.name ?? code)
  return overlaid(plan.parameters, { scoring: { tieBreak: names } })
}
