import { z } from 'zod'
import { orBlank, rowsOf, whole, words } from './cells.ts'

const step = z
  .object(
    {
      month: whole(1, 24, '月份'),
      until: orBlank(whole(1, 24, '月份'), '月份应是整数'),
      work: words(200, '工作'),
    },
    '这一行的格式不对',
  )
  .refine(({ month, until }) => until === null || until >= month, {
    path: ['until'],
    error: '结束的月份不能早于开始的月份',
  })
  .transform(({ month, until, work }) => ({
    month,
    work,
    ...(until !== null && until > month && { until }),
  }))

/** 活动计划: what is done in which month, or from one month to another. */
export const planForm = z.object({ plan: rowsOf(step, '请至少写一步计划') })
