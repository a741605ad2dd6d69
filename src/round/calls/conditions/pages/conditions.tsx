import { By } from '../../../../rulebook/pages/by.tsx'
import { Tasks } from '../../../../web/lists.tsx'
import type { Tone } from '../../../../web/parts.tsx'
import type { Plan } from '../../rules/plan.ts'
import type { Verdict } from '../rules/finding.ts'
import { type Item, clausesOf, verdictOf } from '../rules/told.ts'
import { CONDITION_WORDS, sayTold } from '../rules/words.ts'

const WORDS: Record<Verdict, string> = { yes: '符合', no: '不符合', missing: '待核对' }
const TONES: Record<Verdict, Tone> = { yes: 'good', no: 'bad', missing: 'warn' }

/** 申报条件: each with its clause, and what is known of it so far. */
export const Conditions = ({ items, plan }: { items: Item[]; plan: Pick<Plan, 'rulebook'> }) => (
  <Tasks
    items={items.map((item) => ({
      text: CONDITION_WORDS[item.key],
      small: (
        <>
          {item.told ? sayTold(item.told) : '填写以后核对'}
          <By bound={plan.rulebook} rules={clausesOf(item.key)} />
        </>
      ),
      tag: { tone: TONES[verdictOf(item)], word: WORDS[verdictOf(item)] },
    }))}
  />
)
