import { paths } from '../../paths.ts'
import { Confirm, Radios } from '../../web/choices.tsx'
import { Text } from '../../web/fields.tsx'
import { Actions, Button, Head } from '../../web/parts.tsx'
import type { Typed } from '../../web/body.ts'
import { type Again, Wrong } from '../pages.tsx'
import { sayCodeRefusal, sayReading, whyNotKind } from '../rules/code.ts'
import {
  KIND_WORDS,
  ORGANIZATION_KINDS,
  type OrganizationTaken,
  plainUscc,
  sayUscc,
  whyNotUscc,
} from '../rules/organization.ts'

const KINDS = ORGANIZATION_KINDS.map((kind) => ({
  value: kind,
  text: KIND_WORDS[kind],
  small: kind === 'community' ? '在街道备案，没有法人登记' : undefined,
}))

export const RegisterOrganization = ({ of }: { of: Again }) => (
  <div class="page">
    <Head title="登记申报单位" lead="登记一次，以后每期都用它申报。名称和代码照登记证书或备案表填写。" />
    <form method="post" action={paths.organizations()}>
      <Wrong of={of} />
      <Radios of={of} name="kind" legend="单位类型" options={KINDS} />
      <Text of={of} name="name" label="单位名称" full autocomplete="organization" />
      <Text
        of={of}
        name="uscc"
        label="统一社会信用代码"
        hint="18位，在登记证书上。前两位说明单位类型，第3至8位是登记机关的行政区划。社区社会组织不填这一项。"
        size={22}
        says={{ from: paths.codeReading(), now: <CodeReading of={of.typed} /> }}
      />
      <Text of={of} name="filingNo" label="备案号" hint="只有社区社会组织填写，在备案表上。" size={22} />
      <Confirm of={of} name="unfiled" label="我们是社区社会组织，还没有在街道备案" optional />
      <Text of={of} name="subdistrict" label="所在街道" hint="例如：和平里" />
      <Text of={of} name="contact" label="联系人" autocomplete="name" />
      <Text
        of={of}
        name="phone"
        label="联系电话"
        hint="只给公益创投办公室联系用，不会公开。"
        type="tel"
        autocomplete="tel"
      />
      <Actions>
        <Button>登记</Button>
        <a href={paths.desk('applicant')}>以后再说</a>
      </Actions>
    </form>
  </div>
)

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
  const wrong = whyNotUscc(code)
  const early = code.length < LENGTH ? whyNotUscc(code.padEnd(LENGTH, '0')) : null
  if (early?.why === 'uscc-character') return { says: sayUscc(early), isRight: false }
  if (code.length < LENGTH)
    return { says: `已输入${code.length}位，还差${LENGTH - code.length}位`, isRight: false }
  if (wrong) return { says: sayUscc(wrong), isRight: false }
  const chosen = ORGANIZATION_KINDS.find((one) => one === kind)
  const other = chosen ? whyNotKind(code, chosen) : null
  if (other && chosen) return { says: sayCodeRefusal(other, KIND_WORDS[chosen]), isRight: false }
  return { says: `代码正确：${sayReading(code)}`, isRight: true }
}

const LENGTH = 18

export function sayTaken(refusal: OrganizationTaken): string {
  switch (refusal.why) {
    case 'uscc-taken':
      return `统一社会信用代码${refusal.uscc}已经登记过了。要加入这个单位，请联系公益创投办公室`
    case 'filing-no-taken':
      return `备案号${refusal.filingNo}已经登记过了。要加入这个单位，请联系公益创投办公室`
    case 'name-taken':
      return `“${refusal.name}”已经登记过了。要加入这个单位，请联系公益创投办公室`
  }
}
