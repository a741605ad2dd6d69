import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { INVITATION_DAYS, stateOf } from '../../../people/rules/invitation.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Filters, Pages, ROWS } from '../../../web/controls.tsx'
import { ErrorSummary, Text } from '../../../web/fields.tsx'
import { Actions, Block, Button, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import type { Expert } from '../rules/pool.ts'
import { INVITATION_TONES, INVITATION_WORDS } from './words.ts'

/** `form` null: this reader adds nobody. */
type Props = {
  rows: (Expert & { email: string })[]
  total: number
  word: string | undefined
  page: number
  form: (Filled & { refused: Child }) | null
  now: Instant
}

/** 专家库. */
export const ExpertsPage = ({ rows, total, word, page, form, now }: Props) => (
  <div class="page">
    <Head title="专家库" meta="每一期的评审委员会从这里选出" />
    {form && <AddExpert of={form} />}
    <Block id="pool" title="库中专家">
      <Filters
        action={paths.experts()}
        items={[{ kind: 'search', name: 'word', label: '姓名、单位或领域', value: word }]}
        shown={`共${total}名`}
      />
      {rows.length === 0 ? (
        <Empty title="没有专家">系统管理员加入的专家列在这里，并显示本人是否接受了邀请。</Empty>
      ) : (
        <ExpertTable rows={rows} now={now} />
      )}
      {total > ROWS && <Pages page={page} total={total} href={(at) => listHref(word, at)} />}
    </Block>
  </div>
)

/** The link just made: it is shown this once. */
export const AddedPage = ({ name, link }: { name: string; link: string }) => (
  <div class="page">
    <Head title="专家库" />
    <article class="receipt">
      <h2>{name}已入库，邀请链接已生成</h2>
      <p class="code">{link}</p>
      <p>请现在复制，发给本人，{INVITATION_DAYS}天内有效。离开这一页就看不到了。</p>
      <Actions>
        <Button plain href={paths.experts()}>
          回到专家库
        </Button>
      </Actions>
    </article>
  </div>
)

const AddExpert = ({ of }: { of: Filled & { refused: Child } }) => (
  <Block id="add" title="加入专家">
    <form method="post" action={paths.experts()}>
      {of.refused && <Note tone="bad">{of.refused}</Note>}
      <ErrorSummary of={of} />
      <Text of={of} name="name" label="姓名" />
      <Text of={of} name="employer" label="单位" full />
      <Text of={of} name="field" label="专业领域" full />
      <Text of={of} name="email" label="邮箱" type="email" hint="本人凭邀请链接开通账号。" />
      <Actions>
        <Button>加入并生成邀请链接</Button>
      </Actions>
    </form>
  </Block>
)

const ExpertTable = ({ rows, now }: Pick<Props, 'rows' | 'now'>) => (
  <Table
    scroll="专家名单"
    head={[
      { text: '姓名', keep: true },
      { text: '单位' },
      { text: '专业领域' },
      { text: '邮箱' },
      { text: '邀请' },
    ]}
  >
    {rows.map((expert) => (
      <tr>
        <th scope="row" class="keep">
          {expert.name}
        </th>
        <td>{expert.employer}</td>
        <td>{expert.field}</td>
        <td>{expert.email}</td>
        <td>
          <InvitationTag of={expert} now={now} />
        </td>
      </tr>
    ))}
  </Table>
)

export function InvitationTag({ of, now }: { of: Pick<Expert, 'acceptedAt' | 'expiresAt'>; now: Instant }) {
  const state = stateOf(of, now)
  return <Tag tone={INVITATION_TONES[state]}>{INVITATION_WORDS[state]}</Tag>
}

function listHref(word: string | undefined, page: number): string {
  const query = new URLSearchParams({ ...(word && { word }), page: String(page) })
  return `${paths.experts()}?${query}`
}
