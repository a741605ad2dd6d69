/**
 * Who may ask for what: a column a reader, in the order of READERS.
 *
 *   +  answered        (an act that lacks its fields, or comes at the wrong time, is refused with why: that is an answer)
 *   -  403             somebody else's office
 *   ?  404             somebody else's thing is not found, not forbidden
 *   !  401             sign in first; people are sent to the sign-in page
 */
export const READERS = [
  'visitor',
  'newcomer', // signed in, no organization
  'member', // of the organization that has the proposal, agreement and project asked for
  'stranger', // member of another organization
  'expert', // on the panel; has the sheet asked for
  'juror', // another expert
  'officer',
  'approver',
  'finance',
  'auditor',
  'administrator',
  'worker', // looks after the place whose need is asked for
  'neighbour', // looks after another place
  'operator', // runs the round of the thing asked for, for an outside unit that has no proposal
  'outsider', // runs another round for it
] as const
export type Reader = (typeof READERS)[number]

export const ACCESS: Record<string, string> = {
  // Everyone
  'GET /calls/:id/dates.ics': '+++++++++++++++',
  'GET /calls/:id/enquiries': '+++++++++++++++',
  'POST /calls/:id/enquiries': '+++++++++++++++',
  'GET /calls/:id/pre-check': '+++++++++++++++',
  'GET /notices': '+++++++++++++++',
  'GET /notices/:id': '+++++++++++++++',
  'GET /notices/:id/objections': '+++++++++++++++',
  'POST /notices/:id/objections': '+++++++++++++++',
  // Needs and topics
  'GET /needs': '+++++++++++++++',
  'GET /needs/new': '+++++++++++++++',
  'POST /needs': '+++++++++++++++',
  'GET /needs/look-up': '+++++++++++++++',
  'POST /needs/look-up': '+++++++++++++++',
  'GET /need-book': '!-----++-+-++--',
  'GET /needs/:id': '!-----++-+-+?--',
  'POST /needs/:id/steps': '!-----+----+?--',
  'POST /needs/:id/deliberations': '!-----+----+?--',
  'POST /needs/:id/answer': '!-----+--------',
  'GET /topic-lists': '!-----++-+-----',
  'POST /topic-lists': '!-----+--------',
  'GET /topic-lists/:id': '??????++?+?????', // a draft; a published one is everybody's
  'POST /topic-lists/:id/publication': '!-----+--------',
  'GET /topic-lists/:id/topics': '!-----+--------',
  'POST /topic-lists/:id/topics': '!-----+--------',
  'GET /topics/:id': '!-----+--------',
  'POST /topics/:id': '!-----+--------',
  'GET /topics/:id/answer': '!-----+--------',
  'POST /topics/:id/answer': '!-----+--------',
  'POST /topics/:id/removal': '!-----+--------',
  // Calls
  'GET /rounds/:id/history': '!-----++-+---+?',
  'GET /rounds/:id/enquiries': '!-----++-+---+?',
  'GET /rounds/:id/mailings': '!-----++-+-----',
  'GET /rounds/:id/mailings/:audience/:track': '!-----+--------',
  'POST /rounds/:id/mailings/:audience/:track': '!-----+--------',
  'POST /rounds/:id/mailings/:audience/:track/preview': '!-----+--------',
  'GET /mailings/:id': '!-----++-+-----',
  'POST /enquiries/:id/answer': '!-----+------+?',
  'POST /enquiries/:id/refusal': '!-----+------+?',
  'GET /rounds/:id/amendments': '!-----++++-----',
  'POST /rounds/:id/amendments': '!-----+--------',
  'POST /amendments/:id/return': '!------+-------',
  'POST /amendments/:id/take-back': '!-----+--------',
  'POST /rounds/:id/return': '!------+-------',
  'POST /rounds/:id/take-back': '!-----+--------',
  'POST /rounds/:id/discard': '!-----+--------',
  'POST /rounds/:id/fetch': '!-----+--------',
  'POST /rulebooks/:id/return': '!------+-------',
  'POST /rulebooks/:id/take-back': '!-----+--------',
  'POST /rulebooks/:id/discard': '!-----+--------',
  'POST /rulebooks/:id/fetch': '!-----+--------',
  'POST /decisions/:id/take-back': '!-----+------+?',
  'POST /proposals/:id/discard': '!-+?---------??',
  'POST /proposals/:id/fetch': '!-+?---------??',
  'GET /organizations/:id/changes': '!-----++++-----',
  'POST /organizations/:id/changes': '!-----+--------',
  'POST /organization-changes/:id/answer': '!------+-------',
  'POST /organization-changes/:id/take-back': '!-----+--------',
  'POST /sanctions/:id/take-back': '!-----+------+?',
  'POST /bars/:id/take-back': '!-----+--------',
  'GET /proposals/:id/lapse': '!-----++++-----',
  'POST /proposals/:id/lapse': '!-----+--------',
  'POST /lapses/:id/answer': '!------+-------',
  'POST /lapses/:id/take-back': '!-----+--------',
  'POST /projects/:id/default': '!-----+--------',
  'POST /defaults/:id/answer': '!------+-------',
  'POST /defaults/:id/take-back': '!-----+--------',
  'GET /calls/:id/ending': '+++++++++++++++',
  'GET /rounds/:id/ending': '!-----++++-----',
  'POST /rounds/:id/ending': '!-----+--------',
  'POST /endings/:id/publication': '!------+-------',
  'POST /endings/:id/return': '!------+-------',
  'POST /endings/:id/withdrawal': '!-----+--------',
  'GET /rounds/:id/files': '!-----+++++----',
  'POST /rounds/:id/files': '!-----++-------',
  'GET /rounds/:id/files/:file': '!-----+++++----',
  'POST /rounds/:id/files/:file/removal': '!-----+--------',
  'GET /calls/:id/files/:file': '+++++++++++++++',
  // Screening
  'GET /rounds/:id/screening': '!-----++-+---+?',
  'GET /proposals/:id/eligibility': '!-----++-+---+?',
  'POST /proposals/:id/eligibility': '!-----+------+?',
  'GET /proposals/:id/corrections': '!-----+------+?',
  'POST /proposals/:id/corrections': '!-----+------+?',
  'GET /proposals/:id/correction': '!-+?---------??',
  'POST /proposals/:id/correction/draft': '!-+?---------??',
  'POST /proposals/:id/correction/files': '!-+?---------??',
  'POST /proposals/:id/correction/files/:file/removal': '!-+?---------??',
  'POST /proposals/:id/correction/files/:file/return': '!-+?---------??',
  'GET /proposals/:id/corrections/files/:file': '!-----++++---+?',
  'POST /proposals/:id/correction/submission': '!-+?---------??',
  // Panel
  'GET /experts': '!-----++-++----',
  'POST /experts': '!---------+----',
  'GET /rounds/:id/panel': '!-----++-+---+?',
  'POST /rounds/:id/panel': '!-----+------+?',
  'POST /rounds/:id/pinned-recusals': '!-----+------+?',
  'POST /rounds/:id/assignments': '!-----+------+?',
  'GET /rounds/:id/declaration': '!---+?---------',
  'POST /rounds/:id/declaration': '!---+?---------',
  // Scoring
  'GET /rounds/:id/scoring': '!---+?++-+---+?',
  'GET /sheets/:id': '!---+?---------',
  'POST /sheets/:id/draft': '!---+?---------',
  'POST /sheets/:id/submission': '!---+?---------',
  'GET /sheets/:id/recusal': '!---+?---------',
  'POST /sheets/:id/recusal': '!---+?---------',
  // Awards
  'GET /rounds/:id/decision': '!-----++-+---+?',
  'POST /rounds/:id/decision': '!-----+------+?',
  'POST /decisions/:id/approval': '!------+-------',
  'POST /decisions/:id/return': '!------+-------',
  // Publicity
  'GET /rounds/:id/notices': '!-----+++++--+?',
  'POST /rounds/:id/notices': '!------+-------',
  'POST /notices/:id/announcement': '!------+-------',
  'GET /rounds/:id/objections': '!-----++-+---+?',
  'GET /objections/:id': '!-----++-+---+?',
  'POST /objections/:id/answer': '!-----+------+?',
  // Agreements
  'GET /rounds/:id/agreements': '!-----++++---+?',
  'GET /proposals/:id/agreement': '!-----+------+?',
  'POST /proposals/:id/agreement': '!-----+------+?',
  'GET /agreements/:id': '!?+???++++???+?',
  'POST /agreements/:id/signature': '!-+?---+-----??',
  'POST /agreements/:id/draft': '!-----+------+?',
  // Projects
  'GET /rounds/:id/projects': '!-----++++---+?',
  'GET /agreements/:id/project': '!-----++++---+?',
  'POST /agreements/:id/project': '!-----+------+?',
  'GET /projects/:id/work': '!?+???++++???+?',
  'GET /milestones/:id/report': '!-+?---------??',
  'POST /milestones/:id/report': '!-+?---------??',
  'GET /projects/:id/sanctions': '!?+???++++???+?',
  'POST /projects/:id/sanctions': '!-----+------+?',
  'POST /sanctions/:id/reply': '!-+?---------??',
  'POST /sanctions/:id/decision': '!------+-------',
  'POST /sanctions/:id/end': '!------+-------',
  'GET /reports/:id/review': '!-----++++---+?',
  'POST /reports/:id/review': '!-----+------+?',
  // Payments
  'GET /rounds/:id/payments': '!-----++++-----',
  'GET /agreements/:id/payments': '!?+???++++?????',
  'POST /agreements/:id/payments': '!-------+------',
  'POST /agreements/:id/account-confirmation': '!-------+------',
  // Closing
  'GET /projects/:id/final-report': '!-+?---------??',
  'POST /projects/:id/final-report': '!-+?---------??',
  'GET /projects/:id/closing': '!?+???++++???+?',
  'POST /projects/:id/evaluation': '!-----+------+?',
  'POST /projects/:id/refund': '!-------+------',
  'POST /projects/:id/closing': '!-----+------+?',
}
