import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Numbers, ParameterKey } from '../../../rulebook/rules/parameters.ts'
import { type About, type Result, type Snapshot, latestOf } from '../../../organizations/rules/check.ts'
import { type Day, type Instant, dayOf, lastDayBy, plusYears } from '../../../shared/days.ts'

/** What is looked up of an organization: these three, and its registration. */
export { type About, CHECKS, CHECK_WORDS } from '../../../organizations/rules/check.ts'

/** 活动异常名录, 严重违法失信名单, 重大违法记录. */
export const LISTS = ['abnormal', 'dishonesty', 'violation'] as const
export type List = (typeof LISTS)[number]
/** What an officer found on a public list: the day of the organization's last entry, and whether it stands at the deadline. */
export type Entry = { list: List; enteredOn: Day; stands: boolean }

/** What an officer looked up while screening, on that day. `enteredOn`: of what was found, where the source says it. */
export type Look = { about: About; result: Result; enteredOn: Day | null }

/** The same as it is kept of the organization, with where it was looked up. */
export const snapshotOf = ({ about, result, enteredOn }: Look, source: string, today: Day): Snapshot => ({
  ...{ about, result, enteredOn, source, checkedOn: today, until: null },
  note: result === 'found' ? '资格审查时查到' : '',
})

/**
 * What look-ups of an organization, the last of each thing, say of the lists. Without a day of entry the last day that is
 * known counts; what was not known to be over counts as of the deadline, `to`, until somebody looks again.
 */
export const entriesIn = (snapshots: Snapshot[], to: Day): Entry[] =>
  latestOf(snapshots).flatMap(({ about, latest }) => {
    const list = LISTS.find((one) => one === about)
    if (!list || latest?.result !== 'found') return []
    const { enteredOn, until, checkedOn } = latest
    const since = enteredOn ?? until ?? (checkedOn < to ? checkedOn : to)
    return [{ list, enteredOn: since, stands: since <= to && (until === null || until > to) }]
  })

/** Ids of the look-ups that a case rests on: somebody who decides has seen them. */
export const restsOn = <S extends Snapshot & { id: string }>(snapshots: S[]): S[] =>
  latestOf(snapshots).flatMap(({ latest }) => (latest ? [latest] : []))
export const seenOf = (snapshots: (Snapshot & { id: string })[]): string =>
  restsOn(snapshots)
    .map(({ id }) => id)
    .toSorted()
    .join('~')

type Round = { parameters: Pick<Numbers, 'screening'>; dates: { closes: Instant } }

/** The parameter that says how far back a list counts. */
export const LOOK_BACK = {
  abnormal: 'screening.abnormalYears',
  dishonesty: 'screening.dishonestyYears',
  violation: 'screening.violationYears',
} as const satisfies Record<List, ParameterKey>

/**
 * When an entry counts: in the period from the same date years before the day of the deadline to that day itself, both
 * included; with no years, `from` null, where it stands on that day. Null where no rule says so.
 */
export function lookBackOf({ parameters, dates }: Round, list: List): Period | null {
  const { abnormalYears, dishonestyYears, violationYears } = parameters.screening
  const years = { abnormal: abnormalYears, dishonesty: dishonestyYears, violation: violationYears }[list]
  if (years === undefined) return null
  const to = lastDayBy(dates.closes)
  return { from: years > 0 ? plusYears(to, -years) : null, to }
}
export type Period = { from: Day | null; to: Day }

export const isWithin = ({ enteredOn, stands }: Omit<Entry, 'list'>, period: Period | null): boolean =>
  period !== null && (period.from === null ? stands : period.from <= enteredOn && enteredOn <= period.to)

export type CreditRefusal = Ruled<
  /** `stands`: it is enough that it does; otherwise it is within the period. */
  | { why: 'on-a-list'; list: List; enteredOn: Day; stands: boolean }
  | { why: 'entered-in-future'; list: List; enteredOn: Day; today: Day }
>

/** What cannot have been found yet. */
export function whyNotEntered(entries: Entry[], now: Instant): CreditRefusal | null {
  const today = dayOf(now)
  const ahead = entries.find(({ enteredOn }) => enteredOn > today)
  if (!ahead) return null
  const { list, enteredOn } = ahead
  return { why: 'entered-in-future', by: '#screening', list, enteredOn, today }
}

/** An organization with an entry that counts does not pass. Asked when an officer says that it does. */
export function whyNotCreditworthy(round: Round, entries: Entry[]): CreditRefusal | null {
  const found = entries.find((entry) => isWithin(entry, lookBackOf(round, entry.list)))
  if (!found) return null
  const { list, enteredOn } = found
  const stands = lookBackOf(round, list)?.from === null
  return { why: 'on-a-list', by: LOOK_BACK[list], list, enteredOn, stands }
}
