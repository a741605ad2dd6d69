import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lettersTo } from '../../../../src/letters/store.ts'
import { draftAmendment } from '../../../../src/round/calls/amendments/actions.ts'
import type { Plan } from '../../../../src/round/calls/rules/plan.ts'
import { addTopic, publishTopicList, startTopicList } from '../../../../src/round/needs/actions/topics.ts'
import { publishAmendment } from '../../../../src/round/proposals/amendments/actions.ts'
import { ok } from '../../../../src/shared/result.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { type District, district, raised } from '../../needs/cast.ts'
import { must, openedRound, startedProposal } from '../../opened.ts'
import { bookWith, enacted, planBy, withNumbers } from '../ruled.ts'
import { PLAN } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

/** Topics that a call did not have when it was published. */
const { opens, closes } = PLAN.dates
let site: Site
let here: District
let approver: Someone
beforeAll(async () => {
  site = await openSite(opens + 1000)
  here = await district(site)
  approver = await site.person('周正', ['approver'])
})
beforeEach(() => {
  site.now = opens + 1000
})

/** A list of one topic; published unless it is to stay a draft. */
async function listOf(topic: string, { published = true } = {}) {
  const { db, now } = site
  const title = `选题${unlike()}`
  const { id } = must(await startTopicList(db, here.officer, title, now))
  const need = await raised(site, here.first, { people: 10 })
  const topicId = must(
    await addTopic(db, here.officer, id, { title: topic, text: '常来看看。', needIds: [need.id] }, now),
  ).id
  if (published) must(await publishTopicList(db, here.officer, id, now))
  return { id, title, topicId }
}

const amend = (id: string, lists: string[]) =>
  site.form(
    `/rounds/${id}/amendments`,
    { reason: '居民提出了新的需求', 'topicLists[]': ['', ...lists] },
    here.officer,
  )
const waiting = async (id: string) => {
  const { json } = await site.json(`/rounds/${id}/amendments`, here.officer)
  const all = json['amendments'] as { id: string; publishedAt: number | null }[]
  return all.find(({ publishedAt }) => publishedAt === null)?.id ?? ''
}
const publish = async (id: string) => site.form(`/amendments/${await waiting(id)}/publication`, {}, approver)

