import type { Source, Urgency } from '../round/needs/rules/need.ts'

export type NeedNow = {
  subdistrict: string
  community: string
  title: string
  text: string
  concerned: string
  people: number
  source: Source
  urgency: Urgency
  /** Days ago. */
  ago: number
  /** Which topic of TOPICS_NOW it is merged into; null: none yet. */
  topic: number | null
}

export const TOPICS_NOW = [
  {
    title: '老人会用手机看病、缴费',
    text: '挂号、缴费都要用手机，老人不会又怕被骗。希望有人一步一步教，遇到问题当天能问。',
  },
  {
    title: '高龄独居老人吃上热饭',
    text: '高龄独居老人做饭不安全，希望中午能吃上热饭，送饭的人顺便看看情况。',
  },
  {
    title: '楼院里的手艺有人教、有人学',
    text: '会手艺的老人想教，孩子和年轻人想学，缺的是地方和牵头的人。希望就在楼院里，老少一起做。',
  },
]

const need = (
  [subdistrict, community]: [string, string],
  [title, text]: [string, string],
  [concerned, people]: [string, number],
  [source, urgency]: [Source, Urgency],
  ago: number,
  topic: number | null,
): NeedNow => ({ subdistrict, community, title, text, concerned, people, source, urgency, ago, topic })

/** Around today: in time, late, and so late that the approver hears of it. */
export const NEEDS_NOW: NeedNow[] = [
  need(
    ['龙潭街道', '光明社区'],
    ['社区食堂周末不开，老人没处吃饭', '平时中午能吃，周末就凑合，希望周末也有人送。'],
    ['80岁以上的独居老人', 46],
    ['council', 'soon'],
    50,
    1,
  ),
  need(
    ['和平里街道', '青年湖社区'],
    ['挂号全在手机上，不会用', '去医院挂不上号，孩子教两遍也记不住。'],
    ['70岁以上的老人', 150],
    ['visit', 'soon'],
    46,
    0,
  ),
  need(
    ['景山街道', '隆福寺社区'],
    ['老人手机里总有陌生人推销', '已经有人被骗，希望教大家怎样分辨。'],
    ['使用手机的老人', 90],
    ['hotline', 'urgent'],
    44,
    0,
  ),
  need(
    ['景山街道', '隆福寺社区'],
    ['院里会手艺的老人想找人教', '剪纸、绢花都有人会，孩子放了学没有事做，希望搭个桥。'],
    ['会手艺的老人和学龄孩子', 60],
    ['council', 'usual'],
    42,
    2,
  ),
  need(
    ['和平里街道', '安德里社区'],
    ['腿脚不便的老人中午做不了饭', '希望送餐上门，顺便看看人好不好。'],
    ['腿脚不便的老人', 38],
    ['visit', 'soon'],
    41,
    1,
  ),
  need(
    ['龙潭街道', '左安浦园社区'],
    ['楼道里电动车充电，怕着火', '贴了通知没有用，希望大家一起商量出办法。'],
    ['楼内居民', 320],
    ['online', 'urgent'],
    12,
    null,
  ),
  need(
    ['东直门街道', '新中街社区'],
    ['暑假孩子没有人带', '双职工家庭暑假最难，希望社区办托管班。'],
    ['小学生家庭', 75],
    ['hotline', 'soon'],
    3,
    null,
  ),
  need(
    ['东四街道', '六条社区'],
    ['养狗不拴绳，邻里常吵架', '说过多次没有用，希望有人出面商量一个公约。'],
    ['胡同居民', 210],
    ['online', 'usual'],
    78,
    null,
  ),
  need(
    ['北新桥街道', '十三条社区'],
    ['听力残疾的街坊开会听不见', '居民会议没有手语，也没有字幕，希望能参加。'],
    ['听力残疾居民', 9],
    ['visit', 'usual'],
    131,
    null,
  ),
]
