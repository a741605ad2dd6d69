import { sayReading, whatIsOdd } from '../../../people/rules/code.ts'
import { KIND_WORDS } from '../../../people/rules/organization.ts'
import { MEMBER_ROLE_WORDS, type MemberRole, type Person, has } from '../../../people/rules/person.ts'
import { paths } from '../../../paths.ts'
import { type Day, dayOf, sayDay } from '../../../shared/days.ts'
import { Facts, type Task, Tasks } from '../../../web/lists.tsx'
import { Actions, Block, Button, Head, Note, Tag } from '../../../web/parts.tsx'
import { BarNotes } from '../../bars/pages.tsx'
import { Expiring } from '../../certificates/pages.tsx'
import type { Bound } from '../../../rulebook/rules/bound.ts'
import type { Lack } from '../../rules/applying.ts'
import { Missing } from './missing.tsx'
import { Latest } from '../../checks/pages.tsx'
import { type KeptMove, Moves } from '../../ladder/pages.tsx'
import { Complete, ProfileFacts } from '../../profile/pages.tsx'
import type { Bar } from '../../rules/bar.ts'
import { type BankAccount, mask } from '../../rules/account.ts'
import type { Certificate } from '../../rules/certificate.ts'
import type { KeptSnapshot } from '../../rules/check.ts'
import { HOSTING_WORDS, type Hosting, currentOf, stateOf } from '../../rules/hosting.ts'
import { RUNG_WORDS } from '../../rules/ladder.ts'
import type { Organization } from '../../rules/organization.ts'
import { EMPTY, type Profile, missingIn } from '../../rules/profile.ts'

type Props = {
  organization: Organization
  profile: Profile | null
  account: BankAccount | null
  hostings: Hosting[]
  moves: KeptMove[]
  bars: Bar[]
  /** For the staff alone. */
  snapshots: KeptSnapshot[]
  members: number
  certificates: Certificate[]
  /** Of the reader; null: one of the staff. */
  role: MemberRole | null
  lacks: Lack[]
  bound: Bound | undefined
  person: Person
  today: Day
}

/** One organization: for its members with what is left to do, for the staff with what they found. */
export const OrganizationPage = (page: Props) => {
  const { organization, role, bars, today } = page
  return (
    <div class="page">
      <Head
        title={organization.name}
        crumbs={
          role
            ? [{ href: paths.desk('applicant'), text: '申报台' }]
            : [{ href: paths.organizations(), text: '申报单位' }]
        }
        meta={
          <>
            <Tag>{KIND_WORDS[organization.kind]}</Tag>
            {role && ` 我的权限：${MEMBER_ROLE_WORDS[role]}`}
          </>
        }
      />
      <BarNotes bars={bars} today={today} />
      {!role && (
        <p>
          <a href={paths.organizationChanges(organization.id)}>注销、合并和更名</a>　
          <a href={paths.organizationNotes(organization.id)}>备注</a>
        </p>
      )}
      <Expiring certificates={page.certificates} today={today} />
      <Odd organization={organization} />
      {role && (
        <Missing
          id={organization.id}
          isGroup={organization.kind === 'community'}
          lacks={page.lacks}
          bound={page.bound}
        />
      )}
      <Block id="registered" title="登记信息">
        <Facts rows={registered(organization)} />
        <p>
          <a href={paths.registration(organization.id)}>{role === 'owner' ? '更正登记信息' : '更正的记录'}</a>
        </p>
      </Block>
      {role ? <ToKeep {...page} /> : <ForStaff {...page} />}
      <Block id="moves" title="备案和登记的经过">
        <Moves moves={page.moves} />
      </Block>
    </div>
  )
}

const registered = ({ uscc, filingNo, subdistrict, contact, phone, at }: Organization) => [
  ...(uscc === null
    ? [{ name: '备案号', value: filingNo ?? RUNG_WORDS.group }]
    : [
        { name: '统一社会信用代码', value: uscc },
        { name: '从代码读出', value: sayReading(uscc) },
      ]),
  { name: '所在街道', value: subdistrict },
  { name: '联系人', value: `${contact}，${phone}` },
  { name: '登记到本站', value: sayDay(dayOf(at)) },
]

