import type { OrganizationKind } from '../../../../people/rules/organization.ts'
import type { Instant } from '../../../../shared/days.ts'
import { categoriesOf, topicListsOf } from '../../topics/rules.ts'
import type { Plan, Track } from '../../rules/plan.ts'

/** What an amendment says of one thing: where it stands in a plan, what it was and what it will be. */
export type Changed =
  | { what: 'opens' | 'closes' | 'scoringCloses'; before: Instant; after: Instant }
  | { what: 'quota' | 'budget' | 'askMax' | 'askMin'; track: string; before: number; after: number }
  | { what: 'kinds'; track: string; before: OrganizationKind[]; after: OrganizationKind[] }
  | { what: 'longestMonths'; before: number; after: number }
  | { what: 'title' | 'organizer' | 'trackName' | 'categories'; before: string; after: string }
  /** Ids of the lists that come and go. */
  | { what: 'topics'; added: string[]; gone: string[] }

/** All that differs between two plans, thing by thing. */
export const changesOf = ({ before, plan }: { before: Plan; plan: Plan }): Changed[] => [
  ...changedWords(before, plan),
  ...changedTopics(before, plan),
  ...changedDates(before, plan),
  ...plan.tracks.flatMap((track, at) => changedOffer(before.tracks[at], track)),
]

function changedWords(before: Plan, plan: Plan): Changed[] {
  const months = {
    before: before.parameters.proposals.longestMonths,
    after: plan.parameters.proposals.longestMonths,
  }
  const named = { before: categoriesOf(before).join('、'), after: categoriesOf(plan).join('、') }
  return changed([
    { what: 'title', before: before.title, after: plan.title },
    { what: 'organizer', before: before.organizer, after: plan.organizer },
    { what: 'longestMonths', ...months },
    { what: 'categories', ...named },
  ])
}

function changedTopics(before: Plan, plan: Plan): Changed[] {
  const [was, is] = [topicListsOf(before), topicListsOf(plan)]
  const added = is.filter((id) => !was.includes(id))
  const gone = was.filter((id) => !is.includes(id))
  return added.length + gone.length > 0 ? [{ what: 'topics', added, gone }] : []
}

const changedDates = ({ dates: was }: Plan, { dates: is }: Plan): Changed[] =>
  changed(
    (['opens', 'closes', 'scoringCloses'] as const).map((what) => ({
      what,
      before: was[what],
      after: is[what],
    })),
  )

function changedOffer(was: Track | undefined, is: Track): Changed[] {
  const track = is.name
  const numbers = (['quota', 'budget', 'askMax', 'askMin'] as const).map((what) => ({
    what,
    track,
    before: was?.[what] ?? 0,
    after: is[what] ?? 0,
  }))
  const [before, after] = [was?.kinds ?? [], is.kinds]
  const isOther = before.toSorted().join() !== after.toSorted().join()
  return [
    ...changed([{ what: 'trackName', before: was?.name ?? '', after: is.name }, ...numbers]),
    ...(isOther ? [{ what: 'kinds', track, before, after } as const] : []),
  ]
}

const changed = <C extends Changed & { before: unknown; after: unknown }>(all: C[]): C[] =>
  all.filter(({ before, after }) => before !== after)
