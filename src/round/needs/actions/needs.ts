import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import { takenColumn } from '../../../db/taken.ts'
import { type NotFound, type Stale, TRIES, fresh, idOf, sha256 } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterToPlace } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import { type Instant, dayOf } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import type { AnswerRule } from '../rules/answering.ts'
import * as says from '../rules/letters.ts'
import { type LookUpRefusal, type LookedUp, codeFrom, codeText, whyNotLookUp } from '../rules/looking-up.ts'
import { type NewNeed, type RaiseRefusal, needNumber, sourceOf, whyNotRaise } from '../rules/need.ts'
import {
  type AttachRefusal,
  type Deliberation,
  type Step,
  type StepRefusal,
  whyNotAttach,
  whyNotStep,
} from '../rules/steps.ts'
import * as store from '../store/needs.ts'
import { lookUp } from '../store/public.ts'

/** Proof of a need; its code is told this once and kept nowhere. */
export type Raised = {
  id: string
  number: string
  code: string
  title: string
  at: Instant
  place: string
  rule: AnswerRule
}

/**
 * Anyone raises a need, signed in (`by`) or not. Its number is the year's next; when another took the same number in
 * this instant it is decided again, `tries` times. The same words from the same hand on the same day are one need.
 */
export async function raiseNeed(
  db: Db,
  by: Person | null,
  { contact, ...need }: NewNeed,
  now: Instant,
  tries = TRIES,
): Promise<Result<Raised, RaiseRefusal | Stale>> {
  const year = Number(dayOf(now).slice(0, 4))
  const id = await idOf(need.placeId, need.title, need.text, need.concerned, by?.id ?? null, dayOf(now))
  const { place, same, next, rule } = await store.findToRaise(db, need.placeId, id, year)
  const whyNot = whyNotRaise(by, place, same)
  if (whyNot || !place) return refuse(whyNot ?? { why: 'no-such-place' })

  const code = codeFrom(newId())
  const number = needNumber({ year, seq: next })
  const row = {
    ...need,
    ...{ id, year, seq: next, by: by?.id ?? null, at: now },
    source: sourceOf(by, place, need.source),
    codeHash: await sha256(codeText(code)),
  }
  const letter = says.raised(
    { 需求: need.title, 社区: sayPlace(place), 编号: number },
    { about: paths.need(id), grounds: rule.grounds },
  )
  const event = { what: 'need-raised', by: row.by, at: now, particulars: { number, place: sayPlace(place) } }
  try {
    const recorded = await record(db, fresh(subjects.need(id)), event, [
      ...store.insertNeed(db, row, contact),
      letterToPlace(place.id, null, letter),
    ])
    if (recorded.ok) return ok({ id, number, code, title: need.title, at: now, place: sayPlace(place), rule })
    return tries > 1 ? raiseNeed(db, by, { ...need, contact }, now, tries - 1) : recorded
  } catch (error) {
    if (takenColumn(error) !== 'needs.year') throw error
    if (tries > 1) return raiseNeed(db, by, { ...need, contact }, now, tries - 1)
    return refuse({ why: 'changed-meanwhile' })
  }
}

/**
 * Whoever has a number and its code finds the need. A wrong code and an unknown number are the same answer. `by`: whose tries are
 * counted together.
 */
export async function lookUpNeed(
  db: Db,
  { number, code, by }: { number: { year: number; seq: number }; code: string; by: string },
  now: Instant,
): Promise<Result<LookedUp & { rule: AnswerRule }, LookUpRefusal>> {
  const { found, tries, rule } = await lookUp(db, number, { codeHash: await sha256(codeText(code)), by }, now)
  return found ? ok({ ...found, rule }) : refuse(whyNotLookUp(tries))
}

export type NewStep = { step: Step; note: string; deliberation: Deliberation | null }

/** A worker of the place, or an officer, records the next step of a need, with the record of a deliberation if one was held. */
export async function takeStep(
  db: Db,
  by: Person,
  needId: string,
  { step, note, deliberation }: NewStep,
  now: Instant,
): Promise<Result<{ id: string }, StepRefusal | Stale | NotFound>> {
  const found = await store.findNeed(db, needId, by)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotStep({ ...found.need, steps: found.steps }, by, { step, deliberation }, now)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'need-step-taken', by: by.id, at: now, particulars: { step } },
    [
      store.insertStep(db, needId, { step, note, by: by.id, at: now }),
      ...(deliberation ? [store.insertDeliberation(db, needId, step, deliberation)] : []),
    ],
    { id: needId },
  )
}

/** Whoever looks after a need attaches the record of a meeting to a step that was taken before. */
export async function attachDeliberation(
  db: Db,
  by: Person,
  needId: string,
  { step, deliberation }: { step: Step; deliberation: Deliberation },
  now: Instant,
): Promise<Result<{ id: string }, AttachRefusal | Stale | NotFound>> {
  const found = await store.findNeed(db, needId, by)
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotAttach({ ...found.need, steps: found.steps }, by, { step, deliberation }, now)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'deliberation-attached', by: by.id, at: now, particulars: { step } },
    [store.insertDeliberation(db, needId, step, deliberation)],
    { id: needId },
  )
}