/** What was taken although the code does not tell: the applicant sees it as the officer does. */
const Odd = ({ organization: { uscc, kind } }: { organization: Organization }) => {
  const odd = uscc === null ? null : whatIsOdd(uscc, kind)
  if (!odd) return null
  return (
    <Note tone="warn" label="提醒">
      {odd === 'kind'
        ? `从代码前两位看不出是${KIND_WORDS[kind]}，请经办人核对登记证书。`
        : '代码里的行政区划不认识，请经办人核对登记证书。'}
    </Note>
  )
}

/** What members keep up to date, in one list with its state. */
const ToKeep = (page: Props) => (
  <Block id="keep" title="本单位的资料">
    <Tasks items={tasksOf(page)} />
  </Block>
)

function tasksOf({ organization, profile, account, hostings, members, certificates }: Props): Task[] {
  const { id, kind } = organization
  const isGroup = kind === 'community'
  const missing = missingIn(profile ?? EMPTY, isGroup).length
  return [
    {
      href: paths.profile(id),
      text: '单位资料',
      small: '填一次，以后的申报书和协议都用它',
      tag: missing === 0 ? { tone: 'good', word: '齐全' } : { tone: 'warn', word: `缺${missing}项` },
    },
    hostTask(id, isGroup, hostings),
    {
      href: paths.bankAccount(id),
      text: '收款账户',
      small: account
        ? `${account.bank}，${mask(account.tail)}`
        : isGroup
          ? '由托管单位收款的不用填'
          : '拨款要用',
      tag: account ? { tone: 'good', word: '已填' } : { word: '没有填' },
    },
    {
      href: paths.certificates(id),
      text: '证件',
      small: '登记证书、备案表、开户证明',
      tag: { word: `${certificates.length}个` },
    },
    { href: paths.members(id), text: '成员', small: '邀请同事一起申报', tag: { word: `${members}人` } },
  ]
}

function hostTask(id: string, isGroup: boolean, hostings: Hosting[]): Task {
  const href = paths.hosting(id)
  if (!isGroup) {
    const waiting = hostings.filter((one) => stateOf(one) === 'asked').length
    const tag = waiting > 0 ? { tone: 'now' as const, word: `${waiting}家等答复` } : undefined
    return { href, text: '托管社区社会组织', small: '代为签约、收款和核算', ...(tag && { tag }) }
  }
  const current = currentOf(hostings)
  if (!current) return { href, text: '托管单位', small: '提交申报书以前要有', tag: { word: '还没有' } }
  const state = stateOf(current)
  return {
    href,
    text: '托管单位',
    small: current.host.name,
    tag: { tone: state === 'hosted' ? 'good' : 'now', word: HOSTING_WORDS[state] },
  }
}

const ForStaff = ({ organization, profile, account, hostings, snapshots, person, certificates }: Props) => {
  const { id, kind } = organization
  const isGroup = kind === 'community'
  const host = currentOf(hostings.filter(({ group }) => group.id === id))
  return (
    <>
      <Block id="checks" title="核验">
        <Latest snapshots={snapshots} />
        <Actions>
          <Button href={paths.verification(id)} plain>
            {has(person, 'officer') ? '记录查询' : '全部核验记录'}
          </Button>
          {has(person, 'officer') && (
            <>
              <a href={paths.ladder(id)}>备案和登记</a>
              <a href={paths.organizationBars(id)}>拟定不受理申报</a>
            </>
          )}
        </Actions>
      </Block>
      <Block id="profile" title="单位资料">
        <Complete profile={profile ?? EMPTY} isGroup={isGroup} />
        <ProfileFacts profile={profile ?? EMPTY} isGroup={isGroup} />
      </Block>
      <Block id="money" title="托管和收款">
        <Facts
          rows={[
            ...(isGroup
              ? [
                  {
                    name: '托管单位',
                    value: host ? `${host.host.name}（${HOSTING_WORDS[stateOf(host)]}）` : '没有',
                  },
                ]
              : []),
            { name: '收款账户', value: account ? `${account.bank}，${mask(account.tail)}` : '没有填' },
          ]}
        />
        <p>
          <a href={paths.hosting(id)}>托管的记录</a>
          {'　'}
          <a href={paths.certificates(id)}>证件{certificates.length}个</a>
          {(has(person, 'finance') || has(person, 'auditor')) && (
            <>
              {'　'}
              <a href={paths.bankAccount(id)}>收款账户和查看记录</a>
            </>
          )}
        </p>
      </Block>
    </>
  )
}
