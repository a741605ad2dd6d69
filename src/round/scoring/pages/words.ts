import { sayDeadline, sayInstant, sayMinute } from '../../../shared/days.ts'
import { showPoints } from '../../../shared/points.ts'
import type { Common } from '../../../web/answer.tsx'
import type { Problem } from '../../../web/body.ts'
import { type Words, saying } from '../../../web/words.ts'
import type { RemindRefusal } from '../rules/reminding.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import type { PointsRefusal, SaveRefusal, SheetRefusal, TimeRefusal } from '../rules/sheet.ts'

const TIME: Words<TimeRefusal> = {
  'scoring-not-open': ({ opensAt }) => `申报截止以后才能评分，${sayMinute(opensAt)}开始`,
  'scoring-closed': ({ closedAt, receivedAt }) =>
    `评分已于${sayDeadline(closedAt, true)}截止，服务器收到的时间是${sayInstant(receivedAt)}`,
}
const SAVING: Words<Exclude<SaveRefusal, Common>> = {
  ...TIME,
  ...GO_ON_WORDS,
  'reads-proposals': '您还担任能看申报书的角色，不能评分；请系统管理员先结束那个角色',
  'sheet-submitted': ({ at }) => `评分表已于${sayInstant(at)}提交，不再改动`,
}

export const sayRemindRefusal = saying<RemindRefusal>({
  ...TIME,
  ...GO_ON_WORDS,
  'everybody-done': '在任的专家都已提交，不用再催',
  'reminded-today': ({ at }) => `今天已经催过（${sayMinute(at)}），一天只催一次`,
})

export const saySaveRefusal = saying<SaveRefusal>(SAVING)

export const saySheetRefusal = saying<SheetRefusal>({
  ...SAVING,
  'points-missing': ({ criteria }) => `还没有打分：${criteria.join('、')}`,
  'points-out-of-range': ({ criterion, max }) => `${criterion}应在0到${showPoints(max)}分之间`,
  'points-off-step': ({ criterion, step }) => `${criterion}每档${showPoints(step)}分`,
})

/** What a refusal says of single criteria, each at its own field. */
export const problemsOf = (refusal: SheetRefusal | Common): Problem[] =>
  isOfPoints(refusal) ? codesOf(refusal).map(([code, says]) => ({ field: `points.${code}`, says })) : []

const isOfPoints = (refusal: { why: string }): refusal is PointsRefusal => refusal.why.startsWith('points-')

function codesOf(refusal: PointsRefusal): [string, string][] {
  if (refusal.why !== 'points-missing') return [[refusal.code, saySheetRefusal(refusal)]]
  return refusal.codes.map((code, at) => [code, `${refusal.criteria[at]}还没有打分`])
}
