import { integer, sqliteTable, sqliteView, text } from 'drizzle-orm/sqlite-core'

/** How far a proposal is, kept by triggers: sums of a round are made of these. */
const ofProposal = {
  proposalId: text('proposal_id').notNull(),
  roundId: text('round_id').notNull(),
  submitted: integer('submitted').notNull(),
  screened: integer('screened').notNull(),
  eligible: integer('eligible').notNull(),
  untold: integer('untold').notNull(),
  rechecked: integer('rechecked').notNull(),
  screenedAt: integer('screened_at'),
  failedAt: integer('failed_at'),
  awarded: integer('awarded').notNull(),
  awardedFen: integer('awarded_fen').notNull(),
  agreements: integer('agreements').notNull(),
  unsigned: integer('unsigned').notNull(),
  toOpen: integer('to_open').notNull(),
  startsOn: text('starts_on'),
  projects: integer('projects').notNull(),
  reports: integer('reports').notNull(),
  nextDue: text('next_due'),
  finals: integer('finals').notNull(),
  evaluated: integer('evaluated').notNull(),
  closed: integer('closed').notNull(),
  paidFen: integer('paid_fen').notNull(),
  refundedFen: integer('refunded_fen').notNull(),
  category: text('category'),
  payments: integer('payments').notNull(),
  returnedFen: integer('returned_fen').notNull(),
  owned: integer('owned').notNull(),
}
export const proposalProgress = sqliteTable('proposal_progress', ofProposal)
export const proposalProgressAnew = sqliteView('proposal_progress_anew', ofProposal).existing()

const ofRound = {
  roundId: text('round_id').notNull(),
  submitted: integer('submitted').notNull(),
  screened: integer('screened').notNull(),
  eligible: integer('eligible').notNull(),
  untold: integer('untold').notNull(),
  rechecked: integer('rechecked').notNull(),
  awarded: integer('awarded').notNull(),
  awardedFen: integer('awarded_fen').notNull(),
  agreements: integer('agreements').notNull(),
  unsigned: integer('unsigned').notNull(),
  toOpen: integer('to_open').notNull(),
  projects: integer('projects').notNull(),
  reports: integer('reports').notNull(),
  finals: integer('finals').notNull(),
  evaluated: integer('evaluated').notNull(),
  closed: integer('closed').notNull(),
  paidFen: integer('paid_fen').notNull(),
  refundedFen: integer('refunded_fen').notNull(),
  sheets: integer('sheets').notNull(),
  sheetsDone: integer('sheets_done').notNull(),
  startsOn: text('starts_on'),
  endsOn: text('ends_on'),
  finalAt: integer('final_at'),
  closedAt: integer('closed_at'),
}
export const roundProgress = sqliteTable('round_progress', ofRound)
export const roundProgressAnew = sqliteView('round_progress_anew', ofRound).existing()

/** How many there are of what is never taken off a register. */
const ofRegister = { noun: text('noun').notNull(), rows: integer('rows').notNull() }
export const registerCounts = sqliteTable('register_counts', ofRegister)
export const registerCountsAnew = sqliteView('register_counts_anew', ofRegister).existing()

/** Invitations that nobody has taken up, taken back or refused. */
const untaken = { invitationId: text('invitation_id').notNull(), expiresAt: integer('expires_at').notNull() }
export const untakenInvitations = sqliteTable('untaken_invitations', untaken)
export const untakenInvitationsAnew = sqliteView('untaken_invitations_anew', untaken).existing()

/** What is inserted into these is touched: its progress is made anew. */
export const progressOf = sqliteView('progress_of', { proposalId: text('proposal_id').notNull() }).existing()
export const progressOfProjects = sqliteView('progress_of_projects', {
  projectId: text('project_id').notNull(),
}).existing()

/** What a round awarded, paid and got back, by category; `paid`: projects. */
const money = {
  roundId: text('round_id').notNull(),
  category: text('category').notNull(),
  awarded: integer('awarded').notNull(),
  awardedFen: integer('awarded_fen').notNull(),
  payments: integer('payments').notNull(),
  paid: integer('paid').notNull(),
  paidFen: integer('paid_fen').notNull(),
  returnedFen: integer('returned_fen').notNull(),
}
export const roundMoney = sqliteTable('round_money', money)
export const roundMoneyAnew = sqliteView('round_money_anew', money).existing()

/** What the projects that were paid had budgeted of the grant, by kind of cost. */
const ofKind = {
  roundId: text('round_id').notNull(),
  kind: text('kind').notNull(),
  projects: integer('projects').notNull(),
  grantedFen: integer('granted_fen').notNull(),
}
export const roundKinds = sqliteTable('round_kinds', ofKind)
export const roundKindsAnew = sqliteView('round_kinds_anew', ofKind).existing()
export const grantedKinds = sqliteView('granted_kinds', {
  proposalId: text('proposal_id').notNull(),
  roundId: text('round_id').notNull(),
  kind: text('kind').notNull(),
  grantedFen: integer('granted_fen').notNull(),
}).existing()

