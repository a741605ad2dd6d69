import { sayDay, sayMinute } from '../../../../shared/days.ts'
import type { Fraction } from '../../rules/strata.ts'
import type { Tone } from '../../../../web/parts.tsx'
import { type Words, saying } from '../../../../web/words.ts'
import { GO_ON_WORDS } from '../../../calls/pages/words.tsx'
import { CHANGE_WORDS, sayPanelRefusal } from '../../pages/words.ts'
import { SIDE_WORDS, type Side, type Standing } from '../rules/draw.ts'
import type { PrepareRefusal } from '../rules/preparing.ts'
import type { AnswerAsideRefusal, AsideRefusal, DrawRefusal } from '../rules/result.ts'
import type { CommitRefusal, RevealRefusal } from '../rules/secrets.ts'

export const STANDING_WORDS: Record<Standing, { word: string; tone: Tone | undefined }> = {
  aside: { word: '已作废', tone: 'bad' },
  drawn: { word: '已抽取', tone: 'good' },
  committing: { word: '等双方提交指纹', tone: 'now' },
  revealing: { word: '等双方公开口令', tone: 'now' },
  stuck: { word: '没有按时提交指纹', tone: 'warn' },
  waiting: { word: '等公开号码开出', tone: 'now' },
  due: { word: '等录入公开号码', tone: 'warn' },
}

/** "3/5（60.00%）" */
export const sayChance = ({ over, under }: Fraction): string =>
  `${over}/${under}（${((Number(over) / Number(under)) * 100).toFixed(2)}%）`

const saySides = (sides: Side[]): string => sides.map((side) => SIDE_WORDS[side]).join('、')

/** Of every act on a draw that has no result yet. */
const ON: Words<
  Extract<CommitRefusal, { why: 'draw-aside' | 'drawn-already' | 'assigned-already' | 'round-ended' }>
> = {
  ...GO_ON_WORDS,
  'draw-aside': '这次抽取已经作废',
  'drawn-already': ({ at }) => `这次抽取已于${sayMinute(at)}得出结果`,
  'assigned-already': ({ at }) =>
    `评分表已于${sayMinute(at)}分配，这次抽取不再继续；缺人的，由经办人增补成员`,
}
const IN_TIME: Words<Extract<CommitRefusal, { why: 'secrets-closed' }>> = {
  'secrets-closed': ({ revealBy }) => `提交指纹、公开口令到${sayDay(revealBy)}24:00为止`,
}
const ALL: Words<Extract<RevealRefusal, { why: 'not-all-committed' }>> = {
  'not-all-committed': ({ sides }) => `${saySides(sides)}还没有提交指纹`,
}
const WAITS: Words<Extract<AsideRefusal, { why: 'aside-waits' }>> = {
  'aside-waits': ({ at }) => `作废这次抽取的申请${sayMinute(at)}已经提出，等负责人答复`,
}

export const sayPrepareRefusal = saying<PrepareRefusal>({
  ...CHANGE_WORDS,
  'assigned-already': ({ at }) => `评分表已于${sayMinute(at)}分配，不再抽取；缺人的，由经办人增补成员`,
  'draw-stands': ({ seq }) => `第${seq}次抽取仍然有效，作废以后才能重新准备`,
  'stratum-twice': ({ stratum }) => `组别${stratum}填了两次`,
  'field-twice': ({ field }) => `${field}勾选在两个组里，一个领域只能归入一组`,
  'stratum-short': ({ strata, seats, candidates }) =>
    `${strata.join('、')}要${seats}名，可以抽取的只有${candidates}名，请减少名额，或者请系统管理员先补充专家库`,
  'panel-size': (refusal) => sayPanelRefusal(refusal),
  'reveal-over': '公开口令的最后一天已经过去，请填今天或者以后的日期',
  'number-too-early': ({ revealBy }) =>
    `公开号码开出的日期应当晚于公开口令的最后一天（${sayDay(revealBy)}），这样谁也不能看着号码决定是否公开口令`,
})

export const sayCommitRefusal = saying<CommitRefusal>({
  ...ON,
  ...IN_TIME,
  'committed-already': ({ at }) => `指纹已于${sayMinute(at)}提交，不能再改`,
  'committed-both-sides': '您已经替另一方提交了指纹，一个人不能代表双方',
  'committed-the-same': '这个指纹与另一方的相同，请另写一个口令',
})

export const sayRevealRefusal = saying<RevealRefusal>({
  ...ON,
  ...IN_TIME,
  ...ALL,
  'not-your-commitment': '这一方的指纹是别人提交的，由提交的人公开口令',
  'revealed-already': ({ at }) => `口令已于${sayMinute(at)}公开`,
  'secret-differs': '这句口令与您提交的指纹对不上，没有保存。请一字不差，包括空格和标点，再填一次',
})

export const sayDrawRefusal = saying<DrawRefusal>({
  ...ON,
  ...ALL,
  ...WAITS,
  'not-opened': (refusal) => sayPanelRefusal(refusal),
  'already-approved': (refusal) => sayPanelRefusal(refusal),
  'not-in-pool': '抽中的人已经进了评审委员会，或者不在专家库了，请申请作废这次抽取',
  'nobody-chosen': '没有抽中任何人，请申请作废这次抽取',
  'same-person-twice': ({ names }) => `抽中的${names.join('、')}是同一个人，请申请作废这次抽取`,
  'experts-read': ({ names }) => `抽中的${names.join('、')}担任能看申报书的角色，请申请作废这次抽取`,
  'experts-left': ({ names }) => `抽中的${names.join('、')}不再是评审专家，请申请作废这次抽取`,
  'experts-out': ({ names }) => `抽中的${names.join('、')}已经暂停或者出库，请申请作废这次抽取`,
  'invitation-expired': ({ names }) => `抽中的${names.join('、')}没有接受邀请，请申请作废这次抽取`,
  'panel-size': ({ chosen, least, most }) =>
    `评审委员会应有${least}至${most}人，加上抽中的是${chosen}人，请申请作废这次抽取`,
  'number-not-yet': ({ publicOn }) => `公开号码要到${sayDay(publicOn)}才开出`,
  'protocol-wrong': '抽取记录对不上，请申请作废这次抽取',
})

export const sayAsideRefusal = saying<AsideRefusal>({
  ...GO_ON_WORDS,
  ...WAITS,
  'draw-aside': '这次抽取已经作废',
})

export const sayAnswerAsideRefusal = saying<AnswerAsideRefusal>({
  ...GO_ON_WORDS,
  'aside-not-asked': '没有人申请作废这次抽取，或者已经答复',
  'own-request': '这是您自己申请的，由另一位负责人答复',
})
