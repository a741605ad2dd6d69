import { paths } from '../../paths.ts'
import { type Instant, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Form } from '../../web/form.tsx'
import { Block, Empty, Head, Note } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import { AccessList } from '../access/pages.tsx'
import type { Access } from '../access/rules.ts'
import { reasonForm, suspendForm } from './forms.ts'
import type { Suspension, SuspensionRefusal } from './rules.ts'

export type Ways = {
  card: { id: string; name: string }
  suspension: Suspension | null
  sessions: { id: string; device: string; since: Instant }[]
  access: Access[]
}
/** `whyNot`: why this reader changes nothing here. */
type Props = Ways & { whyNot: SuspensionRefusal | null; of: Filled; url: string }

export const AccessPage = ({ card, suspension, sessions, access, whyNot, of, url }: Props) => (
  <div class="page">
    <Head
      title="登录与停用"
      crumbs={[{ href: paths.people(), text: '账号与角色' }]}
      meta={card.name}
      actions={<Export url={url} />}
    />
    {suspension && (
      <Note tone="warn" label="已停用">
        {suspension.by}于{sayMinute(suspension.at)}停用。理由：{suspension.reason}
      </Note>
    )}
    <Block id="sessions" title="登录的设备" small={`共${sessions.length}处`}>
      {sessions.length > 0 ? (
        <List unseenCaption="登录的设备" columns={SESSIONS} rows={sessions} />
      ) : (
        <Empty title="现在没有登录">登录以后列在这里。</Empty>
      )}
    </Block>
    <Block id="access" title="最近登录">
      <AccessList rows={access} />
    </Block>
    {whyNot ? <p class="quiet">{saySuspension(whyNot)}</p> : <Acts {...{ card, suspension, of }} />}
  </div>
)

const Acts = ({ card: { id }, suspension, of }: Pick<Props, 'card' | 'suspension' | 'of'>) => (
  <>
    {suspension ? (
      <Block id="lift" title="恢复账号">
        <Form to={paths.suspensionLifts(id)} of={of} form={reasonForm} button="恢复账号" />
      </Block>
    ) : (
      <>
        <Block id="end-sessions" title="退出全部登录">
          <p>设备丢了、或者不是本人在用的时候办理。本人可以再登录。</p>
          <Form to={paths.sessionEnds(id)} of={of} form={reasonForm} button="退出全部登录" danger />
        </Block>
        <Block id="suspend" title="停用账号">
          <p>马上退出全部登录，恢复以前不能再登录。角色和所在单位不变。</p>
          <Form to={paths.suspensions(id)} of={of} form={suspendForm} button="停用账号" danger />
        </Block>
      </>
    )}
  </>
)

export const SESSIONS: Column<Ways['sessions'][number]>[] = [
  { head: '设备', text: ({ device }) => device, keep: 'name' },
  { head: '登录时间', instant: ({ since }) => since, keep: 'date' },
]

export const saySuspension = saying<SuspensionRefusal>({
  'own-account': '这是您自己的账号，要由另一位系统管理员办理',
  'last-administrator': '这是最后一位系统管理员，不能停用',
  'suspended-already': ({ at }) => `${sayMinute(at)}已经停用了`,
  'not-suspended': '这个账号没有停用，不用恢复',
})
