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
] as const
export type Reader = (typeof READERS)[number]

export const ACCESS: Record<string, string> = {
  // Everyone
  'GET /': '+++++++++++++',
  'GET /projects': '+++++++++++++',
  'GET /projects/:id': '+++++++++++++',
  'GET /money': '+++++++++++++',
  'GET /calls': '+++++++++++++',
  'GET /calls/:id': '+++++++++++++',
  'GET /calls/:id/pre-check': '+++++++++++++',
  'GET /notices': '+++++++++++++',
  'GET /notices/:id': '+++++++++++++',
  'GET /notices/:id/objections': '+++++++++++++',
  'POST /notices/:id/objections': '+++++++++++++',
  // Accounts, invitations, organizations, letters
  'GET /sign-in': '+++++++++++++',
  'POST /sign-in': '+++++++++++++',
  'GET /sign-in/code': '+++++++++++++',
  'POST /sign-in/code': '+++++++++++++',
  'GET /register': '+++++++++++++',
  'POST /register': '+++++++++++++',
  'GET /account': '!++++++++++++',
  'POST /account/sessions/:id': '!????????????',
  'POST /account/password': '!++++++++++++',
  'GET /account/second-factor': '!++++++++++++',
  'POST /account/second-factor': '!++++++++++++',
  'POST /account/second-factor/confirmation': '!++++++++++++',
  'GET /organizations/new': '!++++++++++++',
  'POST /organizations': '!++++++++++++',
  'GET /people': '!---------+--',
  'GET /people/:id': '!---------+--',
  'POST /people/:id/roles': '!---------+--',
  'POST /people/:id/role-ends': '!---------+--',
  'GET /invitations': '!---------+--',
  'POST /invitations': '!---------+--',
  'GET /invitations/:token': '?????????????',
  'POST /invitations/:token': '?????????????',
  'GET /letters': '!++++++++++++',
  // The management rules: a draft is the staff's, what is in force everybody's
  'GET /rulebooks': '+++++++++++++',
  'POST /rulebooks': '!-----+------',
  'GET /rulebooks/import': '!-----+------',
  'POST /rulebooks/import': '!-----+------',
  'GET /rulebooks/:id': '??????+++++??',
  'POST /rulebooks/:id': '!-----+------',
  'GET /rulebooks/:id/edit': '!-----+------',
  'GET /rulebooks/:id/compare/:other': '??????+++++??',
  'POST /rulebooks/:id/enactment': '!------+-----',
  // Working days
  'GET /calendar': '!-----+++++--',
  'GET /calendar/:year': '!---------+--',
  'POST /calendar/:year': '!---------+--',
  'POST /calendar/:year/preview': '!---------+--',
  'POST /sign-out': '+++++++++++++',
  // Desks
  'GET /desks/applicant': '!++++++++++++',
  'GET /desks/expert': '!---++-------',
  'GET /desks/officer': '!-----+------',
  'GET /desks/approver': '!------+-----',
  'GET /desks/finance': '!-------+----',
  'GET /desks/auditor': '!--------+---',
  'GET /desks/administrator': '!---------+--',
  'GET /desks/:desk': '?????????????',
  // Needs and topics
  'GET /needs': '+++++++++++++',
  'GET /needs/new': '+++++++++++++',
  'POST /needs': '+++++++++++++',
  'GET /needs/look-up': '+++++++++++++',
  'POST /needs/look-up': '+++++++++++++',
  'GET /need-book': '!-----++-+-++',
  'GET /needs/:id': '!-----++-+-+?',
  'POST /needs/:id/steps': '!-----+----+?',
  'POST /needs/:id/answer': '!-----+------',
  'GET /topic-lists': '!-----++-+---',
  'POST /topic-lists': '!-----+------',
  'GET /topic-lists/:id': '??????++?+???', // a draft; a published one is everybody's
  'POST /topic-lists/:id/publication': '!-----+------',
  'GET /topic-lists/:id/topics': '!-----+------',
  'POST /topic-lists/:id/topics': '!-----+------',
  'GET /topics/:id': '!-----+------',
  'POST /topics/:id': '!-----+------',
  'POST /topics/:id/removal': '!-----+------',
  'GET /desks/community': '!----------++',
  'GET /places': '!---------+--',
  'POST /places': '!---------+--',
  'GET /people/:id/places': '!---------+--',
  'POST /people/:id/places': '!---------+--',
  'POST /people/:id/place-ends': '!---------+--',
  // Calls
  'GET /rounds/:id/history': '!-----++-+---',
  'GET /rounds': '!-----+++++--',
  'GET /rounds/new': '!-----+------',
  'POST /rounds': '!-----+------',
  'GET /rounds/:id': '!-----+++++--',
  'POST /rounds/:id': '!-----+------',
  'POST /rounds/new': '!-----+------',
  'POST /rounds/file': '!-----+------',
  'GET /rounds/:id/file': '!-----++-+---',
  'GET /rounds/:id/draft': '!-----+------',
  'POST /rounds/:id/draft': '!-----+------',
  'GET /rounds/:id/draft/check': '!-----+------',
  'GET /rounds/:id/draft/:step': '!-----?------',
  'POST /rounds/:id/draft/:step': '!-----?------',
  'GET /rounds/:id/amendments': '!-----++++---',
  'POST /rounds/:id/amendments': '!-----+------',
  'POST /amendments/:id/publication': '!------?-----',
  'POST /amendments/:id/return': '!------?-----',
  'POST /rounds/:id/publication': '!------+-----',
  // Proposals
  'GET /rounds/:id/proposals': '!-----++++---',
  'GET /rounds/:id/proposals/new': '!++++++++++++',
  'POST /rounds/:id/proposals': '!-++---------',
  'GET /proposals/:id': '!-+?--++++---',
  'POST /proposals/:id/draft': '!-+?---------',
  'POST /proposals/:id/submission': '!-+?---------',
  'GET /proposals/:id/receipt': '!-+?---------',
  'POST /proposals/:id/withdrawal': '!-+?---------',
  // Screening
  'GET /rounds/:id/screening': '!-----++-+---',
  'GET /proposals/:id/eligibility': '!-----++-+---',
  'POST /proposals/:id/eligibility': '!-----+------',
  // Panel
  'GET /experts': '!-----++-++--',
  'POST /experts': '!---------+--',
  'GET /rounds/:id/panel': '!-----++-+---',
  'POST /rounds/:id/panel': '!-----+------',
  'POST /rounds/:id/assignments': '!-----+------',
  'GET /rounds/:id/declaration': '!---+?-------',
  'POST /rounds/:id/declaration': '!---+?-------',
  // Scoring
  'GET /rounds/:id/scoring': '!---+?++-+---',
  'GET /sheets/:id': '!---+?-------',
  'POST /sheets/:id/draft': '!---+?-------',
  'POST /sheets/:id/submission': '!---+?-------',
  // Awards
  'GET /rounds/:id/decision': '!-----++-+---',
  'POST /rounds/:id/decision': '!-----+------',
  'POST /decisions/:id/approval': '!------+-----',
  'POST /decisions/:id/return': '!------+-----',
  // Publicity
  'GET /rounds/:id/notices': '!-----+++++--',
  'POST /rounds/:id/notices': '!------+-----',
  'POST /notices/:id/announcement': '!------+-----',
  'GET /rounds/:id/objections': '!-----++-+---',
  'GET /objections/:id': '!-----++-+---',
  'POST /objections/:id/answer': '!-----+------',
  // Agreements
  'GET /rounds/:id/agreements': '!-----++++---',
  'GET /proposals/:id/agreement': '!-----+------',
  'POST /proposals/:id/agreement': '!-----+------',
  'GET /agreements/:id': '!?+???++++???',
  'POST /agreements/:id/signature': '!?+???-+--???',
  // Projects
  'GET /rounds/:id/projects': '!-----++++---',
  'GET /agreements/:id/project': '!-----++++---',
  'POST /agreements/:id/project': '!-----+------',
  'GET /projects/:id/work': '!?+???++++???',
  'GET /milestones/:id/report': '!-+?---------',
  'POST /milestones/:id/report': '!-+?---------',
  'GET /reports/:id/review': '!-----++++---',
  'POST /reports/:id/review': '!-----+------',
  // Payments
  'GET /rounds/:id/payments': '!-----++++---',
  'GET /agreements/:id/payments': '!-----++++---',
  'POST /agreements/:id/payments': '!-------+----',
  // Closing
  'GET /projects/:id/final-report': '!-+?---------',
  'POST /projects/:id/final-report': '!-+?---------',
  'GET /projects/:id/closing': '!?+???++++???',
  'POST /projects/:id/evaluation': '!-----+------',
  'POST /projects/:id/refund': '!-------+----',
  'POST /projects/:id/closing': '!-----+------',
}
