/** Every URL of the site. Nouns; an act is a POST to the noun it makes. */
export const paths = {
  // what residents read
  home: () => '/',
  calls: () => '/calls',
  call: (roundId: string) => `/calls/${roundId}`,
  enquiries: (roundId: string) => `/calls/${roundId}/enquiries`,
  preCheck: (roundId: string) => `/calls/${roundId}/pre-check`,
  notices: () => '/notices',
  notice: (id: string) => `/notices/${id}`,
  projects: () => '/projects',
  project: (id: string) => `/projects/${id}`,
  money: () => '/money',

  // who is asking
  signIn: (next?: string) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  signInCode: () => '/sign-in/code',
  signOut: () => '/sign-out',
  register: () => '/register',
  newOrganization: () => '/organizations/new',
  organizations: () => '/organizations',
  organization: (id: string) => `/organizations/${id}`,
  members: (organizationId: string) => `/organizations/${organizationId}/members`,
  memberLinks: (organizationId: string) => `/organizations/${organizationId}/member-links`,
  memberLinkEnds: (organizationId: string) => `/organizations/${organizationId}/member-link-ends`,
  memberRoles: (organizationId: string) => `/organizations/${organizationId}/member-roles`,
  memberEnds: (organizationId: string) => `/organizations/${organizationId}/member-ends`,
  memberLink: (token: string) => `/member-links/${token}`,
  profile: (organizationId: string) => `/organizations/${organizationId}/profile`,
  bankAccount: (organizationId: string) => `/organizations/${organizationId}/account`,
  accountReading: (organizationId: string) => `/organizations/${organizationId}/account/reading`,
  accountReadings: () => '/account-readings',
  hosting: (organizationId: string) => `/organizations/${organizationId}/hosting`,
  hostingAnswer: (hostingId: string) => `/hostings/${hostingId}/answer`,
  hostingEnd: (hostingId: string) => `/hostings/${hostingId}/end`,
  expiringCertificates: () => '/certificates',
  codeReading: () => '/organizations/new/code',
  verification: (organizationId: string) => `/organizations/${organizationId}/verification`,
  ladder: (organizationId: string) => `/organizations/${organizationId}/ladder`,
  ladderCounts: () => '/ladder',
  bars: () => '/bars',
  organizationBars: (organizationId: string) => `/organizations/${organizationId}/bars`,
  bar: (id: string) => `/bars/${id}`,
  barDecision: (id: string) => `/bars/${id}/decision`,
  barLift: (id: string) => `/bars/${id}/lift`,
  certificates: (organizationId: string) => `/organizations/${organizationId}/certificates`,
  certificate: (organizationId: string, id: string) => `/organizations/${organizationId}/certificates/${id}`,
  certificateRemoval: (organizationId: string, id: string) =>
    `/organizations/${organizationId}/certificates/${id}/removal`,
  account: () => '/account',
  session: (id: string) => `/account/sessions/${id}`,
  password: () => '/account/password',
  secondFactor: () => '/account/second-factor',
  secondFactorConfirmation: () => '/account/second-factor/confirmation',
  people: () => '/people',
  person: (id: string) => `/people/${id}`,
  role: (personId: string) => `/people/${personId}/roles`,
  roleEnd: (personId: string) => `/people/${personId}/role-ends`,
  invitations: () => '/invitations',
  invitation: (token: string) => `/invitations/${token}`,
  letters: () => '/letters',

  // working days
  calendar: () => '/calendar',
  calendarIn: (year: number) => `/calendar?year=${year}`,
  calendarYear: (year: number) => `/calendar/${year}`,
  calendarPreview: (year: number) => `/calendar/${year}/preview`,

  places: () => '/places',
  personPlaces: (personId: string) => `/people/${personId}/places`,
  personPlaceEnds: (personId: string) => `/people/${personId}/place-ends`,

  // desks: what waits for me
  desk: (desk: string) => `/desks/${desk}`,

  // the management rules
  rulebooks: () => '/rulebooks',
  rulebookImport: () => '/rulebooks/import',
  rulebook: (version: string) => `/rulebooks/${version}`,
  clause: (version: string, no: number) => `/rulebooks/${version}#clause-${no}`,
  rulebookEdit: (version: string) => `/rulebooks/${version}/edit`,
  rulebookHistory: (version: string) => `/rulebooks/${version}/history`,
  rulebookRequest: (version: string) => `/rulebooks/${version}/request`,
  rulebookEnactment: (version: string) => `/rulebooks/${version}/enactment`,
  rulebookComparison: (before: string, after: string) => `/rulebooks/${before}/compare/${after}`,
  rulebookFile: (version: string) => `/rulebooks/${version}.json`,

  // needs and topics
  needs: () => '/needs',
  newNeed: () => '/needs/new',
  needLookUp: () => '/needs/look-up',
  needBook: () => '/need-book',
  need: (id: string) => `/needs/${id}`,
  needSteps: (id: string) => `/needs/${id}/steps`,
  needDeliberations: (id: string) => `/needs/${id}/deliberations`,
  needAnswer: (id: string) => `/needs/${id}/answer`,
  topicLists: () => '/topic-lists',
  topicList: (id: string) => `/topic-lists/${id}`,
  topicListPublication: (id: string) => `/topic-lists/${id}/publication`,
  newTopic: (listId: string) => `/topic-lists/${listId}/topics`,
  topic: (id: string) => `/topics/${id}`,
  topicAnswer: (id: string) => `/topics/${id}/answer`,
  /** The same with the project that took the topic up filled in. */
  topicTakenUp: (id: string, projectId: string, title: string) =>
    `/topics/${id}/answer?${new URLSearchParams({ outcome: 'taken-up', project: title, link: `/projects/${projectId}` })}`,
  topicRemoval: (id: string) => `/topics/${id}/removal`,

  // calls
  rounds: () => '/rounds',
  newRound: () => '/rounds/new',
  round: (roundId: string) => `/rounds/${roundId}`,
  roundFile: (roundId: string) => `/rounds/${roundId}/file`,
  roundImport: () => '/rounds/file',
  roundDraft: (roundId: string) => `/rounds/${roundId}/draft`,
  roundCheck: (roundId: string) => `/rounds/${roundId}/draft/check`,
  roundStep: (roundId: string, step: string) => `/rounds/${roundId}/draft/${step}`,
  roundEnquiries: (roundId: string) => `/rounds/${roundId}/enquiries`,
  enquiryAnswer: (id: string) => `/enquiries/${id}/answer`,
  enquiryRefusal: (id: string) => `/enquiries/${id}/refusal`,
  amendments: (roundId: string) => `/rounds/${roundId}/amendments`,
  amendmentPublication: (id: string) => `/amendments/${id}/publication`,
  amendmentReturn: (id: string) => `/amendments/${id}/return`,
  publication: (roundId: string) => `/rounds/${roundId}/publication`,
  attachments: (roundId: string) => `/rounds/${roundId}/files`,
  attachment: (roundId: string, file: string) => `/rounds/${roundId}/files/${file}`,
  attachmentRemoval: (roundId: string, file: string) => `/rounds/${roundId}/files/${file}/removal`,
  callFile: (roundId: string, file: string) => `/calls/${roundId}/files/${file}`,

  // proposals
  proposals: (roundId: string) => `/rounds/${roundId}/proposals`,
  newProposal: (roundId: string) => `/rounds/${roundId}/proposals/new`,
  proposal: (id: string) => `/proposals/${id}`,
  proposalSection: (id: string, section: string) => `/proposals/${id}/sections/${section}`,
  proposalFiles: (id: string) => `/proposals/${id}/files`,
  proposalFile: (id: string, file: string) => `/proposals/${id}/files/${file}`,
  proposalFileRemoval: (id: string, file: string) => `/proposals/${id}/files/${file}/removal`,
  proposalCheck: (id: string) => `/proposals/${id}/check`,
  proposalBudget: (id: string) => `/proposals/${id}/budget`,
  proposalBudgetFile: (id: string) => `/proposals/${id}/budget.xlsx`,
  submission: (id: string) => `/proposals/${id}/submission`,
  receipt: (id: string) => `/proposals/${id}/receipt`,
  withdrawal: (id: string) => `/proposals/${id}/withdrawal`,
  partnerRequests: (proposalId: string) => `/proposals/${proposalId}/partner-requests`,
  partnerRequest: (requestId: string) => `/partner-requests/${requestId}`,
  partnerAnswer: (requestId: string) => `/partner-requests/${requestId}/answer`,
  reopening: (id: string) => `/proposals/${id}/reopening`,
  proposalDocument: (id: string) => `/proposals/${id}/document`,
  proposalWord: (id: string) => `/proposals/${id}/document.docx`,
  similar: (roundId: string) => `/rounds/${roundId}/similar`,
  similarPair: (id: string) => `/similar/${id}`,
  similarRemarks: (id: string) => `/similar/${id}/remarks`,

  // screening
  screening: (roundId: string) => `/rounds/${roundId}/screening`,
  eligibility: (proposalId: string) => `/proposals/${proposalId}/eligibility`,
  corrections: (proposalId: string) => `/proposals/${proposalId}/corrections`,
  correction: (proposalId: string) => `/proposals/${proposalId}/correction`,
  correctionDraft: (proposalId: string) => `/proposals/${proposalId}/correction/draft`,
  correctionFiles: (proposalId: string) => `/proposals/${proposalId}/correction/files`,
  correctionFileRemoval: (proposalId: string, id: string) =>
    `/proposals/${proposalId}/correction/files/${id}/removal`,
  correctionFileReturn: (proposalId: string, id: string) =>
    `/proposals/${proposalId}/correction/files/${id}/return`,
  pastFile: (proposalId: string, id: string) => `/proposals/${proposalId}/corrections/files/${id}`,
  correctionSubmission: (proposalId: string) => `/proposals/${proposalId}/correction/submission`,

  // panel
  experts: () => '/experts',
  panel: (roundId: string) => `/rounds/${roundId}/panel`,
  declaration: (roundId: string) => `/rounds/${roundId}/declaration`,
  assignments: (roundId: string) => `/rounds/${roundId}/assignments`,

  // scoring
  sheet: (assignmentId: string) => `/sheets/${assignmentId}`,
  sheetDraft: (assignmentId: string) => `/sheets/${assignmentId}/draft`,
  sheetSubmission: (assignmentId: string) => `/sheets/${assignmentId}/submission`,
  scoring: (roundId: string) => `/rounds/${roundId}/scoring`,

  // awards
  decision: (roundId: string) => `/rounds/${roundId}/decision`,
  decisionApproval: (decisionId: string) => `/decisions/${decisionId}/approval`,
  decisionReturn: (decisionId: string) => `/decisions/${decisionId}/return`,

  // publicity
  roundNotices: (roundId: string) => `/rounds/${roundId}/notices`,
  noticeObjections: (noticeId: string) => `/notices/${noticeId}/objections`,
  objections: (roundId: string) => `/rounds/${roundId}/objections`,
  objection: (id: string) => `/objections/${id}`,
  objectionAnswer: (id: string) => `/objections/${id}/answer`,
  announcement: (noticeId: string) => `/notices/${noticeId}/announcement`,

  // agreements
  agreements: (roundId: string) => `/rounds/${roundId}/agreements`,
  proposalAgreement: (proposalId: string) => `/proposals/${proposalId}/agreement`,
  agreement: (id: string) => `/agreements/${id}`,
  agreementDraft: (agreementId: string) => `/agreements/${agreementId}/draft`,
  signature: (agreementId: string) => `/agreements/${agreementId}/signature`,

  // projects
  roundProjects: (roundId: string) => `/rounds/${roundId}/projects`,
  agreementProject: (agreementId: string) => `/agreements/${agreementId}/project`,
  projectWork: (id: string) => `/projects/${id}/work`,
  milestoneReport: (milestoneId: string) => `/milestones/${milestoneId}/report`,
  sanctions: (projectId: string) => `/projects/${projectId}/sanctions`,
  sanctionReply: (id: string) => `/sanctions/${id}/reply`,
  sanctionDecision: (id: string) => `/sanctions/${id}/decision`,
  sanctionEnd: (id: string) => `/sanctions/${id}/end`,
  reportReview: (reportId: string) => `/reports/${reportId}/review`,

  // payments
  payments: (agreementId: string) => `/agreements/${agreementId}/payments`,
  accountConfirmation: (agreementId: string) => `/agreements/${agreementId}/account-confirmation`,
  roundPayments: (roundId: string) => `/rounds/${roundId}/payments`,

  // closing
  finalReport: (projectId: string) => `/projects/${projectId}/final-report`,
  evaluation: (projectId: string) => `/projects/${projectId}/evaluation`,
  refund: (projectId: string) => `/projects/${projectId}/refund`,
  closing: (projectId: string) => `/projects/${projectId}/closing`,

  // what happened
  history: (roundId: string) => `/rounds/${roundId}/history`,
}
