import { sayMinute } from '../../../shared/days.ts'
import type { NotOpened } from '../rules/opening.ts'

export const sayNotOpened = ({ closesAt }: NotOpened): string =>
  `申报书密封，还没有开启；${sayMinute(closesAt)}截止，开启以后才能查阅和办理`
