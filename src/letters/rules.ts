/** What we tell a person: one subject line, a few sentences, and the page it leads to. */
export type Letter = { subject: string; body: string; about: string }
