import { z } from 'zod'
import { box, missingOf } from '../../web/boxes/box.ts'
import { choice, tick } from '../../web/boxes/choices.ts'
import { line, lineOrNone, phone } from '../../web/boxes/texts.ts'
import { sayWrongCode } from '../rules/code.ts'
import { KIND_WORDS, type NewOrganization, ORGANIZATION_KINDS, plainUscc } from '../rules/organization.ts'

/** One of the two is needed: which, the kind says. */
const oneOfTwo = (name: string) => box(lineOrNone(name, 40), { title: name, kind: 'line' })

/** Of its two numbers only the one that belongs to its kind is read: whoever tried both kinds is not held up by the other. */
export const organizationForm = z
  .object({
    kind: choice('单位类型', KIND_WORDS),
    name: line('单位名称', 60),
    uscc: oneOfTwo('统一社会信用代码'),
    filingNo: oneOfTwo('备案号'),
    // said with a tick, so that nobody leaves the number out by mistake
    unfiled: tick('我们是社区社会组织，还没有在街道备案'),
    subdistrict: line('所在街道', 30),
    contact: line('联系人', 40),
    phone: phone(),
  })
  .superRefine(
    (form, ctx) => {
      const [field, message] = form.kind === 'community' ? wrongFiling(form) : wrongCode(form)
      if (message) ctx.addIssue({ code: 'custom', path: [field], message })
    },
    // said together with what else is missing
    { when: ({ value }) => READ.safeParse(value).success },
  )

/** The numbers of an organization as they were read. */
const READ = z.object({
  kind: z.enum(ORGANIZATION_KINDS),
  uscc: z.string(),
  filingNo: z.string(),
  unfiled: z.boolean(),
})

function wrongFiling({ filingNo, unfiled }: z.output<typeof READ>): [string, string | null] {
  const isThere = filingNo !== ''
  if (isThere && unfiled) return ['filingNo', '填了备案号，就不要勾“还没有备案”']
  return ['filingNo', isThere || unfiled ? null : missingOf('备案号')]
}

const wrongCode = ({ kind, uscc }: z.output<typeof READ>): [string, string | null] => [
  'uscc',
  uscc === '' ? missingOf('统一社会信用代码') : sayWrongCode(plainUscc(uscc), kind),
]

export function organizationIn(form: z.output<typeof organizationForm>): NewOrganization {
  const { kind, name, uscc, filingNo, subdistrict, contact, phone: telephone } = form
  const about = { name, subdistrict, contact, phone: telephone }
  return kind === 'community'
    ? { ...about, kind, filingNo: filingNo || null, uscc: null }
    : { ...about, kind, uscc: plainUscc(uscc), filingNo: null }
}
