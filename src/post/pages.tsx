import { paths } from '../paths.ts'
import { sayMinute } from '../shared/days.ts'
import type { Filled } from '../web/answer.tsx'
import { lookOf } from '../web/boxes/box.ts'
import { Export } from '../web/controls.tsx'
import { type Column, List } from '../web/columns.tsx'
import { Box, Form } from '../web/form.tsx'
import { Facts } from '../web/lists.tsx'
import { Actions, Block, Empty, Head, Note } from '../web/parts.tsx'
import { saying } from '../web/words.ts'
import type { TryRefusal } from './actions.ts'
import { channelForm, trialForm } from './forms.ts'
import { type GivenUpRefusal, MOST_AGAIN, type Standing as Left } from './given-up/rules.ts'
import {
  CHANNELS,
  CHANNEL_WORDS,
  type Channel,
  type ChannelVersion,
  FIELDS,
  type Field,
} from './rules/channel.ts'

/** Each channel, and whether it is on. */
export const ChannelsPage = ({ channels }: { channels: ChannelVersion[] }) => (
  <div class="page">
    <Head
      title="站外发送"
      lead="在这里设好发信的服务器和机器人，各试发一条，看对方怎样答复。没有设的渠道什么也不发。"
    />
    <List
      lined
      scroll="站外发送的渠道"
      columns={STANDING}
      rows={CHANNELS.map((channel) => ({ channel, found: channels.find((one) => one.channel === channel) }))}
    />
  </div>
)

type Standing = { channel: Channel; found: ChannelVersion | undefined }

const STANDING: Column<Standing>[] = [
  {
    head: '渠道',
    text: ({ channel }) => CHANNEL_WORDS[channel],
    href: ({ channel }) => paths.channel(channel),
    keep: 'name',
  },
  {
    head: '状态',
    text: ({ found }) => (found?.isOn ? '已设好' : found ? '已停用' : '没有设'),
    tone: ({ found }) => (found?.isOn ? 'good' : undefined),
    keep: 'state',
  },
  { head: '发到', text: ({ found }) => found?.place ?? '' },
  { head: '谁设的', text: ({ found }) => found?.by ?? '' },
]

type Props = {
  channel: Channel
  versions: ChannelVersion[]
  standing: Left
  sets: boolean
  isDemonstration: boolean
  /** The site knows its own address, to which letters lead. */
  isLinked: boolean
  /** What the other side answered, in the answer to a trial alone. */
  said?: string
  of: Filled
  url: string
}

/** One channel: how it stands, a trial, another setting; who set it before. */
export const ChannelPage = (page: Props) => (
  <div class="page">
    <Head
      title={CHANNEL_WORDS[page.channel]}
      crumbs={[{ href: paths.channels(), text: '站外发送' }]}
      lead={LEADS[page.channel]}
      actions={<Export url={page.url} />}
    />
    {!page.isLinked && (
      <Note tone="warn">没有设置网站自己的地址（SITE_URL），发出去的信里没有链接。请部署网站的人设好。</Note>
    )}
    {page.isDemonstration && <Note>这里是演示，设了也不会真的发出任何东西。</Note>}
    {page.said !== undefined && (
      <Note tone="good" label="对方收下了">
        {page.said}
      </Note>
    )}
    <Block id="now" title="现在的">
      <Now {...page} />
    </Block>
    {page.standing.givenUp > 0 && (
      <Block id="given-up" title="没有发成的">
        <GivenUp {...page} />
      </Block>
    )}
    {page.sets && (
      <Block id="set" title={page.versions[0]?.isOn ? '更换' : '设置'}>
        <SetForm {...page} />
      </Block>
    )}
    <Block id="versions" title="修改记录">
      {page.versions.length === 0 ? (
        <Empty title="还没有设过">每次设置和停用都记在这里，也写信告诉监督员。</Empty>
      ) : (
        <List lined scroll="渠道的修改记录" columns={VERSIONS} rows={page.versions} />
      )}
    </Block>
  </div>
)

const LEADS: Record<Channel, string> = {
  mail: '通过单位的邮箱发信。连接从一开始就加密，证书不对就不发。',
  wecom:
    '工作人员有要办的事、有期限快到，发到一个企业微信群，一件事一条。群里的人都看得到，所以只写哪一类，不写内容。',
  dingtalk:
    '工作人员有要办的事、有期限快到，发到一个钉钉群，用加签的方式，一件事一条。群里的人都看得到，所以只写哪一类，不写内容。',
  webhook: '把要发的内容签名后交给一个地址，由它发短信或者做别的。',
}

