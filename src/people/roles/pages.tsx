import { paths } from '../../paths.ts'
import { type Instant, dayOf, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Filters, Pages, listHref, sayTotal } from '../../web/controls.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Block, Button, Empty, Head, NOT_YET, Note, Tag } from '../../web/parts.tsx'
import { type Words, saying } from '../../web/words.ts'
import { ROLE_WORDS, type Role } from '../rules/person.ts'
import { type BothRefusal, type EndRefusal, type GiveRefusal, ROLE_OPTIONS } from '../rules/role.ts'
import { roleForm } from './forms.ts'

export type Card = {
  id: string
  name: string
  username: string | null
  email: string
  since: Date
  secondFactor: boolean
}
type Listed = Card & { roles: Role[] }
type Wanted = {
  items: Listed[]
  total: number
  word: string
  role?: Role | undefined
  sort: 'name' | '-since'
  page: number
}

export const People = (list: Wanted & { url: string }) => (
  <div class="page">
    <Head
      title="账号与角色"
      actions={
        <Button plain href={paths.invitations()}>
          邀请
        </Button>
      }
    />
    <Filters
      items={[
        { kind: 'search', name: 'word', label: '姓名、用户名或邮箱', value: list.word },
        { kind: 'select', name: 'role', label: '角色', value: list.role, options: ROLE_OPTIONS },
      ]}
      shown={`共${sayTotal({ ...list, reached: isNarrowed(list) })}人`}
      keep={{ sort: list.sort === 'name' ? undefined : list.sort }}
      url={list.url}
    />
    {list.items.length > 0 ? (
      <List scroll="账号" columns={PEOPLE} rows={list.items} url={list.url} usual="name" />
    ) : (
      <Empty title="没有这样的人">换一个条件试试。</Empty>
    )}
    <Pages {...list} reached={isNarrowed(list)} href={(page) => pageHref(list, page)} />
  </div>
)

/** It is counted as far as its page reaches. */
const isNarrowed = ({ word, role }: Wanted): boolean => word !== '' || role !== undefined

const pageHref = ({ word, role, sort }: Wanted, page: number): string =>
  listHref(paths.people(), { word, role, sort: sort === 'name' ? undefined : sort }, page)

export const PEOPLE: Column<Listed>[] = [
  { head: '姓名', text: ({ name }) => name, href: ({ id }) => paths.person(id), keep: 'name', sort: 'name' },
  { head: '用户名', text: ({ username }) => username },
  { head: '邮箱', text: ({ email }) => email },
  {
    head: '角色',
    text: ({ roles }) => roles.map((role) => ROLE_WORDS[role]).join('、') || null,
    keep: 'state',
  },
  { head: '两步验证', text: ({ secondFactor }) => (secondFactor ? '已开启' : null) },
  {
    head: '开通',
    day: ({ since }) => dayOf(since.getTime()),
    sort: 'since',
    first: 'descending',
    keep: 'date',
  },
]

type Held = { role: Role; at: Instant }
type One = { card: Card; held: Held[]; of: Filled }

export const PersonPage = ({ card, held, of }: One) => (
  <div class="page">
    <Head title={card.name} crumbs={[{ href: paths.people(), text: '账号与角色' }]} />
    <Facts
      rows={[
        { name: '用户名', value: card.username ?? NOT_YET },
        { name: '邮箱', value: card.email },
        { name: '两步验证', value: card.secondFactor ? <Tag tone="good">已开启</Tag> : <Tag>没有开启</Tag> },
        { name: '开通', value: sayMinute(card.since.getTime()) },
      ]}
    />
    <Block id="held" title="现在的角色">
      <HeldRoles card={card} held={held} of={of} />
    </Block>
    <Block id="give" title="增加角色">
      <GiveRole card={card} held={held} of={of} />
    </Block>
    <Block id="access" title="登录与停用">
      <p>
        设备丢了、人不在岗时，退出全部登录或者停用账号。<a href={paths.personAccess(card.id)}>查看和办理</a>
      </p>
    </Block>
    <Block id="recovery" title="找回账号">
      <p>
        本人忘了密码，或者手机、通行密钥都不在了。<a href={paths.personRecovery(card.id)}>核实本人后办理</a>
      </p>
    </Block>
    <Block id="places" title="负责的社区">
      <p>
        社区和街道的工作人员只办自己地方的居民需求。<a href={paths.personPlaces(card.id)}>查看和指定</a>
      </p>
    </Block>
  </div>
)

function HeldRoles({ card, held, of }: One) {
  if (held.length === 0) return <Empty title="没有角色">注册的申报账号没有角色，只办本单位的事。</Empty>
  return <List unseenCaption="现在的角色" columns={heldColumns(card.id, of)} rows={held} />
}

const heldColumns = (personId: string, of: Filled): Column<Held>[] => [
  { head: '角色', text: ({ role }) => ROLE_WORDS[role], keep: 'name' },
  { head: '从何时起', instant: ({ at }) => at, keep: 'date' },
  {
    head: '操作',
    text: () => null,
    cell: ({ role }) => (
      <Form to={paths.roleEnd(personId)} of={of} hidden={{ role }} button={<EndOf role={role} />} danger />
    ),
    keep: 'state',
    only: 'page',
  },
]

const EndOf = ({ role }: { role: Role }) => (
  <>
    结束<span class="unseen">{ROLE_WORDS[role]}角色</span>
  </>
)

function GiveRole({ card, held, of }: One) {
  const free = ROLE_OPTIONS.filter(({ value }) => !held.some(({ role }) => role === value))
  if (free.length === 0) return <Note>所有角色都有了。</Note>
  return (
    <Form to={paths.role(card.id)} of={of} button="增加角色">
      <Box of={of} form={roleForm} name="role" options={free} />
    </Form>
  )
}

export const sayBoth: Words<BothRefusal> = {
  'runs-a-round': '受外单位委派承办一期征集，承办结束以前不能担任办公室的角色和评审专家',
  'sits-on-panel': '在一期还没有公告结果的评审委员会里，公告以前不能担任能看申报书的角色',
  'reads-proposals': ({ roles }) =>
    `您是${roles.map((role) => ROLE_WORDS[role]).join('、')}，能看申报书，不能进评审委员会；请系统管理员先结束这个角色`,
}

export const sayRole = saying<GiveRefusal | EndRefusal>({
  ...sayBoth,
  'role-held': ({ role }) => `已经是${ROLE_WORDS[role]}了`,
  'role-proposed': ({ role }) => `“${ROLE_WORDS[role]}”已经提出，等另一位确认`,
  'role-not-held': ({ role }) => `现在不是${ROLE_WORDS[role]}，不用结束`,
  'last-administrator':
    '这是最后一位系统管理员，不能结束：没有系统管理员，就没有人能再增减角色。请先给另一位加上',
})
