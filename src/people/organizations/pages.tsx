import { paths } from '../../paths.ts'
import type { Filled } from '../../web/answer.tsx'
import type { Typed } from '../../web/body.ts'
import { Box, Form } from '../../web/form.tsx'
import { Head } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import { sayReading, sayWrongCode } from '../rules/code.ts'
import {
  KIND_WORDS,
  ORGANIZATION_KINDS,
  type OrganizationTaken,
  plainUscc,
  sayUscc,
  whyNotUscc,
} from '../rules/organization.ts'
import { organizationForm as form } from './forms.ts'

const KINDS = ORGANIZATION_KINDS.map((kind) => ({
  value: kind,
  text: KIND_WORDS[kind],
  small: kind === 'community' ? '在街道备案，没有法人登记' : undefined,
}))

/** Whoever is registered as a legal person has a code; each kind is asked for its own number. */
const WITH_CODE = ORGANIZATION_KINDS.filter((kind) => kind !== 'community')

/** `next`: where whoever registers was going. */
export function RegisterOrganization({ of, next }: { of: Filled; next: string }) {
  const isWrong = of.problems.some(({ field }) => field === 'uscc')
  return (
    <div class="page">
      <Head title="登记申报单位" lead="登记一次，以后每期都用它申报。名称和代码照登记证书或备案表填写。" />
      <Form
        to={paths.organizations()}
        of={of}
        hidden={{ next }}
        button="登记"
        beside={<a href={next || paths.desk('applicant')}>以后再说</a>}
      >
        <Box {...{ of, form }} name="kind" options={KINDS} />
        <Box {...{ of, form }} name="name" autocomplete="organization" />
        <div data-when="kind" data-is={WITH_CODE.join('\n')}>
          <Box
            {...{ of, form }}
            name="uscc"
            hint="18位，在登记证书上。前两位说明单位类型，第3至8位是登记机关的行政区划。社区社会组织不填这一项。"
            size={22}
            says={{ from: paths.codeReading(), now: isWrong ? null : <CodeReading of={of.typed} /> }}
          />
        </div>
        <div data-when="kind" data-is="community">
          <Box {...{ of, form }} name="filingNo" hint="只有社区社会组织填写，在备案表上。" size={22} />
          <Box {...{ of, form }} name="unfiled" />
        </div>
        <Box {...{ of, form }} name="subdistrict" hint="例如：和平里" />
        <Box {...{ of, form }} name="contact" autocomplete="name" />
        <Box {...{ of, form }} name="phone" hint="只给公益创投办公室联系用，不会公开。" autocomplete="tel" />
      </Form>
    </div>
  )
}

/** What a code says of itself, as far as it is typed: kind and place, or what is wrong with it. */
export function CodeReading({ of }: { of: Typed }) {
  const found = readTyped(of['uscc'] ?? '', of['kind'])
  if (!found) return null
  return <span class={found.isRight ? undefined : 'error'}>{found.says}</span>
}

/** Null: nothing typed. While it is shorter than a code nothing is wrong with it yet, but a character that no code has. */
export function readTyped(
  typed: string,
  kind: string | undefined,
): { says: string; isRight: boolean } | null {
  const code = plainUscc(typed)
  if (code === '') return null
  const early = code.length < LENGTH ? whyNotUscc(code.padEnd(LENGTH, '0')) : null
  if (early?.why === 'uscc-character') return { says: sayUscc(early), isRight: false }
  if (code.length < LENGTH)
    return { says: `已输入${code.length}位，还差${LENGTH - code.length}位`, isRight: false }
  const wrong = sayWrongCode(
    code,
    ORGANIZATION_KINDS.find((one) => one === kind),
  )
  if (wrong) return { says: wrong, isRight: false }
  return { says: `代码正确：${sayReading(code)}`, isRight: true }
}

const LENGTH = 18

export const sayTaken = saying<OrganizationTaken>({
  'uscc-taken': ({ uscc }) => `统一社会信用代码${uscc}${TAKEN}`,
  'filing-no-taken': ({ filingNo }) => `备案号${filingNo}${TAKEN}`,
  'name-taken': ({ name }) => `“${name}”${TAKEN}`,
})
const TAKEN = '已经登记过了。要加入这个单位，请联系公益创投办公室'
