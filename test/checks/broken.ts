import { GROUND_BREAKS } from './broken-ground.ts'
import { KEPT_BREAKS } from './broken-kept.ts'

/** Rows of a table; what is not said is 'x', 1 or NULL. `t.x` is the table's column. */
export type Rows = Record<string, object[]>

const PLAN = {
  dates: { opens: 10, closes: 20, scoringCloses: 30 },
  tracks: [{ code: 'x', quota: 1, budget: 100, askMax: 60 }],
}
const plan = (over: object = {}) => JSON.stringify({ ...PLAN, ...over })
const round = { rounds: [{ id: 'r', plan: plan() }] }
const proposal = { proposals: [{ id: 'p', round_id: 'r', organization_id: 'o' }] }
const submitted = { ...proposal, submissions: [{ id: 's', proposal_id: 'p', revision: 1, at: 5 }] }
const assigned = {
  ...submitted,
  assignments: [{ id: 'a', round_id: 'r', submission_id: 's', expert_id: 'e', at: 5 }],
}
const decided = { ...submitted, ...round, decisions: [{ id: 'd', round_id: 'r', by_id: 'one', at: 5 }] }
const line = { decision_id: 'd', submission_id: 's', track: 'x', rank: 1, award_fen: 50 }
const noticed = {
  decisions: [{ id: 'd', round_id: 'r' }],
  all_decision_approvals: [{ decision_id: 'd', at: 1 }],
  all_notices: [{ id: 'n', round_id: 'r', decision_id: 'd', from_day: '2026-01-01', to_day: '2026-01-05' }],
}
const agreed = {
  proposals: proposal.proposals,
  agreements: [{ id: 'g', proposal_id: 'p', amount_fen: 100, by_id: 'one', at: 5 }],
  tranches: [
    { agreement_id: 'g', seq: 1, percent: 50, amount_fen: 50, gate: 'agreement_signed' },
    { agreement_id: 'g', seq: 2, percent: 50, amount_fen: 50, gate: 'midterm_passed' },
  ],
}
const paid = { id: 'y', agreement_id: 'g', tranche_seq: 1, amount_fen: 50, at: 9 }
const project = { projects: [{ id: 'j', agreement_id: 'g', at: 5 }] }
const milestone = { ...project, milestones: [{ id: 'm', project_id: 'j', kind: 'progress' }] }
const reported = { ...milestone, reports: [{ id: 't', milestone_id: 'm', by_id: 'one', at: 6 }] }

