import { letterTo } from '../../../../letters/store.ts'
import { paths } from '../../../../paths.ts'
import type { Described, Kind } from '../../../../reversals/actions.ts'
import type { Citable } from '../../../../rulebook/rules/bound.ts'
import { saidLocks, saidRow } from '../store/reversals.ts'

type Fields = {
  id: string
  roundId: string
  title: string
  rulebook: Citable | null
  asked: string
  asker: string | null
  says: string
}

function describe(fields: string): Described {
  const { id, roundId, title, rulebook, asked, asker, says }: Fields = JSON.parse(fields)
  return {
    said: says,
    about: `${title}的咨询“${asked}”`,
    href: paths.enquiry(id),
    rulebook: rulebook ?? undefined,
    roundId,
    next: '这条咨询重新答复。',
    tell: (letter) => (asker ? [letterTo(asker, { ...letter, about: paths.enquiries(roundId) })] : []),
  }
}

/** An answer that was wrong: everybody may have read it. It stays on the call's page, struck through, and the question waits anew. */
export const enquiryAnswerReversal: Kind = {
  kind: 'enquiry-answer',
  word: '咨询的答复',
  offices: ['officer', 'approver'],
  rules: ['#enquiries'],
  row: (which) => saidRow('all_enquiry_answers', which),
  locks: (which) => saidLocks('all_enquiry_answers', which),
  rests: null,
  describe,
}

/** A question that should have been answered in public. */
export const enquiryRefusalReversal: Kind = {
  ...enquiryAnswerReversal,
  kind: 'enquiry-refusal',
  word: '不公开答复',
  row: (which) => saidRow('all_enquiry_refusals', which),
  locks: (which) => saidLocks('all_enquiry_refusals', which),
}
