import { sayMinute } from '../../../../shared/days.ts'
import type { Verdict } from '../../conditions/rules/finding.ts'
import { CONDITION_WORDS, sayTold } from '../../conditions/rules/words.ts'
import type { Phase } from '../../rules/round.ts'
import type { Finding } from '../rules.ts'

/** What a finding of the pre-check says, as a sentence without its full stop. */
export function sayFinding(finding: Finding): string {
  switch (finding.about) {
    case 'call':
      return `${sayMinute(finding.at)}${PHASE_ENDS[finding.phase]}`
    case 'unanswered':
      return `还没有填：${CONDITION_WORDS[finding.question]}`
    default:
      return sayTold(finding)
  }
}

export const VERDICT_WORDS: Record<Verdict, string> = { yes: '符合', no: '不符合', missing: '未填' }

const PHASE_ENDS: Record<Phase, string> = {
  ...{ upcoming: '开始申报，现在可以先准备', open: '截止', closed: '已经截止，不再接受申报' },
  ...{ failed: '流标，不再接受申报', cancelled: '终止，不再接受申报' },
}
