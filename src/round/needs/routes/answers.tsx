import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { blank, done, problem, refused, sayCommon, show } from '../../../web/answer.tsx'
import { type Typed, read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import type { Ask, Site } from '../../../web/site.ts'
import { answerTopic } from '../actions/answers.ts'
import { answerForm } from '../forms.ts'
import { TopicAnswerPage } from '../pages/topic-answer.tsx'
import { sayAnswerTopicRefusal } from '../pages/words.tsx'
import { findWaiting } from '../store/waiting.ts'

/** One answer to all needs of a topic. */
export const topicAnswers = new Hono<Site>()

const nothing = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
const FRAME = { title: '答复选题', desk: 'officer' } as const

topicAnswers.get('/topics/:id/answer', only('officer'), async (c) => {
  const found = await findWaiting(c.var.db, c.req.param('id'))
  if (!found) return nothing(c)
  const { topic, waiting } = found
  return show(
    c,
    FRAME,
    { topic, waiting: waiting.map(({ id, year, seq, title }) => ({ id, year, seq, title })) },
    <TopicAnswerPage {...{ topic, waiting }} of={{ ...blank, typed: takenUp(c) }} refused={null} />,
  )
})

/** Where a project's page led here: which project it is. */
function takenUp(c: Ask): Typed {
  const { outcome = '', project = '', link = '' } = c.req.query()
  return { outcome, project, link }
}

topicAnswers.post('/topics/:id/answer', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const answer = read(answerForm, sent)
  const answered = answer.ok ? await answerTopic(db, person, id, answer.value, now) : answer
  if (answered.ok) return done(c, paths.topicList(answered.value.listId), answered.value)
  const found = await findWaiting(db, id)
  if (!found) return nothing(c)
  const { topic, waiting } = found
  return refused(c, answered.refusal, sayAnswerTopicRefusal, {
    frame: FRAME,
    typed,
    body: (of) => <TopicAnswerPage {...{ topic, waiting, of }} refused={of.refused} />,
  })
})
