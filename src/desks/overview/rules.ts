import type { Citable } from '../../rulebook/rules/bound.ts'
import { ENDING_WORDS, type EndingKind } from '../../round/calls/rules/ending.ts'
import type { Day, Instant } from '../../shared/days.ts'
import type { Fen } from '../../shared/money.ts'

/** Where a round stands, stage by stage, as the staff read it. Counts are of now. */
export type Overview = {
  id: string
  code: string
  title: string
  /** Null: still a draft. */
  publishedAt: Instant | null
  /** How it ended before anything was awarded; null: it did not. */
  ended: EndingKind | null
  /** An end is proposed, and waits for an approver. */
  endingWaits: 0 | 1
  /** When the last list was approved that funds nobody, and nothing came after it; null: it does not stand so. */
  noneChosenAt: Instant | null
  /** When the last of its proposals was checked, and in how many working days the end of a round that came to nothing is proposed. */
  screenedAt: Instant | null
  endingWorkingDays: number | null
  /** When a draft was sent back or taken back as it stands; null: it waits for an approver, or is published. */
  returnedAt: Instant | null
  opens: Instant
  closes: Instant
  scoringCloses: Instant
  /** What names the clauses that its work goes by; nothing where it binds none. */
  rulebook?: Citable | undefined
  signWorkingDays: number
  /** Questions about its call that wait for an answer. */
  enquiries: number
  /** Proposals that wait to be opened, not counted before the deadline; null where nothing is sealed. */
  sealed: number | null
  openingAskedAt: Instant | null
  submitted: number
  /** Not judged yet, or judged again (复核); and of those the latter. */
  unscreened: number
  rechecked: number
  /** Judged, and held until the results are sent to all. */
  untold: number
  /** When the last failed that nobody has asked to look at again, and how many working days there are to ask. */
  failedAt: Instant | null
  recheckDays: number | null
  eligible: number
  /** Members of its panel who have not left, those of them who have declared, and how many sheets a score needs. */
  panel: number
  declared: number
  minSheets: number
  /** Sheets were given out. */
  assigned: 0 | 1
  /** Sheets that count, and those of them that are in. */
  sheets: number
  sheetsDone: number
  /** Eligible proposals that have fewer of them than a score needs; 0 before the assignment, and once the list is approved. */
  short: number
  /** What has become of the newest decision; null without one. */
  decision: 'prepared' | 'returned' | 'approved' | null
  /** Projects that the newest decision funds although an objection to them was upheld. */
  upheld: number
  /** Last day of the newest notice. */
  noticeTo: Day | null
  announcedAt: Instant | null
  objections: number
  awarded: number
  awardedFen: Fen
  agreements: number
  unsigned: number
  /** Awards that their organization has not signed for, and of those the ones whose organization is no more. */
  unanswered: number
  gone: number
  toOpen: number
  /** First day of the first project among those to open. */
  startsOn: Day | null
  projects: number
  reports: number
  overdue: number
  finals: number
  /** Evaluated and not closed, and of those the ones whose money is settled. */
  evaluated: number
  closable: number
  closed: number
  paidFen: Fen
  refundedFen: Fen
}

/** A round is done when its list is final and each of its awards is closed; or it has ended before that. */
export const isDone = ({ announcedAt, awarded, closed, ended }: Overview): boolean =>
  ended !== null || (announcedAt !== null && closed === awarded)

export const withoutAgreement = ({ awarded, agreements }: Overview): number => awarded - agreements

/** The stage that a round has come to, in words for the staff. */
export function stageWord(round: Overview, now: Instant): string {
  if (round.ended !== null) return ENDING_WORDS[round.ended]
  if (round.publishedAt === null) return '草稿'
  if (now < round.opens) return '即将征集'
  if (now < round.closes) return '征集'
  if (round.sealed !== null) return '待开启'
  if (isDone(round)) return '办结'
  if (round.announcedAt !== null) return round.projects > 0 ? '项目' : '签约'
  if (round.noticeTo !== null) return '公示'
  if (round.decision !== null) return '审定'
  if (round.sheets > 0) return '评分'
  return unsettled(round) > 0 ? '初审' : '专家'
}

/** Not judged yet, judged again, or judged and not told: nothing rests on it before. */
export const unsettled = ({ unscreened, untold }: Pick<Overview, 'unscreened' | 'untold'>): number =>
  unscreened + untold
