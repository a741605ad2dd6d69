import { paths } from '../../../../paths.ts'
import {
  INVITATION_DAYS,
  INVITATION_WORDS,
  type Standing,
  stateOf,
} from '../../../../people/rules/invitation.ts'
import type { Instant } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { type Column, List } from '../../../../web/columns.tsx'
import { Filters, Pages, ROWS, listHref, sayTotal } from '../../../../web/controls.tsx'
import { Box, Boxes, Form } from '../../../../web/form.tsx'
import { Actions, Block, Button, Empty, Head } from '../../../../web/parts.tsx'
import { expertForm } from '../../forms.ts'
import type { Expert, PoolStanding } from '../../rules/pool.ts'
import { INVITATION_TONES } from '../../pages/words.ts'
import { STANDING_TONES, STANDING_WORDS } from './words.ts'

type Props = {
  rows: (Expert & { email: string; standing: PoolStanding })[]
  total: number
  wanted: { word: string; page: number }
  of: Filled
  /** Whether this reader adds experts. */
  mayAdd: boolean
  now: Instant
  url: string
}

/** 专家库. */
export const ExpertsPage = ({ rows, total, wanted: { word, page }, of, mayAdd, now, url }: Props) => (
  <div class="page">
    <Head
      title="专家库"
      meta="每一期的评审委员会从这里选出"
      lead="入库、暂停、恢复和出库由两个人办理：系统管理员提出，负责人同意。只有在库的专家可以选进或者抽进评审委员会。"
      actions={
        <Button href={paths.poolProposals()} plain>
          待审批的变动
        </Button>
      }
    />
    {mayAdd && <AddExpert of={of} />}
    <Block id="pool" title="库中专家">
      <Filters
        action={paths.experts()}
        items={[{ kind: 'search', name: 'word', label: '姓名、单位或领域', value: word }]}
        shown={`共${sayTotal({ total, page, reached: word !== '' })}名`}
        url={url}
      />
      {rows.length === 0 ? (
        <Empty title="没有专家">系统管理员加入的专家列在这里，并显示本人是否接受了邀请。</Empty>
      ) : (
        <List scroll="专家名单" columns={expertColumns(now)} rows={rows} />
      )}
      {total > ROWS && (
        <Pages
          {...{ page, total }}
          reached={word !== ''}
          href={(at) => listHref(paths.experts(), { word }, at)}
        />
      )}
    </Block>
  </div>
)

/** The link just made: it is shown this once. */
export const AddedPage = ({ name, link, code }: { name: string; link: string; code: string }) => (
  <div class="page">
    <Head title="专家库" />
    <article class="receipt">
      <h2>{name}的邀请链接已生成</h2>
      <p>新登记的专家，负责人同意以后入库；重新邀请的，以前的链接和邀请码不能再用。</p>
      <p class="code">{link}</p>
      <p class="code">{code}</p>
      <p>上面是邀请码。不要和链接一起发：请用电话、当面等别的方式告诉本人，接受邀请时要填。</p>
      <p>请现在复制，发给本人，{INVITATION_DAYS}天内有效。这一页只在这个浏览器里保留半小时。</p>
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

type Pooled = Props['rows'][number]

export const expertColumns = (now: Instant): Column<Pooled>[] => [
  {
    head: '姓名',
    text: ({ name }) => name,
    cell: ({ id, name }) => <a href={paths.expert(id)}>{name}</a>,
    keep: 'name',
  },
  { head: '单位', text: ({ employer }) => employer },
  { head: '专业领域', text: ({ field }) => field },
  { head: '邮箱', text: ({ email }) => email },
  standingColumn,
  invitationColumn(now),
]

/** Whether an expert is in the pool. */
const standingColumn: Column<{ standing: PoolStanding }> = {
  head: '状态',
  text: ({ standing }) => STANDING_WORDS[standing],
  tone: ({ standing }) => STANDING_TONES[standing],
}

/** Whether an expert has come in by the invitation. */
export const invitationColumn = (now: Instant): Column<Standing> => ({
  head: '邀请',
  text: (expert) => INVITATION_WORDS[stateOf(expert, now)],
  tone: (expert) => INVITATION_TONES[stateOf(expert, now)],
  keep: 'state',
})
