import { paths } from '../../paths.ts'
import { type Again, Wrong } from '../../people/pages.tsx'
import { sayDay, sayMinute } from '../../shared/days.ts'
import { Area, Hidden, Select, Text } from '../../web/fields.tsx'
import { Facts } from '../../web/lists.tsx'
import { Actions, Block, Button, Head, Note } from '../../web/parts.tsx'
import { Table } from '../../web/tables.tsx'
import type { Organization } from '../rules/organization.ts'
import {
  EMPTY,
  GRADES,
  INSPECTIONS,
  INSPECTION_WORDS,
  LONGEST_CHARTER,
  MOST_CONTACTS,
  MOST_INSPECTIONS,
  type Part,
  type Profile,
  type ProfileRefusal,
  changedIn,
  missingIn,
  partWord,
  partsOf,
  sayGrade,
} from '../rules/profile.ts'

export type Version = { version: number; profile: Profile; at: number; by: string }
type Props = { organization: Organization; versions: Version[]; isOwner: boolean; of: Again }

/** What an owner keeps up to date; other members and the staff read it. */
export const ProfilePage = ({ organization, versions, isOwner, of }: Props) => {
  const isGroup = organization.kind === 'community'
  const profile = versions[0]?.profile ?? EMPTY
  return (
    <div class="page">
      <Head
        title="单位资料"
        crumbs={[{ href: paths.organization(organization.id), text: organization.name }]}
        lead="填一次，以后的申报书和协议都用它，不用再填。可以先填一部分，以后补齐。"
      />
      <Wrong of={of} />
      <Complete profile={profile} isGroup={isGroup} />
      <Block id="profile" title="资料">
        {isOwner ? (
          <Form organization={organization} of={of} isGroup={isGroup} />
        ) : (
          <ProfileFacts profile={profile} isGroup={isGroup} />
        )}
      </Block>
      <Block id="versions" title="修改记录">
        <Versions versions={versions} isGroup={isGroup} />
      </Block>
    </div>
  )
}

export const Complete = ({ profile, isGroup }: { profile: Profile; isGroup: boolean }) => {
  const missing = missingIn(profile, isGroup)
  const all = partsOf(isGroup).length
  if (missing.length === 0) return <Note tone="good">资料齐全，共{all}项。</Note>
  return (
    <Note tone="warn">
      已填{all - missing.length}项，还缺{missing.length}项：
      {missing.map((part) => partWord(part, isGroup)).join('、')}。
    </Note>
  )
}

/** A profile in words; what is missing says so. */
export const ProfileFacts = ({ profile, isGroup }: { profile: Profile; isGroup: boolean }) => (
  <Facts
    rows={partsOf(isGroup).map((part) => ({
      name: partWord(part, isGroup),
      value: sayPart(profile, part) || <span class="quiet">没有填</span>,
    }))}
  />
)

/** One part of a profile in words; '' where nothing was said. */
export function sayPart(profile: Profile, part: Part): string {
  switch (part) {
    case 'representative':
    case 'address':
    case 'charter':
      return profile[part]
    case 'foundedOn':
      return profile.foundedOn === null ? '' : sayDay(profile.foundedOn)
    case 'grade':
      return profile.grade === null ? '' : sayGrade(profile.grade)
    case 'contacts':
      return profile.contacts
        .map(({ name, post, phone }) => `${name}${post && `（${post}）`}${phone && `，${phone}`}`)
        .join('；')
    case 'inspections':
      return profile.inspections
        .map(({ year, result }) => `${year}年度${INSPECTION_WORDS[result]}`)
        .join('；')
  }
}

/** The fields of the form, as they stand in a profile. */
export function typedOf(profile: Profile, version: number): Record<string, string> {
  const { contacts, inspections, representative, address, charter } = profile
  const typed: Record<string, string> = { version: String(version), representative, address, charter }
  typed['foundedOn'] = profile.foundedOn ?? ''
  typed['grade'] = profile.grade ?? ''
  for (const [at, contact] of contacts.entries())
    for (const [name, value] of Object.entries(contact)) typed[`contacts.${at}.${name}`] = value
  for (const [at, one] of inspections.entries())
    for (const [name, value] of Object.entries(one)) typed[`inspections.${at}.${name}`] = String(value)
  return typed
}

