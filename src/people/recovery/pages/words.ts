import { saying } from '../../../web/words.ts'
import { PASSWORD_WORDS, sayTooMany } from '../../pages.tsx'
import type { PasswordRefusal } from '../../guessing/password.ts'
import type { TooManyTries } from '../../rules/sign-in.ts'
import { sayDay, dayOf, sayMinute } from '../../../shared/days.ts'
import {
  type AnswerRefusal,
  RECOVERY_STATES,
  type RecoverRefusal,
  type RecoveryState,
  type UseRefusal,
  type WithdrawRefusal,
} from '../rules.ts'

const OVER = ({ state }: { state: RecoveryState }): string => `这次找回${RECOVERY_STATES[state]}，不能再办`

export const sayRecover = saying<RecoverRefusal>({
  'own-recovery': '这是您自己的账号，要由另一位系统管理员办理',
  'recovery-suspended': '这个账号停用了。请先恢复账号，再办找回',
  'recovery-open': ({ until }) => `已经有一次找回在办，${sayMinute(until)}以前有效；要重新办，请先作废那一次`,
})

export const sayAnswer = saying<AnswerRefusal>({
  'own-proposal': '这是您自己申请的，要由另一位确认',
  'own-role': '这是您自己的账号，要由另一位确认',
  'proposal-answered': ({ at }) => `${sayMinute(at)}已经有了答复`,
  'proposal-lapsed': ({ at }) => `${sayDay(dayOf(at))}已经过期作废，需要时请重新申请`,
  'recovery-over': OVER,
})

export const sayWithdraw = saying<WithdrawRefusal>({ 'recovery-over': OVER })

export const sayUse = saying<UseRefusal | PasswordRefusal | TooManyTries>({
  ...PASSWORD_WORDS,
  'recovery-over': ({ state }) =>
    state === 'used'
      ? '这个链接已经用过。密码已经重设的，请直接登录；不是您用的，请马上告诉公益创投办公室'
      : `${RECOVERY_STATES[state]}，请联系公益创投办公室重新办理`,
  'recovery-suspended': '这个账号已停用。有疑问，请联系公益创投办公室',
  'recovery-unprotected':
    '这个账号的验证器和通行密钥已经不在了，这个链接不能用。请联系公益创投办公室重新办理',
  'wrong-recovery-code': '找回码不对。请填办公室用别的方式告诉您的8位找回码',
  'too-many-tries': sayTooMany,
})
