import { wording } from '../../../letters/wordings/rules/wording.ts'

export const prepared = wording({
  id: 'awards.prepared',
  kind: 'task',
  tells: '立项名单拟定以后，写给负责人',
  subject: '立项名单待审定：{期}',
  body: '{姓名}拟定了立项名单，共{件数}个项目，请审定。',
})

export const approved = wording({
  id: 'awards.approved',
  kind: 'result',
  tells: '立项名单审定以后，写给拟定的人',
  subject: '立项名单已审定：{期}',
  body: '审定后的名单将由负责人公示。',
})

export const returned = wording({
  id: 'awards.returned',
  kind: 'result',
  tells: '立项名单被退回时，写给拟定的人',
  subject: '立项名单被退回：{期}',
  body: '原因：{原因}。请修改后重新拟定。',
  needed: ['原因'],
})

export const takenBack = wording({
  id: 'awards.taken-back',
  kind: 'result',
  tells: '拟定的人收回立项名单时，写给负责人',
  subject: '立项名单已收回：{期}',
  body: '{姓名}收回了拟定的名单，原因：{原因}。不用再审定。',
  needed: ['原因'],
})
