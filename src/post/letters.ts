import { bareWording } from '../letters/wordings/rules/wording.ts'

export const set = bareWording({
  id: 'site.channel-set',
  kind: 'security',
  tells: '站外发送的渠道设置或者更改时，写给监督员',
  subject: '站外发送的渠道已更改',
  body: '{姓名}把{渠道}设为{地址}。',
  needed: ['渠道', '地址'],
  examples: { 地址: 'smtp.example.cn' },
})

export const ended = bareWording({
  id: 'site.channel-ended',
  kind: 'security',
  tells: '站外发送的渠道停用时，写给监督员',
  subject: '站外发送的渠道已更改',
  body: '{姓名}停用了{渠道}。',
  needed: ['渠道'],
})

export const notSent = bareWording({
  id: 'site.not-sent',
  kind: 'task',
  tells: '信件经一个渠道多次发送都没有成功时，写给系统管理员，每个渠道每天一封',
  subject: '站外发送没有成功：{渠道}',
  body: '有信件经{渠道}多次发送都没有成功，不再重试；信件在站内还在。对方最后说：{答复}。请检查渠道的设置，试发一条，再决定再发还是不再发。',
  needed: ['渠道', '答复'],
  examples: { 答复: '535 Authentication failed' },
})
