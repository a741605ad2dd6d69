import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const given = bareWording({
  id: 'organizations.bank-account-given',
  kind: 'money',
  tells: '单位填写或者更换收款账户时，写给单位',
  subject: '收款账户已更改',
  body: '{姓名}{时间}把本单位的收款账户改为尾号{尾号}的账户。不是本单位的意思，请马上联系公益创投办公室。',
  needed: ['尾号'],
  examples: { 尾号: '4027' },
})

export const replaced = bareWording({
  id: 'organizations.bank-account-replaced',
  kind: 'money',
  tells: '单位更换收款账户时，写给财务',
  subject: '收款账户已更改：{单位}',
  body: '{单位}把收款账户换成{账号}的账户。签了协议以后才换的，拨付以前请先向它的单位负责人核实。',
  needed: ['单位', '账号'],
  examples: { 账号: '•••• 4027' },
})
