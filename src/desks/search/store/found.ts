import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/db.ts'
import type { Person } from '../../../people/rules/person.ts'
import { shownAmong } from '../../../personal/store.ts'
import { masked, numbersIn } from '../../../shared/personal/masked.ts'
import type { Hit, Kind } from '../rules.ts'
import { expertsWith, lettersWith, needsWith, organizationsWith, peopleWith, topicsWith } from './ground.ts'
import {
  agreementsWith,
  draftsWith,
  noticesWith,
  objectionsWith,
  paymentsWith,
  projectsWith,
  proposalsWith,
  roundsWith,
} from './rounds.ts'
import { amendmentsWith, enquiriesWith, finalReportsWith, notesWith, reportsWith } from './written.ts'

/**
 * Everything with all of these words that somebody may see, `most` of each kind with how many there are: one batch, one
 * statement a kind, none for what is not theirs to read. There is no index: the words are looked for in what may be read
 * and nowhere else, so that nothing sealed ever stands in one; and an index of three characters finds no 助餐.
 */
export async function findEverywhere(db: Db, by: Person, words: string[], most: number): Promise<Hit[]> {
  if (words.length === 0) return []
  const [first, ...rest] = SOURCES.flatMap(([kind, source]) => {
    const found = source(words, by)
    return found ? [asked(db, kind, found, most)] : []
  })
  return first ? asRead(db, (await db.batch([first, ...rest])).flat()) : []
}

/** What stands in public has its numbers of people hidden here too (web/public.ts). */
async function asRead(db: Db, hits: Hit[]): Promise<Hit[]> {
  const numbers = numbersIn(hits.filter(({ inside }) => inside === 0))
  if (numbers.length === 0) return hits
  const isShown = await shownAmong(db, numbers)
  return hits.map((hit) => (hit.inside === 0 ? masked(hit, isShown) : hit))
}

const asked = (db: Db, kind: Kind, found: SQL, most: number) =>
  db.all<Hit>(sql`select ${kind} as kind, f.*, count(*) over () as total from (${found}) f
    order by f.at desc, f.id limit ${most}`)

/** Selects id, title, small, excerpt, at, inside; null: nothing of it is theirs to read. */
export type Source = (words: string[], by: Person) => SQL | null

const SOURCES: [Kind, Source][] = [
  ['project', projectsWith],
  ['proposal', proposalsWith],
  ['draft', draftsWith],
  ['organization', organizationsWith],
  ['round', roundsWith],
  ['need', needsWith],
  ['topic', topicsWith],
  ['agreement', agreementsWith],
  ['payment', paymentsWith],
  ['report', reportsWith],
  ['final-report', finalReportsWith],
  ['notice', noticesWith],
  ['objection', objectionsWith],
  ['enquiry', enquiriesWith],
  ['amendment', amendmentsWith],
  ['note', notesWith],
  ['letter', lettersWith],
  ['expert', expertsWith],
  ['person', peopleWith],
]
