import { type Db, newId } from '../../db/db.ts'
import { type NotFound, type Stale, idOf } from '../../history/rules.ts'
import { record } from '../../history/store.ts'
import type { Letter } from '../../letters/rules.ts'
import { letterToEachOf } from '../../letters/store.ts'
import type { Plan } from '../../round/calls/rules/plan.ts'
import { paths } from '../../paths.ts'
import type { Person } from '../../people/rules/person.ts'
import { groundsIn } from '../../rulebook/citing.ts'
import { type Instant, dayOf } from '../../shared/days.ts'
import { type Result, ok, refuse } from '../../shared/result.ts'
import {
  type Audience,
  type Draft,
  type MailingRefusal,
  OCCASIONS,
  type Previewed,
  type Receiver,
  type Seen,
  type To,
  areExperts,
  filledIn,
  whyNotMail,
} from './rules.ts'
import { findToWrite, insertMailing, onceOf } from './store/mailings.ts'

type PublishedRound = { id: string; plan: Plan }
type Refused = MailingRefusal | Stale | NotFound

/** The people of a preview, in one word. */
export const peopleIn = (receivers: Receiver[]): Promise<string> =>
  idOf(...receivers.map(({ personId }) => personId).toSorted())

/** A letter as some of them would read it, before anything is sent. */
export async function previewMailing(
  db: Db,
  by: Person,
  roundId: string,
  { draft, ...to }: To & { draft: Draft },
  now: Instant,
): Promise<Result<Previewed, Refused>> {
  const found = await findToWrite(db, roundId, to, dayOf(now))
  if (!found) return refuse({ why: 'not-found' })
  const { round, receivers, seq } = found
  const whyNot = whyNotMail(by, round, { draft, audience: to.audience, receivers })
  if (whyNot) return refuse(whyNot)
  const letters = receivers.slice(0, 2).map((one) => ({
    name: one.name,
    reads: letterOf(one, { round, audience: to.audience, draft }),
  }))
  const { title, tracks } = round.plan
  return ok({
    ...{ draft, letters, count: receivers.length, to },
    round: { id: round.id, plan: { title, tracks } },
    seen: { people: await peopleIn(receivers), seq },
  })
}

/** An officer writes to all of them, each once: to those whom the preview counted, or to nobody. */
export async function sendMailing(
  db: Db,
  by: Person,
  roundId: string,
  { draft, seen, audience, track }: To & { draft: Draft; seen: Seen },
  now: Instant,
): Promise<Result<{ id: string; roundId: string }, Refused>> {
  const found = await findToWrite(db, roundId, { audience, track }, dayOf(now))
  if (!found) return refuse({ why: 'not-found' })
  const { round, receivers, seq, last } = found
  const whyNot = whyNotMail(by, round, { draft, audience, receivers })
  if (whyNot) return refuse(whyNot)
  if (seen.seq !== seq) return refuse({ why: 'changed-meanwhile' })
  if (seen.people !== (await peopleIn(receivers)))
    return refuse({ why: 'receivers-changed', now: receivers.length })
  const id = newId()
  const row = { id, roundId, seq: seq + 1, audience, track, ...draft, receivers: receivers.length }
  return record(
    db,
    last,
    {
      what: 'mailing-sent',
      by: by.id,
      at: now,
      particulars: { mailing: id, audience, track, receivers: receivers.length },
    },
    [
      insertMailing(db, { ...row, by: by.id, at: now }),
      ...letterToEachOf(
        receivers.map((one) => ({
          personId: one.personId,
          once: onceOf(id, one.personId),
          ...letterOf(one, { round, audience, draft }),
        })),
      ),
    ],
    { id, roundId },
  )
}

/** What one of them reads. Its subject says that somebody of the office wrote it. */
function letterOf(
  one: Receiver,
  { round, audience, draft }: { round: PublishedRound; audience: Audience; draft: Draft },
): Letter {
  const { id, plan } = round
  const { asks, key } = OCCASIONS[audience]
  const fill = (text: string) => filledIn(text, one, audience, { id, title: plan.title, dates: plan.dates })
  const letter = {
    kind: 'news' as const,
    subject: `通知：${fill(draft.title)}`,
    body: fill(draft.text),
    about: areExperts(audience) ? paths.expertDesk() : paths.applicantDesk(),
    grounds: groundsIn(plan.rulebook, id, key),
  }
  return asks ? { ...letter, kind: 'due' } : letter
}
