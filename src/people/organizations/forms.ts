import { z } from 'zod'
import { box, missingOf, whereRead } from '../../web/boxes/box.ts'
import { choice, tick } from '../../web/boxes/choices.ts'
import { area, line, numberedOrNone, phone } from '../../web/boxes/texts.ts'
import { next } from '../forms.ts'
import { sayWrongCode } from '../rules/code.ts'
import { KIND_WORDS, type NewOrganization, type OrganizationKind, plainUscc } from '../rules/organization.ts'

/** One of the two is needed: which, the kind says. */
const oneOfTwo = (name: string) =>
  box(numberedOrNone(name, 40), { title: name, kind: 'line', optional: false })

const registered = {
  kind: choice('单位类型', KIND_WORDS),
  name: line('单位名称', 60),
  uscc: oneOfTwo('统一社会信用代码'),
  filingNo: oneOfTwo('备案号'),
  // said with a tick, so that nobody leaves the number out by mistake
  unfiled: tick('我们是社区社会组织，还没有在街道备案'),
  subdistrict: line('所在街道', 30),
}
const NUMBERS = ['kind', 'uscc', 'filingNo', 'unfiled']

/** Whom to call at an organization. */
export const contactForm = z.object({ contact: line('联系人', 40), phone: phone() })

/** Of its two numbers only the one that belongs to its kind is read: whoever tried both kinds is not held up by the other. */
export const organizationForm = z
  .object({ ...registered, ...contactForm.shape })
  .superRefine(checkNumbers, whereRead(...NUMBERS))

/** The same, and where to go on to. */
export const registerForm = organizationForm.safeExtend({ next })

/** Who it is, corrected. */
export const registrationForm = z
  .object({ ...registered, reason: area('为什么要改', 300) })
  .superRefine(checkNumbers, whereRead(...NUMBERS))

type Numbers = { kind: OrganizationKind; uscc: string; filingNo: string; unfiled: boolean }

function checkNumbers(numbers: Numbers, ctx: z.core.$RefinementCtx): void {
  const [field, message] = numbers.kind === 'community' ? wrongFiling(numbers) : wrongCode(numbers)
  if (message) ctx.addIssue({ code: 'custom', path: [field], message })
}

type Wrong = [field: keyof Numbers, message: string | null]

function wrongFiling({ filingNo, unfiled }: Numbers): Wrong {
  if (filingNo === '') return ['filingNo', unfiled ? null : missingOf('备案号')]
  return ['filingNo', unfiled ? '填了备案号，就不要勾“还没有备案”' : null]
}

const wrongCode = ({ kind, uscc }: Numbers): Wrong => [
  'uscc',
  uscc === '' ? missingOf('统一社会信用代码') : sayWrongCode(plainUscc(uscc), kind),
]

export function organizationIn(form: z.output<typeof organizationForm>): NewOrganization {
  const { contact, phone: telephone } = form
  return { ...registrationIn(form), contact, phone: telephone }
}

export function registrationIn({
  kind,
  name,
  uscc,
  filingNo,
  subdistrict,
}: Omit<z.output<typeof registrationForm>, 'reason'>) {
  const about = { name, subdistrict }
  return kind === 'community'
    ? { ...about, kind, filingNo: filingNo || null, uscc: null }
    : { ...about, kind, uscc: plainUscc(uscc), filingNo: null }
}
