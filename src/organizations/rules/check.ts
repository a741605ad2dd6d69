import type { Day, Instant } from '../../shared/days.ts'

/** 登记状态, 活动异常名录, 严重违法失信名单, 行政处罚和违法记录. */
export const CHECKS = ['registration', 'abnormal', 'dishonesty', 'violation'] as const
export type About = (typeof CHECKS)[number]
export const CHECK_WORDS: Record<About, string> = {
  registration: '登记状态',
  abnormal: '活动异常名录',
  dishonesty: '严重违法失信名单',
  violation: '违法和处罚记录',
}
/** What each result says of each thing that is looked up. */
export const RESULT_WORDS: Record<About, Record<Result, string>> = {
  registration: { clear: '正常', found: '注销、撤销或者失效' },
  abnormal: { clear: '不在名录', found: '在名录，或者曾在名录' },
  dishonesty: { clear: '不在名单', found: '在名单，或者曾在名单' },
  violation: { clear: '没有查到', found: '有记录' },
}

export type Result = 'clear' | 'found'

/**
 * What an officer found on a day, and where: a snapshot. `enteredOn`: of what was found, the day of the entry or of the
 * sanction; null: nothing was found, or the source does not say. `until`: the day it was taken off the list; null: nothing
 * was found, or it still stands.
 */
export type Snapshot = {
  about: About
  checkedOn: Day
  source: string
  result: Result
  enteredOn: Day | null
  until: Day | null
  note: string
}
export type KeptSnapshot = Snapshot & { id: string; by: string; at: Instant }

export type CheckRefusal =
  | { why: 'nothing-checked' }
  | { why: 'checked-in-future'; today: Day }
  | { why: 'until-after-check'; about: About }
  | { why: 'entered-after-until'; about: About }

/** Found things are dated by the look-up: neither it nor what it found lies ahead. */
export function whyNotSnapshot(snapshots: Snapshot[], today: Day): CheckRefusal | null {
  if (snapshots.length === 0) return { why: 'nothing-checked' }
  if (snapshots.some(({ checkedOn }) => checkedOn > today)) return { why: 'checked-in-future', today }
  const late = snapshots.find(({ until, checkedOn }) => until !== null && until > checkedOn)
  if (late) return { why: 'until-after-check', about: late.about }
  const turned = snapshots.find(
    ({ enteredOn, until, checkedOn }) => enteredOn !== null && enteredOn > (until ?? checkedOn),
  )
  return turned ? { why: 'entered-after-until', about: turned.about } : null
}

/** The last snapshot of each thing, in their order; null: never looked up. */
export const latestOf = <S extends Snapshot>(snapshots: S[]): { about: About; latest: S | null }[] =>
  CHECKS.map((about) => ({
    about,
    latest: snapshots
      .filter((one) => one.about === about)
      .reduce<S | null>((best, one) => (best && best.checkedOn >= one.checkedOn ? best : one), null),
  }))
