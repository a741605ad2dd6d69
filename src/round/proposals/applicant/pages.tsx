import type { Child } from 'hono/jsx'
import { sayPart } from '../../../organizations/profile/pages.tsx'
import { partWord, partsOf } from '../../../organizations/rules/profile.ts'
import { KIND_WORDS, type OrganizationKind } from '../../../people/rules/organization.ts'
import { paths } from '../../../paths.ts'
import { Facts } from '../../../web/lists.tsx'
import { Chapter, Note } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { type Applying, lackingIn, whyNotNamed } from './rules.ts'
import { saySubmitRefusal } from '../pages/words.ts'

/** What is known of everybody who ever applied. */
export type Registered = {
  name: string
  kind: OrganizationKind
  uscc: string | null
  filingNo: string | null
  subdistrict: string
}

/**
 * 申报单位基本情况, a row each, with whom to call: of those who may see that. `applying` null: it was handed in before that
 * was kept, and only the registration is known. What was not filled in is ''.
 */
export function applicantRows(applying: Applying | null, registered: Registered): [string, string][] {
  const { name, kind, uscc, filingNo, subdistrict } = applying?.applicant ?? registered
  const isGroup = kind === 'community'
  return [
    ['申报单位', name],
    ['单位类别', KIND_WORDS[kind]],
    uscc ? ['统一社会信用代码', uscc] : ['备案编号', filingNo ?? '未备案'],
    ...(applying && isGroup ? [pair('托管单位', applying.applicant.host ?? '')] : []),
    ['所在街道', subdistrict],
    ...(applying ? profileRows(applying, isGroup) : []),
  ]
}

function profileRows({ applicant, contacts }: Applying, isGroup: boolean): [string, string][] {
  const whole = { ...applicant.profile, contacts }
  return partsOf(isGroup).map((part) => pair(partWord(part, isGroup), sayPart(whole, part)))
}

const pair = (name: string, value: string): [string, string] => [name, value]

type FactsProps = { applying: Applying | null; registered: Registered }

/** The same on a page. */
export const ApplicantFacts = ({ applying, registered }: FactsProps) => (
  <Facts
    rows={applicantRows(applying, registered).map(([name, value]) => ({
      name,
      value: value || <span class="quiet">未填</span>,
    }))}
  />
)

type Props = { applying: Applying; plan: Plan; organizationId: string; mayMend: boolean }

/** On the page where a proposal is checked: what it will carry of its organization, what is missing, and where to mend it. */
export const ApplicantChapter = ({ applying, plan, organizationId, mayMend }: Props) => (
  <Chapter
    id="applicant"
    title="申报单位基本情况"
    small={
      mayMend && (
        <a href={paths.profile(organizationId)}>
          修改<span class="unseen">单位资料</span>
        </a>
      )
    }
  >
    <Lacking applying={applying} plan={plan} mayMend={mayMend} />
    <ApplicantFacts applying={applying} registered={applying.applicant} />
    <p class="hint">从单位资料带出，提交时随申报书一起存下；电话只有本单位、托管单位和主办单位看得到。</p>
  </Chapter>
)

/** Words for what is missing; a round that insists on it says so at the top of the page. */
function Lacking({ applying: { applicant }, plan, mayMend }: Omit<Props, 'organizationId'>): Child {
  const missing = lackingIn(applicant)
  if (missing.length === 0) return null
  const names = missing.map((part) => partWord(part, applicant.kind === 'community')).join('、')
  const no = whyNotNamed(plan, applicant)
  return (
    <Note {...(no ? { tone: 'bad' } : { tone: 'warn', label: '提醒' })}>
      {no ? saySubmitRefusal(no) : '单位资料没有填全，可以提交，但这一份里会是空的'}：{names}。
      {!mayMend && '请本单位的负责人补填。'}
    </Note>
  )
}
