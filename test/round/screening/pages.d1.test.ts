import { beforeAll, describe, expect, test } from 'vitest'
import { endOf } from '../../../src/shared/days.ts'
import { type Site, openSite } from '../../support.ts'
import { CLOSES, OPENS, closedRound } from './closed-round.ts'
import { mended, sentBack } from './sent-back.ts'

/** Each page, by what its reader came for. */
let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const wordsOn = ({ text }: { text: string }) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

async function handedIn() {
  const round = await closedRound(site, ['夕阳茶叙', '邻里厨房'])
  const [one] = round.proposals
  if (!one) throw new Error('no proposal')
  return { ...round, one }
}

describe('an officer who screens', () => {
  test('finds in the list which proposals wait, whose they are and how much they ask', async () => {
    const { id, one, officer } = await handedIn()
    const page = await site.get(`/rounds/${id}/screening`, officer)
    const words = wordsOn(page)
    for (const word of [
      ...['申报2013年4月26日17:00截止', '审查以截止之日的情况为准', '共2项', '待审 2'],
      ...['SQ-0001', '夕阳茶叙 和平里茶叙社', '社区赛道', '35,000.00'],
    ])
      expect(words).toContain(word)
    expect(page.text).toContain(`href="/proposals/${one.id}/eligibility"`)
  })

  test('reads the proposal beside the call’s demands, who applies, and where to record the finding', async () => {
    const { one, officer } = await handedIn()
    const words = wordsOn(await site.get(`/proposals/${one.id}/eligibility`, officer))
    for (const word of [
      ...['夕阳茶叙', '社区赛道', '为老服务', '东城区和平里街道', '12个月', '李带头', '35,000.00元'],
      ...['走访42户，九成盼有人说话。', '100名老人有人陪伴', '居民自己定内容。', '人少 逐户邀请'],
      ...['活动场次', '满意率', '入户', '物料', '30,800.00'],
      ...['申报单位', '和平里茶叙社', '备案编号', '单位核验', '信用查询', '活动异常名录'],
      ...['逐项审查', '申请资金35,000.00元，在“社区赛道”的范围内', '系统核对：符合', '实施时间12个月'],
      ...['没有超过最长12个月', '不适用', '单位类型的说明', '这一期面向社区社会组织征集'],
      ...['要求补正', '审查结论', '不通过', '保存并看下一件', '记录以后不能再改'],
    ])
      expect(words).toContain(word)
  })

  test('says what must be mended, and sees until when', async () => {
    const { one, officer } = await handedIn()
    const words = wordsOn(await site.get(`/proposals/${one.id}/corrections`, officer))
    for (const word of [
      ...[
        '要求补正 写明哪里要补正、补什么',
        '补正期限5个工作日',
        '到2013年5月6日24:00为止',
        '每份申报书只补正一次',
      ],
      ...['项目概况', '居民需求', '预算', '不补正，回到审查'],
    ])
      expect(words).toContain(word)
  })

  test('is told why nothing can be sent back any more', async () => {
    const { id, officer } = await sentBack(site)
    const words = wordsOn(await site.get(`/proposals/${id}/corrections`, officer))
    expect(words).toContain('已经要求过补正，期限到2013年5月6日24:00')
    expect(words).not.toContain('不补正，回到审查')
  })
})

describe('a member whose proposal was sent back', () => {
  test('reads what to mend and until when, and finds the field and the button', async () => {
    const { path, member } = await sentBack(site)
    site.now = CLOSES + 1
    const page = await site.get(path, member)
    for (const word of [
      ...['补正申报书', '等待补正', '2013年5月6日24:00前补正', '要补正的内容 2处'],
      ...[
        '居民需求 ：写明涉及多少人',
        '物料写清单价',
        '走访42户，九成盼有人说话。',
        '提交补正',
        '只能提交一次',
      ],
    ])
      expect(wordsOn(page).replaceAll(' ：', '：')).toContain(word.replaceAll(' ：', '：'))
  })

  test('reads afterwards that it has come, and that nothing can be changed', async () => {
    const { path, member, dueOn } = await sentBack(site)
    site.now = endOf(dueOn) - 1
    expect((await site.form(`${path}/submission`, mended(0), member)).status).toBe(303)
    const words = wordsOn(await site.get(path, member))
    for (const word of ['已补正', '2013年5月6日23:59:59已经提交补正']) expect(words).toContain(word)
    expect(words).not.toContain('提交补正 保存')
  })
})
