import { wording } from '../../../letters/wordings/rules/wording.ts'

export const reportSubmitted = wording({
  id: 'closing.report-submitted',
  kind: 'task',
  tells: '结项报告提交以后，写给经办人',
  subject: '结项报告待评定：{项目}',
  body: '{单位}提交了“{项目}”的结项报告，请评定或退回。',
})

export const reportReturned = wording({
  id: 'closing.report-returned',
  kind: 'result',
  tells: '结项报告被退回时，写给项目单位和托管单位',
  subject: '结项报告被退回：{项目}',
  body: '原因：{原因}。请修改后重新提交。',
  needed: ['原因'],
  examples: { 原因: '支出没有凭证' },
})

export const evaluated = wording({
  id: 'closing.evaluated',
  kind: 'result',
  tells: '结项评定以后，写给项目单位和托管单位',
  subject: '结项评定{等级}：{项目}',
  body: '{得分}分，{等级}。{评语}',
  needed: ['得分', '等级', '评语'],
  examples: { 等级: 'A等', 得分: '92.50', 评语: '指标全部完成，资料齐全。' },
})

export const evaluatedToPay = wording({
  id: 'closing.evaluated-to-pay',
  kind: 'result',
  tells: '结项评定以后，写给财务',
  subject: '结项评定{等级}：{项目}',
  body: '请按评定结果拨款，或登记退回的结余资金。',
  needed: ['等级'],
  examples: { 等级: 'A等' },
})

export const refunded = wording({
  id: 'closing.refunded',
  kind: 'money',
  tells: '结余资金退回以后，写给项目单位、托管单位和经办人',
  subject: '结余资金已退回：{项目}',
  body: '{日期}收到退回的结余资金{金额}。',
  needed: ['日期', '金额'],
})

export const closed = wording({
  id: 'closing.closed',
  kind: 'result',
  tells: '项目结项以后，写给项目单位和托管单位',
  subject: '项目已结项：{项目}',
  body: '项目的资金和报告都已办结，谢谢你们的工作。',
})

/** 按已有材料评估: the organization hands in no final report. */
export const reportDefaultProposed = wording({
  id: 'closing.report-default-proposed',
  kind: 'task',
  tells: '经办人提出按已有材料评估时，写给项目单位和托管单位',
  subject: '拟按已有材料评估：{项目}',
  body: '“{项目}”没有提交结项报告，拟按已有材料评估，有凭证的支出{金额}。材料和理由：{理由}。批准以前仍可以自行办理。',
  needed: ['金额', '理由'],
  examples: { 理由: '有两次活动的签到表和发票。' },
})

export const reportDefaultToApprove = wording({
  id: 'closing.report-default-to-approve',
  kind: 'task',
  tells: '经办人提出按已有材料评估时，写给负责人',
  subject: '拟按已有材料评估：{项目}',
  body: '“{项目}”没有提交结项报告，拟按已有材料评估，有凭证的支出{金额}。材料和理由：{理由}。请审定。',
  needed: ['金额', '理由'],
  examples: { 理由: '有两次活动的签到表和发票。' },
})

export const reportDefaultApproved = wording({
  id: 'closing.report-default-approved',
  kind: 'result',
  tells: '按已有材料评估得到批准时，写给项目单位、托管单位和提出的经办人',
  subject: '单位不办理的，已由主办单位办理：{项目}',
  body: '“{项目}”没有提交结项报告，拟按已有材料评估，有凭证的支出{金额}，已经批准。{附言}',
  needed: ['金额', '附言'],
  examples: { 附言: '意见：材料属实。' },
})

export const reportDefaultReturned = wording({
  id: 'closing.report-default-returned',
  kind: 'result',
  tells: '按已有材料评估没有得到批准时，写给项目单位、托管单位和提出的经办人',
  subject: '单位不办理的，没有批准：{项目}',
  body: '“{项目}”没有提交结项报告，拟按已有材料评估，有凭证的支出{金额}，没有批准。{附言}',
  needed: ['金额', '附言'],
  examples: { 附言: '意见：请再联系一次单位。' },
})

export const reportDefaultTakenBack = wording({
  id: 'closing.report-default-taken-back',
  kind: 'result',
  tells: '按已有材料评估的提议收回时，写给项目单位、托管单位和负责人',
  subject: '单位不办理的，已收回：{项目}',
  body: '“{项目}”没有提交结项报告，拟按已有材料评估，有凭证的支出{金额}，提议已经收回，原因：{原因}。',
  needed: ['原因'],
  examples: { 原因: '单位已经提交报告。' },
})

/** 登记追回: the organization does not give back what it has not spent. */
export const refundDefaultProposed = wording({
  id: 'closing.refund-default-proposed',
  kind: 'task',
  tells: '经办人提出登记追回时，写给项目单位和托管单位',
  subject: '拟登记追回：{项目}',
  body: '“{项目}”应当退回的{金额}没有退回，拟登记追回。材料和理由：{理由}。批准以前仍可以自行办理。',
  needed: ['金额', '理由'],
  examples: { 理由: '两次书面通知，没有退回。' },
})

export const refundDefaultToApprove = wording({
  id: 'closing.refund-default-to-approve',
  kind: 'task',
  tells: '经办人提出登记追回时，写给负责人',
  subject: '拟登记追回：{项目}',
  body: '“{项目}”应当退回的{金额}没有退回，拟登记追回。材料和理由：{理由}。请审定。',
  needed: ['金额', '理由'],
  examples: { 理由: '两次书面通知，没有退回。' },
})

export const refundDefaultApproved = wording({
  id: 'closing.refund-default-approved',
  kind: 'result',
  tells: '登记追回得到批准时，写给项目单位、托管单位、提出的经办人和财务',
  subject: '单位不办理的，已由主办单位办理：{项目}',
  body: '“{项目}”应当退回的{金额}没有退回，拟登记追回，已经批准。{附言}',
  needed: ['金额', '附言'],
  examples: { 附言: '意见：金额核对无误。' },
})

export const refundDefaultReturned = wording({
  id: 'closing.refund-default-returned',
  kind: 'result',
  tells: '登记追回没有得到批准时，写给项目单位、托管单位和提出的经办人',
  subject: '单位不办理的，没有批准：{项目}',
  body: '“{项目}”应当退回的{金额}没有退回，拟登记追回，没有批准。{附言}',
  needed: ['金额', '附言'],
  examples: { 附言: '意见：请再联系一次单位。' },
})

export const refundDefaultTakenBack = wording({
  id: 'closing.refund-default-taken-back',
  kind: 'result',
  tells: '登记追回的提议收回时，写给项目单位、托管单位和负责人',
  subject: '单位不办理的，已收回：{项目}',
  body: '“{项目}”应当退回的{金额}没有退回，拟登记追回，提议已经收回，原因：{原因}。',
  needed: ['原因'],
  examples: { 原因: '单位已经退回。' },
})