/** What breaks each check, and nothing else is in the database. */
export const BREAKS: Record<string, Rows> = {
  ...GROUND_BREAKS,
  ...KEPT_BREAKS,
  'needs-in-order': { needs: [{ id: 'n', at: 5 }], need_steps: [{ need_id: 'n', step: 'collected', at: 4 }] },
  'mailings-reach-all': { mailings: [{ id: 'm', round_id: 'r', receivers: 2, audience: 'panel' }] },
  'calls-by-two': { ...round, publications: [{ round_id: 'r' }] },
  'amendments-by-two': { amendments: [{ id: 'a' }], amendment_publications: [{ amendment_id: 'a' }] },
  'plans-as-amended': {
    ...round,
    amendments: [{ id: 'a', round_id: 'r', plan: '{}' }],
    amendment_publications: [{ amendment_id: 'a' }],
  },
  'plans-in-order': {
    rounds: [{ id: 'r', plan: plan({ dates: { opens: 20, closes: 20, scoringCloses: 30 } }) }],
    publications: [{ round_id: 'r' }],
  },
  'enquiries-one-answer': {
    enquiries: [{ id: 'e' }],
    all_enquiry_answers: [{ enquiry_id: 'e' }],
    all_enquiry_refusals: [{ enquiry_id: 'e' }],
  },
  'contracts-by-two': {
    contracts: [{ id: 'c', by_id: 'one', at: 1 }],
    contract_answers: [{ contract_id: 'c', outcome: 'confirmed', by_id: 'one', at: 2 }],
  },
  'operators-hold-no-role': {
    contracts: [{ id: 'c', last_on: '2026-01-05' }],
    operators: [{ id: 'w', contract_id: 'c', person_id: 'one', at: 1 }],
    role_grants: [{ id: 'g', person_id: 'one', role: 'officer', at: 2 }],
  },
  'units-do-not-apply': {
    ...submitted,
    contracts: [{ id: 'c', round_id: 'r', organization_id: 'o', last_on: '2026-01-05', at: 4 }],
  },
  'openings-by-two': {
    ...round,
    opening_requests: [{ round_id: 'r' }],
    openings: [{ round_id: 'r', at: 20 }],
  },
  'numbers-without-gaps': { proposal_numbers: [{ seq: 1 }, { seq: 3, proposal_id: 'y' }] },
  'numbers-in-their-round': submitted,
  'revisions-without-gaps': {
    submissions: [
      { id: 's', revision: 1 },
      { id: 'u', revision: 3 },
    ],
  },
  'proposals-of-a-call': { proposals: [{ at: 5 }], publications: [{ at: 6 }] },
  'submissions-in-time': { ...submitted, ...round, submissions: [{ id: 's', proposal_id: 'p', at: 20 }] },
  'submissions-say-what-they-hold': {
    submissions: [{ content: '{"title":"other","track":"x","category":"x","place":"x"}' }],
  },
  'digests-told-alike': {
    submissions: [{ proposal_id: 'p', sha256: 'a', at: 5 }],
    history: [{ subject: 'proposal:p', what: 'proposal-submitted', at: 5, particulars: '{"sha256":"b"}' }],
  },
  'applicants-are-their-own': {
    ...submitted,
    submission_applicants: [{ submission_id: 's', organization_id: 'q' }],
  },
  'openings-list-all': { openings: [{ proposals: 2, list: 'one\n' }] },
  'consents-answer-after': {
    partner_requests: [{ id: 'q', at: 5 }],
    partner_answers: [{ request_id: 'q', at: 4 }],
  },
  'screened-what-was-submitted': { ...submitted, all_eligibility_checks: [{ submission_id: 's', at: 4 }] },
  'corrections-mend-the-next': {
    ...submitted,
    corrections: [{ id: 'c', submission_id: 's' }],
    correction_answers: [{ correction_id: 'c', submission_id: 's' }],
  },
  'snapshots-of-the-applicant': {
    ...submitted,
    all_organization_checks: [{ id: 'k', organization_id: 'other' }],
    all_eligibility_checks: [{ id: 'f', submission_id: 's' }],
    eligibility_snapshots: [{ finding_id: 'f', check_id: 'k' }],
  },
  'assigned-within-the-round': { ...assigned, declarations: [{ round_id: 'r', expert_id: 'e', at: 6 }] },
  'assigned-what-is-eligible': {
    ...assigned,
    all_eligibility_checks: [{ submission_id: 's', outcome: 'ineligible' }],
  },
  'not-assigned-to-the-barred': {
    ...assigned,
    recusals: [{ round_id: 'r', expert_id: 'e', organization_id: 'o', at: 4 }],
  },
  'sheets-of-the-assigned': {
    ...assigned,
    experts: [{ id: 'e', invitation_id: 'i' }],
    invitation_acceptances: [{ invitation_id: 'i', person_id: 'their own' }],
    sheets: [{ assignment_id: 'a', by_id: 'another', at: 6 }],
  },
  'sheets-not-of-the-barred': {
    ...assigned,
    recusals: [{ round_id: 'r', expert_id: 'e', organization_id: 'o', at: 5 }],
    sheets: [{ assignment_id: 'a', at: 6 }],
  },
  'sheets-add-up': { sheets: [{ points: '{"a":200,"b":50}', total: 251 }] },
  'sheets-in-time': { ...round, ...assigned, sheets: [{ assignment_id: 'a', at: 30 }] },
  'awards-within-quota-and-budget': {
    ...decided,
    decision_lines: [line, { ...line, submission_id: 'u', rank: 2 }],
  },
  'awards-within-ask-and-cap': {
    ...decided,
    submissions: [{ id: 's', ask_fen: 70 }],
    decision_lines: [{ ...line, award_fen: 61 }],
  },
  'decided-on-the-eligible': { ...decided, decision_lines: [line] },
  'ranks-without-gaps': { decision_lines: [line, { ...line, submission_id: 'u', rank: 3 }] },
  'ranks-by-score': {
    decision_lines: [
      { ...line, score: 80 },
      { ...line, submission_id: 'u', rank: 2, score: 81 },
    ],
  },
  'decided-by-two': { ...decided, all_decision_approvals: [{ decision_id: 'd', by_id: 'one', at: 6 }] },
  'decided-after-scoring': {
    ...decided,
    ...assigned,
    all_decision_approvals: [{ decision_id: 'd', at: 7 }],
    sheets: [{ assignment_id: 'a', at: 6 }],
  },
  'notices-of-the-approved': { ...noticed, all_decision_approvals: [] },
  'announced-after-the-days': {
    ...noticed,
    announcements: [{ notice_id: 'n', at: Date.parse('2026-01-06T00:00:00+08:00') - 1 }],
  },
  'one-announcement-a-round': {
    all_notices: [...noticed.all_notices, { ...noticed.all_notices[0], id: 'o', decision_id: 'e', seq: 2 }],
    announcements: [{ notice_id: 'n' }, { notice_id: 'o' }],
  },
  'nothing-upheld-is-awarded': {
    ...submitted,
    ...noticed,
    decision_lines: [line],
    announcements: [{ notice_id: 'n' }],
    objections: [{ id: 'o', notice_id: 'n', submission_id: 's' }],
    all_objection_answers: [{ objection_id: 'o', upheld: 1 }],
  },
  'objections-in-their-notice': { ...noticed, objections: [{ notice_id: 'n', submission_id: 's' }] },
  'agreements-of-awards': agreed,
  'tranches-add-up': { ...agreed, tranches: agreed.tranches.slice(1) },
  'signed-by-two': {
    ...agreed,
    signatures: [
      { agreement_id: 'g', side: 'organization', by_id: 'two', at: 6 },
      { agreement_id: 'g', side: 'bureau', by_id: 'two', at: 6 },
    ],
  },
  'bureau-signs-another’s-draft': {
    ...agreed,
    signatures: [{ agreement_id: 'g', side: 'bureau', by_id: 'one' }],
  },
  'paid-what-was-planned': { ...agreed, all_payments: [{ ...paid, amount_fen: 49 }] },
  'paid-within-the-award': { ...agreed, all_payments: [{ ...paid, amount_fen: 101 }] },
  'paid-behind-its-gate': { ...agreed, all_payments: [paid] },
  'paid-in-turn': { ...agreed, all_payments: [{ ...paid, tranche_seq: 2 }] },
  'paid-to-the-party': {
    ...agreed,
    all_payments: [paid],
    payment_accounts: [{ payment_id: 'y', organization_id: 'other' }],
  },
  'paid-to-an-account': {
    ...agreed,
    all_payments: [paid],
    payment_accounts: [{ payment_id: 'y', organization_id: 'o', tail: '1234' }],
    bank_accounts: [{ organization_id: 'o', tail: '5678' }],
  },
  'one-voucher-once': { all_payments: [{ ...paid, voucher: 'PZ-1' }], all_refunds: [{ voucher: 'pz- 1' }] },
  'projects-of-the-signed': { ...project, signatures: [{ agreement_id: 'g', side: 'bureau' }] },
  'milestones-without-gaps': { milestones: [{ seq: 2 }] },
  'reports-in-order': { ...reported, reports: [{ id: 't', milestone_id: 'm', revision: 2, at: 6 }] },
  'reviewed-by-another': { ...reported, all_report_reviews: [{ report_id: 't', by_id: 'one', at: 7 }] },
  'accepted-once': {
    reports: [
      { id: 't', revision: 1 },
      { id: 'u', revision: 2 },
    ],
    all_report_reviews: [
      { id: 'v', report_id: 't', outcome: 'accepted' },
      { id: 'w', report_id: 'u', outcome: 'accepted' },
    ],
  },
  'midterms-of-the-accepted': {
    ...reported,
    all_midterm_evaluations: [{ report_id: 't' }],
    all_report_reviews: [{ report_id: 't', outcome: 'accepted' }],
  },
  'sanctions-by-two': {
    sanctions: [{ id: 's' }],
    all_sanction_decisions: [{ sanction_id: 's', outcome: 'imposed' }],
  },
  'lifted-what-was-imposed': {
    all_sanction_decisions: [{ sanction_id: 's', outcome: 'dropped' }],
    sanction_ends: [{ sanction_id: 's' }],
  },
  'evaluated-its-own-report': {
    final_reports: [{ id: 'f', project_id: 'other', by_id: 'one' }],
    all_evaluations: [{ project_id: 'j', final_report_id: 'f', by_id: 'two' }],
  },
  'refunds-within-the-paid': {
    ...project,
    all_payments: [paid],
    all_refunds: [{ project_id: 'j', amount_fen: 51 }],
  },
  'nothing-paid-after-the-end': { ...project, all_payments: [paid], closings: [{ project_id: 'j', at: 8 }] },
  'closed-when-evaluated': { ...project, closings: [{ project_id: 'j', at: 8 }] },
}
