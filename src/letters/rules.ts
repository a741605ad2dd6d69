import type { Ground } from '../shared/clauses.ts'

/**
 * What we tell a person: one subject line, a few sentences, the page it leads to, and the rules that it comes from. Where no
 * rule stands behind a letter its grounds are empty; test/rulebook/every-letter.test.ts knows why.
 */
export type Letter = { subject: string; body: string; about: string; grounds: Ground[] }
