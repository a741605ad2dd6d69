import { subjects } from '../../../../history/subjects.ts'
import { type Db, newId } from '../../../../db/db.ts'
import { type NotFound, type Stale, fresh, idOf } from '../../../../history/rules.ts'
import { record } from '../../../../history/store.ts'
import type { Letter } from '../../../../letters/rules.ts'
import { type Post, letterTo } from '../../../../letters/store.ts'
import { paths } from '../../../../paths.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { groundsIn } from '../../../../rulebook/citing.ts'
import { type Instant, dayOf } from '../../../../shared/days.ts'
import { type Result, refuse } from '../../../../shared/result.ts'
import {
  type AskRefusal,
  type EnquiryRefusal,
  MOST_OPEN,
  whyNotAsk,
  whyNotSettle,
  whyNotText,
} from '../rules.ts'
import * as says from '../../rules/letters.ts'
import * as store from '../store/enquiries.ts'

export type NewEnquiry = { text: string; name: string | null }

/** Anyone asks about a call, signed in (`by`) or not. The same words from the same hand on the same day are one question. */
export async function askAboutCall(
  db: Db,
  by: Person | null,
  roundId: string,
  { text, name }: NewEnquiry,
  now: Instant,
): Promise<Result<{ id: string; at: Instant }, AskRefusal | Stale | NotFound>> {
  const id = await idOf(roundId, text, name, by?.id ?? null, dayOf(now))
  const { round, open, isSame } = await store.findToAsk(db, roundId, id)
  if (!round) return refuse({ why: 'not-found' })
  const whyNot = isSame
    ? ({ why: 'asked-already', by: '#enquiries' } as const)
    : (whyNotAsk(round, open, now) ?? whyNotText(text))
  if (whyNot) return refuse(whyNot)
  const event = { what: 'enquiry-received', by: by?.id ?? null, at: now }
  const row = { id, roundId, text, name, by: by?.id ?? null, at: now }
  try {
    return await record(db, fresh(subjects.enquiry(id)), event, [store.insertEnquiry(db, row, MOST_OPEN)], {
      id,
      at: now,
    })
  } catch (error) {
    if (!store.isNoRoom(error)) throw error
    return refuse({ why: 'too-many-open', most: MOST_OPEN })
  }
}

type Settled = Promise<Result<{ id: string; roundId: string }, EnquiryRefusal | Stale | NotFound>>

/** An officer answers: question and answer stand on the call's page from then on. */
export async function answerEnquiry(db: Db, by: Person, id: string, text: string, now: Instant): Settled {
  const found = await store.findEnquiry(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotSettle(found.enquiry, by) ?? whyNotText(text)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'enquiry-answered', by: by.id, at: now },
    [
      store.insertAnswer(db, { id: newId(), enquiryId: id, text, by: by.id, at: now }),
      ...toldTo(found, (named, whence) => says.enquiryAnswered({ ...named, 答复: text }, whence)),
    ],
    { id, roundId: found.round.id },
  )
}

/** An officer says why a question is not answered in public: to the staff, and to whoever asked, where signed in. */
export async function refuseEnquiry(db: Db, by: Person, id: string, reason: string, now: Instant): Settled {
  const found = await store.findEnquiry(db, id)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotSettle(found.enquiry, by)
  if (whyNot) return refuse(whyNot)
  const event = { what: 'enquiry-refused', by: by.id, at: now, particulars: { reason } }
  return record(
    db,
    found.last,
    event,
    [
      store.insertRefusal(db, { id: newId(), enquiryId: id, reason, by: by.id, at: now }),
      ...toldTo(found, (named, whence) => says.enquiryRefused({ ...named, 原因: reason }, whence)),
    ],
    { id, roundId: found.round.id },
  )
}

/** A letter to whoever asked; visitors read the call's page. */
function toldTo(
  { by, enquiry, round }: store.FoundEnquiry,
  letterOf: (named: { 期: string; 问题: string }, whence: Pick<Letter, 'about' | 'grounds'>) => Letter,
): Post[] {
  if (by === null) return []
  const whence = {
    about: paths.enquiries(round.id),
    grounds: groundsIn(round.plan.rulebook, round.id, '#enquiries'),
  }
  return [letterTo(by, letterOf({ 期: round.plan.title, 问题: enquiry.text }, whence))]
}
