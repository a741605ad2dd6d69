import { READER_ONLY } from '../../../people/rules/person.ts'
import { type Day, sayDay, sayMinute } from '../../../shared/days.ts'
import type { Own } from '../../../web/answer.tsx'
import type { Tone } from '../../../web/parts.tsx'
import type { Gate } from '../../calls/rules/plan.ts'
import type { AgreementState, DraftRefusal, RedraftRefusal, Side } from '../rules/agreement.ts'
import type { HostRefusal } from '../rules/hosts.ts'
import type { SignRefusal } from '../rules/signing.ts'

export const STATE_WORDS: Record<AgreementState, { word: string; tone?: Tone }> = {
  none: { word: '未拟定', tone: 'warn' },
  unsigned: { word: '待签署' },
  'wants-bureau': { word: '待主办单位签署', tone: 'now' },
  'wants-organization': { word: '待乙方签署', tone: 'now' },
  'in-force': { word: '已生效', tone: 'good' },
}

export const SIDE_WORDS: Record<Side, string> = { organization: '申报单位', bureau: '主办单位' }

/** When a tranche is paid, as a contract says it. */
export const GATE_WORDS: Record<Gate, string> = {
  agreement_signed: '双方签署本协议后',
  midterm_passed: '中期评估通过后',
  final_passed: '结项评估通过后',
}

export function sayDraftRefusal(refusal: Own<DraftRefusal>): string {
  switch (refusal.why) {
    case 'not-awarded':
      return '这个项目没有公告立项，不能拟定协议'
    case 'already-drafted':
      return '这个项目的协议已经拟定'
    case 'barred':
      return `到${sayDay(refusal.until)}为止不受理这家单位的申报，原因：${refusal.reason}；解除以后才能拟定协议`
    case 'starts-in-past':
      return sayPast(refusal.today)
    case 'host-missing':
    case 'host-changed':
      return sayHostRefusal(refusal)
  }
}

export function sayRedraftRefusal(refusal: Own<RedraftRefusal>): string {
  switch (refusal.why) {
    case 'signed-before':
      return `${SIDE_WORDS[refusal.side]}已于${sayMinute(refusal.at)}签署，不能重新拟定`
    case 'starts-in-past':
      return sayPast(refusal.today)
    case 'host-missing':
    case 'host-changed':
      return sayHostRefusal(refusal)
  }
}

const sayPast = (today: Day): string => `项目不能从过去的日期开始，最早是今天（${sayDay(today)}）`

/** What stands between a community group and its agreement, and who can mend it. */
export function sayHostRefusal(refusal: HostRefusal): string {
  switch (refusal.why) {
    case 'host-missing':
      return refusal.host === null
        ? `${refusal.group}现在没有托管单位，协议没有人可以签。请它先请一家法人单位托管并得到确认`
        : `${refusal.host}已经结束对${refusal.group}的托管，不能代它签约。请恢复托管，或者另请一家以后由经办人重新拟定协议`
    case 'host-changed':
      return `协议上写的是${refusal.named}，现在应由${refusal.now}签约，请经办人重新拟定协议`
  }
}

export function saySignRefusal(refusal: Own<SignRefusal>): string {
  switch (refusal.why) {
    case 'reader-only':
      return READER_ONLY
    case 'not-a-member':
      return '您不是这家申报单位的成员，不能代表它签署'
    case 'say-side':
      return '您既是申报单位的成员，又是负责人，请选择代表哪一方签署'
    case 'already-signed':
      return `${SIDE_WORDS[refusal.side]}已于${sayMinute(refusal.at)}签署`
    case 'host-signs':
      return `社区社会组织没有法人资格，协议由托管单位${refusal.host}签署，您可以阅读`
    case 'host-owner-signs':
      return `代社区社会组织签约是${refusal.host}的单位负责人的事，请单位负责人签署`
    case 'redrafted':
      return `协议刚才重新拟定过（第${refusal.draft}稿，原因：${refusal.reason}），请重新阅读后再签署`
    case 'host-missing':
    case 'host-changed':
      return sayHostRefusal(refusal)
    case 'signed-other-side':
      return '您已经代表另一方签署，请换一个人签这一方'
  }
}
