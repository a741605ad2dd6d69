import { bareWording, wording } from '../../../letters/wordings/rules/wording.ts'

export const drafted = wording({
  id: 'calls.drafted',
  kind: 'task',
  tells: '征集公告草稿送审时，写给负责人',
  subject: '征集公告草稿：{期}',
  body: '{姓名}拟定了“{期}”，请审阅后发布。',
})

export const filesToAttach = bareWording({
  id: 'calls.files-to-attach',
  kind: 'task',
  tells: '导入一期而原来的公告有附件时，写给导入的人',
  subject: '导入的一期还缺附件',
  body: '原来的公告有{件数}个附件，文件里只有它们的名称。送审以后，请在“公告附件”里逐个上传：{附件}。',
  needed: ['附件'],
  examples: { 附件: '1. 申报指南.pdf（SHA-256 9f2c41d07be6…）；2. 预算表.xlsx（SHA-256 40c8ae915d37…）' },
})

export const discarded = wording({
  id: 'calls.discarded',
  kind: 'result',
  tells: '送审的草稿作废时，写给负责人',
  subject: '草稿已作废：{期}',
  body: '{姓名}作废了“{期}”的草稿，不用再审阅。',
})

export const returned = wording({
  id: 'calls.returned',
  kind: 'result',
  tells: '草稿被退回时，写给拟定的人',
  subject: '征集公告草稿已退回：{期}',
  body: '{姓名}退回了草稿，原因：{原因}。请修改后再送一次。',
  needed: ['原因'],
})

export const takenBack = wording({
  id: 'calls.taken-back',
  kind: 'result',
  tells: '拟定的人收回草稿时，写给负责人',
  subject: '征集公告草稿已收回：{期}',
  body: '{姓名}收回了草稿，原因：{原因}。改好以后再送审阅。',
  needed: ['原因'],
})

export const published = wording({
  id: 'calls.published',
  kind: 'news',
  tells: '征集公告发布以后，写给经办人',
  subject: '已发布：{期}',
  body: '征集公告已经发布，此后只有更正公告能改动它。',
})

export const amendmentDrafted = wording({
  id: 'calls.amendment-drafted',
  kind: 'task',
  tells: '更正公告拟定以后，写给负责人',
  subject: '更正公告待发布：{期}',
  body: '{姓名}拟定了更正公告，原因：{原因}。请审阅后发布。',
  needed: ['原因'],
})

export const amendmentReturned = wording({
  id: 'calls.amendment-returned',
  kind: 'result',
  tells: '更正公告被退回时，写给拟定的人',
  subject: '更正公告已退回：{期}',
  body: '退回原因：{原因}。',
  needed: ['原因'],
})

export const amendmentTakenBack = wording({
  id: 'calls.amendment-taken-back',
  kind: 'result',
  tells: '拟定的人收回更正公告时，写给负责人',
  subject: '更正公告已收回：{期}',
  body: '{姓名}收回了更正公告，原因：{原因}。不用再审阅。',
  needed: ['原因'],
})

export const enquiryAnswered = wording({
  id: 'calls.enquiry-answered',
  kind: 'result',
  tells: '咨询答复以后，写给登录提问的人',
  subject: '您的咨询已答复：{期}',
  body: '您问：{问题}\n答复：{答复}',
  needed: ['答复'],
  examples: { 问题: '社区社会组织可以申报吗？', 答复: '可以，请通过托管单位申报。' },
})

export const enquiryRefused = wording({
  id: 'calls.enquiry-refused',
  kind: 'result',
  tells: '咨询不公开答复时，写给登录提问的人',
  subject: '您的咨询不公开答复：{期}',
  body: '您问：{问题}\n原因：{原因}',
  needed: ['原因'],
  examples: { 问题: '社区社会组织可以申报吗？', 原因: '和征集公告没有关系。' },
})

export const contractProposed = wording({
  id: 'calls.contract-proposed',
  kind: 'task',
  tells: '经办人提出承办的单位时，写给负责人',
  subject: '请确认承办：{单位}',
  body: '{姓名}提出由{单位}承办“{期}”，到{日期}为止，依据：{依据}。',
  needed: ['单位', '日期', '依据'],
  examples: { 依据: '2026年政府购买服务合同' },
})

export const operatorProposed = wording({
  id: 'calls.operator-proposed',
  kind: 'task',
  tells: '经办人提出承办人员时，写给负责人',
  subject: '请确认承办人员：{承办人员}',
  body: '{姓名}提出由{单位}的{承办人员}办理“{期}”。',
  needed: ['单位', '承办人员'],
  examples: { 承办人员: '周明' },
})

export const contractConfirmed = wording({
  id: 'calls.contract-confirmed',
  kind: 'members',
  tells: '承办得到确认时，写给提出的经办人',
  subject: '承办已确认：{单位}',
  body: '{姓名}确认了由{单位}承办“{期}”。{附言}',
  needed: ['附言'],
})

export const contractRefused = wording({
  id: 'calls.contract-refused',
  kind: 'members',
  tells: '负责人没有同意承办时，写给提出的经办人',
  subject: '没有同意承办：{单位}',
  body: '{姓名}没有同意由{单位}承办“{期}”。{原因}',
  needed: ['原因'],
})

export const unitBegins = wording({
  id: 'calls.unit-begins',
  kind: 'members',
  tells: '承办得到确认时，写给承办的单位',
  subject: '贵单位承办：{期}',
  body: '贵单位承办“{期}”，到{日期}为止；承办的单位不能在这一期申报。请单位负责人把要参加的人邀请为本单位成员，由经办人逐个指定。',
  needed: ['日期'],
})

export const operatorBegins = wording({
  id: 'calls.operator-begins',
  kind: 'members',
  tells: '承办人员得到确认时，写给本人',
  subject: '您开始承办：{期}',
  body: '您代{单位}办理“{期}”，到{日期}为止；只办这一期，看不到别的。',
  needed: ['日期'],
})

export const contractEnded = wording({
  id: 'calls.contract-ended',
  kind: 'members',
  tells: '承办终止时，写给承办的单位、承办人员、经办人和负责人',
  subject: '承办已终止：{单位}',
  body: '{姓名}终止了{单位}承办“{期}”，马上生效，没有办完的由经办人接着办。理由：{理由}',
  needed: ['理由'],
})

export const operatorEnded = wording({
  id: 'calls.operator-ended',
  kind: 'members',
  tells: '一个人不再承办时，写给本人',
  subject: '您不再承办：{期}',
  body: '{姓名}结束了{承办人员}代{单位}办理“{期}”。理由：{理由}',
  needed: ['理由'],
  examples: { 承办人员: '周明' },
})
