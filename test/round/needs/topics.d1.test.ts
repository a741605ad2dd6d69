import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerNeed, answerTopic } from '../../../src/round/needs/actions/answers.ts'
import {
  addTopic,
  publishTopicList,
  removeTopic,
  rewriteTopic,
  startTopicList,
} from '../../../src/round/needs/actions/topics.ts'
import { publishedTopicLists, publishedTopics, topicIn } from '../../../src/round/needs/store/topics.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { must } from '../opened.ts'
import { type District, NOON, district, eventsOf, lettersTo, raised, ONE_WINS, outcomesOf } from './cast.ts'
import { byEight, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'
import { unlike } from '../../unlike.ts'

let site: Site
let here: District
let approver: Someone
beforeAll(async () => {
  site = await openSite(NOON)
  here = await district(site)
  approver = await site.person('周正', ['approver'])
})
beforeEach(() => {
  site.now = NOON
})

const NOT = { outcome: 'not-taken-up' as const, project: '', link: '', text: '已转办。' }
const words = { title: '老人有人陪', text: '希望有人陪伴独居老人。' }
const started = async () => must(await startTopicList(site.db, here.officer, `选题${unlike()}`, NOON)).id
const merged = async (listId: string, needIds: string[]) =>
  must(await addTopic(site.db, here.officer, listId, { ...words, needIds }, NOON)).id
describe('a list of topics', () => {
  test('is started, filled, published; then everybody reads it and nobody changes it', async () => {
    const [first, second] = [await raised(site, here.first), await raised(site, here.second, { people: 8 })]
    const start = await site.form('/topic-lists', { title: `选题${unlike()}` }, here.officer)
    const path = start.location ?? ''
    const listId = path.split('/').at(-1) ?? ''
    expect((await site.get(path)).status).toBe(404)
    expect((await site.get(path, here.worker)).status).toBe(404)
    const form = await site.get(`${path}/topics`, here.officer)
    expect(form.text).toContain(first.number)
    const fields = { ...words, 'needIds[]': [first.id, second.id] }
    const added = await site.form(`${path}/topics`, fields, here.officer)
    expect([added.status, added.location, site.counts.trips]).toEqual([303, path, 3])
    expect(await publishedTopics(site.db, [listId])).toEqual([])
    const published = await site.form(`${path}/publication`, {}, here.officer)
    expect([published.status, site.counts.trips]).toEqual([303, 3])
    const { status, text } = await site.get(path)
    expect([status, text.includes('老人有人陪'), text.includes('2件需求，约20人')]).toEqual([200, true, true])
    expect(text).not.toContain('王居民')
    expect((await publishedTopics(site.db, [listId])).map(topicIn)).toMatchObject([
      { seq: 1, title: '老人有人陪', needs: 2, people: 20, places: [here.name] },
    ])
    expect((await publishedTopicLists(site.db)).map(({ id }) => id)).toContain(listId)
    expect((await lettersTo(site, approver)).join()).toContain('选题已发布')
    expect((await site.get('/needs')).text).toContain(path)

    const again = await site.post(`${path}/topics`, { ...words, needIds: [first.id] }, here.officer)
    expect(again.json).toMatchObject({ status: 422, why: 'list-published', at: NOON })
    const frozen = 'a published topic list is frozen'
    for (const change of [
      sql`update topics set title = 'x' where list_id = ${listId}`,
      sql`delete from topic_needs where need_id = ${first.id}`,
      sql`insert into topics (id, list_id, seq, title, text) values ('x', ${listId}, 9, 'x', 'x')`,
      sql`update topic_lists set title = 'x' where id = ${listId}`,
    ]) {
      const refused = await site.db.run(change).then(
        () => '',
        (error: Error) => `${error.message} ${String(error.cause)}`,
      )
      expect(refused).toContain(frozen)
    }
  })

  test('takes no need twice, and none that is answered; a removed topic frees its needs', async () => {
    const listId = await started()
    const [need, answered] = [
      await raised(site, here.first),
      await raised(site, here.first, { title: '已答复的' }),
    ]
    must(await answerNeed(site.db, here.officer, answered.id, NOT, NOON))
    const topic = await merged(listId, [need.id])
    const add = (needIds: string[]) => addTopic(site.db, here.officer, listId, { ...words, needIds }, NOON)
    expect(await add([need.id])).toMatchObject({ refusal: { why: 'need-in-other-topic' } })
    expect(await add([answered.id])).toEqual({
      ok: false,
      refusal: { why: 'need-answered', needs: ['已答复的'] },
    })
    expect(await add(['nowhere'])).toMatchObject({ refusal: { why: 'no-such-need' } })
    must(await removeTopic(site.db, here.officer, topic, NOON))
    expect((await add([need.id])).ok).toBe(true)
    expect(await eventsOf(site, `need:${need.id}`)).toEqual([
      'need-raised',
      'topic-added',
      'topic-removed',
      'topic-added',
    ])
  })

  test('is rewritten: a need comes, another goes, the others’ histories stay', async () => {
    const listId = await started()
    const [stays, goes, comes] = [
      await raised(site, here.first),
      await raised(site, here.first),
      await raised(site, here.second),
    ]
    const topic = await merged(listId, [stays.id, goes.id])
    const form = await site.get(`/topics/${topic}`, here.officer)
    expect([form.status, site.counts.trips]).toEqual([200, 2])
    const fields = { title: '改过的选题', text: '改过。', 'needIds[]': [stays.id, comes.id] }
    const done = await site.form(`/topics/${topic}`, fields, here.officer)
    expect([done.status, done.location, site.counts.trips]).toEqual([303, `/topic-lists/${listId}`, 3])
    expect(await eventsOf(site, `need:${stays.id}`)).toEqual(['need-raised', 'topic-added'])
    expect((await eventsOf(site, `need:${goes.id}`)).at(-1)).toBe('topic-rewritten')
    expect((await eventsOf(site, `need:${comes.id}`)).at(-1)).toBe('topic-rewritten')
    const [row] = await site.db.all(sql`select count(*) as n from topic_needs where topic_id = ${topic}`)
    expect(row).toEqual({ n: 2 })
  })

  test('bad input keeps what was typed', async () => {
    const listId = await started()
    const need = await raised(site, here.first)
    const wrongs: [Record<string, string | string[]>, string][] = [
      [{ title: '' }, '请填写选题名称'],
      [{ 'needIds[]': [] }, '请选择由哪些需求合并而成'],
    ]
    for (const [change, reason] of wrongs) {
      const fields = { ...words, 'needIds[]': [need.id], ...change }
      const { status, text } = await site.form(`/topic-lists/${listId}/topics`, fields, here.officer)
      expect([status, text.includes(reason), text.includes('希望有人陪伴独居老人。')]).toEqual([
        422,
        true,
        true,
      ])
    }
    expect((await site.form('/topic-lists', { title: '' }, here.officer)).status).toBe(422)
    expect((await site.form(`/topic-lists/${listId}/publication`, {}, here.officer)).text).toContain(
      '还没有选题',
    )
    for (const path of ['/topics/nowhere', '/topics/nowhere/removal', '/topic-lists/nowhere/topics'])
      expect((await site.form(path, { ...words, 'needIds[]': [need.id] }, here.officer)).status).toBe(404)
  })
})

describe('at once: one wins', () => {
  test('two lists of one title', async () => {
    const title = `选题${unlike()}`
    const both = await Promise.all([1, 2].map(() => startTopicList(site.db, here.officer, title, NOON)))
    expect(outcomesOf(both)).toEqual(ONE_WINS)
    expect(await startTopicList(site.db, here.officer, title, NOON)).toMatchObject({
      refusal: { why: 'list-title-taken' },
    })
  })

  test('eight topics of one need', async () => {
    const listId = await started()
    const need = await raised(site, here.first)
    const add = () => addTopic(site.db, here.officer, listId, { ...words, needIds: [need.id] }, NOON)
    theOne(await byEight(paths.newTopic, add), 'changed-meanwhile')
  })

  test('a merging and an answer of the same need', async () => {
    const listId = await started()
    const need = await raised(site, here.first)
    expect(
      outcomesOf(
        await Promise.all([
          addTopic(site.db, here.officer, listId, { ...words, needIds: [need.id] }, NOON),
          answerNeed(site.db, here.officer, need.id, NOT, NOON),
        ]),
      ),
    ).toEqual(ONE_WINS)
  })

  test('a rewriting, a removal, a publication', async () => {
    const listId = await started()
    const need = await raised(site, here.first)
    const topic = await merged(listId, [need.id])
    const rewrite = () => rewriteTopic(site.db, here.officer, topic, { ...words, needIds: [need.id] }, NOON)
    theOne(await byEight(paths.topic, rewrite), 'changed-meanwhile')
    expect(
      outcomesOf(await Promise.all([rewrite(), publishTopicList(site.db, here.officer, listId, NOON)])),
    ).toEqual(ONE_WINS)
    const other = await started()
    const second = await merged(other, [need.id])
    expect(
      outcomesOf(
        await Promise.all([
          removeTopic(site.db, here.officer, second, NOON),
          publishTopicList(site.db, here.officer, other, NOON),
        ]),
      ),
    ).toEqual(ONE_WINS)
    const third = await started()
    const published = await merged(third, [(await raised(site, here.first)).id])
    const publish = () => publishTopicList(site.db, here.officer, third, NOON)
    theOne(await byEight(paths.topicListPublication, publish), 'changed-meanwhile')
    const answer = () => answerTopic(site.db, here.officer, published, NOT, NOON)
    theOne(await byEight(paths.topicAnswer, answer), 'changed-meanwhile')
  })
})
