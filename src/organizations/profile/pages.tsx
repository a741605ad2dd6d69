import { paths } from '../../paths.ts'
import { sayDay } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { typedOf } from '../../web/boxes/box.ts'
import { type Column, List } from '../../web/columns.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Block, Head, Note } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import type { Organization } from '../rules/organization.ts'
import {
  EMPTY,
  GRADE_WORDS,
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
} from '../rules/profile.ts'
import { contactForm, inspectionForm, profileForm } from './forms.ts'

export type Version = { version: number; profile: Profile; at: number; by: string }
type Props = { organization: Organization; versions: Version[]; isOwner: boolean; of: Filled }

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
      <Complete profile={profile} isGroup={isGroup} />
      <Block id="profile" title="资料">
        {isOwner ? (
          <Entry {...{ organization, versions, of }} />
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
      return profile.grade === null ? '' : GRADE_WORDS[profile.grade]
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

type Entry = Pick<Props, 'organization' | 'versions' | 'of'>

const Entry = ({ organization, versions: [now], of: sent }: Entry) => {
  const { id, kind } = organization
  const isGroup = kind === 'community'
  const version = now?.version ?? 0
  const of = {
    ...sent,
    typed: { ...typedOf(profileForm, { version, ...(now?.profile ?? EMPTY) }), ...sent.typed },
  }
  return (
    <Form
      to={paths.profile(id)}
      of={of}
      // what somebody else changed is shown below: whoever saves again has seen it
      hidden={{ version: of.why === 'changed-meanwhile' ? version : (of.typed['version'] ?? version) }}
      button="保存"
      beside={<a href={paths.organization(id)}>不改了</a>}
    >
      {(['representative', 'address', 'foundedOn', 'charter'] as const).map((part) => (
        <Box
          of={of}
          form={profileForm}
          name={part}
          label={partWord(part, isGroup)}
          hint={hintOf(part, isGroup)}
        />
      ))}
      {!isGroup && <Standing of={of} />}
      <Contacts of={of} />
    </Form>
  )
}

function hintOf(part: Part, isGroup: boolean): string | undefined {
  if (part !== 'charter') return undefined
  return `${isGroup ? '平时开展哪些活动' : '照章程抄写'}，最多${LONGEST_CHARTER}个字。`
}

const Standing = ({ of }: { of: Filled }) => (
  <>
    <Box of={of} form={profileForm} name="grade" />
    <h3>年检（年报）</h3>
    {count(MOST_INSPECTIONS).map((at) => (
      <div class="columns">
        {(['year', 'result'] as const).map((name) => (
          <Box
            of={of}
            form={inspectionForm}
            name={name}
            field={`inspections.${at}.${name}`}
            label={`年度${at + 1}${name === 'result' ? '的结论' : ''}`}
            optional
          />
        ))}
      </div>
    ))}
  </>
)

const Contacts = ({ of }: { of: Filled }) => (
  <>
    <h3>联系人</h3>
    <p class="hint">只给公益创投办公室联系用，不会公开。</p>
    {count(MOST_CONTACTS).map((at) => (
      <fieldset class="field">
        <legend>联系人{at + 1}</legend>
        {(['name', 'post', 'phone'] as const).map((name) => (
          <Box of={of} form={contactForm} name={name} field={`contacts.${at}.${name}`} size={20} optional />
        ))}
      </fieldset>
    ))}
  </>
)

const count = (most: number): number[] => Array.from({ length: most }, (_, at) => at)

const Versions = ({ versions, isGroup }: { versions: Version[]; isGroup: boolean }) =>
  versions.length === 0 ? (
    <p class="quiet">还没有填过。</p>
  ) : (
    <List
      unseenCaption="修改记录"
      columns={versionColumns(isGroup)}
      rows={versions.map((one, at) => ({ ...one, before: versions[at + 1]?.profile ?? EMPTY }))}
    />
  )

const versionColumns = (isGroup: boolean): Column<Version & { before: Profile }>[] => [
  { head: '谁改的', text: ({ by }) => by, keep: 'name' },
  { head: '时间', instant: ({ at }) => at, keep: 'date' },
  {
    head: '改了什么',
    text: ({ before, profile }) =>
      changedIn(before, profile)
        .map((part) => partWord(part, isGroup))
        .join('、'),
  },
]

export const sayProfile = saying<ProfileRefusal>({
  'not-owner': '单位资料由本单位的负责人修改',
  'nothing-changed': '没有改动，不用保存',
  'founded-in-future': ({ today }) => `成立日期不能晚于今天（${sayDay(today)}）`,
})
