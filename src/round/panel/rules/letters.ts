import { wording } from '../../../letters/wordings/rules/wording.ts'

export const chosen = wording({
  id: 'panel.chosen',
  kind: 'task',
  tells: '列入评审委员会时，写给专家',
  subject: '请您评审：{期}',
  body: '您已列入评审委员会。资格审查结束以后，请先申报回避，然后才能看到申报书。',
})

export const declared = wording({
  id: 'panel.declared',
  kind: 'result',
  tells: '专家申报了要回避的单位以后，写给经办人',
  subject: '{姓名}已申报回避',
  body: '{期}：回避{件数}家单位。',
  needed: ['件数'],
})

export const declaredNone = wording({
  id: 'panel.declared-none',
  kind: 'result',
  tells: '专家申报没有要回避的单位以后，写给经办人',
  subject: '{姓名}已申报回避',
  body: '{期}：没有需要回避的单位。',
})

export const reminded = wording({
  id: 'panel.reminded',
  kind: 'due',
  tells: '经办人催办时，写给还没有申报回避的专家',
  subject: '请申报回避：{期}',
  body: '资格审查已经结束，您还没有申报回避，申报以后才能看到申报书。{日期}以后还没有申报的，不分给评分表。',
  needed: ['日期'],
})

export const remindedLate = wording({
  id: 'panel.reminded-late',
  kind: 'due',
  tells: '申报回避的日期已过，经办人催办时，写给还没有申报的专家',
  subject: '请申报回避：{期}',
  body: '资格审查已经结束，您还没有申报回避，申报以后才能看到申报书。评分表分配以后才申报的，只在需要补评时分给评分表。',
})

export const assigned = wording({
  id: 'panel.assigned',
  kind: 'task',
  tells: '评分表分配以后，写给分到评分表的专家',
  subject: '评分开始：{期}',
  body: '分给您{件数}份评分表。',
  needed: ['件数'],
})

/** What the office is told of a recusal from within a sheet: what it means for the score. */
export const recusedLate = wording({
  id: 'panel.recused-late',
  kind: 'result',
  tells: '专家在评审中申报回避以后，写给经办人和审计',
  subject: '{姓名}在评审中申报回避：{期}',
  body: '{姓名}申报回避{单位}：{原因}。对它的{件数}份评分表封存，不计分；其余的评分表仍够计分。',
  needed: ['单位', '原因', '件数'],
})

export const recusedLateShort = wording({
  id: 'panel.recused-late-short',
  kind: 'task',
  tells: '专家在评审中申报回避，余下的评分表不够计分时，写给经办人和审计',
  subject: '{姓名}在评审中申报回避，评分表不足：{期}',
  body: '{姓名}申报回避{单位}：{原因}。对它的{件数}份评分表封存，不计分；{项数}项申报余下的评分表不足{份数}份，会没有得分。',
  needed: ['单位', '原因', '件数', '项数', '份数'],
  examples: { 项数: '2', 份数: '3' },
})

export const recusalReceived = wording({
  id: 'panel.recusal-received',
  kind: 'result',
  tells: '专家在评审中申报回避以后，写给本人',
  subject: '已回避：{期}',
  body: '您申报回避《{项目}》：{原因}。您对这个单位的{件数}份评分表已封存，不计分，也不能再看。',
  needed: ['原因', '件数'],
})

export const pinned = wording({
  id: 'panel.pinned',
  kind: 'result',
  tells: '经办人指定专家回避一家单位以后，写给专家',
  subject: '经办人指定您回避：{期}',
  body: '经办人查明您与一家申报单位有利害关系，它的申报书不由您评审，您对它的{件数}份评分表封存，不计分。有不同意见的，请与经办人联系。',
  needed: ['件数'],
})

