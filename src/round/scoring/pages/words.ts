import { sayInstant, sayMinute } from '../../../shared/days.ts'
import { showPoints } from '../../../shared/points.ts'
import type { Common } from '../../../web/answer.tsx'
import type { Problem } from '../../../web/body.ts'
import type { Advice, PointsRefusal, SaveRefusal, SheetRefusal } from '../rules/sheet.ts'

export const ADVICE_WORDS: Record<Advice, string> = { fund: '立项', improve: '修改后立项', decline: '不立项' }

export function saySaveRefusal(refusal: SaveRefusal): string {
  switch (refusal.why) {
    case 'sheet-submitted':
      return `评分表已于${sayInstant(refusal.at)}提交，不再改动`
    case 'scoring-not-open':
      return `申报截止以后才能评分，${sayMinute(refusal.opensAt)}开始`
    case 'scoring-closed':
      return `评分已于${sayInstant(refusal.closedAt)}截止，服务器收到的时间是${sayInstant(refusal.receivedAt)}`
  }
}

export function saySheetRefusal(refusal: SheetRefusal): string {
  switch (refusal.why) {
    case 'sheet-submitted':
    case 'scoring-not-open':
    case 'scoring-closed':
      return saySaveRefusal(refusal)
    case 'points-missing':
      return `还没有打分：${refusal.criteria.join('、')}`
    case 'points-out-of-range':
      return `${refusal.criterion}应在0到${showPoints(refusal.max)}分之间`
    case 'points-off-step':
      return `${refusal.criterion}每档${showPoints(refusal.step)}分`
  }
}

/** What a refusal says of single criteria, each at its own field. */
export function problemsOf(refusal: SheetRefusal | Common): Problem[] {
  if (refusal.why === 'form') return refusal.problems
  return isOfPoints(refusal)
    ? codesOf(refusal).map(([code, says]) => ({ field: `points.${code}`, says }))
    : []
}

const isOfPoints = (refusal: { why: string }): refusal is PointsRefusal => refusal.why.startsWith('points-')

function codesOf(refusal: PointsRefusal): [string, string][] {
  if (refusal.why !== 'points-missing') return [[refusal.code, saySheetRefusal(refusal)]]
  return refusal.codes.map((code, at) => [code, `${refusal.criteria[at]}还没有打分`])
}

/** "25" for 25.00, "0.5" for 0.50: how a scale is said. */
export const short = (points: number): string => showPoints(points).replace(/\.?0+$/, '')
