import { PERSONAL_WORDS } from '../shared/personal/kinds.ts'
import { saying } from '../web/words.ts'
import type { DecideRefusal, NumbersUndecided, Outcome } from './rules.ts'

export const OUTCOME_WORDS: Record<Outcome, string> = {
  hidden: '遮盖以后公开',
  public: '照原样公开：单位公开的电话，或者本人书面同意',
  mistaken: '照原样公开：不是个人信息，如合同号、票据号',
}

export const sayNumbersUndecided = ({ count }: NumbersUndecided): string =>
  `要公开的文字里有${count}个像电话或证件号的号码还没有决定，请经办人先在“公开前检查”里逐个决定`

export const sayDecideRefusal = saying<DecideRefusal>({
  'never-public': ({ what }) =>
    `${PERSONAL_WORDS[what]}不能公开；确实不是${PERSONAL_WORDS[what]}的，请选“不是个人信息”`,
})
