import { wording } from '../../../letters/wordings/rules/wording.ts'

export const submitted = wording({
  id: 'proposals.submitted',
  kind: 'result',
  tells: '申报书提交以后，写给申报单位',
  subject: '申报书已提交：{项目}',
  body: '第{版}版，收到时间{时间}，内容摘要SHA-256 {摘要}。{期限}前可以重新打开修改，或者撤回。',
  needed: ['时间', '摘要', '期限'],
  examples: { 摘要: '9f2c41d07be6…' },
})

export const withdrawn = wording({
  id: 'proposals.withdrawn',
  kind: 'result',
  tells: '申报书撤回以后，写给申报单位',
  subject: '申报书已撤回：{项目}',
  body: '{姓名}撤回了{编号}“{项目}”（第{版}版）。原因：{原因}。这一版不参加评审，回执还在；{期限}前可以修改后再次提交，受理编号不变。',
  needed: ['原因', '期限'],
})

export const reopened = wording({
  id: 'proposals.reopened',
  kind: 'result',
  tells: '申报书重新打开以后，写给申报单位',
  subject: '申报书已重新打开',
  body: '{期限}前可以修改后再次提交。没有再次提交的，以第{版}版为准。',
  needed: ['期限', '版'],
})

export const openingRequested = wording({
  id: 'proposals.opening-requested',
  kind: 'task',
  tells: '经办人申请开启密封的申报书时，写给可以见证的人',
  subject: '请见证开启申报书：{期}',
  body: '{姓名}申请开启密封的{件数}份申报书，请您见证，并由您开启。',
})

export const opened = wording({
  id: 'proposals.opened',
  kind: 'result',
  tells: '密封的申报书开启以后，写给申报单位',
  subject: '申报书已开启：{编号}',
  body: '{期}的申报书{时间}开启。您单位的{编号}在开启清单里，内容摘要SHA-256 {摘要}，请与回执核对。',
  needed: ['编号', '摘要'],
  examples: { 摘要: '9f2c41d07be6…' },
})

export const openedAsAsked = wording({
  id: 'proposals.opened-as-asked',
  kind: 'result',
  tells: '密封的申报书开启以后，写给申请开启的经办人',
  subject: '申报书已开启：{期}',
  body: '您申请开启的申报书已经开启，可以开始资格审查。',
})

export const callAmended = wording({
  id: 'proposals.call-amended',
  kind: 'news',
  tells: '更正公告发布以后，写给在这一期有申报书或者草稿的单位',
  subject: '更正公告：{期}',
  body: '原因：{原因}。更正后，申报{期限}截止，评分{评分期限}截止；改动见公告。',
  needed: ['原因', '期限'],
  examples: { 评分期限: '2027年1月20日17:00' },
})

/** 题目: the project as it is typed by now, which may be nothing yet. */
export const consentRequested = wording({
  id: 'proposals.consent-requested',
  kind: 'task',
  tells: '申报单位请社区确认合作时，写给社区工作者',
  subject: '请确认合作：{项目}',
  body: '{单位}的项目“{题目}”把你们社区列为合作单位，合作内容：{合作内容}。请确认，点一次即可，不用盖章。',
  needed: ['单位', '合作内容'],
  examples: { 题目: '银发茶叙：高龄独居老人陪伴', 合作内容: '提供活动场地' },
})

export const consentAgreed = wording({
  id: 'proposals.consent-agreed',
  kind: 'result',
  tells: '社区同意合作时，写给申报单位',
  subject: '{社区}同意合作：{项目}',
  body: '{社区}同意合作。合作内容：{合作内容}。{附言}',
  needed: ['合作内容', '附言'],
  examples: { 社区: '和平里街道和平里社区', 合作内容: '提供活动场地', 附言: '说明：请提前一周联系。' },
})

export const consentDeclined = wording({
  id: 'proposals.consent-declined',
  kind: 'result',
  tells: '社区没有同意合作时，写给申报单位',
  subject: '{社区}没有同意合作：{项目}',
  body: '{社区}没有同意合作。合作内容：{合作内容}。说明：{理由}',
  needed: ['合作内容', '理由'],
  examples: { 社区: '和平里街道和平里社区', 合作内容: '提供活动场地', 理由: '活动室在装修。' },
})
