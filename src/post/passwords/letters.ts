import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const reset = bareWording({
  id: 'people.password-mailed',
  kind: 'security',
  tells: '用邮件里的链接重设密码以后，写给本人；办理单位的工作的人，也写给监督员',
  subject: '密码已重设：{姓名}',
  body: '{姓名}的账号用邮件里的链接重设了密码，所有设备都已退出登录；两步验证不变。不是本人办的，请马上告诉公益创投办公室。',
})
