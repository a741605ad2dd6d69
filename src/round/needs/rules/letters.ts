import { wording } from '../../../letters/wordings/rules/wording.ts'

export const raised = wording({
  id: 'needs.raised',
  kind: 'task',
  tells: '收到居民需求时，写给社区工作者',
  subject: '收到居民需求：{需求}',
  body: '{社区}收到一件居民需求，编号{编号}。请了解情况，记录进展。',
  examples: { 需求: '楼道里没有扶手', 社区: '和平里街道和平里社区', 编号: '2026-XQ-0001' },
})

export const takenUp = wording({
  id: 'needs.taken-up',
  kind: 'result',
  tells: '需求由项目办理时，写给社区工作者和提出需求的人',
  subject: '需求已答复：{需求}',
  body: '{编号}“{需求}”，由“{项目}”办理。{答复}',
  needed: ['答复'],
  examples: { 需求: '楼道里没有扶手', 编号: '2026-XQ-0001', 答复: '项目下个月开始。' },
})

export const notTakenUp = wording({
  id: 'needs.not-taken-up',
  kind: 'result',
  tells: '需求没有采纳时，写给社区工作者和提出需求的人',
  subject: '需求已答复：{需求}',
  body: '{编号}“{需求}”，没有采纳。{答复}',
  needed: ['答复'],
  examples: { 需求: '楼道里没有扶手', 编号: '2026-XQ-0001', 答复: '请向房屋管理部门反映。' },
})

export const topicsPublished = wording({
  id: 'needs.topics-published',
  kind: 'news',
  tells: '选题发布以后，写给负责人',
  subject: '选题已发布：{名称}',
  body: '“{名称}”已经发布，有{件数}个选题，可以随征集公告一起使用。',
  examples: { 名称: '2026年春季选题' },
})