/** How many sheets each expert of a round has. */
const ofExpert = {
  roundId: text('round_id').notNull(),
  expertId: text('expert_id').notNull(),
  sheets: integer('sheets').notNull(),
  sheetsDone: integer('sheets_done').notNull(),
}
export const expertProgress = sqliteTable('expert_progress', ofExpert)
export const expertProgressAnew = sqliteView('expert_progress_anew', ofExpert).existing()

/** Which histories a round tells. */
const ofSubject = {
  subject: text('subject').notNull(),
  roundId: text('round_id').notNull(),
  root: text('root').notNull(),
  rank: integer('rank').notNull(),
  seals: integer('seals').notNull(),
}
export const toldSubjects = sqliteTable('told_subjects', ofSubject)
export const toldSubjectsAnew = sqliteView('told_subjects_anew', ofSubject).existing()

/** What happened in a round, each event once: the entry that tells it. */
const ofEvent = {
  roundId: text('round_id').notNull(),
  seals: integer('seals').notNull(),
  at: integer('at').notNull(),
  seq: integer('seq').notNull(),
  subject: text('subject').notNull(),
  root: text('root').notNull(),
  rank: integer('rank').notNull(),
}
export const told = sqliteTable('told', ofEvent)
export const toldAnew = sqliteView('told_anew', ofEvent).existing()
export const tellable = sqliteView('tellable', {
  ...ofEvent,
  what: text('what').notNull(),
  byId: text('by_id'),
  particulars: text('particulars').notNull(),
}).existing()

export const telling = sqliteView('telling', {
  roundId: text('round_id').notNull(),
  seals: integer('seals').notNull(),
  root: text('root').notNull(),
  rank: integer('rank').notNull(),
  subject: text('subject').notNull(),
  seq: integer('seq').notNull(),
}).existing()

const ofTold = {
  roundId: text('round_id').notNull(),
  seals: integer('seals').notNull(),
  events: integer('events').notNull(),
}
export const toldCounts = sqliteTable('told_counts', ofTold)
export const toldCountsAnew = sqliteView('told_counts_anew', ofTold).existing()

/** What waits in an agreement, and how far it is; `number`: of its proposal. */
const ofAgreement = {
  agreementId: text('agreement_id').notNull(),
  roundId: text('round_id').notNull(),
  number: integer('number').notNull(),
  stage: text('stage', {
    enum: ['unsigned', 'to-open', 'waiting', 'running', 'terminated', 'closed'],
  }).notNull(),
  bureauSince: integer('bureau_since'),
  hostOpen: integer('host_open').notNull(),
  nextDue: text('next_due'),
  reportSince: integer('report_since'),
  finalSince: integer('final_since'),
  lacksOn: text('lacks_on'),
  terminatedAt: integer('terminated_at'),
  evaluatedAt: integer('evaluated_at'),
  refundDue: integer('refund_due').notNull(),
  closable: integer('closable').notNull(),
}
export const agreementProgress = sqliteTable('agreement_progress', ofAgreement)
export const agreementProgressAnew = sqliteView('agreement_progress_anew', ofAgreement).existing()
export const progressOfAgreements = sqliteView('progress_of_agreements', {
  agreementId: text('agreement_id').notNull(),
}).existing()

const ofStage = {
  roundId: text('round_id').notNull(),
  stage: text('stage').notNull(),
  agreements: integer('agreements').notNull(),
  closable: integer('closable').notNull(),
}
export const roundAgreements = sqliteTable('round_agreements', ofStage)
export const roundAgreementsAnew = sqliteView('round_agreements_anew', ofStage).existing()

/** Where a tranche stands; `number`: of its agreement. */
const ofTranche = {
  agreementId: text('agreement_id').notNull(),
  seq: integer('seq').notNull(),
  roundId: text('round_id').notNull(),
  number: integer('number').notNull(),
  amountFen: integer('amount_fen').notNull(),
  state: text('state', { enum: ['paid', 'ended', 'waiting', 'payable'] }).notNull(),
  passedAt: integer('passed_at'),
}
export const trancheProgress = sqliteTable('tranche_progress', ofTranche)
export const trancheProgressAnew = sqliteView('tranche_progress_anew', ofTranche).existing()

const ofState = {
  roundId: text('round_id').notNull(),
  state: text('state').notNull(),
  tranches: integer('tranches').notNull(),
  amountFen: integer('amount_fen').notNull(),
}
export const roundTranches = sqliteTable('round_tranches', ofState)
export const roundTranchesAnew = sqliteView('round_tranches_anew', ofState).existing()
