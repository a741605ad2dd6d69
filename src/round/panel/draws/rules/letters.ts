import { wording } from '../../../../letters/wordings/rules/wording.ts'

export const prepared = wording({
  id: 'panel.draw-prepared',
  kind: 'task',
  tells: '经办人准备抽取以后，写给监督员',
  subject: '请提交抽取口令的指纹：{期}',
  body: '第{次}次抽取的名单和名额已经冻结。请在{日期}以前提交口令的指纹，双方都提交以后再公开口令。',
  needed: ['日期'],
  examples: { 次: '1' },
})

export const committed = wording({
  id: 'panel.draw-committed',
  kind: 'task',
  tells: '双方都提交了抽取口令的指纹以后，写给双方',
  subject: '请公开抽取口令：{期}',
  body: '第{次}次抽取双方的指纹都已提交。请在{日期}以前公开口令；没有公开的按空白计算，并记入抽取记录。',
  needed: ['日期'],
  examples: { 次: '1' },
})

export const drawn = wording({
  id: 'panel.drawn',
  kind: 'result',
  tells: '抽取得出结果以后，写给监督员',
  subject: '抽取已有结果：{期}',
  body: '第{次}次抽取抽出{人数}名成员。任何人可以下载抽取文件，重新计算。',
  examples: { 次: '1', 人数: '5' },
})

export const asideAsked = wording({
  id: 'panel.draw-aside-asked',
  kind: 'task',
  tells: '经办人申请作废抽取以后，写给负责人',
  subject: '抽取作废待审批：{期}',
  body: '经办人申请作废第{次}次抽取：{理由}。',
  needed: ['理由'],
  examples: { 次: '1' },
})

export const setAside = wording({
  id: 'panel.draw-set-aside',
  kind: 'result',
  tells: '负责人同意作废抽取以后，写给申请的人',
  subject: '抽取已作废：{期}',
  body: '第{次}次抽取已经作废，记录保留、照样公开。可以重新准备抽取。',
  examples: { 次: '1' },
})

export const kept = wording({
  id: 'panel.draw-kept',
  kind: 'result',
  tells: '负责人不同意作废抽取以后，写给申请的人',
  subject: '抽取不作废：{期}',
  body: '负责人不同意作废第{次}次抽取，它仍然有效。',
  examples: { 次: '1' },
})
