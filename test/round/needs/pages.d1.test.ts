import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerNeed } from '../../../src/round/needs/actions/answers.ts'
import { addTopic, publishTopicList, startTopicList } from '../../../src/round/needs/actions/topics.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { must } from '../opened.ts'
import { type District, NOON, district, raised, typed } from './cast.ts'
import { unlike } from '../../unlike.ts'

/** Each page, by what its reader came for. */
let site: Site
let here: District
beforeAll(async () => {
  site = await openSite(NOON)
  here = await district(site)
})
beforeEach(() => {
  site.now = NOON
})

const wordsIn = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const wordsOn = async (path: string, as?: Someone) => wordsIn((await site.get(path, as)).text)

/** Which of the words a page lacks. */
const lacking = async (words: string | Promise<string>, ...wanted: string[]): Promise<string[]> => {
  const found = await words
  return wanted.filter((word) => !found.includes(word))
}

const TAKEN = {
  ...{ outcome: 'taken-up' as const, project: '邻里食堂', link: '/projects/abc', text: '每天送午餐。' },
}

/** A list with a topic of two needs. */
async function merged() {
  const needs = [await raised(site, here.first), await raised(site, here.second, { people: 8 })]
  const title = `选题${unlike()}`
  const { id } = must(await startTopicList(site.db, here.officer, title, NOON))
  const topic = { title: '老人有人陪', text: '希望有人常来。', needIds: needs.map((need) => need.id) }
  const { id: topicId } = must(await addTopic(site.db, here.officer, id, topic, NOON))
  return { id, title, topicId, needs }
}

describe('a resident', () => {
  test('finds on the page of needs what became of them, and where to raise one', async () => {
    const { id } = await raised(site, here.first, { title: '午餐没有着落' })
    must(await answerNeed(site.db, here.officer, id, TAKEN, NOON))
    const list = await merged()
    must(await publishTopicList(site.db, here.officer, list.id, NOON))
    expect(
      await lacking(
        wordsOn('/needs'),
        ...['居民需求', '提出需求', '查询进展', '每一件都在60日内答复', list.title, '1个选题，来自2件需求'],
        ...[here.name, '列入选题', '午餐没有着落', '已采纳', '邻里食堂', '2026年6月15日答复', '每天送午餐。'],
      ),
    ).toEqual([])
  })

  test('is asked for what is needed, where and by whom, and told what stays private', async () => {
    expect(
      await lacking(
        wordsOn('/needs/new'),
        ...['不用注册', '收到以后60日内答复', '街道和社区', `${here.name}甲社区`, '需要什么', '具体情况'],
        ...['这里会公开，请不要写姓名、电话和住址门牌', '涉及哪些人', '大约多少人', '缓急', '较急'],
        ...['怎样称呼您', '只有本社区的工作人员和经办人看得到', '联系电话', '提交需求'],
      ),
    ).toEqual([])
  })

  test('gets a receipt with a number, a code, and until when an answer comes', async () => {
    const { page } = await site.shown('/needs', typed(here.first, { title: '有人修鞋' }))
    expect(
      await lacking(
        wordsIn(page.text),
        ...['需求已收到', '需求回执', '2026-XQ-', '查询码', '有人修鞋', `${here.name}甲社区`],
        ...['最迟2026年8月14日答复', '半小时内可以再打开', '接下来'],
      ),
    ).toEqual([])
  })

  test('looks a need up by number and code, and reads how far it has come', async () => {
    expect(await lacking(wordsOn('/needs/look-up'), '查询需求', '需求编号', '查询码', '不用登录')).toEqual([])
    const { number, code } = await raised(site, here.first, { title: '有人磨刀' })
    const { text } = await site.form('/needs/look-up', { number, code })
    expect(
      await lacking(
        wordsIn(text),
        ...['有人磨刀', number, '待答复', '最迟2026年8月14日答复', '办到哪一步', '收集', '待办', '反馈'],
        ...[`${here.name}甲社区`, '独居老人，约12人', '楼里独居老人多，希望有人常来看看。'],
      ),
    ).toEqual([])
  })

  test('reads a published list: each topic, how many want it, and where', async () => {
    const list = await merged()
    must(await publishTopicList(site.db, here.officer, list.id, NOON))
    expect(
      await lacking(
        wordsOn(`/topic-lists/${list.id}`),
        ...[list.title, '2026年6月15日12:00发布，1个选题', '1. 老人有人陪', '2件需求，约20人'],
        ...['希望有人常来。', `来自${here.name}`],
      ),
    ).toEqual([])
  })
})

describe('who looks after needs', () => {
  test('finds in the book which wait, since when and until when', async () => {
    const { number } = await raised(site, here.first, { title: '有人剪发' })
    expect(
      await lacking(
        wordsOn('/need-book?word=有人剪发', here.worker),
        ...['需求台账', '60日内答复', '登记需求', '共1件', '有人剪发', number, `${here.name}甲社区`, '网上'],
        ...['较急', '收集', '2026-06-15', '2026-08-14', '待答复'],
      ),
    ).toEqual([])
  })

  test('reads a need with whom to call, and finds the next step and the answer to give', async () => {
    const { id, number } = await raised(site, here.first, { title: '有人读报' })
    const common = ['有人读报', number, '王居民，13900000001', '记录下一步：议题', '附协商记录']
    expect(
      await lacking(wordsOn(`/needs/${id}`, here.worker), ...common, '还没有答复', '这件事由经办人办理'),
    ).toEqual([])
    expect(
      await lacking(
        wordsOn(`/needs/${id}`, here.officer),
        ...common,
        '是否采纳',
        '由哪个项目办理',
        '答复以后不再改动',
      ),
    ).toEqual([])
  })
})

describe('an officer', () => {
  test('finds every list of topics, and starts another', async () => {
    const { title } = await merged()
    expect(
      await lacking(
        wordsOn('/topic-lists', here.officer),
        ...['选题清单', title, '拟定中', '拟定新的清单', '名称', '拟定'],
      ),
    ).toEqual([])
  })

  test('sees what a draft holds, changes it, and publishes it', async () => {
    const { id, title } = await merged()
    expect(
      await lacking(
        wordsOn(`/topic-lists/${id}`, here.officer),
        ...[title, '拟定中', '1个选题', '增加选题', '1. 老人有人陪', here.name, '2 20', '删去'],
        ...['发布以后居民都能看到', '发布选题清单'],
      ),
    ).toEqual([])
  })

  test('merges needs into a topic, each with its number, place and people', async () => {
    const { id, topicId, needs } = await merged()
    const { number, title } = await raised(site, here.second)
    expect(
      await lacking(
        wordsOn(`/topic-lists/${id}/topics`, here.officer),
        ...[
          '增加选题',
          '选题',
          '内容',
          '合并哪些需求',
          title,
          `${number}，${here.name}乙社区，独居老人约12人`,
        ],
        '保存选题',
      ),
    ).toEqual([])
    expect(
      await lacking(
        wordsOn(`/topics/${topicId}`, here.officer),
        ...['修改选题', '希望有人常来。', ...needs.map((need) => need.number)],
      ),
    ).toEqual([])
  })

  test('answers all needs of a topic at once', async () => {
    const { id, topicId, needs } = await merged()
    must(await publishTopicList(site.db, here.officer, id, NOON))
    expect(
      await lacking(
        wordsOn(`/topics/${topicId}/answer`, here.officer),
        ...['答复选题：老人有人陪', '等待答复的需求 2件', ...needs.map((need) => need.number)],
        ...['是否采纳', '项目页面', '答复这2件需求'],
      ),
    ).toEqual([])
  })
})
