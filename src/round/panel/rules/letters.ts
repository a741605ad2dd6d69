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
  body: '资格审查已经结束，您还没有申报回避，申报以后才能看到申报书。{日期}以后还没有申报的，不分给评分表。分配评分表以后不能再申报。',
  needed: ['日期'],
})

export const remindedLate = wording({
  id: 'panel.reminded-late',
  kind: 'due',
  tells: '申报回避的日期已过，经办人催办时，写给还没有申报的专家',
  subject: '请申报回避：{期}',
  body: '资格审查已经结束，您还没有申报回避，申报以后才能看到申报书。分配评分表以后不能再申报。',
})

export const assigned = wording({
  id: 'panel.assigned',
  kind: 'task',
  tells: '评分表分配以后，写给分到评分表的专家',
  subject: '评分开始：{期}',
  body: '分给您{件数}份评分表。',
  needed: ['件数'],
})
