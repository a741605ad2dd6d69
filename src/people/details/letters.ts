import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const own = bareWording({
  id: 'people.details-changed-own',
  kind: 'security',
  tells: '账号的姓名或者邮箱改了时，写给本人',
  subject: '姓名或邮箱已修改：{姓名}',
  body: '{改动}。别处的登录都已退出。不是您本人改的，请马上修改密码，并告诉公益创投办公室。',
  needed: ['改动'],
  examples: { 改动: '邮箱从linfang@example.cn改为lin.fang@example.cn' },
})

export const ofStaff = bareWording({
  id: 'people.details-changed',
  kind: 'security',
  tells: '工作人员、评审专家或者社区工作者的姓名或者邮箱改了时，写给监督员',
  subject: '姓名或邮箱已修改：{姓名}',
  body: '{原来的姓名}的账号：{改动}。',
  needed: ['原来的姓名', '改动'],
  examples: { 原来的姓名: '林芳', 改动: '邮箱从linfang@example.cn改为lin.fang@example.cn' },
})
