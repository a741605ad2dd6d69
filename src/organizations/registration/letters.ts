import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const asked = bareWording({
  id: 'organizations.registration-change-asked',
  kind: 'task',
  tells: '单位要更正登记信息、需要核对时，写给经办人',
  subject: '请核对登记更正：{单位}',
  body: '{单位}要更正{登记项}：{原因}。请照登记证书或者备案表核对，{期限}以前答复。',
  needed: ['原因', '期限'],
  examples: { 登记项: '名称、住所', 原因: '登记证书换发', 期限: '2026年12月15日' },
})

export const corrected = bareWording({
  id: 'organizations.registration-corrected',
  kind: 'members',
  tells: '登记信息核对更正以后，写给单位',
  subject: '登记信息已更正',
  body: '{登记项}已经核对更正；以前提交、公示和签订的不变。{附言}',
  needed: ['登记项', '附言'],
  examples: { 登记项: '名称、住所', 附言: '已看登记证书。' },
})

export const refused = bareWording({
  id: 'organizations.registration-change-refused',
  kind: 'members',
  tells: '登记信息核对以后没有更正时，写给单位',
  subject: '登记信息没有更正',
  body: '{登记项}没有更正。{理由}',
  needed: ['登记项', '理由'],
  examples: { 登记项: '名称、住所', 理由: '与登记证书不一致。' },
})

export const contactCorrected = bareWording({
  id: 'organizations.contact-corrected',
  kind: 'members',
  tells: '单位登记的联系人改了时，写给单位',
  subject: '本单位的联系人已更改',
  body: '{姓名}把本单位登记的联系人从{原联系人}（{原电话}）改为{联系人}（{电话}）。不是本单位的意思，请马上告诉公益创投办公室。',
  needed: ['联系人', '电话'],
  examples: { 原联系人: '林芳', 原电话: '13800000001', 联系人: '周建国', 电话: '13800000002' },
})