describe('topics that come later', () => {
  test('are drafted, published, told to whoever has a draft, shown on the call and offered to proposals', async () => {
    const { id, plan } = await openedRound(site)
    const writer = await site.member('夕阳茶叙社')
    const proposal = await startedProposal(site, id, writer)
    const section = `/proposals/${proposal}/sections/need`
    expect((await site.get(section, writer)).text).not.toContain('回应的选题')
    const list = await listOf('独居老人有人陪')

    const form = await site.get(`/rounds/${id}/amendments`, here.officer)
    expect(form.text).toMatch(new RegExp(`value="${list.id}"`))
    expect((await amend(id, [list.id])).status).toBe(303)
    const page = await site.get(`/rounds/${id}/amendments`, approver)
    expect(page.text).toContain(`增加“${list.title}”`)
    expect((await site.get(section, writer)).text).not.toContain('回应的选题')

    expect((await publish(id)).status).toBe(303)
    const call = await site.get(`/calls/${id}`)
    for (const text of [`增加“${list.title}”`, '居民提出了新的需求', '独居老人有人陪', '<dt>选题</dt><dd>1'])
      expect(call.text).toContain(text)
    expect((await site.json(`/calls/${id}`)).json).toMatchObject({
      round: { plan: { ...plan, topicList: list.id } },
      topics: [{ listId: list.id, seq: 1, title: '独居老人有人陪' }],
    })
    expect((await lettersTo(site.db, writer.id)).map(({ about }) => about)).toContain(`/calls/${id}`)
    const offered = await site.get(section, writer)
    expect(offered.text).toContain('独居老人有人陪')
    expect(offered.text).toContain(`href="/topic-lists/${list.id}"`)
  })

  test('stand after those that were there, which drafts answer and which never go', async () => {
    const [first, second] = [await listOf('甲选题'), await listOf('乙选题')]
    const { id } = await openedRound(site, { topicList: first.id })
    const writer = await site.member('邻里厨房社')
    const proposal = await startedProposal(site, id, writer)
    const section = `/proposals/${proposal}/sections/need`
    const { json: before } = await site.json(section, writer)
    const ticked = {
      'topics[]': ['', first.topicId],
      version: String(before['version']),
      do: 'stay',
    }
    expect((await site.form(section, ticked, writer)).status).toBe(303)

    const gone = await amend(id, [second.id])
    expect([gone.status, gone.text.includes('不能去掉选题清单')]).toEqual([422, true])
    expect(gone.text).toMatch(new RegExp(`value="${second.id}"[^>]* checked`))
    expect((await amend(id, [])).status).toBe(422)

    expect((await amend(id, [first.id, second.id])).status).toBe(303)
    expect((await publish(id)).status).toBe(303)
    const { json } = await site.json(`/calls/${id}`)
    expect(json).toMatchObject({
      round: { plan: { topicList: first.id, moreTopicLists: [second.id] } },
      topics: [
        { seq: 1, title: '甲选题' },
        { seq: 2, title: '乙选题' },
      ],
    })
    expect((await site.get(`/calls/${id}`)).text).toContain('全部2个选题，见')
    const page = await site.get(section, writer)
    expect(page.text).toMatch(new RegExp(`value="${first.topicId}"[^>]* checked`))
    expect(page.text).toContain('乙选题')
  })

  test('may go again before the call opens', async () => {
    const list = await listOf('丙选题')
    const { id } = await openedRound(site, { topicList: list.id })
    site.now = opens - 500
    expect((await amend(id, [])).status).toBe(303)
    expect((await publish(id)).status).toBe(303)
    const { text } = await site.get(`/calls/${id}`)
    expect(text).toContain(`去掉“${list.title}”`)
    expect(text).not.toContain('丙选题')
  })

  test('of a list that is not published, or that there is not, are refused and stay ticked', async () => {
    const { id } = await openedRound(site)
    const draft = await listOf('丁选题', { published: false })
    for (const list of [draft.id, 'nothing', '<b>']) {
      const refused = await amend(id, [list])
      expect([refused.status, refused.text.includes('选定的选题清单没有发布')]).toEqual([422, true])
    }
    const page = await site.get(`/rounds/${id}/amendments`, here.officer)
    expect(page.text).not.toContain(draft.id)
  })

  test('two at once: one amendment is drafted', async () => {
    const { id } = await openedRound(site)
    const lists = [await listOf('戊选题'), await listOf('己选题')]
    const drafted = await Promise.all(
      lists.map(({ id: topicList }) =>
        draftAmendment(
          site.db,
          here.officer,
          id,
          (plan: Plan) => ok({ reason: '加选题', plan: { ...plan, topicList } }),
          site.now,
        ),
      ),
    )
    expect(drafted.map((one) => (one.ok ? 'ok' : one.refusal.why)).toSorted()).toEqual([
      'changed-meanwhile',
      'ok',
    ])
  })

  test('take as many statements for one list as for three', async () => {
    const counts = []
    for (const topics of [['一'], ['一', '二', '三']]) {
      const { id } = await openedRound(site)
      const lists = []
      for (const topic of topics) lists.push((await listOf(topic)).id)
      await amend(id, lists)
      expect(site.counts.trips).toBeLessThanOrEqual(3)
      must(await publishAmendment(site.db, approver, await waiting(id), site.now))
      await site.get(`/calls/${id}`)
      counts.push({ ...site.counts })
    }
    expect(counts[0]).toEqual(counts[1])
  })
})

test('the longest months are amended within the rulebook, and beyond it the clause is named', async () => {
  site.now = opens - 2 * 24 * 3_600_000
  const version = await enacted(site, approver, site.now - 1000, bookWith())
  const { rulebook, ...plan } = planBy(bookWith(), version.id)
  const most = rulebook?.left['proposals.longestMonths']?.most ?? 0
  const { id } = await openedRound(site, withNumbers(plan, { proposals: { longestMonths: most - 2 } }))
  site.now = closes - 1000
  const to = (months: number) =>
    site.form(
      `/rounds/${id}/amendments`,
      { reason: '放宽', 'parameters.proposals.longestMonths': String(months) },
      here.officer,
    )
  const beyond = await to(most + 1)
  const no = rulebook?.clauses['proposals.longestMonths']
  expect(beyond.status).toBe(422)
  expect(beyond.text).toContain(`项目最长实施期应在3到${most}之间`)
  expect(beyond.text).toContain(`href="/rulebooks/${version.id}#clause-${no}"`)
  expect(beyond.text).toContain(`value="${most + 1}"`)
  expect((await to(most)).status).toBe(303)
  expect((await publish(id)).status).toBe(303)
  expect((await site.get(`/calls/${id}`)).text).toContain(`${most - 2}个月改为${most}个月`)
})
