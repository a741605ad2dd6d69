import type { Rows } from './broken.ts'

/** What breaks the checks of what is kept twice: a row that nothing stands behind. */
export const KEPT_BREAKS: Record<string, Rows> = {
  'kept-unread-letters': { unread_letters: [{ person_id: 'x' }] },
  'kept-counting-submissions': { counting_submissions: [{ proposal_id: 'p' }] },
  'kept-proposal-progress': { proposal_progress: [{ proposal_id: 'p' }] },
  'kept-round-progress': { round_progress: [{ round_id: 'r' }] },
  'kept-round-money': { round_money: [{ round_id: 'r' }] },
  'kept-round-kinds': { round_kinds: [{ round_id: 'r' }] },
  'kept-expert-progress': { expert_progress: [{ round_id: 'r', expert_id: 'e' }] },
  'kept-notice-lines': { notice_lines: [{ notice_id: 'n', place: 1 }] },
  'kept-notice-counts': { notice_counts: [{ notice_id: 'n' }] },
  'kept-told-subjects': { told_subjects: [{ subject: 'x' }] },
  'kept-told': { told: [{ subject: 'x' }] },
  'kept-round-panels': { round_panels: [{ round_id: 'r' }] },
  'kept-submission-sheets': { submission_sheets: [{ round_id: 'r', submission_id: 's' }] },
  'kept-round-scored': { round_scored: [{ round_id: 'r' }] },
  'kept-decision-counts': { decision_counts: [{ decision_id: 'd' }] },
  'kept-agreement-progress': { agreement_progress: [{ agreement_id: 'g' }] },
  'kept-round-agreements': { round_agreements: [{ round_id: 'r' }] },
  'kept-tranche-progress': { tranche_progress: [{ agreement_id: 'g', seq: 1 }] },
  'kept-round-tranches': { round_tranches: [{ round_id: 'r' }] },
  'kept-register-counts': { register_counts: [{ noun: 'n' }] },
  'kept-untaken-invitations': { untaken_invitations: [{ invitation_id: 'i' }] },
  'kept-letter-rounds': { letter_rounds: [{ letter_id: 'l', round_id: 'r' }] },
  'kept-round-letters': { round_letters: [{ round_id: 'r', kind: 'news' }] },
  'kept-told-counts': { told_counts: [{ round_id: 'r' }] },
}
