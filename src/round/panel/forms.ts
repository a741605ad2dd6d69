import { z } from 'zod'
import { isDay } from '../../shared/days.ts'
import { CONFLICTS, LONGEST_DETAIL } from './rules/declaration.ts'
import type { NewExpert } from './rules/pool.ts'

/** Whom an administrator adds to the pool. */
export const expertForm = z
  .object({
    name: words('姓名', 40),
    employer: words('单位', 60),
    field: words('专业领域', 60),
    email: words('邮箱', 100).toLowerCase().pipe(z.email('邮箱的格式不对，应像 name@example.org')),
  })
  .transform((expert): NewExpert => expert)

/** Whom an officer ticks: ids of the pool. */
export const panelForm = z.object({
  experts: z.array(z.string().max(40), '请选择专家').min(1, '请选择专家').max(100, '一次最多选100名'),
})

/**
 * A declaration: an organization a row, why, and the expert's word that it is complete. A row without a reason is one
 * that was not filled in, not one that does not count: whoever names an organization says why.
 */
export const declarationForm = z.object({
  recusals: z
    .array(
      z
        .object({
          organization: z.string('请选择单位').min(1, '请选择单位').max(40),
          kind: z.enum(CONFLICTS, '请选择是什么关系'),
          endedOn: z
            .string('没有这一天')
            .trim()
            .default('')
            .refine((typed) => typed === '' || isDay(typed), '没有这一天，请按2025-07-19的样子填写'),
          detail: z.string().trim().max(LONGEST_DETAIL, `说明最多${LONGEST_DETAIL}个字`).default(''),
        })
        .refine(({ kind, detail }) => kind !== 'other' || detail !== '', {
          path: ['detail'],
          error: '请写明是什么关系',
        }),
      '请重新选择单位',
    )
    .max(500, '最多500家单位')
    .default([]),
  confirmed: z.literal('yes', '请确认已逐一核对'),
})
export type DeclarationForm = z.infer<typeof declarationForm>

/** The pool's list, from its address. What cannot be read counts as not asked. */
export const poolQuery = z.object({
  word: z.string().trim().max(60).optional().catch(undefined),
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .catch(1),
})

function words(name: string, most: number) {
  return z.string(`请填写${name}`).trim().min(1, `请填写${name}`).max(most, `${name}最多${most}个字`)
}
