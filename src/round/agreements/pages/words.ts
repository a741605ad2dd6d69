import { READER_ONLY } from '../../../people/rules/person.ts'
import { sayDay, sayMinute } from '../../../shared/days.ts'
import type { Tone } from '../../../web/parts.tsx'
import { type Words, saying } from '../../../web/words.ts'
import type { Gate } from '../../../rulebook/rules/kinds.ts'
import {
  type AgreementState,
  type DraftRefusal,
  type RedraftRefusal,
  SIDE_WORDS,
  type StartRefusal,
} from '../rules/agreement.ts'
import type { HostRefusal } from '../rules/hosts.ts'
import type { SignRefusal } from '../rules/signing.ts'

export const STATE_WORDS: Record<AgreementState, { word: string; tone?: Tone }> = {
  none: { word: '未拟定', tone: 'warn' },
  unsigned: { word: '待签署' },
  'wants-bureau': { word: '待主办单位签署', tone: 'now' },
  'wants-organization': { word: '待乙方签署', tone: 'now' },
  'in-force': { word: '已生效', tone: 'good' },
}

/** When a tranche is paid, as a contract says it. */
export const GATE_WORDS: Record<Gate, string> = {
  agreement_signed: '双方签署本协议后',
  midterm_passed: '中期评估通过后',
  final_passed: '结项评估通过后',
}

/** What stands between a community group and its agreement, and who can mend it. */
const HOSTS: Words<HostRefusal> = {
  'host-missing': ({ group, host }) =>
    host === null
      ? `${group}现在没有托管单位，协议没有人可以签。请它先请一家法人单位托管并得到确认`
      : `${host}已经结束对${group}的托管，不能代它签约。请恢复托管，或者另请一家以后由经办人重新拟定协议`,
  'host-changed': ({ named, now }) => `协议上写的是${named}，现在应由${now}签约，请经办人重新拟定协议`,
}

const START: Words<StartRefusal> = {
  'starts-in-past': ({ today }) => `项目不能从过去的日期开始，最早是今天（${sayDay(today)}）`,
}

export const sayHostRefusal = saying<HostRefusal>(HOSTS)

export const sayDraftRefusal = saying<DraftRefusal>({
  ...HOSTS,
  ...START,
  'not-awarded': '这个项目没有公告立项，不能拟定协议',
  'already-drafted': '这个项目的协议已经拟定',
  barred: ({ until, reason }) =>
    `到${sayDay(until)}为止不受理这家单位的申报，原因：${reason}；解除以后才能拟定协议`,
})

export const sayRedraftRefusal = saying<RedraftRefusal>({
  ...HOSTS,
  ...START,
  'signed-before': ({ side, at }) => `${SIDE_WORDS[side]}已于${sayMinute(at)}签署，不能重新拟定`,
  redrafted: ({ draft, reason }) =>
    `协议刚才已经重新拟定过（第${draft}稿，原因：${reason || '初稿'}），请看过再决定要不要再拟`,
})

export const saySignRefusal = saying<SignRefusal>({
  ...HOSTS,
  'reader-only': READER_ONLY,
  'not-a-member': '您不是这家申报单位的成员，不能代表它签署',
  'say-side': '您既是申报单位的成员，又是负责人，请选择代表哪一方签署',
  'already-signed': ({ side, at }) => `${SIDE_WORDS[side]}已于${sayMinute(at)}签署`,
  'host-signs': ({ host }) => `社区社会组织没有法人资格，协议由托管单位${host}签署，您可以阅读`,
  'host-owner-signs': ({ host }) => `代社区社会组织签约是${host}的单位负责人的事，请单位负责人签署`,
  redrafted: ({ draft, reason }) => `协议刚才重新拟定过（第${draft}稿，原因：${reason}），请重新阅读后再签署`,
  'signed-other-side': '您已经代表另一方签署，请换一个人签这一方',
})
