import { paths } from '../../../paths.ts'
import type { Column } from '../../../web/columns.tsx'
import { Tag } from '../../../web/parts.tsx'
import { showScore } from '../../scoring/rules/score.ts'
import type { Decided } from '../rules/awards.ts'
import type { Change, Judged } from '../rules/contest.ts'
import type { Fairness, Known, Scored } from '../rules/fairness.ts'
import { METHODS, type Method } from '../rules/methods.ts'
import type { Stability } from '../rules/sensitivity.ts'

export const METHOD_WORDS: Record<Method, string> = {
  rule: '办法',
  mean: '平均',
  trimmed: '去高低',
  median: '中位',
  corrected: '校正松紧',
}

type Place = { rank: number; score: string; isFunded: boolean }
type Compared = {
  known: Known | undefined
  places: Partial<Record<Method, Place>>
  stability: Stability | undefined
  isGrey: boolean
}

/** A row a proposal, in the order of the rule's ranking, with its place by each way of counting. */
export function comparedIn({ entered }: Scored, { compared, drawn }: Fairness): Compared[] {
  const known = new Map(entered.map((one) => [one.proposal, one]))
  const by = METHODS.map((method) => [method, placesOf(compared[method].rows)] as const)
  return compared.rule.rows.map(({ candidate: { proposal } }) => ({
    known: known.get(proposal),
    places: Object.fromEntries(by.map(([method, places]) => [method, places.get(proposal)])),
    stability: drawn?.of.get(proposal),
    isGrey: drawn?.grey.has(proposal) ?? false,
  }))
}

const placesOf = (rows: Decided<Judged>[]): Map<string, Place> =>
  new Map(
    rows.map(({ rank, candidate, score, outcome }) => [
      candidate.proposal,
      { rank, score: showScore(score), isFunded: outcome.awarded },
    ]),
  )

export const compareColumns = ({ drawn }: Fairness): Column<Compared>[] => [
  { head: '名次', count: ({ places }) => places.rule?.rank ?? null },
  {
    head: '项目',
    text: ({ known }) => known?.title ?? null,
    href: ({ known }) => (known ? paths.proposal(known.proposalId) : null),
    also: { head: '申报单位', text: ({ known }) => known?.organizationName ?? null },
    keep: 'name',
  },
  { head: '得分', decimal: ({ places }) => places.rule?.score || null },
  {
    head: '结论',
    text: ({ places }) => (places.rule?.isFunded ? '入选' : '未入选'),
    tone: ({ places }) => (places.rule?.isFunded ? 'good' : undefined),
    keep: 'state',
  },
  ...METHODS.filter((method) => method !== 'rule').flatMap(methodColumns),
  ...(drawn ? drawnColumns(drawn.runs) : []),
]

const methodColumns = (method: Method): Column<Compared>[] => [
  {
    head: `${METHOD_WORDS[method]}得分`,
    decimal: ({ places }) => places[method]?.score || null,
  },
  {
    head: `${METHOD_WORDS[method]}名次`,
    text: ({ places }) => placeIn(places, method)?.says ?? null,
    look: 'num',
    cell: ({ places }) => {
      const place = placeIn(places, method)
      return place?.flips ? <Tag tone="warn">{place.says}</Tag> : place?.says
    },
  },
]

/** "8", or "8，落选" where the rule funds it and this way of counting does not. */
function placeIn(places: Compared['places'], method: Method): { says: string; flips: boolean } | null {
  const [mine, rule] = [places[method], places.rule]
  if (!mine || !rule) return null
  const flips = mine.isFunded !== rule.isFunded
  const says = flips ? `${mine.rank}，${mine.isFunded ? '入选' : '落选'}` : String(mine.rank)
  return { says, flips }
}

const drawnColumns = (runs: number): Column<Compared>[] => [
  {
    head: '95%名次',
    text: ({ stability }) => (stability ? `${stability.from}～${stability.to}` : null),
    look: 'num',
  },
  {
    head: '入选比例（%）',
    decimal: ({ stability }) => (stability ? ((stability.funded * 100) / runs).toFixed(1) : null),
  },
  {
    head: '灰区',
    text: ({ isGrey }) => (isGrey ? '灰区' : null),
    cell: ({ isGrey }) => isGrey && <Tag tone="warn">灰区</Tag>,
  },
]

/** What is changed, by how much, and who gains and loses by it. */
type Changed = { what: string; small: string | null; change: Change; names: (proposal: string) => string }

export const changeColumns = (head: string): Column<Changed>[] => [
  { head, text: ({ what }) => what, keep: 'name' },
  ...(head === '专家' ? [{ head: '松紧（分）', decimal: ({ small }: Changed) => small }] : []),
  {
    head: '名额',
    text: ({ change }) =>
      isSame(change) ? '不变' : `${Math.max(change.gains.length, change.loses.length)}个易手`,
    cell: ({ change }) =>
      isSame(change) ? (
        '不变'
      ) : (
        <Tag tone="warn">{Math.max(change.gains.length, change.loses.length)}个易手</Tag>
      ),
    keep: 'state',
  },
  { head: '名次有变（项）', count: ({ change }) => change.moved },
  { head: '改为入选', text: ({ change, names }) => listed(change.gains, names) },
  { head: '改为落选', text: ({ change, names }) => listed(change.loses, names) },
]

const isSame = ({ gains, loses }: Change): boolean => gains.length + loses.length === 0

const listed = (proposals: string[], names: (proposal: string) => string): string | null =>
  proposals.map(names).join('、') || null

const namesIn = ({ entered }: Scored) => {
  const titles = new Map(entered.map(({ proposal, title }) => [proposal, title]))
  return (proposal: string): string => titles.get(proposal) ?? ''
}

export const changesByMethod = (scored: Scored, { compared }: Fairness): Changed[] =>
  METHODS.filter((method) => method !== 'rule').map((method) => ({
    ...{ what: METHOD_WORDS[method], small: null, change: compared[method].change, names: namesIn(scored) },
  }))

/** Those without whom most changes first. */
export function changesByExpert(scored: Scored, { withoutExpert, leniency }: Fairness): Changed[] {
  const names = namesIn(scored)
  return (withoutExpert ?? [])
    .toSorted((a, b) => flipsIn(b.change) - flipsIn(a.change) || b.change.moved - a.change.moved)
    .map(({ expert, sheets, change }) => ({
      ...{ what: `专家${expert}（${sheets}份）`, small: inPoints(leniency.get(expert)), change, names },
    }))
}

const flipsIn = ({ gains, loses }: Change): number => gains.length + loses.length

/** "-1.25"; nothing of an expert who gives everything the same points. */
const inPoints = (hundredths: number | undefined): string | null =>
  hundredths === undefined ? null : (hundredths / 100).toFixed(2)

export function changesByWeight(scored: Scored, { shifted }: Fairness): Changed[] {
  const names = namesIn(scored)
  const criteria = new Map(scored.plan.criteria.map(({ code, name }) => [code, name]))
  return (shifted ?? []).map(({ criterion, by, change }) => ({
    ...{ what: `${criteria.get(criterion) ?? ''}${by < 0 ? '减' : '加'}5分`, small: null, change, names },
  }))
}
