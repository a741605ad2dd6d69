import type { Filter } from '../web/controls.tsx'
import type { Whose, WhoseCounts } from './rules.ts'

/** 由谁经办: a choice among the filters of a list, each with how many there are. */
export const whoseFilter = (whose: Whose | undefined, counts?: WhoseCounts): Filter => ({
  kind: 'select',
  name: 'whose',
  label: '由谁经办',
  value: whose,
  options: [
    { value: 'mine', text: `我经办的${sayCount(counts?.mine)}` },
    { value: 'nobody', text: `还没有人经办${sayCount(counts?.nobody)}` },
  ],
})

const sayCount = (count: number | undefined): string => (count === undefined ? '' : `（${count}）`)
