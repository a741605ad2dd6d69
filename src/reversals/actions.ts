import type { SQL } from 'drizzle-orm'
import { type Db, newId } from '../db/db.ts'
import { type Outcome, type Rest, type Standing, answerBy, isOpen } from '../history/reversals/rules.ts'
import {
  headsOf,
  insertAnswer,
  insertReversal,
  restsOn,
  reversalIn,
  reversalsOf,
  standingOf,
} from '../history/reversals/store.ts'
import type { Event, Last, NotFound, Stale } from '../history/rules.ts'
import { record } from '../history/store.ts'
import type { Letter } from '../letters/rules.ts'
import { type Post, letterTo, letterToRoles } from '../letters/store.ts'
import { type Person, type Role, has } from '../people/rules/person.ts'
import { groundsIn } from '../rulebook/citing.ts'
import type { ClauseKey } from '../rulebook/rules/anchors.ts'
import type { Citable } from '../rulebook/rules/bound.ts'
import type { Ground } from '../shared/clauses.ts'
import type { Instant } from '../shared/days.ts'
import { type Result, refuse } from '../shared/result.ts'
import { answered, noLonger, toConfirm } from './letters.ts'
import {
  type AnswerRefusal,
  type ProposeRefusal,
  type Resting,
  type Reversible,
  whyNotAnswer,
  whyNotCause,
  whyNotReverse,
} from './rules.ts'

/** What one row says: in words, of what, where it is read, and who is told that it no longer holds. */
export type Described = {
  said: string
  about: string
  href: string
  rulebook?: Citable | undefined
  roundId: string | null
  /** Whoever was told of the first: the letter that says so, and what it asks of them now. */
  tell: (letter: Letter) => Post[]
  /** What follows for whoever was told, in a sentence. */
  next: string
}

/** What a stage declares of a kind of entry that can be reversed. */
export type Kind = {
  kind: string
  /** 资格审查结论. */
  word: string
  /** Whose office it is, the approvers' among them. */
  offices: Role[]
  /** The clauses that the reversal rests on. */
  rules: ClauseKey[]
  asksCause?: boolean
  /** Selects which, subject, what, at, concerns, round and fields of one row. */
  row: (which: string) => SQL
  /** What is locked: the history of the row first, and those that whatever might rest on it enters. */
  locks: (which: string) => SQL[]
  /** A view of `which`, `what` and `id`: what rests on a row; null: nothing ever does. */
  rests: string | null
  /** Why what rests on it comes first. */
  because?: (rest: Rest) => Resting
  describe: (fields: string) => Described
}

export type Found = Reversible & {
  kind: Kind
  standing: Standing
  said: Described
  grounds: Ground[]
  lasts: Last[]
}

/** An entry that can be reversed, and where that stands; null: there is none. One round trip. */
export async function findReversible(db: Db, kind: Kind, which: string): Promise<Found | null> {
  const [[row], reversals, rests, lasts] = await db.batch([
    standingOf(db, kind.row(which)),
    reversalsOf(db, kind.kind, which),
    restsOn(db, kind.rests ?? NOTHING, which),
    headsOf(db, kind.locks(which)),
  ])
  if (!row) return null
  const said = kind.describe(row.fields)
  return {
    kind,
    said,
    lasts,
    standing: { ...row, concerns: JSON.parse(row.concerns) },
    concerns: JSON.parse(row.concerns),
    round: row.round,
    offices: kind.offices,
    asksCause: kind.asksCause ?? false,
    reversals: reversals.map(reversalIn),
    rests: rests.map((rest) => kind.because?.(rest) ?? { says: rest.what, href: null }),
    grounds: groundsIn(said.rulebook, said.roundId, ...kind.rules, '#record'),
  }
}

/** A view in which nothing rests on anything. */
const NOTHING = 'rests_on_nothing'

type Why = { reason: string; cause: string }

/** One person says that an entry no longer holds, and why; it does until another confirms. */
export async function proposeReversal(
  db: Db,
  by: Person,
  kind: Kind,
  which: string,
  { reason, cause }: Why,
  now: Instant,
): Promise<Result<null, ProposeRefusal | Stale | NotFound>> {
  const found = await findReversible(db, kind, which)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotReverse(found, by, now) ?? whyNotCause(found, cause)
  if (whyNot) return refuse(whyNot)
  const { standing, said, grounds, concerns, round, offices } = found
  const until = answerBy(now)
  const asked: Role[] = has(by, 'approver') ? offices : ['approver']
  const row = {
    ...{ id: newId(), kind: kind.kind, which, about: standing.subject, seq: standing.seq },
    ...{ said: said.said, reason, cause: found.asksCause ? cause : '', grounds, concerns, round },
    ...{ asked, by: by.id, at: now, until },
  }
  const letter = toConfirm(by, letterOf(found), { reason, until })
  return record(db, lastOf(found), { what: 'reversal-proposed', ...eventOf(found, by, reason, now) }, [
    insertReversal(db, row),
    letterToRoles(asked, by.id, letter),
  ])
}

const TOLD: Record<Outcome, Pick<Event, 'what'>> = {
  confirmed: { what: 'reversal-confirmed' },
  refused: { what: 'reversal-refused' },
  'taken-back': { what: 'reversal-taken-back' },
}

type Answer = { outcome: Outcome; reason: string }

/** The second person: only now it no longer holds, and whoever was told of it is told so. Or the first takes it back. */
export async function answerReversal(
  db: Db,
  by: Person,
  kind: Kind,
  which: string,
  answer: Answer,
  now: Instant,
): Promise<Result<null, AnswerRefusal | Stale | NotFound>> {
  const found = await findReversible(db, kind, which)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotAnswer(found, by, answer, now)
  if (whyNot) return refuse(whyNot)
  const waiting = found.reversals.find((one) => isOpen(one, now))
  if (!waiting) return refuse({ why: 'changed-meanwhile' })
  const { outcome, reason } = answer
  const back = letterTo(waiting.byId, answered(by, letterOf(found), answer))
  const told: Record<Outcome, Post[]> = {
    confirmed: [
      back,
      ...found.said.tell(noLonger(letterOf(found), waiting, found.said.next, found.said.href)),
    ],
    refused: [back],
    'taken-back': [],
  }
  return record(
    db,
    outcome === 'confirmed' ? found.lasts : lastOf(found),
    { ...TOLD[outcome], ...eventOf(found, by, reason || waiting.reason, now) },
    [insertAnswer(db, { reversalId: waiting.id, outcome, reason, by: by.id, at: now }), ...told[outcome]],
  )
}

/**
 * Confirmed, it enters every history that what might rest on it enters, so that of the two one is late. Until then it is told
 * in that of the entry alone.
 */
const lastOf = ({ lasts, standing }: Found): Last[] =>
  lasts.filter(({ subject }) => subject === standing.subject)

const letterOf = ({ kind, standing, said, grounds }: Found) => ({
  ...{ kind: kind.kind, word: kind.word, which: standing.which },
  ...{ about: said.about, said: said.said, grounds },
})

const eventOf = (
  { kind, standing }: Found,
  by: Person,
  reason: string,
  at: Instant,
): Omit<Event, 'what'> => ({
  by: by.id,
  at,
  particulars: { kind: kind.kind, entry: `${standing.subject} ${standing.seq}`, reason },
})
