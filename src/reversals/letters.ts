import type { Outcome, Reversal } from '../history/reversals/rules.ts'
import type { Letter } from '../letters/rules.ts'
import { paths } from '../paths.ts'
import type { Person } from '../people/rules/person.ts'
import type { Ground } from '../shared/clauses.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../shared/days.ts'

type Of = { kind: string; word: string; which: string; about: string; said: string; grounds: Ground[] }

/** To those who may confirm it. */
export const toConfirm = (
  by: Person,
  of: Of,
  { reason, until }: { reason: string; until: Instant },
): Letter => ({
  kind: 'task',
  subject: `请确认更正：${of.about}`,
  body: `${by.name}提出，${of.word}“${of.said}”不再有效。原因：${reason}。请在${sayDay(dayOf(until - 1))}以前同意或者不同意，过期作废。`,
  about: paths.reversal(of.kind, of.which),
  grounds: of.grounds,
})

/** To whoever proposed it. */
export const answered = (
  by: Person,
  of: Of,
  { outcome, reason }: { outcome: Outcome; reason: string },
): Letter => ({
  kind: 'result',
  subject: `${outcome === 'confirmed' ? '同意更正' : '没有同意更正'}：${of.about}`,
  body: `${by.name}${outcome === 'confirmed' ? '同意了' : '没有同意'}您提出的更正：${of.word}“${of.said}”。${reason && `理由：${reason}`}`,
  about: paths.reversal(of.kind, of.which),
  grounds: of.grounds,
})

/** To whoever was told of it: the letter of before stays, and this one says that it no longer holds. */
export const noLonger = (of: Of, { first, reason }: Reversal, then: string, about: string): Letter => ({
  kind: 'result',
  subject: `已更正：${of.about}`,
  body: `${sayMinute(first.at)}的${of.word}“${of.said}”有误，已经更正，不再有效。原因：${reason}。${then}`,
  about,
  grounds: of.grounds,
})
