import { paths } from '../../paths.ts'
import { dayOf, sayDay, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Export, Pages, listHref } from '../../web/controls.tsx'
import { Form } from '../../web/form.tsx'
import { Block, Empty, Head } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import { ROLE_WORDS } from '../rules/person.ts'
import { type BothRefusal, CONFIRM_DAYS, type ConfirmRefusal } from '../rules/role.ts'
import { sayBoth } from '../roles/pages.tsx'
import { OUTCOME_WORDS } from './forms.ts'
import { ALIKE_WORDS, type Alike } from './alike.ts'
import type { Asked, Waiting } from './rules.ts'
import type { Grant } from './store.ts'

export const Confirmations = ({ items, of, url }: { items: Asked[]; of: Filled; url: string }) => (
  <div class="page">
    <Head
      title="待确认的角色"
      lead={`工作人员的角色由两个人给：一位提出，另一位在${CONFIRM_DAYS}天以内（邀请在有效期以内）确认，过期作废。`}
      actions={<Export url={url} />}
    />
    {items.length === 0 ? (
      <Empty title="没有等待确认的角色">有人提出以后列在这里。</Empty>
    ) : (
      items.map((item) => (
        <Block id={item.id} title={`${item.name}：${sayRoles(item)}`}>
          <p>
            {item.byName}
            {sayMinute(item.at)}提出{item.personId === null && '，随邀请给'}；{sayDay(dayOf(item.expiresAt))}
            以前确认。
          </p>
          {item.whyNot ? <p class="quiet">{sayConfirm(item.whyNot)}</p> : <Answers id={item.id} of={of} />}
        </Block>
      ))
    )}
  </div>
)

const Answers = ({ id, of }: { id: string; of: Filled }) => (
  <>
    <Form
      to={paths.confirmation(id)}
      of={of}
      hidden={{ outcome: 'confirmed' }}
      button={OUTCOME_WORDS.confirmed}
    />
    <Form
      to={paths.confirmation(id)}
      of={of}
      hidden={{ outcome: 'refused' }}
      button={OUTCOME_WORDS.refused}
      plain
    />
  </>
)

const sayRoles = ({ roles }: Pick<Waiting, 'roles'>): string =>
  roles.map((role) => ROLE_WORDS[role]).join('、')

export const WAITING: Column<Waiting>[] = [
  { head: '姓名', text: ({ name }) => name, keep: 'name' },
  { head: '角色', text: sayRoles, keep: 'state' },
  { head: '谁提出', text: ({ byName }) => byName },
  { head: '提出时间', instant: ({ at }) => at },
  { head: '有效期至', deadline: ({ expiresAt }) => expiresAt, keep: 'date' },
]

type Line = Grant & { alike: Alike[] | null }
type Book = { items: Line[]; total: number; page: number; url: string }

/** Who holds what, and who held it. */
export const RoleBook = ({ items, total, page, url }: Book) => (
  <div class="page">
    <Head
      title="角色登记"
      lead="谁有什么角色，谁提出、谁确认，何时结束。工作人员的角色没有第二人的，是设站时给的，那时还没有别人。"
      actions={<Export url={url} />}
    />
    {items.length === 0 ? (
      <Empty title="还没有角色">给过的角色列在这里。</Empty>
    ) : (
      <List scroll="角色登记" columns={bookColumns(items)} rows={items} />
    )}
    <Pages page={page} total={total} href={(to) => listHref(paths.roleBook(), {}, to)} />
  </div>
)

export const bookColumns = (items: Line[]): Column<Line>[] => [
  {
    head: '姓名',
    text: ({ name }) => name,
    href: ({ personId }) => paths.personAccess(personId),
    keep: 'name',
  },
  { head: '角色', text: ({ role }) => ROLE_WORDS[role], keep: 'state' },
  { head: '给的时间', instant: ({ at }) => at, keep: 'date' },
  { head: '谁提出', text: ({ by }) => by ?? '设站链接' },
  { head: '谁确认', text: ({ confirmedBy }) => confirmedBy },
  { head: '结束时间', instant: ({ endedAt }) => endedAt },
  { head: '谁结束', text: ({ endedBy }) => endedBy },
  ...(items.some(({ alike }) => alike !== null) ? [ALIKE] : []),
]

const ALIKE: Column<Line> = {
  head: '可能是同一人',
  text: ({ alike }) => alike?.map(sayAlike).join('；') || null,
}

const sayAlike = ({ name, by }: Alike): string =>
  `与${name}的${by.map((mark) => ALIKE_WORDS[mark]).join('、')}相同`

export const sayConfirm = saying<ConfirmRefusal | BothRefusal>({
  ...sayBoth,
  'own-proposal': '这是您自己提出的，要由另一位确认',
  'own-role': '这是给您自己的角色，要由另一位确认',
  'proposal-answered': ({ at }) => `${sayMinute(at)}已经有了答复`,
  'proposal-lapsed': ({ at }) => `${sayDay(dayOf(at))}已经过期作废，需要时请重新提出`,
})
