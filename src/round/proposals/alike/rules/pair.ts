import { type OwnInterest, whyNotImpartial } from '../../../../people/rules/interest.ts'
import { type NotYourRole, type Person, whyNotRole } from '../../../../people/rules/person.ts'
import { lengthOf } from '../../../../shared/words.ts'

/** What came of a pair. */
export const VERDICTS = ['unrelated', 'to-explain', 'suspected'] as const
export type Verdict = (typeof VERDICTS)[number]
export const VERDICT_WORDS: Record<Verdict, string> = {
  unrelated: '无关',
  'to-explain': '需说明',
  suspected: '抄袭线索',
}
/** Longest note on a pair, in characters. */
export const LONGEST_NOTE = 500

/** The note says what was asked and answered; only 无关 may stand alone. */
export type Remark = { verdict: Verdict; note: string }

export type RemarkRefusal =
  | NotYourRole
  | OwnInterest
  | { why: 'note-missing' }
  | { why: 'note-too-long'; limit: number }

/** Of either organization: what is said of one is said of the other. */
export const whyNotLook = (
  by: Person,
  { aOf, bOf }: Pick<PairRow, 'aOf' | 'bOf'>,
): NotYourRole | OwnInterest | null => whyNotRole(by, 'officer') ?? whyNotImpartial(by, aOf, bOf)

export function whyNotRemark(
  by: Person,
  pair: Pick<PairRow, 'aOf' | 'bOf'>,
  remark: Remark,
): RemarkRefusal | null {
  const notYours = whyNotLook(by, pair)
  if (notYours) return notYours
  if (lacksNote(remark)) return { why: 'note-missing' }
  return lengthOf(remark.note) > LONGEST_NOTE ? { why: 'note-too-long', limit: LONGEST_NOTE } : null
}

/** Asked by the form too, to say it at its field. */
export const lacksNote = ({ verdict, note }: Remark): boolean => verdict !== 'unrelated' && note.trim() === ''

/** Between the two submissions in a pair's id; ids hold no such sign. */
export const PAIR_SIGN = '-'

/** A pair, as the list and a proposal's own page name it: `a` is the later of the two. */
export type PairRow = {
  id: string
  /** Likeness in whole percent of what is not common: over the texts, or where `common` is null an estimate. */
  percent: number
  /** Whole percent of the two texts that others of the round have too; null: not checked yet. */
  common: number | null
  /** The first submission of the group in which both stand. */
  leader: string | null
  isOwn: number
  verdict: Verdict | null
  a: string
  b: string
  aTitle: string
  bTitle: string
  aBy: string
  bBy: string
  /** Their organizations. */
  aOf: string
  bOf: string
  aNumber: number
  bNumber: number
  aCode: string
  bCode: string
}

/** `least`: percent from which pairs are shown. `verdict` 'none': not looked at yet. `foreign`: of two organizations only. */
export type WantedPairs = {
  least: number
  verdict?: Verdict | 'none' | undefined
  word: string
  foreign?: 'on' | undefined
  /** A group's first submission: its pairs alone. */
  group: string
  page: number
}

/** Three or more that are alike, as a list names them: the first of them has its id. */
export type Group = { id: string; count: number; excerpt: string; members: Member[] }

/** What stands over the pairs: the one group that was asked for; all of them where nothing is looked for, before the first pair. */
export const groupsFor = (groups: Group[], { group, word, verdict, page }: WantedPairs): Group[] => {
  if (group) return groups.filter(({ id }) => id === group)
  return !word && !verdict && page === 1 ? groups : []
}
export type Member = { proposal: string; title: string; by: string; number: number }
