import { bareWording } from '../../../../letters/wordings/rules/wording.ts'

export const proposed = bareWording({
  id: 'panel.pool-proposed',
  kind: 'task',
  tells: '系统管理员提出专家入库、暂停、恢复或者出库以后，写给负责人',
  subject: '专家库待审批：{姓名}',
  body: '{提出人}提出{姓名}{事项}：{理由}。请在待办里同意或者不同意。',
  needed: ['理由'],
  examples: { 提出人: '吴管理', 事项: '暂停', 理由: '本人出国一年' },
})

export const agreed = bareWording({
  id: 'panel.pool-agreed',
  kind: 'result',
  tells: '负责人同意专家入库、暂停、恢复或者出库以后，写给提出的人',
  subject: '专家库已同意：{姓名}',
  body: '{姓名}{事项}已经同意，即时生效。',
  examples: { 事项: '入库' },
})

export const refused = bareWording({
  id: 'panel.pool-refused',
  kind: 'result',
  tells: '负责人不同意专家入库、暂停、恢复或者出库以后，写给提出的人',
  subject: '专家库不同意：{姓名}',
  body: '负责人不同意{姓名}{事项}，原来的状态不变。',
  examples: { 事项: '出库' },
})

export const told = bareWording({
  id: 'panel.pool-told',
  kind: 'result',
  tells: '专家入库、暂停、恢复或者出库以后，写给专家本人',
  subject: '专家库通知：{事项}',
  body: '您在本区公益创投专家库的状态有变化：{事项}。理由：{理由}。有疑问，请联系公益创投办公室。',
  needed: ['理由'],
  examples: { 事项: '暂停', 理由: '本人出国一年' },
})
