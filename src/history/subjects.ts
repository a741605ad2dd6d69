import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/**
 * What is locked: every subject of the history, "agreement:7k2…", is spelled here and nowhere else. Two writers of one
 * subject collide; a decision that rests on several names each.
 */
export const subjects = {
  // the ground
  person: one('person'),
  /** The ways into an account of a person: sign-ins, failures, acts of weight that were refused. */
  access: one('access'),
  invitation: one('invitation'),
  /** The seats of the administrators, for whoever ends one: two who end each other's at once must not both be right. */
  administrators: 'role:administrator',
  /** Adding places enters one history: two administrators cannot add the same one. */
  places: 'places:all',
  /** How the office is reached. */
  office: 'office:card',
  /** How a channel by which letters leave is reached. */
  channel: one('channel'),
  /** What a letter says, in the district's own words. */
  wording: one('wording'),
  organization: one('organization'),
  calendar: one('calendar'),
  /** 演练时间: moves of a demonstration's clock come one after another. */
  clock: 'clock',
  rulebook: one('rulebook'),
  // needs
  need: one('need'),
  /** A list of topics. */
  topics: one('topics'),
  /** Starting lists of topics enters one history: no two have one title. */
  topicLists: 'topic-lists:all',
  // a round and what is handed in
  round: one('round'),
  enquiry: one('enquiry'),
  proposal: one('proposal'),
  /** What the staff write on a case, and who sees to it: of what kind, its id. Apart, so that nobody’s own acts wait for theirs. */
  notes: two('notes'),
  /** An organization in a round: how much it has handed in there. */
  applicant: two('applicant'),
  consent: one('consent'),
  /** Two submissions that are alike. */
  similar: one('similar'),
  // judging it
  /** Of experts, one for all rounds: two who add the same expert at once cannot both be right. */
  pool: 'pool',
  panel: one('panel'),
  /** A round, an expert. */
  declaration: two('declaration'),
  assignment: one('assignment'),
  decision: one('decision'),
  notice: one('notice'),
  objection: one('objection'),
  // carrying it out
  agreement: one('agreement'),
  project: one('project'),
  /** A number of an accounting voucher, of a payment or of a refund: one payment, one refund has it. */
  voucher: one('voucher'),
  receipt: one('receipt'),
}

/** What holds an id in a statement: a column, a part of SQL; a string is bound as a value, never read as SQL. */
type Held = string | SQL | AnyColumn

/** A subject by its id, and in SQL by the column that holds the id (`.of`). */
function one(kind: string) {
  return Object.assign((id: string | number): string => `${kind}:${id}`, {
    kind,
    of: (id: Held): SQL<string> => sql<string>`${sql.raw(`'${kind}:'`)} || ${id}`,
  })
}

function two(kind: string) {
  return Object.assign((first: string, second: string): string => `${kind}:${first}:${second}`, {
    kind,
    of: (first: Held, second: Held): SQL<string> =>
      sql<string>`${sql.raw(`'${kind}:'`)} || ${first} || ':' || ${second}`,
  })
}
