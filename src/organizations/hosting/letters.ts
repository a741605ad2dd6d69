import { wording } from '../../letters/wordings/rules/wording.ts'

export const asked = wording({
  id: 'organizations.host-asked',
  kind: 'task',
  tells: '社区社会组织请一家单位托管时，写给这家单位',
  subject: '请确认托管：{单位}',
  body: '{单位}请你单位做托管单位，代为签约、收款和核算。请确认，或者说明为什么不能。',
  needed: ['单位'],
})

export const confirmed = wording({
  id: 'organizations.hosting-confirmed',
  kind: 'members',
  tells: '托管单位确认以后，写给请求托管的社区社会组织',
  subject: '托管已确认：{托管单位}',
  body: '可以提交申报书了。',
})

export const declined = wording({
  id: 'organizations.hosting-declined',
  kind: 'members',
  tells: '一家单位没有同意托管时，写给请求托管的社区社会组织',
  subject: '没有同意托管：{托管单位}',
  body: '原因：{原因}。可以另找一家托管单位。',
  needed: ['原因'],
  examples: { 原因: '人手不够' },
})

export const ended = wording({
  id: 'organizations.hosting-ended',
  kind: 'members',
  tells: '一方结束托管时，写给另一方',
  subject: '托管已结束：{单位}',
  body: '原因：{原因}。',
  needed: ['原因'],
  examples: { 原因: '人手不够' },
})

export const endedBetween = wording({
  id: 'organizations.hosting-ended-staff',
  kind: 'members',
  tells: '确认过的托管结束时，写给经办人和财务',
  subject: '托管已结束：{单位}',
  body: '{结束的一方}结束了{托管单位}对{单位}的托管，原因：{原因}。有要签的协议或者没有付的资助资金，请先落实由谁签约和收款。',
  needed: ['托管单位', '单位', '原因'],
  examples: { 结束的一方: '东城区社会组织服务中心', 原因: '人手不够' },
})
