import { paths } from '../../../paths.ts'
import { INVITATION_DAYS, INVITATION_WORDS, stateOf } from '../../../people/rules/invitation.ts'
import type { Instant } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Filters, Pages, ROWS, listHref } from '../../../web/controls.tsx'
import { Box, Boxes, Form } from '../../../web/form.tsx'
import { Actions, Block, Button, Empty, Head, Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { expertForm } from '../forms.ts'
import type { Expert } from '../rules/pool.ts'
import { INVITATION_TONES } from './words.ts'

type Props = {
  rows: (Expert & { email: string })[]
  total: number
  wanted: { word: string; page: number }
  of: Filled
  /** Whether this reader adds experts. */
  mayAdd: boolean
  now: Instant
}

/** 专家库. */
export const ExpertsPage = ({ rows, total, wanted: { word, page }, of, mayAdd, now }: Props) => (
  <div class="page">
    <Head title="专家库" meta="每一期的评审委员会从这里选出" />
    {mayAdd && <AddExpert of={of} />}
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
      {total > ROWS && (
        <Pages page={page} total={total} href={(at) => listHref(paths.experts(), { word }, at)} />
      )}
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

const AddExpert = ({ of }: { of: Filled }) => (
  <Block id="add" title="加入专家">
    <Form to={paths.experts()} of={of} button="加入并生成邀请链接">
      <Boxes of={of} form={expertForm} without={['email']} />
      <Box of={of} form={expertForm} name="email" hint="本人凭邀请链接开通账号。" />
    </Form>
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
