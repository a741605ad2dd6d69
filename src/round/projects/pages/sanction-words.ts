import { READER_ONLY } from '../../../people/rules/person.ts'
import { PARAMETERS } from '../../../rulebook/rules/parameters.ts'
import { dayOf, sayDay } from '../../../shared/days.ts'
import type { Own } from '../../../web/answer.tsx'
import type { Tone } from '../../../web/parts.tsx'
import {
  type DecideRefusal,
  type LiftRefusal,
  type ProposeRefusal,
  type ReplyRefusal,
  type Sanction,
  type SanctionKind,
  isStanding,
} from '../rules/sanctions.ts'

/** "终止项目协议", as the rulebook says it. */
export const sayKind = (kind: SanctionKind): string => PARAMETERS.sanctions.kinds.options[kind]

export function lookOfSanction(sanction: Sanction): { word: string; tone?: Tone } {
  if (!sanction.decision) return { word: '待决定', tone: 'now' }
  if (sanction.decision.outcome === 'dropped') return { word: '不予处理' }
  return isStanding(sanction) ? { word: '已作出', tone: 'bad' } : { word: '已解除', tone: 'good' }
}

type SanctionRefusal = ProposeRefusal | ReplyRefusal | DecideRefusal | LiftRefusal

export function saySanctionRefusal(refusal: Own<SanctionRefusal>): string {
  switch (refusal.why) {
    case 'reader-only':
      return READER_ONLY
    case 'own-organization':
      return `您是${refusal.organization}的成员，不能办理对本单位的处理`
    case 'project-closed':
      return `项目已于${sayDay(dayOf(refusal.at))}结项`
    case 'sanction-not-allowed':
      return `这一期适用的管理办法没有规定这项措施：${sayKind(refusal.kind)}`
    case 'sanction-stands':
      return `这项措施已经提出或者正在执行：${sayKind(refusal.kind)}`
    case 'own-sanction':
      return '提出处理的人不能决定，请另一位负责人办理'
    case 'already-replied':
      return `已于${sayDay(dayOf(refusal.at))}陈述和申辩`
    case 'already-decided':
      return `已于${sayDay(dayOf(refusal.at))}决定`
    case 'nothing-to-lift':
      return '没有可以解除的处理：只有暂缓拨付和限期整改可以解除'
  }
}
