import { INVITATION_WORDS, type RenewRefusal } from '../../../../people/rules/invitation.ts'
import { sayMinute } from '../../../../shared/days.ts'
import type { Tone } from '../../../../web/parts.tsx'
import { saying } from '../../../../web/words.ts'
import type { AddRefusal, PoolStanding } from '../../rules/pool.ts'
import type { AnswerRefusal, ProposeRefusal } from '../rules/standing.ts'

export const STANDING_WORDS: Record<PoolStanding, string> = {
  outside: '未入库',
  admitted: '在库',
  suspended: '已暂停',
  removed: '已出库',
}
export const STANDING_TONES: Record<PoolStanding, Tone | undefined> = {
  outside: 'now',
  admitted: 'good',
  suspended: 'warn',
  removed: undefined,
}

export const sayAddRefusal = saying<AddRefusal>({
  'email-in-pool': ({ email, name }) =>
    `邮箱${email}已在库中，是${name}；邀请过期的，请在${name}的页面重新邀请`,
})

const sayOwn = ({ names }: { names: string[] }): string => `${names.join('、')}就是您本人，要请别的同事办理`

export const sayProposeRefusal = saying<ProposeRefusal>({
  'own-standing': sayOwn,
  'proposal-waits': ({ at }) => `${sayMinute(at)}提出的变动还在等负责人答复`,
  'wrong-standing': ({ standing }) => `这位专家${STANDING_WORDS[standing]}，不能这样提出`,
  'expert-sits': ({ name, rounds }) =>
    `${name}是${rounds.join('、')}评审委员会的成员，请经办人先撤下，再暂停或者出库`,
})

export const sayRenewRefusal = saying<RenewRefusal>({
  'not-run-out': ({ state }) => `邀请${INVITATION_WORDS[state]}，不用重新邀请`,
})

export const sayAnswerRefusal = saying<AnswerRefusal>({
  'own-standing': sayOwn,
  'own-request': ({ names }) => `${names.join('、')}的变动是您提出的，要请另一位负责人答复`,
  'not-waiting': '勾选的有的已经答复，请刷新页面再选',
  'experts-sit': ({ names }) =>
    `${names.join('、')}是评审委员会的成员，请经办人先撤下，再同意暂停或者出库；也可以不同意`,
})
