import { dayOf, sayDay, sayMinute } from '../../shared/days.ts'
import { sayReference } from '../../web/door/failure.ts'
import { saying } from '../../web/words.ts'
import type { Passed } from './passing.ts'
import { FURTHEST_DAYS, type MoveRefusal } from './rules.ts'

/** How the way back is begun, in a terminal. */
export const FRESH_START = 'rm -r .wrangler/state'

export const sayMoveRefusal = saying<MoveRefusal>({
  'clock-backwards': ({ now }) =>
    `演练时间已经是${sayMinute(now)}，只能往前，不能往回。要回到开始，请停下来，运行${FRESH_START}，再运行npm start`,
  'clock-too-far': ({ furthest }) =>
    `一次最多往前${FURTHEST_DAYS}天，到${sayMinute(furthest)}；到了以后可以接着移`,
  'clock-under-way': ({ goal }) => `正在移到${sayMinute(goal)}，请等它走完`,
})

/** "2027年1月3日的夜间工作，12/100" */
export const sayPassed = ({ at, done, all, failure }: Passed): string =>
  `${sayDay(dayOf(at))}的夜间工作，${done}/${all}${failure ? `，没有做完，编号${sayReference(failure)}` : ''}`
