import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../../src/db/db.ts'
import { draftRound } from '../../../../src/round/calls/rounds/actions.ts'
import { addTopic, publishTopicList, startTopicList } from '../../../../src/round/needs/actions/topics.ts'
import { type Site, openSite } from '../../../support.ts'
import { type District, district, raised } from '../../needs/cast.ts'
import { draftedRound, must, openedRound } from '../../opened.ts'
import { PLAN, TYPED } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

/** A call that is published with a list of topics. */
const NOW = PLAN.dates.opens - 24 * 3_600_000

let site: Site
let here: District
beforeAll(async () => {
  site = await openSite(NOW)
  here = await district(site)
})
beforeEach(() => {
  site.now = NOW
})

const REFUSED = { ok: false, refusal: { why: 'topic-list-not-published', by: '#call' } }

/** A list with so many topics, a need each; published unless it is to stay a draft. */
async function listOf(topics: number, { published = true } = {}): Promise<string> {
  const { db } = site
  const { id } = must(await startTopicList(db, here.officer, `选题${unlike()}`, NOW))
  for (let at = 1; at <= topics; at += 1) {
    const need = await raised(site, here.first, { people: at * 10 })
    const topic = { title: `老人有人陪之${at}`, text: '希望有人常来看看。', needIds: [need.id] }
    must(await addTopic(db, here.officer, id, topic, NOW))
  }
  if (published) must(await publishTopicList(db, here.officer, id, NOW))
  return id
}

describe('a call', () => {
  test('with a list shows its topics, where from and for how many, to people and machines', async () => {
    const topicList = await listOf(2)
    const { id } = await openedRound(site, { topicList })
    const { status, text } = await site.get(`/calls/${id}`)
    expect([status, site.counts.trips <= 3]).toEqual([200, true])
    expect(text).toContain('来自居民需求')
    expect(text).toContain('<dt>选题</dt><dd>2<small>个</small>')
    expect(text).toContain(`${here.name}，涉及约20人`)
    const { json } = await site.json(`/calls/${id}`)
    expect(json).toMatchObject({
      round: { plan: { topicList } },
      topics: [
        { seq: 1, title: '老人有人陪之1', people: 10, places: [here.name] },
        { seq: 2, title: '老人有人陪之2', people: 20, places: [here.name] },
      ],
    })
    const [first] = /\/topic-lists\/[^"]*#topic-[^"]+/.exec(text) ?? ['']
    const [path, anchor] = first.split('#')
    expect(path).toBe(`/topic-lists/${topicList}`)
    expect((await site.get(path ?? '')).text).toContain(`id="${anchor}"`)
  })

  test('without a list says nothing of topics', async () => {
    const { id } = await openedRound(site)
    expect((await site.get(`/calls/${id}`)).text).not.toContain('来自居民需求')
    expect((await site.json(`/calls/${id}`)).json).not.toHaveProperty('topics')
  })

  test('asks the same of the database for one topic and for three', async () => {
    const counts = []
    for (const topics of [1, 3]) {
      const { id } = await openedRound(site, { topicList: await listOf(topics) })
      expect((await site.get(`/calls/${id}`)).text).toContain(`全部${topics}个选题`)
      counts.push({ ...site.counts })
    }
    expect(counts[0]).toEqual(counts[1])
  })
})

describe('a list that is not published', () => {
  test('is refused, and so is one that there is not', async () => {
    for (const topicList of [await listOf(1, { published: false }), 'nothing']) {
      const plan = { ...PLAN, code: newId(), topicList }
      expect(await draftRound(site.db, here.officer, plan, NOW)).toEqual(REFUSED)
      const body = { ...TYPED, code: newId(), 'topicLists[]': [topicList] }
      const { status, text } = await site.form('/rounds', body, here.officer)
      expect([status, text.includes('选定的选题清单没有发布')]).toEqual([422, true])
    }
  })

  test('is refused of a draft that is put forward again', async () => {
    const { id, plan } = await draftedRound(site)
    const topicList = await listOf(1, { published: false })
    const body = { ...TYPED, code: plan.code, 'topicLists[]': [topicList], version: '1' }
    const refused = await site.form(`/rounds/${id}`, body, here.officer)
    expect([refused.status, refused.text.includes('没有发布')]).toEqual([422, true])
    must(await publishTopicList(site.db, here.officer, topicList, NOW))
    expect((await site.form(`/rounds/${id}`, body, here.officer)).status).toBe(303)
    expect((await site.get(`/rounds/${id}`, here.officer)).text).toContain('老人有人陪之1')
  })
})

describe('drafting', () => {
  test('offers the published lists, finds one that is not, and a clone keeps what was chosen', async () => {
    const [topicList, draft] = [await listOf(1), await listOf(1, { published: false })]
    const { id } = await draftedRound(site, { topicList })
    const cloned = await site.post('/rounds/new', { from: id }, here.officer)
    const path = `/rounds/${String(cloned.json['id'])}/draft`
    const page = await site.get(`${path}/topics`, here.officer)
    expect(page.text).toMatch(new RegExp(`value="${topicList}"[^>]* checked`))
    expect(page.text).not.toContain(draft)

    for (const step of ['basics', 'timetable']) {
      const { json } = await site.json(path, here.officer)
      await site.post(
        `${path}/${step}`,
        { ...TYPED, code: newId(), version: String(json['version']) },
        here.officer,
      )
    }
    const { json } = await site.json(path, here.officer)
    const typed = { ...TYPED, 'topicLists[]': [draft], version: String(json['version']) }
    expect((await site.form(`${path}/topics`, typed, here.officer)).status).toBe(303)
    const check = await site.get(`${path}/check`, here.officer)
    expect(check.text).toContain('选定的选题清单没有发布')
    expect(check.text).toContain(`${path}/topics#topicLists`)
  })
})