function Now({ channel, versions: [newest], standing: { waiting }, sets, of }: Props) {
  if (!newest?.isOn)
    return (
      <Empty title="没有启用">
        {CHANNEL_WORDS[channel]}现在什么也不发。
        {waiting > 0 && `等着发的${waiting}封，重新设好以后发出。`}
      </Empty>
    )
  return (
    <>
      <Facts
        rows={[
          { name: '发到', value: newest.place },
          { name: '谁设的', value: newest.by },
          { name: '时间', value: sayMinute(newest.at) },
          { name: '等着发的', value: `${waiting}封` },
        ]}
      />
      {sets && (
        <>
          <Form to={paths.channelTest(channel)} of={of} button="试发一条" plain>
            {(channel === 'mail' || channel === 'webhook') && (
              <Box of={of} form={trialForm} name="to" size={30} optional={false} />
            )}
          </Form>
          <Actions>
            <Form to={paths.channelEnd(channel)} of={of} button="停用" plain />
          </Actions>
        </>
      )}
    </>
  )
}

/** What was tried often enough: an administrator has it sent again, or leaves it in the inbox alone. */
function GivenUp({ channel, versions: [newest], standing: { givenUp, since, said }, sets, of }: Props) {
  return (
    <>
      <p>
        有{givenUp}封信多次发送都没有成功，不再自动发送；收信人在站内都看得到。
        {givenUp > MOST_AGAIN && `一次办${MOST_AGAIN}封，办完再办其余的。`}
      </p>
      <Facts
        rows={[
          { name: '最早停发', value: since === null ? '' : sayMinute(since) },
          { name: '对方最后说', value: said },
        ]}
      />
      {sets && (
        <Actions>
          {newest?.isOn && <Form to={paths.channelAgain(channel)} of={of} button="再发" />}
          <Form to={paths.channelLeft(channel)} of={of} button="不再发" plain />
        </Actions>
      )}
    </>
  )
}

/** Keys are not shown again: whoever changes anything types them anew. */
function SetForm({ channel, versions: [newest], of }: Props) {
  const typed = channel === 'mail' ? { port: '465', ...of.typed } : of.typed
  return (
    <Form
      to={paths.channel(channel)}
      of={{ ...of, typed }}
      hidden={{ version: (of.why !== 'changed-meanwhile' && of.typed['version']) || (newest?.version ?? 0) }}
      button="保存"
    >
      {FIELDS[channel].map((name) => (
        <Box
          of={{ ...of, typed }}
          form={channelForm}
          name={name}
          hint={HINTS[channel][name]}
          optional={channel === 'mail' && (name === 'username' || name === 'password')}
          autocomplete="off"
        />
      ))}
    </Form>
  )
}

const HINTS: Record<Channel, Partial<Record<Field, string>>> = {
  mail: {
    host: '例如：smtp.example.org。',
    port: '一开始就加密的端口，通常是465。',
    password: '很多邮箱要用“授权码”，不是登录网页的密码。保存以后不再显示。',
    from: '收信人看到的发件人。',
  },
  wecom: { url: '在群里添加机器人得到的Webhook地址，以https开头。保存以后不再显示。' },
  dingtalk: {
    url: '在群里添加自定义机器人得到的Webhook地址，以https开头。保存以后不再显示。',
    secret: '安全设置选“加签”得到的密钥，以SEC开头。保存以后不再显示。',
  },
  webhook: {
    url: '以https开头。每一条带编号，同一个编号收到两次的，对方只发一次。保存以后不再显示。',
    secret: '至少16个字符，双方约定。保存以后不再显示。',
  },
}

export const VERSIONS: Column<ChannelVersion>[] = [
  { head: '时间', instant: ({ at }) => at, keep: 'date' },
  { head: '谁', text: ({ by }) => by, keep: 'name' },
  { head: '发到', text: ({ isOn, place }) => (isOn ? place : '停用') },
]

const titleOf = (field: Field): string => lookOf(channelForm.shape[field])?.title ?? field

export const sayChannelRefusal = saying<TryRefusal | GivenUpRefusal>({
  'none-given-up': '没有等着处理的信，可能已经有人处理了',
  'not-typed': ({ field }) => `请填写${titleOf(field)}`,
  'not-https': '地址要以https://开头，里面不能有用户名',
  'no-host': '发信服务器只写名字，不写https://、端口和路径',
  'secret-short': ({ least }) => `签名密钥至少${least}个字符`,
  'no-receiver': ({ channel }) =>
    channel === 'mail' ? '请填写收件的邮箱，应像 name@example.org' : '请填写收件的邮箱或手机号',
  'channel-off': '这个渠道没有启用，请先设置',
  'not-taken': ({ said }) => `对方没有收下：${said}`,
  'demonstration-sends-nothing': '演示不向外发送任何东西',
  'setting-tampered': '保存的设置和当时填的不一样，不能用。请重新设置',
  'setting-key-unknown': '保存这项设置的密钥已经换掉，现在打不开。请重新设置，或者设好DATA_SECRET_BEFORE',
})
