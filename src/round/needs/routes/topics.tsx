import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { typedOf } from '../../../web/boxes/box.ts'
import { officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { answerTopic } from '../actions/answers.ts'
import { addTopic, publishTopicList, removeTopic, rewriteTopic, startTopicList } from '../actions/topics.ts'
import { answerForm, answerIn, listForm, listsQuery, takenUpQuery, topicForm } from '../forms.ts'
import { DraftListPage, LISTS, ListsPage, PublicListPage, topicColumns } from '../pages/lists.tsx'
import { TopicAnswerPage } from '../pages/topic-answer.tsx'
import { TopicPage } from '../pages/topic.tsx'
import { sayAnswerTopicRefusal, sayTopicRefusal } from '../pages/words.tsx'
import { whyNotPublishList } from '../rules/topic.ts'
import { allLists, findList, findListOf, findNewTopic, findTopicForm } from '../store/topics.ts'
import { findWaiting } from '../store/waiting.ts'

/** What an officer makes of needs for a call, and the answers to it. */
export const topicRoutes = new Hono<Site>()

screen(topicRoutes, {
  at: paths.topicLists,
  who: ['officer', 'approver', 'auditor'],
  query: listsQuery,
  load: ({ db, asked: { page }, rows }) => allLists(db, page, rows),
  frame: (_, { person }) => ({ title: '选题清单', desk: officeOf(person) }),
  data: (found, { asked: { page } }) => ({ ...found, page }),
  page: (found, of, { asked: { page }, person, url }) => (
    <ListsPage {...found} {...{ page, person, of, url }} />
  ),
  sheets: ({ lists, total }) => [sheetOf('选题清单', LISTS, lists, total)],
}).act({
  at: paths.topicLists,
  who: ['officer'],
  form: listForm,
  do: ({ db, person, now }, { title }) => startTopicList(db, person, title, now),
  to: (list) => paths.topicList(list.id),
  say: sayTopicRefusal,
})

/** A published list is everybody's; a draft is not found by whoever is not of the office. */
screen(topicRoutes, {
  at: paths.topicList,
  who: 'everybody',
  finds: ['officer', 'approver', 'auditor'],
  load: async ({ db, asker: { person } }, id) => {
    const found = await findList(db, id)
    return found && (found.list.publishedAt !== null || isOffice(person)) ? found : null
  },
  frame: ({ list: { title, publishedAt } }, { asker: { person } }) => ({
    title,
    ...(publishedAt === null && person && { desk: officeOf(person) }),
  }),
  data: ({ list, topics }, { asker: { person } }) => ({
    ...{ list, topics },
    ...(list.publishedAt === null &&
      person && { whyNotPublish: whyNotPublishList(list, topics.length, person) }),
  }),
  page: ({ list, topics }, of, { asker: { person }, url }) => {
    const { publishedAt } = list
    if (publishedAt === null && person) return <DraftListPage {...{ list, topics, person, of, url }} />
    return (
      <PublicListPage
        list={{ ...list, publishedAt: publishedAt ?? list.at }}
        topics={topics}
        mayAnswer={person !== null && has(person, 'officer')}
        url={url}
      />
    )
  },
  sheets: ({ topics }) => [sheetOf('选题', topicColumns(false), topics)],
})
  .act({
    at: paths.topicListPublication,
    who: ['officer'],
    do: ({ db, person, now }, _, id) => publishTopicList(db, person, id, now),
    say: sayTopicRefusal,
  })
  .act({
    at: paths.topicRemoval,
    who: ['officer'],
    do: ({ db, person, now }, _, id) => removeTopic(db, person, id, now),
    to: ({ id }) => paths.topicList(id),
    on: { load: ({ db }, id) => findListOf(db, id), here: ({ list }) => paths.topicList(list.id) },
    say: sayTopicRefusal,
  })

const isOffice = (person: Person | null): boolean =>
  person !== null && (has(person, 'officer') || has(person, 'approver') || has(person, 'auditor'))

screen(topicRoutes, {
  at: paths.newTopic,
  who: ['officer'],
  load: ({ db }, id) => findNewTopic(db, id),
  frame: () => ({ title: '增加选题', desk: 'officer' }),
  data: (found) => found,
  page: (found, of) => <TopicPage {...found} topicId={null} of={of} />,
}).act({
  at: paths.newTopic,
  who: ['officer'],
  form: topicForm,
  do: ({ db, person, now }, form, id) => addTopic(db, person, id, form, now),
  to: (_, id) => paths.topicList(id),
  say: sayTopicRefusal,
})

screen(topicRoutes, {
  at: paths.topic,
  who: ['officer'],
  load: ({ db }, id) => findTopicForm(db, id),
  frame: () => ({ title: '修改选题', desk: 'officer' }),
  data: ({ topic, choices, held }) => ({ topic, needIds: held, choices }),
  page: ({ topic, choices, held }, of) => {
    const typed = of.at
      ? of.typed
      : typedOf(topicForm, { title: topic.topic, text: topic.text, needIds: held })
    return <TopicPage list={topic} topicId={topic.topicId} choices={choices} of={{ ...of, typed }} />
  },
}).act({
  at: paths.topic,
  who: ['officer'],
  form: topicForm,
  do: ({ db, person, now }, form, id) => rewriteTopic(db, person, id, form, now),
  to: ({ id }) => paths.topicList(id),
  say: sayTopicRefusal,
})

/** One answer to all needs of a topic; a project's page leads here with the project filled in. */
screen(topicRoutes, {
  at: paths.topicAnswer,
  who: ['officer'],
  query: takenUpQuery,
  load: ({ db }, id) => findWaiting(db, id),
  frame: () => ({ title: '答复选题', desk: 'officer' }),
  data: ({ topic, waiting }) => ({
    topic,
    waiting: waiting.map(({ id, year, seq, title }) => ({ id, year, seq, title })),
  }),
  page: ({ topic, waiting }, of, { asked }) => (
    <TopicAnswerPage {...{ topic, waiting }} of={of.at ? of : { ...of, typed: asked }} />
  ),
}).act({
  at: paths.topicAnswer,
  who: ['officer'],
  form: answerForm,
  do: ({ db, person, now }, form, id) => answerTopic(db, person, id, answerIn(form), now),
  to: ({ listId }) => paths.topicList(listId),
  say: sayAnswerTopicRefusal,
})
