import type { Db } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { type Change, record } from '../../../history/store.ts'
import { letterToPlace } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import {
  type Answer,
  type AnswerRefusal,
  type AnswerRule,
  type AnswerTopicRefusal,
  whyNotAnswer,
  whyNotAnswerTopic,
} from '../rules/answering.ts'
import * as says from '../rules/letters.ts'
import { needNumber } from '../rules/need.ts'
import { findNeed, insertAnswer, insertStep } from '../store/needs.ts'
import { type Waiting, findWaiting } from '../store/waiting.ts'

/** An officer answers a need, once; the workers of the place are told, and whoever raised it with an account. */
export async function answerNeed(
  db: Db,
  by: Person,
  needId: string,
  answer: Answer,
  now: Instant,
): Promise<Result<{ id: string }, AnswerRefusal | Stale | NotFound>> {
  const found = await findNeed(db, needId, by)
  if (!found) return refuse({ why: 'not-found' })
  const { need, last } = found
  const whyNot = whyNotAnswer(need, by)
  if (whyNot) return refuse(whyNot)
  const waiting = { ...need, placeId: need.place.id, raisedBy: found.raisedBy }
  return record(
    db,
    last,
    { what: 'need-answered', by: by.id, at: now, particulars: { outcome: answer.outcome } },
    answerStatements(db, waiting, { ...answer, rule: found.rule }, by, now),
    { id: needId },
  )
}

/** An officer gives one answer to all needs of a published topic that have none yet. Answers how many there were. */
export async function answerTopic(
  db: Db,
  by: Person,
  topicId: string,
  answer: Answer,
  now: Instant,
): Promise<Result<{ listId: string; answered: number }, AnswerTopicRefusal | Stale | NotFound>> {
  const found = await findWaiting(db, topicId)
  if (!found) return refuse({ why: 'not-found' })
  const { topic, waiting, lasts, rule } = found
  const whyNot = whyNotAnswerTopic({ ...topic, waiting: waiting.length }, by)
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    lasts,
    {
      what: 'need-answered',
      by: by.id,
      at: now,
      particulars: { outcome: answer.outcome, topic: topic.topic },
    },
    waiting.flatMap((need) => answerStatements(db, need, { ...answer, rule }, by, now)),
    { listId: topic.id, answered: waiting.length },
  )
}

/** The last step, the answer, and the letters that tell of it. */
function answerStatements(
  db: Db,
  need: Waiting,
  { rule, ...answer }: Answer & { rule: AnswerRule },
  by: Person,
  now: Instant,
): Change[] {
  const named = { 编号: needNumber(need), 需求: need.title, 答复: answer.text }
  const whence = { about: paths.need(need.id), grounds: rule.grounds }
  const letter =
    answer.outcome === 'taken-up'
      ? says.takenUp({ ...named, 项目: answer.project }, whence)
      : says.notTakenUp(named, whence)
  return [
    insertStep(db, need.id, { step: 'answered', note: '', by: by.id, at: now }),
    insertAnswer(db, { ...answer, needId: need.id, by: by.id, at: now }),
    letterToPlace(need.placeId, need.raisedBy, letter),
  ]
}
