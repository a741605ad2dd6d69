import { z } from 'zod'
import { maybe, maybeDay, needed } from '../forms.ts'
import {
  type Contact,
  GRADES,
  INSPECTIONS,
  type Inspection,
  LONGEST_CHARTER,
  MOST_CONTACTS,
  MOST_INSPECTIONS,
  type Profile,
} from '../rules/profile.ts'

const isBlank = (row: unknown): boolean =>
  typeof row !== 'object' || row === null || Object.values(row).every((value) => String(value).trim() === '')

/** Rows that were left empty do not count; the others keep their numbers for what is wrong with them. */
const rows = <T>(row: z.ZodType<T>, most: number, what: string) =>
  z
    .array(z.unknown())
    .max(most, `${what}最多${most}项`)
    .default([])
    .transform((sent, ctx): T[] =>
      sent.flatMap((one, at) => {
        if (isBlank(one)) return []
        const parsed = row.safeParse(one)
        if (parsed.success) return [parsed.data]
        for (const { message, path } of parsed.error.issues)
          ctx.addIssue({ code: 'custom', message, path: [at, ...path] })
        return []
      }),
    )

const contact: z.ZodType<Contact> = z.object({
  name: needed('联系人姓名', 40),
  post: maybe('职务', 30),
  phone: needed('联系电话', 30)
    .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
    .pipe(z.string().regex(/^\+?[\d-]{7,20}$/, '联系电话只有数字和“-”，至少7位')),
})

const inspection: z.ZodType<Inspection> = z.object({
  year: needed('年度', 4)
    .regex(/^(19|20)\d\d$/, '年度写成四位数字，如2025')
    .transform(Number),
  result: z.enum(INSPECTIONS, { error: '请选择年检结论' }),
})

const grade = z
  .enum([...GRADES, ''], { error: '请选择评估等级' })
  .default('')
  .transform((chosen) => (chosen === '' ? null : chosen))

export const profileForm: z.ZodType<{ version: number; profile: Profile }> = z
  .object({
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .catch(0),
    representative: maybe('姓名', 40),
    address: maybe('地址', 100),
    foundedOn: maybeDay('成立日期'),
    grade,
    charter: maybe('业务范围', LONGEST_CHARTER),
    contacts: rows(contact, MOST_CONTACTS, '联系人'),
    inspections: rows(inspection, MOST_INSPECTIONS, '年检'),
  })
  .transform(({ version, ...profile }) => ({ version, profile }))
