import { By } from '../../../rulebook/pages/by.tsx'
import { type Task, Tasks } from '../../../web/lists.tsx'
import { Block, type Tone } from '../../../web/parts.tsx'
import type { Verdict } from '../../calls/conditions/rules/finding.ts'
import { clausesOf } from '../../calls/conditions/rules/told.ts'
import { CONDITION_WORDS } from '../../calls/conditions/rules/words.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { type Kept, OTHER, type Said, failedIn } from '../rules/checklist.ts'

export const SAID_WORDS: Record<Said, string> = {
  ...{ met: '符合', unmet: '不符合', correct: '要补正' },
  'not-applicable': '不适用',
}
const SAID_TONES = {
  met: 'good',
  unmet: 'bad',
  correct: 'warn',
  'not-applicable': undefined,
} satisfies Record<Said, Tone | undefined>
export const TOLD_WORDS: Record<Verdict, string> = {
  yes: '系统核对：符合',
  no: '系统核对：不符合',
  missing: '系统无法判断',
}

/** As a finding has kept it, beneath the finding. */
export const KeptList = ({ items, plan }: { items: Kept[]; plan: Pick<Plan, 'rulebook'> }) => (
  <Block id="checklist" title="逐项审查">
    <Tasks items={items.map((one) => taskOf(one, plan))} />
  </Block>
)

function taskOf({ key, told, found, said, note }: Kept, { rulebook }: Pick<Plan, 'rulebook'>): Task {
  const says = [found, told === 'missing' ? '' : TOLD_WORDS[told], note && `经办人：${note}`]
  return {
    text: key === OTHER ? '其他要求' : CONDITION_WORDS[key],
    small: (
      <>
        {says.filter(Boolean).join('；')}
        <By bound={rulebook} rules={key === OTHER ? ['#screening'] : clausesOf(key)} />
      </>
    ),
    tag: said ? { ...toned(SAID_TONES[said]), word: SAID_WORDS[said] } : { word: '没有结论' },
  }
}
const toned = (tone: Tone | undefined) => tone && { tone }

/** What the organization reads of a failure: the conditions that it does not meet, and why. */
export const FailedList = ({ items, plan }: { items: Kept[]; plan: Pick<Plan, 'rulebook'> }) => {
  const failed = failedIn(items)
  if (failed.length === 0) return null
  return (
    <Block id="checklist" title="不符合的条件">
      <Tasks
        items={failed.map(({ key, says }) => ({
          text: CONDITION_WORDS[key],
          small: (
            <>
              {says}
              <By bound={plan.rulebook} rules={clausesOf(key)} />
            </>
          ),
        }))}
      />
    </Block>
  )
}
