import { callPaths } from './paths/calls.ts'
import { panelPaths } from './paths/panel.ts'
import { peoplePaths } from './paths/people.ts'
import { wayPaths } from './paths/ways.ts'
import { at } from './shared/place.ts'

/** Every URL of the site, and the pattern that is routed. Nouns; an act is a POST to the noun it makes. */
export const paths = {
  // what residents read
  home: at('/'),
  ...callPaths,
  notices: at('/notices'),
  notice: at('/notices/:id'),
  projects: at('/projects'),
  project: at('/projects/:id'),
  money: at('/money'),
  roots: at('/history/roots'),
  rootOf: at('/history/roots/:day'),
  openApi: at('/openapi.json'),
  privacy: at('/privacy'),
  accessibility: at('/accessibility'),
  shown: at('/shown/:id'),

  // who is asking
  ...peoplePaths,
  newOrganization: at('/organizations/new'),
  /** The same, and then on to a page of this site. */
  newOrganizationFor: (next: string) => `/organizations/new?next=${encodeURIComponent(next)}`,
  organizations: at('/organizations'),
  organization: at('/organizations/:id'),
  members: at('/organizations/:id/members'),
  memberLinks: at('/organizations/:id/member-links'),
  memberLinkEnds: at('/organizations/:id/member-link-ends'),
  memberRoles: at('/organizations/:id/member-roles'),
  memberEnds: at('/organizations/:id/member-ends'),
  memberLink: at('/member-links/:token'),
  /** What it registered with, and its corrections. */
  registration: at('/organizations/:id/registration'),
  organizationContact: at('/organizations/:id/contact'),
  registrationChange: at('/registration-changes/:id'),
  registrationCheck: at('/registration-changes/:id/check'),
  registrationWithdrawal: at('/registration-changes/:id/withdrawal'),
  profile: at('/organizations/:id/profile'),
  bankAccount: at('/organizations/:id/account'),
  accountReading: at('/organizations/:id/account/reading'),
  accountReadings: at('/account-readings'),
  hosting: at('/organizations/:id/hosting'),
  hostingAnswer: at('/hostings/:id/answer'),
  hostingEnd: at('/hostings/:id/end'),
  expiringCertificates: at('/certificates'),
  codeReading: at('/organizations/new/code'),
  verification: at('/organizations/:id/verification'),
  ladder: at('/organizations/:id/ladder'),
  ladderCounts: at('/ladder'),
  bars: at('/bars'),
  organizationBars: at('/organizations/:id/bars'),
  bar: at('/bars/:id'),
  barDecision: at('/bars/:id/decision'),
  barLift: at('/bars/:id/lift'),
  certificates: at('/organizations/:id/certificates'),
  certificate: at('/organizations/:id/certificates/:file'),
  certificateRemoval: at('/organizations/:id/certificates/:file/removal'),

  // working days
  calendar: at('/calendar'),
  calendarIn: (year: number) => `/calendar?year=${year}`,
  calendarYear: at('/calendar/:year'),
  calendarPreview: at('/calendar/:year/preview'),

  // the clock of a demonstration
  clock: at('/clock'),
  clockNights: at('/clock/nights'),

  // desks: what waits for me
  desk: at('/desks/:desk'),
  applicantDesk: at('/desks/applicant'),
  communityDesk: at('/desks/community'),
  expertDesk: at('/desks/expert'),
  officerDesk: at('/desks/officer'),
  approverDesk: at('/desks/approver'),
  financeDesk: at('/desks/finance'),
  auditorDesk: at('/desks/auditor'),
  administratorDesk: at('/desks/administrator'),

  // the management rules
  rulebooks: at('/rulebooks'),
  rulebookImport: at('/rulebooks/import'),
  rulebook: at('/rulebooks/:id'),
  clause: (version: string, no: number) => `/rulebooks/${version}#clause-${no}`,
  rulebookEdit: at('/rulebooks/:id/edit'),
  /** The form with room for one more clause, before it is saved. */
  rulebookRoom: at('/rulebooks/:id/room'),
  rulebookHistory: at('/rulebooks/:id/history'),
  rulebookRequest: at('/rulebooks/:id/request'),
  rulebookEnactment: at('/rulebooks/:id/enactment'),
  rulebookComparison: at('/rulebooks/:id/compare/:other'),
  rulebookFile: at('/rulebooks/:id/file'),

  // needs and topics
  needs: at('/needs'),
  newNeed: at('/needs/new'),
  needLookUp: at('/needs/look-up'),
  needBook: at('/need-book'),
  need: at('/needs/:id'),
  needSteps: at('/needs/:id/steps'),
  needDeliberations: at('/needs/:id/deliberations'),
  needAnswer: at('/needs/:id/answer'),
  topicLists: at('/topic-lists'),
  topicList: at('/topic-lists/:id'),
  topicListPublication: at('/topic-lists/:id/publication'),
  newTopic: at('/topic-lists/:id/topics'),
  topic: at('/topics/:id'),
  topicAnswer: at('/topics/:id/answer'),
  /** The same with the project that took the topic up filled in. */
  topicTakenUp: (id: string, projectId: string, title: string) =>
    `/topics/${id}/answer?${new URLSearchParams({ outcome: 'taken-up', project: title, link: `/projects/${projectId}` })}`,
  topicRemoval: at('/topics/:id/removal'),

  // calls
  rounds: at('/rounds'),
  newRound: at('/rounds/new'),
  round: at('/rounds/:id'),
  roundFile: at('/rounds/:id/file'),
  roundImport: at('/round-files'),
  roundDraft: at('/rounds/:id/draft'),
  roundCheck: at('/rounds/:id/draft/check'),
  roundStep: at('/rounds/:id/draft/:step'),
  roundEnquiries: at('/rounds/:id/enquiries'),
  enquiry: at('/enquiries/:id'),
  enquiryAnswer: at('/enquiries/:id/answer'),
  enquiryRefusal: at('/enquiries/:id/refusal'),
  amendments: at('/rounds/:id/amendments'),
  amendmentPublication: at('/amendments/:id/publication'),
  amendmentReturn: at('/amendments/:id/return'),
  publication: at('/rounds/:id/publication'),
  attachments: at('/rounds/:id/files'),
  attachment: at('/rounds/:id/files/:file'),
  attachmentRemoval: at('/rounds/:id/files/:file/removal'),
  callFile: at('/calls/:id/files/:file'),

  // proposals
  proposals: at('/rounds/:id/proposals'),
  opening: at('/rounds/:id/opening'),
  openingRequest: at('/rounds/:id/opening-request'),
  newProposal: at('/rounds/:id/proposals/new'),
  proposal: at('/proposals/:id'),
  proposalSection: at('/proposals/:id/sections/:section'),
  proposalFiles: at('/proposals/:id/files'),
  proposalFile: at('/proposals/:id/files/:file'),
  proposalFileRemoval: at('/proposals/:id/files/:file/removal'),
  proposalCheck: at('/proposals/:id/check'),
  proposalBudget: at('/proposals/:id/budget'),
  proposalBudgetFile: at('/proposals/:id/budget.xlsx'),
  submission: at('/proposals/:id/submission'),
  receipt: at('/proposals/:id/receipt'),
  withdrawal: at('/proposals/:id/withdrawal'),
  partnerRequests: at('/proposals/:id/partner-requests'),
  partnerRequest: at('/partner-requests/:id'),
  partnerAnswer: at('/partner-requests/:id/answer'),
  reopening: at('/proposals/:id/reopening'),
  proposalDocument: at('/proposals/:id/document'),
  proposalWord: at('/proposals/:id/document.docx'),
  similar: at('/rounds/:id/similar'),
  similarPair: at('/similar/:id'),
  similarRemarks: at('/similar/:id/remarks'),

  // screening
  screening: at('/rounds/:id/screening'),
  screeningResults: at('/rounds/:id/screening/results'),
  recheck: at('/proposals/:id/recheck'),
  recheckAnswer: at('/proposals/:id/recheck/answer'),
  eligibility: at('/proposals/:id/eligibility'),
  taking: at('/proposals/:id/taking'),
  givingBack: at('/proposals/:id/giving-back'),
  corrections: at('/proposals/:id/corrections'),
  correction: at('/proposals/:id/correction'),
  correctionDraft: at('/proposals/:id/correction/draft'),
  correctionFiles: at('/proposals/:id/correction/files'),
  correctionFileRemoval: at('/proposals/:id/correction/files/:file/removal'),
  correctionFileReturn: at('/proposals/:id/correction/files/:file/return'),
  pastFile: at('/proposals/:id/corrections/files/:file'),
  correctionSubmission: at('/proposals/:id/correction/submission'),

  ...panelPaths,

  // scoring
  sheet: at('/sheets/:id'),
  sheetDraft: at('/sheets/:id/draft'),
  sheetSubmission: at('/sheets/:id/submission'),
  sheetRecusal: at('/sheets/:id/recusal'),
  scoring: at('/rounds/:id/scoring'),
  scoringReminders: at('/rounds/:id/scoring-reminders'),

  // awards
  decision: at('/rounds/:id/decision'),
  fairness: at('/rounds/:id/fairness'),
  decisionApproval: at('/decisions/:id/approval'),
  decisionReturn: at('/decisions/:id/return'),

  // publicity
  roundNotices: at('/rounds/:id/notices'),
  numbers: at('/rounds/:id/numbers'),
  numberDecision: at('/rounds/:id/numbers/:digest'),
  noticeObjections: at('/notices/:id/objections'),
  objections: at('/rounds/:id/objections'),
  objection: at('/objections/:id'),
  objectionAnswer: at('/objections/:id/answer'),
  announcement: at('/notices/:id/announcement'),

  // agreements
  agreements: at('/rounds/:id/agreements'),
  proposalAgreement: at('/proposals/:id/agreement'),
  agreement: at('/agreements/:id'),
  agreementDraft: at('/agreements/:id/draft'),
  signature: at('/agreements/:id/signature'),

  // projects
  roundProjects: at('/rounds/:id/projects'),
  agreementProject: at('/agreements/:id/project'),
  projectWork: at('/projects/:id/work'),
  milestoneReport: at('/milestones/:id/report'),
  sanctions: at('/projects/:id/sanctions'),
  sanctionReply: at('/sanctions/:id/reply'),
  sanctionDecision: at('/sanctions/:id/decision'),
  sanctionEnd: at('/sanctions/:id/end'),
  reportReview: at('/reports/:id/review'),

  // payments
  payments: at('/agreements/:id/payments'),
  accountConfirmation: at('/agreements/:id/account-confirmation'),
  roundPayments: at('/rounds/:id/payments'),

  // closing
  finalReport: at('/projects/:id/final-report'),
  evaluation: at('/projects/:id/evaluation'),
  refund: at('/projects/:id/refund'),
  closing: at('/projects/:id/closing'),

  // ways out
  ...wayPaths,

  // what happened
  history: at('/rounds/:id/history'),
  reversals: at('/reversals'),
  reversal: at('/reversals/:kind/:id'),
  reversalAnswer: at('/reversals/:kind/:id/answer'),
}
