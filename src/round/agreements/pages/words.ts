import { READER_ONLY, ROLE_WORDS } from '../../../people/rules/person.ts'
import { sayDay, sayMinute } from '../../../shared/days.ts'
import type { Tone } from '../../../web/parts.tsx'
import type { Gate } from '../../calls/rules/plan.ts'
import type { AgreementState, DraftRefusal, Side, SignRefusal } from '../rules/agreement.ts'

export const STATE_WORDS: Record<AgreementState, { word: string; tone?: Tone }> = {
  none: { word: '未拟定', tone: 'warn' },
  unsigned: { word: '待签署' },
  'wants-bureau': { word: '待主办单位签署', tone: 'now' },
  'wants-organization': { word: '待申报单位签署', tone: 'now' },
  'in-force': { word: '已生效', tone: 'good' },
}

export const SIDE_WORDS: Record<Side, string> = { organization: '申报单位', bureau: '主办单位' }

/** When a tranche is paid, as a contract says it. */
export const GATE_WORDS: Record<Gate, string> = {
  agreement_signed: '双方签署本协议后',
  midterm_passed: '中期评估通过后',
  final_passed: '结项评估通过后',
}

export function sayDraftRefusal(refusal: DraftRefusal): string {
  switch (refusal.why) {
    case 'not-your-role':
      return `协议由${ROLE_WORDS[refusal.needs]}拟定`
    case 'not-awarded':
      return '这个项目没有公告立项，不能拟定协议'
    case 'already-drafted':
      return '这个项目的协议已经拟定'
    case 'barred':
      return `到${sayDay(refusal.until)}为止不受理这家单位的申报，原因：${refusal.reason}；解除以后才能拟定协议`
    case 'starts-in-past':
      return `项目不能从过去的日期开始，最早是今天（${sayDay(refusal.today)}）`
  }
}

export function saySignRefusal(refusal: SignRefusal): string {
  switch (refusal.why) {
    case 'not-your-role':
      return `协议由申报单位的成员和${ROLE_WORDS[refusal.needs]}签署`
    case 'reader-only':
      return READER_ONLY
    case 'not-a-member':
      return '您不是这家申报单位的成员，不能代表它签署'
    case 'say-side':
      return '您既是申报单位的成员，又是负责人，请选择代表哪一方签署'
    case 'already-signed':
      return `${SIDE_WORDS[refusal.side]}已于${sayMinute(refusal.at)}签署`
    case 'signed-other-side':
      return '您已经代表另一方签署，请换一个人签这一方'
  }
}
