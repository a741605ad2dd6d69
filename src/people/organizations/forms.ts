import { z } from 'zod'
import { line, oneOf } from '../forms.ts'
import { sayCodeRefusal, whyNotKind } from '../rules/code.ts'
import {
  KIND_WORDS,
  type NewOrganization,
  ORGANIZATION_KINDS,
  plainUscc,
  sayUscc,
  whyNotUscc,
} from '../rules/organization.ts'

/** Reads a code as people type it; what is wrong with it is said by GB 32100. */
export const uscc = line('统一社会信用代码', 40)
  .transform(plainUscc)
  .superRefine((code, ctx) => {
    const wrong = whyNotUscc(code)
    if (wrong) ctx.addIssue({ code: 'custom', message: sayUscc(wrong) })
  })

const phone = line('联系电话', 30)
  .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^\+?[\d-]{7,20}$/, '联系电话只有数字和“-”，至少7位'))

const about = {
  name: line('单位名称', 60),
  subdistrict: line('所在街道', 30),
  contact: line('联系人', 40),
  phone,
}
const kind = oneOf(ORGANIZATION_KINDS, '请选择单位类型')

/** The number that does not belong to the kind is not read: whoever tried both kinds is not held up by it. */
const filed = z
  .object({ ...about, kind: z.literal('community'), filingNo: line('备案号', 40) })
  .transform((organization): NewOrganization => ({ ...organization, uscc: null }))
/** 还没有备案: said with a tick, so that nobody leaves the number out by mistake. */
const unfiled = z
  .object({
    ...about,
    kind: z.literal('community'),
    unfiled: z.literal('yes'),
    filingNo: z.string().trim().max(0, '填了备案号，就不要勾“还没有备案”').optional(),
  })
  .transform(({ name, subdistrict, contact, phone: number, kind: community }): NewOrganization => ({
    ...{ name, subdistrict, contact, phone: number, kind: community },
    ...{ filingNo: null, uscc: null },
  }))
export const legalKind = kind.exclude(['community'])
const registered = z
  .object({ ...about, kind: legalKind, uscc })
  .superRefine((organization, ctx) => {
    const wrong = whyNotKind(organization.uscc, organization.kind)
    const message = wrong && sayCodeRefusal(wrong, KIND_WORDS[organization.kind])
    if (message) ctx.addIssue({ code: 'custom', path: ['uscc'], message })
  })
  .transform((organization): NewOrganization => ({ ...organization, filingNo: null }))

/** Without a kind the other fields are checked all the same, so that all that is missing is said at once. */
export const organizationForm = z.unknown().transform((sent, ctx): NewOrganization => {
  const chosen = z.object({ kind }).safeParse(sent)
  const group = z.object({ unfiled: z.literal('yes') }).safeParse(sent).success ? unfiled : filed
  const parsed = (chosen.data?.kind === 'community' ? group : registered).safeParse(sent)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.filter(({ path }) => chosen.success || path[0] !== 'uscc')
  for (const { message, path } of problems) ctx.addIssue({ code: 'custom', message, path })
  return z.NEVER
})
