import { wording } from '../../../letters/wordings/rules/wording.ts'

export const reminded = wording({
  id: 'scoring.reminded',
  kind: 'due',
  tells: '经办人催办时，写给还有评分表没有提交的专家',
  subject: '还有评分表没有提交：{期}',
  body: '您还有{件数}份评分表没有提交，评分{期限}截止。',
  needed: ['件数', '期限'],
})

/** What the office is told of a sheet whose expert has come to have an interest: what it means for the score. */
export const conflictFound = wording({
  id: 'scoring.conflict-found',
  kind: 'result',
  tells: '分配以后查明专家和申报单位有利害关系时，写给经办人',
  subject: '评分表不能提交：{期}',
  body: '{姓名}现在或者曾经属于{单位}（含托管关系），分配以后才查明，这份评分表不能提交。评分截止以后，这份申报书只按其余的评分表计分。',
  needed: ['姓名', '单位'],
})
