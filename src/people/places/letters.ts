import { bareWording } from '../../letters/wordings/rules/wording.ts'

export const given = bareWording({
  id: 'people.place-given',
  kind: 'members',
  tells: '系统管理员给社区工作者一个街道或者社区时，写给本人',
  subject: '您负责{地方}的居民需求',
  body: '系统管理员请您办理{地方}的居民需求：提出、记录进展、查看答复。',
  needed: ['地方'],
  examples: { 地方: '和平里街道青年湖社区' },
})

export const ended = bareWording({
  id: 'people.place-ended',
  kind: 'members',
  tells: '系统管理员结束某人在一个街道或者社区的工作时，写给本人',
  subject: '您不再负责{地方}的居民需求',
  body: '系统管理员结束了您在{地方}的工作。有疑问，请联系公益创投办公室。',
  needed: ['地方'],
  examples: { 地方: '和平里街道青年湖社区' },
})