const Form = ({ organization, of, isGroup }: { organization: Organization; of: Again; isGroup: boolean }) => (
  <form method="post" action={paths.profile(organization.id)}>
    <Hidden name="version" value={of.typed['version'] ?? '0'} />
    <Text of={of} name="representative" label={partWord('representative', isGroup)} optional />
    <Text of={of} name="address" label={partWord('address', isGroup)} full optional />
    <Text of={of} name="foundedOn" label={partWord('foundedOn', isGroup)} type="date" optional />
    <Area
      of={of}
      name="charter"
      label={partWord('charter', isGroup)}
      hint={
        isGroup
          ? `平时开展哪些活动，最多${LONGEST_CHARTER}个字。`
          : `照章程抄写，最多${LONGEST_CHARTER}个字。`
      }
      rows={4}
      optional
    />
    {!isGroup && <Standing of={of} />}
    <Contacts of={of} />
    <Actions>
      <Button>保存</Button>
      <a href={paths.organization(organization.id)}>不改了</a>
    </Actions>
  </form>
)

const Standing = ({ of }: { of: Again }) => (
  <>
    <Select
      of={of}
      name="grade"
      label="评估等级"
      none="请选择"
      options={GRADES.map((value) => ({ value, text: sayGrade(value) }))}
      optional
    />
    <h3>年检（年报）</h3>
    {count(MOST_INSPECTIONS).map((at) => (
      <div class="columns">
        <Text
          of={of}
          name={`inspections.${at}.year`}
          label={`年度${at + 1}`}
          size={6}
          inputmode="numeric"
          optional
        />
        <Select
          of={of}
          name={`inspections.${at}.result`}
          label={`年度${at + 1}的结论`}
          none="请选择"
          options={INSPECTIONS.map((value) => ({ value, text: INSPECTION_WORDS[value] }))}
          optional
        />
      </div>
    ))}
  </>
)

const Contacts = ({ of }: { of: Again }) => (
  <>
    <h3>联系人</h3>
    <p class="hint">只给公益创投办公室联系用，不会公开。</p>
    {count(MOST_CONTACTS).map((at) => (
      <fieldset class="field">
        <legend>联系人{at + 1}</legend>
        <Text of={of} name={`contacts.${at}.name`} label="姓名" optional />
        <Text of={of} name={`contacts.${at}.post`} label="职务" optional />
        <Text of={of} name={`contacts.${at}.phone`} label="电话" type="tel" optional />
      </fieldset>
    ))}
  </>
)

const count = (most: number): number[] => Array.from({ length: most }, (_, at) => at)

const Versions = ({ versions, isGroup }: { versions: Version[]; isGroup: boolean }) =>
  versions.length === 0 ? (
    <p class="quiet">还没有填过。</p>
  ) : (
    <Table unseenCaption="修改记录" head={[{ text: '时间' }, { text: '谁改的' }, { text: '改了什么' }]}>
      {versions.map(({ at, by, profile }, i) => (
        <tr>
          <td>{sayMinute(at)}</td>
          <td>{by}</td>
          <td>
            {changedIn(versions[i + 1]?.profile ?? EMPTY, profile)
              .map((part) => partWord(part, isGroup))
              .join('、')}
          </td>
        </tr>
      ))}
    </Table>
  )

export function sayProfile(refusal: ProfileRefusal): string {
  switch (refusal.why) {
    case 'not-owner':
      return '单位资料由本单位的负责人修改'
    case 'nothing-changed':
      return '没有改动，不用保存'
    case 'founded-in-future':
      return `成立日期不能晚于今天（${sayDay(refusal.today)}）`
  }
}
