import { at } from '../shared/place.ts'

/** Of accounts, of those who have them, of what they are told: a part of `paths`. */
export const peoplePaths = {
  signIn: at('/sign-in'),
  /** The same, and then on to a page of this site. */
  signInFor: (next: string | undefined) => (next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'),
  signInCode: at('/sign-in/code'),
  signOut: at('/sign-out'),
  register: at('/register'),
  account: at('/account'),
  session: at('/account/sessions/:id'),
  password: at('/account/password'),
  secondFactor: at('/account/second-factor'),
  secondFactorConfirmation: at('/account/second-factor/confirmation'),
  people: at('/people'),
  person: at('/people/:id'),
  role: at('/people/:id/roles'),
  roleEnd: at('/people/:id/role-ends'),
  personAccess: at('/people/:id/access'),
  sessionEnds: at('/people/:id/session-ends'),
  suspensions: at('/people/:id/suspensions'),
  suspensionLifts: at('/people/:id/suspension-lifts'),
  confirmations: at('/confirmations'),
  confirmation: at('/confirmations/:id'),
  roleBook: at('/role-book'),
  invitations: at('/invitations'),
  invitation: at('/invitations/:token'),
  invitationWithdrawal: at('/invitations/:id/withdrawal'),
  letters: at('/letters'),
  letterReadings: at('/letters/readings'),

  places: at('/places'),
  personPlaces: at('/people/:id/places'),
  personPlaceEnds: at('/people/:id/place-ends'),
}
