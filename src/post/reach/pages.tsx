import { sayTooMany } from '../../people/pages.tsx'
import type { TooManyTries } from '../../people/rules/sign-in.ts'
import type { OfficeCard } from '../../people/office/rules.ts'
import { paths } from '../../paths.ts'
import { type Instant, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { OfficeLine } from '../../web/office.tsx'
import { Block, Empty, Head, Note } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import type { Reaching } from '../rules/channel.ts'
import type { Choices, Quiet, WaysRefusal } from '../rules/ways.ts'
import { addressForm, codeForm, quietForm, waysForm } from './forms.ts'
import { type AskRefusal, CODE_MINUTES, type ConfirmRefusal, REACH_WORDS, type Reach } from './rules.ts'

type Props = {
  ways: Reach[]
  choices: Choices
  isDemonstration: boolean
  office: OfficeCard | null
  now: Instant
  of: Filled
}

/** Where somebody is reached outside of the site; nobody else sees it. */
export const ReachPage = ({ ways, choices, isDemonstration, office, now, of }: Props) => (
  <div class="page">
    <Head
      title="接收方式"
      crumbs={[{ href: paths.account(), text: '我的账号' }]}
      lead="要办的事、快到的期限，除了站内信件，还可以发到您的邮箱和手机。只有您自己看得到。"
    />
    {isDemonstration && <Note>这里是演示，不会真的发出任何东西。</Note>}
    {ways.every(({ isOn }) => !isOn) && (
      <Note label="还没有开通">
        网站现在不往外发邮件和短信，信件只在站内看。有急事请打电话：
        <OfficeLine office={office} />
      </Note>
    )}
    <Facts
      rows={ways.map((way) => ({
        name: REACH_WORDS[way.channel],
        value: sayWay(way, now),
        change: paths.reachAddress(way.channel),
      }))}
    />
    {ways.some(({ address }) => address !== null) && <QuietHours quiet={choices.quiet} of={of} />}
  </div>
)

const sayWay = ({ channel, isOn, address, asked }: Reach, now: Instant): string => {
  if (address !== null) return isOn ? address : `${address}（现在不能发到${REACH_WORDS[channel]}）`
  if (!isOn) return `没有，现在不能发到${REACH_WORDS[channel]}`
  return asked && now < asked.expiresAt ? '等您填验证码' : '没有'
}

type WayProps = { way: Reach; email: string; choices: Choices; now: Instant; of: Filled }

/** One of them: what it is, how it is confirmed or given up, what goes there. `email`: what somebody signs in with, which they may mean. */
export const WayPage = ({ way, email, choices, now, of }: WayProps) => {
  const { channel, isOn, address, asked } = way
  const word = REACH_WORDS[channel]
  const waits = asked !== null && now < asked.expiresAt
  return (
    <div class="page">
      <Head
        title={word}
        crumbs={[
          { href: paths.account(), text: '我的账号' },
          { href: paths.reach(), text: '接收方式' },
        ]}
        lead={HINTS[channel]}
      />
      <Block id="now" title="现在的">
        {address === null ? (
          <Empty title={`没有${word}`}>
            {isOn ? '填好、确认以后，信件也发到那里。' : `现在不能发到${word}。`}
          </Empty>
        ) : (
          <Facts rows={[{ name: word, value: sayWay(way, now) }]} />
        )}
        {waits && isOn && <Confirm {...{ channel, asked, of }} />}
      </Block>
      {isOn && (
        <Block id="set" title={address === null ? `填写${word}` : `更换${word}`}>
          <Ask {...{ way, email, waits, of }} />
        </Block>
      )}
      {address !== null && <WaysOf {...{ channel, choices, of }} />}
      {(address !== null || waits) && (
        <Block id="end" title="不用了">
          <Form
            to={paths.reachEnd(channel)}
            of={of}
            button={address === null ? `不填${word}了` : `取消这个${word}`}
            plain
          />
        </Block>
      )}
    </div>
  )
}

const HINTS: Record<Reaching, string> = {
  mail: '填一个只有您自己能打开的邮箱。几个人共用的邮箱，别人也看得到发给您的信，还能用它重设您的密码。',
  webhook: '填您自己的手机号。短信只说有什么事，不写内容。',
}

const Confirm = ({
  channel,
  asked,
  of,
}: {
  channel: Reaching
  asked: NonNullable<Reach['asked']>
  of: Filled
}) => (
  <Form to={paths.reachCode(channel)} of={of} button="确认">
    <p>
      验证码已经发到{asked.address}，{sayMinute(asked.expiresAt)}
      以前有效。没有收到的，看看是不是填错了、是不是在垃圾邮件里，再发一次。
    </p>
    <Box
      of={of}
      form={codeForm}
      name="code"
      hint={`6位数字，${CODE_MINUTES}分钟内有效。`}
      size={10}
      autocomplete="one-time-code"
    />
  </Form>
)

function Ask({ way, email, waits, of }: { way: Reach; email: string; waits: boolean; of: Filled }) {
  const { channel, address, asked } = way
  const meant = (waits && asked?.address) || (channel === 'mail' && address === null ? email : '')
  const filled = { ...of, typed: { address: meant, ...(of.at === paths.reachAddress(channel) && of.typed) } }
  return (
    <Form to={paths.reachAddress(channel)} of={filled} button={waits ? '重新发送验证码' : '发送验证码'} plain>
      <Box
        of={filled}
        form={addressForm}
        name="address"
        label={address === null ? REACH_WORDS[channel] : `新的${REACH_WORDS[channel]}`}
        hint={address === null ? undefined : '新的确认以后才换，换好了也告诉原来的。'}
        size={30}
        autocomplete={channel === 'mail' ? 'email' : 'tel'}
      />
      <Box
        of={filled}
        form={addressForm}
        name="current"
        label="现在的密码"
        hint="确认是您本人。"
        autocomplete="current-password"
      />
    </Form>
  )
}

/** What reaches somebody by a channel: refused, as it was typed; else as it stands. */
function WaysOf({ channel, choices, of }: { channel: Reaching; choices: Choices; of: Filled }) {
  const to = paths.reachWays(channel)
  const typed = { ...choices.ways[channel], ...(of.at === to && of.typed) }
  return (
    <Block id="ways" title={`哪些发到${REACH_WORDS[channel]}`}>
      <p class="quiet">
        “每天早上一次”的，八点把等着的合成一条。“账号与安全”马上发，至少要发到一个地方：有人动了您的账号，您本人要能马上知道。站内信件总是都有。
      </p>
      <Form to={to} of={{ ...of, typed }} form={waysForm} button="保存" plain />
    </Block>
  )
}

function QuietHours({ quiet, of }: { quiet: Quiet | null; of: Filled }) {
  const stands = { from: String(quiet?.from ?? ''), until: String(quiet?.until ?? '') }
  const typed = { ...stands, ...(of.at === paths.quietHours() && of.typed) }
  return (
    <Block id="quiet" title="免打扰的时间">
      <p>这段时间里不发，过后再发；例如22点到7点。验证码和“账号与安全”照常发。两格都空着，就是不设。</p>
      <Form to={paths.quietHours()} of={{ ...of, typed }} form={quietForm} button="保存" plain />
    </Block>
  )
}

export const sayReach = saying<
  AskRefusal | ConfirmRefusal | WaysRefusal | TooManyTries | { why: 'wrong-password' }
>({
  'channel-off': '网站现在不能发到这里',
  'demonstration-sends-nothing': '演示不向外发送任何东西',
  'no-such-address': ({ channel }) =>
    channel === 'mail' ? '邮箱的格式不对，应像 name@example.org' : '手机号应是11位数字，以1开头',
  'address-same': '现在用的就是它，不用再确认',
  'address-code-over': '验证码已过时，请重新发送',
  'wrong-address-code': '验证码不对。请填最后一次收到的6位数字',
  'ways-unchanged': '和现在的一样，没有要改的',
  'security-waits': '“账号与安全”不能等到早上',
  'security-off': '“账号与安全”至少要发到一个地方：有人动了您的账号，您本人要能马上知道',
  'quiet-half': '从几点、到几点要一起填，或者都不填',
  'quiet-never-ends': '从几点和到几点不能一样',
  'wrong-password': '密码不对，请再试一次',
  'too-many-tries': sayTooMany,
})
