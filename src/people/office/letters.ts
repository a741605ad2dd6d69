import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const renewed = bareWording({
  id: 'people.office-set',
  kind: 'news',
  tells: '网站上办公室的联系方式改了时，写给监督员',
  subject: '办公室的联系方式已更新',
  body: '{姓名}把网站上的联系方式改为：{名称}，{联系方式}。',
  needed: ['联系方式'],
  examples: {
    名称: '东城区公益创投办公室',
    联系方式: '联系电话64031118，监督电话64031119，地址：东城区钱粮胡同3号，办公时间：工作日9:00–17:00',
  },
})
