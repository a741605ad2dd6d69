import { bareWording, wording } from '../../letters/wordings/rules/wording.ts'

export const drafted = bareWording({
  id: 'rulebook.version-drafted',
  kind: 'task',
  tells: '管理办法起草新的一版时，写给负责人',
  subject: '管理办法草稿：{办法}第{版}版',
  body: '{姓名}起草了《{办法}》第{版}版，定稿后提请批准。',
  examples: { 办法: '公益创投项目管理办法' },
})

export const requested = wording({
  id: 'rulebook.version-requested',
  kind: 'task',
  tells: '管理办法提请批准时，写给负责人',
  subject: '管理办法待批准：{办法}第{版}版',
  body: '{姓名}提请批准《{办法}》第{版}版，请审阅后批准施行。',
  needed: ['版'],
  examples: { 办法: '公益创投项目管理办法' },
})

export const enacted = wording({
  id: 'rulebook.version-enacted',
  kind: 'news',
  tells: '管理办法批准施行以后，写给经办人',
  subject: '已施行：{办法}第{版}版',
  body: '《{办法}》第{版}版，{条数}，已经批准施行，内容不再改动。此后拟定的征集公告可以适用这一版。',
  needed: ['版'],
  examples: { 办法: '公益创投项目管理办法', 条数: '第一条至第五十条' },
})

export const returned = wording({
  id: 'rulebook.version-returned',
  kind: 'result',
  tells: '管理办法被负责人退回时，写给起草的人',
  subject: '管理办法已退回：{办法}第{版}版',
  body: '{姓名}退回了《{办法}》第{版}版，原因：{原因}。请修改后再提请批准。',
  needed: ['原因'],
  examples: { 办法: '公益创投项目管理办法', 原因: '第十二条没有写期限' },
})

export const takenBack = wording({
  id: 'rulebook.version-taken-back',
  kind: 'result',
  tells: '起草的人收回提请批准的管理办法时，写给负责人',
  subject: '管理办法已收回：{办法}第{版}版',
  body: '{姓名}收回了《{办法}》第{版}版，原因：{原因}。不用再审阅。',
  needed: ['原因'],
  examples: { 办法: '公益创投项目管理办法', 原因: '第十二条还要改' },
})