export const pinnedForAuditor = wording({
  id: 'panel.pinned-for-auditor',
  kind: 'result',
  tells: '经办人指定专家回避一家单位以后，写给审计',
  subject: '经办人指定{姓名}回避：{期}',
  body: '{姓名}回避{单位}：{原因}。对它的{件数}份评分表封存，不计分。',
  needed: ['姓名', '单位', '原因', '件数'],
})

export const removed = wording({
  id: 'panel.removed',
  kind: 'result',
  tells: '经办人把专家从评审委员会撤下以后，写给专家',
  subject: '不再担任评审委员会成员：{期}',
  body: '经办人将您从评审委员会撤下：{原因}。您已经提交的{份数}份评分表照常计分，没有提交的{件数}份不再由您评审。有不同意见的，请与经办人联系。',
  needed: ['原因', '件数', '份数'],
  examples: { 份数: '3' },
})

export const removedForAuditor = wording({
  id: 'panel.removed-for-auditor',
  kind: 'result',
  tells: '经办人把专家从评审委员会撤下以后，写给审计',
  subject: '经办人将{姓名}从评审委员会撤下：{期}',
  body: '原因：{原因}。已经提交的{份数}份评分表照常计分，没有提交的{件数}份由别的成员补评。',
  needed: ['姓名', '原因', '件数', '份数'],
  examples: { 份数: '3' },
})

export const resigned = wording({
  id: 'panel.resigned',
  kind: 'task',
  tells: '专家退出评审委员会以后，写给经办人和审计',
  subject: '{姓名}退出评审：{期}',
  body: '原因：{原因}。已经提交的{份数}份评分表照常计分，没有提交的{件数}份由别的成员补评；成员不足的，请先增补。',
  needed: ['姓名', '原因', '件数', '份数'],
  examples: { 份数: '3' },
})

export const resignationReceived = wording({
  id: 'panel.resignation-received',
  kind: 'result',
  tells: '专家退出评审委员会以后，写给本人',
  subject: '已收到您的退出：{期}',
  body: '您退出了本期评审委员会：{原因}。已经提交的{份数}份评分表照常计分，没有提交的{件数}份不再由您评审。',
  needed: ['原因', '件数', '份数'],
  examples: { 份数: '3' },
})

export const called = wording({
  id: 'panel.called',
  kind: 'result',
  tells: '抽取产生的成员退出或者被撤下，由候补递补时，写给经办人和审计',
  subject: '候补专家递补：{期}',
  body: '{姓名}不再是评审委员会的成员，按抽取的顺序由{候补}递补。等其申报回避以后，没有评的可以补分配。',
  needed: ['姓名', '候补'],
  examples: { 候补: '评审专家06' },
})
export const recusalAsked = wording({
  id: 'panel.recusal-asked',
  kind: 'task',
  tells: '申报单位申请专家回避时，写给经办人',
  subject: '申请专家回避：{期}',
  body: '{单位}申请{专家}回避。理由：{理由}。请查明以后答复。',
  needed: ['单位', '专家', '理由'],
  examples: { 专家: '李明', 理由: '亲属关系：项目负责人的表兄' },
})

export const recusalUpheld = wording({
  id: 'panel.recusal-upheld',
  kind: 'result',
  tells: '经办人同意申报单位的回避申请时，写给申报单位',
  subject: '同意专家回避：{项目}',
  body: '你单位申请{专家}回避，经办人同意：{理由}。{专家}不参加本期对你单位的评审。',
  needed: ['专家', '理由'],
  examples: { 专家: '李明', 理由: '查明有亲属关系' },
})

export const recusalRefused = wording({
  id: 'panel.recusal-refused',
  kind: 'result',
  tells: '经办人不同意申报单位的回避申请时，写给申报单位',
  subject: '没有同意专家回避：{项目}',
  body: '你单位申请{专家}回避，经办人没有同意：{理由}。对评审结果有不同意见的，可以在公示期间提出异议。',
  needed: ['专家', '理由'],
  examples: { 专家: '李明', 理由: '所说的关系不属于应当回避的情形' },
})
