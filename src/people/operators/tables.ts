import { integer, sqliteView, text } from 'drizzle-orm/sqlite-core'

/** Whose proposal counts in which round. */
export const applicantsInRounds = sqliteView('applicants_in_rounds', {
  organizationId: text('organization_id').notNull(),
  roundId: text('round_id').notNull(),
  at: integer('at').notNull(),
}).existing()

/** Units that run a round for the bureau, have run it, or are asked to: they do not apply there. `code`: the round's. */
export const contractedUnits = sqliteView('contracted_units', {
  organizationId: text('organization_id').notNull(),
  roundId: text('round_id').notNull(),
  contractId: text('contract_id').notNull(),
  code: text('code').notNull(),
  until: text('until'),
}).existing()

/** Who runs a round for a unit now, until the end of a day. */
export const operatingPeople = sqliteView('operating_people', {
  personId: text('person_id').notNull(),
  roundId: text('round_id').notNull(),
  contractId: text('contract_id').notNull(),
  unit: text('unit').notNull(),
  lastOn: text('last_on').notNull(),
}).existing()

/** Who was named for it and may still come to it: they hold no role. */
export const namedOperators = sqliteView('named_operators', {
  personId: text('person_id').notNull(),
  contractId: text('contract_id').notNull(),
  lastOn: text('last_on').notNull(),
}).existing()
