import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterTo, letterToEachOf, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { type Instant, sayDay } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import type { ClauseKey } from '../../../rulebook/rules/anchors.ts'
import { chosen } from '../rules/letters.ts'
import { insertMembers } from '../store/panel.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import * as says from './rules/letters.ts'
import { type Asked, type Draw, type Outcome, type Side, digestOf, waitingAside } from './rules/draw.ts'
import { type PrepareRefusal, listedIn, whyNotPrepare } from './rules/preparing.ts'
import {
  type AnswerAsideRefusal,
  type AsideRefusal,
  type DrawRefusal,
  conclude,
  whyNotAnswerAside,
  whyNotSetAside,
} from './rules/result.ts'
import { type CommitRefusal, type RevealRefusal, whyNotCommit, whyNotReveal } from './rules/secrets.ts'
import {
  findDrawing,
  insertAside,
  insertAsideAnswer,
  insertCommitment,
  insertDraw,
  insertOutcome,
  insertReveal,
} from './store/draws.ts'

type Done<T, R> = Promise<Result<T, R | Stale | NotFound>>

/** An officer freezes who can be drawn for which seats, and names the public number. */
export async function prepareDraw(
  db: Db,
  by: Person,
  roundId: string,
  asked: Asked,
  now: Instant,
): Done<{ seq: number; candidates: number }, PrepareRefusal> {
  const found = await findDrawing(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotPrepare(found, asked, by, now)
  if (whyNot) return refuse(whyNot)

  const seq = found.draws.length + 1
  const candidates = listedIn(found.panel, asked.strata, now)
  const particulars = { seq, source: asked.source, candidates: candidates.map(({ id }) => id) }
  return record(
    db,
    found.last,
    { what: 'draw-prepared', by: by.id, at: now, particulars },
    [
      insertDraw(db, {
        ...asked,
        id: newId(),
        roundId,
        seq,
        candidates,
        digest: digestOf(candidates),
        by: by.id,
        at: now,
      }),
      letterToRole(
        'auditor',
        says.prepared(
          { 期: found.panel.plan.title, 次: seq, 日期: sayDay(asked.revealBy) },
          whenceOf(found.panel),
        ),
      ),
    ],
    { seq, candidates: candidates.length },
  )
}

/** The newest draw of a round: every act but the preparing is on it. */
async function findNewest(db: Db, roundId: string) {
  const found = await findDrawing(db, roundId)
  const draw = found?.draws.at(-1)
  return found && draw ? { ...found, draw } : null
}

const named = ({ panel, draw }: { panel: { plan: Plan }; draw: Draw }) => ({
  期: panel.plan.title,
  次: draw.seq,
})
const whenceOf = ({ plan, roundId }: { plan: Plan; roundId: string }, ...more: ClauseKey[]) => ({
  about: paths.draw(roundId),
  grounds: groundsIn(plan.rulebook, roundId, 'panel.size', ...more),
})

/** Officer or auditor hands in the hash of a secret number. */
export async function commitSecret(
  db: Db,
  by: Person,
  roundId: string,
  { side, hash }: { side: Side; hash: string },
  now: Instant,
): Done<{ side: Side }, CommitRefusal> {
  const found = await findNewest(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { draw, last } = found
  const whyNot = whyNotCommit(found, side, hash, by, now)
  if (whyNot) return refuse(whyNot)
  const letter = says.committed({ ...named(found), 日期: sayDay(draw.revealBy) }, whenceOf(found.panel))

  return record(
    db,
    last,
    { what: 'draw-committed', by: by.id, at: now, particulars: { seq: draw.seq, side, hash } },
    [
      insertCommitment(db, { drawId: draw.id, side, hash, by: by.id, at: now }),
      ...draw.commitments.flatMap(({ byId }) => [byId, by.id].map((one) => letterTo(one, letter))),
    ],
    { side },
  )
}

/** Whoever committed a secret number reveals it. */
export async function revealSecret(
  db: Db,
  by: Person,
  roundId: string,
  { side, number }: { side: Side; number: string },
  now: Instant,
): Done<{ side: Side }, RevealRefusal> {
  const found = await findNewest(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { draw, last } = found
  const whyNot = whyNotReveal(found, side, number, by, now)
  if (whyNot) return refuse(whyNot)

  return record(
    db,
    last,
    { what: 'draw-revealed', by: by.id, at: now, particulars: { seq: draw.seq, side, number } },
    [insertReveal(db, { drawId: draw.id, side, number, by: by.id, at: now })],
    { side },
  )
}

/** An officer enters the public number: whoever is drawn by it is on the panel. */
export async function drawPanel(
  db: Db,
  by: Person,
  roundId: string,
  number: string,
  now: Instant,
): Done<Outcome, DrawRefusal> {
  const found = await findNewest(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { panel, draw, last } = found
  const concluded = conclude(found, draw, number, by, now)
  if (!concluded.ok) return concluded

  const { outcome, members } = concluded.value
  const letter = chosen(
    { 期: panel.plan.title },
    {
      about: paths.declaration(roundId),
      grounds: groundsIn(panel.plan.rulebook, roundId, 'panel.size', 'panel.recusalYears'),
    },
  )
  const readers = panel.pool.flatMap(({ id, personId }) =>
    members.includes(id) && personId !== null ? [{ ...letter, personId }] : [],
  )
  return record(
    db,
    last,
    { what: 'panel-drawn', by: by.id, at: now, particulars: { seq: draw.seq, number, experts: members } },
    [
      insertOutcome(db, { ...outcome, drawId: draw.id, by: by.id }),
      insertMembers(db, roundId, members, by.id, now),
      ...letterToEachOf(readers),
      letterToRole('auditor', says.drawn({ ...named(found), 人数: members.length }, whenceOf(panel))),
    ],
    outcome,
  )
}

/** An officer asks that the draw is set aside; an approver answers. */
export async function askAside(
  db: Db,
  by: Person,
  roundId: string,
  reason: string,
  now: Instant,
): Done<{ seq: number }, AsideRefusal> {
  const found = await findNewest(db, roundId)
  if (!found) return refuse({ why: 'not-found' })
  const { draw, last } = found
  const whyNot = whyNotSetAside(found, by)
  if (whyNot) return refuse(whyNot)

  return record(
    db,
    last,
    { what: 'draw-aside-asked', by: by.id, at: now, particulars: { seq: draw.seq, reason } },
    [
      insertAside(db, { id: newId(), drawId: draw.id, reason, by: by.id, at: now }),
      letterToRole('approver', says.asideAsked({ ...named(found), 理由: reason }, whenceOf(found.panel))),
    ],
    { seq: draw.seq },
  )
}

/** An approver agrees that the draw is set aside, or keeps it. */
export async function answerAside(
  db: Db,
  by: Person,
  roundId: string,
  isAgreed: boolean,
  now: Instant,
): Done<{ seq: number }, AnswerAsideRefusal> {
  const found = await findNewest(db, roundId)
  const waiting = found && waitingAside(found.draw)
  if (!found) return refuse({ why: 'not-found' })
  const { draw, last } = found
  const whyNot = whyNotAnswerAside(found, by)
  if (whyNot) return refuse(whyNot)
  if (!waiting) return refuse({ why: 'not-found' })

  const letter = isAgreed ? says.setAside : says.kept
  return record(
    db,
    last,
    {
      what: isAgreed ? 'draw-set-aside' : 'draw-kept',
      by: by.id,
      at: now,
      particulars: { seq: draw.seq },
    },
    [
      insertAsideAnswer(db, { asideId: waiting.id, isAgreed, by: by.id, at: now }),
      letterTo(waiting.byId, letter(named(found), whenceOf(found.panel, '#second-person'))),
    ],
    { seq: draw.seq },
  )
}
