import { READER_ONLY } from '../../../people/rules/person.ts'
import { dayOf, sayDay } from '../../../shared/days.ts'
import type { Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import {
  type DecideRefusal,
  type LiftRefusal,
  type ProposeRefusal,
  type ReplyRefusal,
  SANCTION_OUTCOME_WORDS,
  type Sanction,
  type TakeBackRefusal,
  isStanding,
  sayKind,
} from '../rules/sanctions.ts'

export function lookOfSanction(sanction: Sanction): { word: string; tone?: Tone } {
  if (!sanction.decision) return { word: '待决定', tone: 'now' }
  if (sanction.decision.outcome === 'dropped') return { word: SANCTION_OUTCOME_WORDS.dropped }
  return isStanding(sanction) ? { word: '已作出', tone: 'bad' } : { word: '已解除', tone: 'good' }
}

export const saySanctionRefusal = saying<
  ProposeRefusal | ReplyRefusal | DecideRefusal | LiftRefusal | TakeBackRefusal
>({
  'reader-only': READER_ONLY,
  'project-closed': ({ at }) => `项目已于${sayDay(dayOf(at))}结项`,
  'sanction-not-allowed': ({ kind }) => `这一期适用的管理办法没有规定这项措施：${sayKind(kind)}`,
  'sanction-stands': ({ kind }) => `这项措施已经提出或者正在执行：${sayKind(kind)}`,
  'own-sanction': '提出处理的人不能决定，请另一位负责人办理',
  'not-own-sanction': ({ name }) => `是${name}提出的，只有本人可以收回`,
  'already-replied': ({ at }) => `已于${sayDay(dayOf(at))}陈述和申辩`,
  'already-decided': ({ at }) => `已于${sayDay(dayOf(at))}决定`,
  'nothing-to-lift': '没有可以解除的处理：只有暂缓拨付和限期整改可以解除',
})
