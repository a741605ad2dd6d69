import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerNeed, answerTopic } from '../../../src/round/needs/actions/answers.ts'
import { attachDeliberation, takeStep } from '../../../src/round/needs/actions/needs.ts'
import { addTopic, publishTopicList, startTopicList } from '../../../src/round/needs/actions/topics.ts'
import { type Site, openSite } from '../../support.ts'
import { must } from '../opened.ts'
import { type District, NOON, ONE_WINS, district, eventsOf, lettersTo, outcomesOf, raised } from './cast.ts'
import { unlike } from '../../unlike.ts'

let site: Site
let here: District
beforeAll(async () => {
  site = await openSite(NOON)
  here = await district(site)
})
beforeEach(() => {
  site.now = NOON
})

const NOT = { outcome: 'not-taken-up' as const, project: '', link: '', text: '属于工程建设，已转办。' }
const HELD = { heldOn: '2026-06-14', kind: 'council' as const, present: '居民代表9人', outcome: '同意征集' }

/** A published topic that merges these needs. */
async function published(needIds: string[]) {
  const { db } = site
  const listId = must(await startTopicList(db, here.officer, `选题${unlike()}`, NOON)).id
  const words = { title: '老人有人陪', text: '希望有人陪伴独居老人。' }
  const topic = must(await addTopic(db, here.officer, listId, { ...words, needIds }, NOON)).id
  const publish = async () => must(await publishTopicList(db, here.officer, listId, NOON))
  return { listId, topic, path: `/topics/${topic}/answer`, publish }
}

describe('answering a topic', () => {
  test('answers each of its needs that has no answer, and tells each place', async () => {
    const needs = [
      await raised(site, here.first),
      await raised(site, here.second),
      await raised(site, here.second),
    ]
    const [first, second, earlier] = needs.map(({ id }) => id)
    const { path, listId, publish } = await published(needs.map(({ id }) => id))
    await publish()
    must(await answerNeed(site.db, here.officer, earlier ?? '', NOT, NOON))
    expect((await site.get(`/topic-lists/${listId}`, here.officer)).text).toContain(path)
    expect((await site.get(`/topic-lists/${listId}`)).text).not.toContain(path)
    const led = await site.get(`${path}?outcome=taken-up&project=邻里食堂&link=/projects/abc`, here.officer)
    for (const value of ['value="邻里食堂"', 'value="/projects/abc"']) expect(led.text).toContain(value)
    const page = await site.get(path, here.officer)
    expect([page.text.includes('2件'), site.counts.trips]).toEqual([true, 2])

    const fields = { outcome: 'taken-up', project: '邻里食堂', link: '/projects/abc', text: '每天送午餐。' }
    const done = await site.form(path, fields, here.officer)
    expect([done.status, done.location, site.counts.trips]).toEqual([303, `/topic-lists/${listId}`, 3])
    const rows = await site.db.all(
      sql`select need_id as id, project from need_answers where need_id in (${first}, ${second}, ${earlier}) order by project`,
    )
    expect(rows).toHaveLength(3)
    expect(rows[0]).toEqual({ id: earlier, project: '' })
    expect(await eventsOf(site, `need:${first}`)).toEqual(['need-raised', 'topic-added', 'need-answered'])
    for (const worker of [here.worker, here.neighbour])
      expect((await lettersTo(site, worker)).join()).toContain('需求已答复')

    const again = await site.post(path, fields, here.officer)
    expect(again.json).toMatchObject({ status: 422, why: 'all-answered' })
  })

  test('is refused before the list is published, with a form that says nothing, and twice at once', async () => {
    const need = await raised(site, here.first)
    const { path, topic, publish } = await published([need.id])
    const early = await site.post(path, { ...NOT }, here.officer)
    expect(early.json).toMatchObject({
      status: 422,
      why: 'topic-not-published',
      title: '选题发布以后才能一并答复',
    })
    await publish()
    const blank = await site.form(path, { outcome: 'taken-up', text: '打电话13900000001' }, here.officer)
    expect(blank.status).toBe(422)
    for (const says of ['这里会公开，不要写电话和身份证号', '打电话13900000001'])
      expect(blank.text).toContain(says)
    const nameless = await site.form(path, { outcome: 'taken-up', text: '每天送午餐。' }, here.officer)
    expect([nameless.status, nameless.text.includes('请写明由哪个项目办理')]).toEqual([422, true])
    expect((await site.get('/topics/nowhere/answer', here.officer)).status).toBe(404)
    const answer = () => answerTopic(site.db, here.officer, topic, NOT, NOON)
    expect(outcomesOf(await Promise.all([answer(), answer()]))).toEqual(ONE_WINS)
  })
})

describe('a deliberation record that comes later', () => {
  const attach = (id: string, change = {}) =>
    attachDeliberation(
      site.db,
      here.worker,
      id,
      { step: 'agenda', deliberation: { ...HELD, ...change } },
      NOON,
    )

  test('is attached to a step that was taken, once', async () => {
    const { id, number, code } = await raised(site, here.first)
    const agenda = { step: 'agenda' as const, note: '列入议题。', deliberation: null }
    expect(await attach(id)).toEqual({ ok: false, refusal: { why: 'step-not-taken', step: 'agenda' } })
    must(await takeStep(site.db, here.worker, id, agenda, NOON))
    expect((await site.get(`/needs/${id}`, here.worker)).text).toContain('补附协商记录')
    expect(await attach(id, { heldOn: '2026-06-16' })).toMatchObject({
      refusal: { why: 'held-in-the-future' },
    })
    expect(outcomesOf(await Promise.all([attach(id), attach(id)]))).toEqual(ONE_WINS)
    expect(await attach(id)).toMatchObject({ refusal: { why: 'deliberated-already' } })
    expect((await site.form('/needs/look-up', { number, code })).text).toContain('居民代表9人')
    expect(await eventsOf(site, `need:${id}`)).toEqual([
      'need-raised',
      'need-step-taken',
      'deliberation-attached',
    ])
  })

  test('that lacks something comes back as it was typed; a neighbour’s is not found', async () => {
    const { id } = await raised(site, here.first)
    const sent = { step: 'agenda', heldOn: '2026-02-30', kind: '', present: '居民代表9人', outcome: '' }
    const { status, text } = await site.form(`/needs/${id}/deliberations`, sent, here.worker)
    expect(status).toBe(422)
    for (const says of ['协商日期应是一个有效的日期', '请选择协商形式', '请写明协商结果'])
      expect(text).toContain(says)
    const foreign = await site.form(`/needs/${id}/deliberations`, { ...sent, ...HELD }, here.neighbour)
    expect(foreign.status).toBe(404)
  })
})
