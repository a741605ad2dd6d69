import { z } from 'zod'
import { KIND_WORDS } from '../../../people/rules/organization.ts'
import { orNone } from '../../../web/boxes/box.ts'
import { choice, yesNo } from '../../../web/boxes/choices.ts'
import { dayOrNone } from '../../../web/boxes/days.ts'
import { money, percent, whole } from '../../../web/boxes/numbers.ts'
import { GRADE_WORDS } from '../conditions/rules/words.ts'
import type { Answers } from './rules.ts'

const isSo = (name: string) => orNone(yesNo(name, { yes: '是', no: '否' }, '请选择是或否'))

/** What a visitor answers before applying, from the address. Left blank or left out: null. */
export const preCheckForm = z.object({
  kind: orNone(choice('单位类型', KIND_WORDS, '没有这种单位')),
  registered: isSo('已经登记或者备案了吗'),
  host: isSo('有托管单位吗'),
  foundedOn: dayOrNone('成立日期'),
  grade: orNone(choice('评估等级', GRADE_WORDS, '没有这个等级')),
  inspected: isSo('应当参加的年检（年报）都合格吗'),
  staff: orNone(whole('专职人员', [0, 9999], '名')),
  otherMoney: isSo('同一项目获得了其他财政资金吗'),
  place: isSo('项目在本区实施吗'),
  ask: orNone(money('申请资金', [1, Number.MAX_SAFE_INTEGER])),
  months: orNone(whole('实施时间', [1, 99], '个月')),
  handedIn: orNone(whole('已申报项目数', [0, 9], '个')),
  overhead: orNone(percent('管理费比例')),
  personnel: orNone(percent('人员费用比例')),
  abnormal: isSo('活动异常名录'),
  dishonesty: isSo('严重违法失信名单'),
  violation: isSo('重大违法记录'),
}) satisfies z.ZodType<Answers>
