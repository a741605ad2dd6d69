import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { type Common, blank, done, problem, refused, sayCommon, show } from '../../../web/answer.tsx'
import { type Typed, read, readBody } from '../../../web/body.ts'
import { only } from '../../../web/guard.ts'
import { officeOf } from '../../../web/layout.tsx'
import type { Ask, Site } from '../../../web/site.ts'
import { addTopic, publishTopicList, removeTopic, rewriteTopic, startTopicList } from '../actions/topics.ts'
import { listForm, topicForm } from '../forms.ts'
import { DraftListPage, ListsPage, PublicListPage } from '../pages/lists.tsx'
import { TopicPage } from '../pages/topic.tsx'
import { sayTopicRefusal } from '../pages/words.tsx'
import { whyNotPublishList } from '../rules/topic.ts'
import { allLists, findList, findTopicForm, listById, mergeable, topicById } from '../store/topics.ts'

/** What an officer makes of needs for a call. */
export const topicRoutes = new Hono<Site>()

const nothing = (c: Ask) => problem(c, { why: 'not-found' }, sayCommon({ why: 'not-found' }))
const LISTS = '选题清单'

topicRoutes.get('/topic-lists', only('officer', 'approver', 'auditor'), async (c) => {
  const { db, person } = c.var
  const lists = await allLists(db)
  return show(
    c,
    { title: LISTS, desk: officeOf(person) },
    { lists },
    <ListsPage {...{ lists, person }} of={blank} refused={null} />,
  )
})

topicRoutes.post('/topic-lists', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const { sent, typed } = await readBody(c)
  const form = read(listForm, sent)
  const started = form.ok ? await startTopicList(db, person, form.value.title, now) : form
  if (started.ok) return done(c, paths.topicList(started.value.id), started.value)
  const lists = await allLists(db)
  return refused(c, started.refusal, sayTopicRefusal, {
    frame: { title: LISTS, desk: 'officer' },
    typed,
    body: (of) => <ListsPage {...{ lists, person, of }} refused={of.refused} />,
  })
})

/** A published list is everybody's; a draft is not found by whoever is not of the office. */
topicRoutes.get('/topic-lists/:id', async (c) => {
  const { person } = c.var.asker
  const found = await findList(c.var.db, c.req.param('id'))
  if (!found) return nothing(c)
  const { list, topics } = found
  const { publishedAt } = list
  if (publishedAt !== null) {
    const mayAnswer = person !== null && has(person, 'officer')
    const body = <PublicListPage list={{ ...list, publishedAt }} {...{ topics, mayAnswer }} />
    return show(c, { title: list.title }, { list, topics }, body)
  }
  if (!person || !isOffice(person)) return nothing(c)
  return show(
    c,
    { title: list.title, desk: officeOf(person) },
    { list, topics, whyNotPublish: whyNotPublishList(list, topics.length, person) },
    <DraftListPage {...{ list, topics, person }} refused={null} />,
  )
})

const isOffice = (person: Person): boolean =>
  has(person, 'officer') || has(person, 'approver') || has(person, 'auditor')

topicRoutes.post('/topic-lists/:id/publication', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const published = await publishTopicList(db, person, id, now)
  if (published.ok) return done(c, paths.topicList(id), published.value)
  return listAgain(c, person, id, published.refusal)
})

topicRoutes.get('/topic-lists/:id/topics', only('officer'), async (c) => {
  const { db } = c.var
  const id = c.req.param('id')
  const [[list], choices] = await db.batch([listById(db, id), mergeable(db, id)])
  if (!list) return nothing(c)
  return show(
    c,
    { title: '增加选题', desk: 'officer' },
    { list, choices },
    <TopicPage {...{ list, choices }} topicId={null} of={blank} refused={null} />,
  )
})

topicRoutes.post('/topic-lists/:id/topics', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(topicForm, sent)
  const added = form.ok ? await addTopic(db, person, id, form.value, now) : form
  if (added.ok) return done(c, paths.topicList(id), added.value)
  const [[list], choices] = await db.batch([listById(db, id), mergeable(db, id)])
  if (!list) return nothing(c)
  return refused(c, added.refusal, sayTopicRefusal, {
    frame: { title: '增加选题', desk: 'officer' },
    typed,
    body: (of) => <TopicPage {...{ list, choices, of }} topicId={null} refused={of.refused} />,
  })
})

topicRoutes.get('/topics/:id', only('officer'), async (c) => {
  const found = await findTopicForm(c.var.db, c.req.param('id'))
  if (!found) return nothing(c)
  const { topic, choices, held } = found
  const typed: Typed = { title: topic.topic, text: topic.text, 'needIds[]': held.join('\n') }
  return show(
    c,
    { title: '修改选题', desk: 'officer' },
    { topic, needIds: held, choices },
    <TopicPage
      list={topic}
      topicId={topic.topicId}
      choices={choices}
      of={{ ...blank, typed }}
      refused={null}
    />,
  )
})

topicRoutes.post('/topics/:id', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(topicForm, sent)
  const rewritten = form.ok ? await rewriteTopic(db, person, id, form.value, now) : form
  if (rewritten.ok) return done(c, paths.topicList(rewritten.value.id), rewritten.value)
  const found = await findTopicForm(db, id)
  if (!found) return nothing(c)
  return refused(c, rewritten.refusal, sayTopicRefusal, {
    frame: { title: '修改选题', desk: 'officer' },
    typed,
    body: (of) => (
      <TopicPage list={found.topic} topicId={id} choices={found.choices} of={of} refused={of.refused} />
    ),
  })
})

topicRoutes.post('/topics/:id/removal', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const removed = await removeTopic(db, person, id, now)
  if (removed.ok) return done(c, paths.topicList(removed.value.id), removed.value)
  const [topic] = await topicById(db, id)
  return topic ? listAgain(c, person, topic.id, removed.refusal) : nothing(c)
})

type Refused = Parameters<typeof sayTopicRefusal>[0] | Common

/** The list's page again, after an act that was refused on it. */
async function listAgain(c: Ask, person: Person, id: string, refusal: Refused) {
  const found = await findList(c.var.db, id)
  if (!found) return nothing(c)
  const { list, topics } = found
  return refused(c, refusal, sayTopicRefusal, {
    frame: { title: list.title, desk: 'officer' },
    body: (of) => <DraftListPage {...{ list, topics, person }} refused={of.refused} />,
  })
}
