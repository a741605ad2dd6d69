import type { Ruled } from '../../../rulebook/rules/by.ts'
import type { Instant } from '../../../shared/days.ts'

/** 流标: nothing came of it; 终止: it cannot go on. */
export const ENDING_KINDS = ['failed', 'cancelled'] as const
export type EndingKind = (typeof ENDING_KINDS)[number]
export const ENDING_WORDS: Record<EndingKind, string> = { failed: '流标', cancelled: '已终止' }
/** Why a round fails. `none-chosen`: a list was approved that funds nobody. */
export const ENDING_GROUNDS = ['none-applied', 'none-eligible', 'none-chosen'] as const
export type EndingGround = (typeof ENDING_GROUNDS)[number]
/** What has become of a proposal to end a round. */
export const ENDING_OUTCOMES = ['published', 'returned', 'withdrawn'] as const
export type EndingOutcome = (typeof ENDING_OUTCOMES)[number]

/** What an end is called, and its notice. */
export const ENDING_NAMES: Record<EndingKind, { act: string; notice: string }> = {
  failed: { act: '流标', notice: '流标公告' },
  cancelled: { act: '终止', notice: '终止公告' },
}

export const GROUND_WORDS: Record<EndingGround, string> = {
  'none-applied': '征集截止时没有收到申报书',
  'none-eligible': '没有申报书通过资格审查',
  'none-chosen': '没有项目达到立项的条件',
}

/** "因没有收到申报书，本期流标" */
export const sayEnding = ({ kind, ground }: { kind: EndingKind; ground: EndingGround | null }): string =>
  ground ? `${GROUND_WORDS[ground]}，本期流标` : `本期${ENDING_NAMES[kind].act}`

/** How a round ended before anything was awarded in it, and when: nothing goes on in it from there. */
export type Ended = { kind: EndingKind; at: Instant }

/** Why nothing of it is taken back any more. */
export const REVERSED_NO_MORE = '本期已经流标或者终止，不能再更正'

export type RoundEnded = Ruled<{ why: 'round-ended'; kind: EndingKind; at: Instant }>

/** Asked by whatever carries a round on. */
export const whyNotGoOn = (ended: Ended | null | undefined): RoundEnded | null =>
  ended ? { why: 'round-ended', by: '#ending', kind: ended.kind, at: ended.at } : null
