import { z } from 'zod'
import { decimal, orBlank, rows, words } from './cells.ts'

/** 产出与成效: what is done, and what changes by it. */
export const outputsForm = z.object({
  outputs: rows(
    { name: words(40, '产出指标'), unit: words(10, '单位'), target: decimal('目标值') },
    '请至少写一项产出',
  ),
  effects: rows(
    {
      name: words(40, '成效指标'),
      unit: words(20, '单位'),
      baseline: orBlank(decimal('基线'), '基线应是数字，最多两位小数'),
      target: decimal('目标值'),
      method: words(100, '测量办法'),
    },
    '请至少写一项成效',
  ),
})
