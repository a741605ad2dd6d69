import { encode } from 'uqr'
import { paths } from '../../paths.ts'
import { type Filled, blank } from '../../web/answer.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Actions, Button, Head, Note } from '../../web/parts.tsx'
import { isOtpauth, secretIn } from '../rules/second-factor.ts'
import { beginForm, confirmForm } from './forms.ts'

const CRUMBS = [{ href: paths.account(), text: '我的账号' }]

/** `must`: a member of staff, who cannot work without it. */
export const Begin = ({ of, must }: { of: Filled; must: boolean }) => (
  <div class="page">
    <Head
      title="开启两步验证"
      crumbs={CRUMBS}
      lead="先在手机上装一个验证器，例如微软Authenticator、谷歌身份验证器，或系统自带的密码管理。"
    />
    {must && (
      <Note tone="warn" label="还不能办事">
        工作人员的账号要开启两步验证，才能打开办事的页面。
      </Note>
    )}
    <Form to={paths.secondFactor()} of={of} button="下一步" beside={<a href={paths.account()}>取消</a>}>
      <Box
        of={of}
        form={beginForm}
        name="password"
        hint="再输入一次，确认是您本人。"
        autocomplete="current-password"
      />
    </Form>
    <p>
      不想装验证器，可以改用<a href={paths.passkeys()}>通行密钥</a>：指纹、人脸或者锁屏密码。
    </p>
  </div>
)

/** The secret in three shapes: to scan, to open on the same phone, to type. A form that comes back has brought its link. */
export const Confirm = ({ of = blank, link = linkIn(of) }: { of?: Filled; link?: string | null }) => (
  <div class="page">
    <Head title="扫码，填验证码" crumbs={CRUMBS} lead="用验证器扫下面的码，再把它显示的6位数字填在这里。" />
    {link ? <Secret link={link} /> : <Begun />}
    <Form
      to={paths.secondFactorConfirmation()}
      of={of}
      hidden={link ? { link } : {}}
      button="开启两步验证"
      beside={<a href={paths.secondFactor()}>从头设置</a>}
    >
      <Box
        of={of}
        form={confirmForm}
        name="code"
        size={10}
        inputmode="numeric"
        autocomplete="one-time-code"
      />
    </Form>
  </div>
)

const linkIn = ({ typed: { link = '' } }: Filled) => (isOtpauth(link) ? link : null)

const Begun = () => <Note tone="warn">密钥没有收到，请从头设置一次。</Note>

const Secret = ({ link }: { link: string }) => (
  <>
    <Qr link={link} />
    <Facts
      rows={[
        { name: '扫不了码', value: <a href={link}>在这台设备的验证器里打开</a> },
        { name: '手工输入密钥', value: secretIn(link), kind: 'code' },
      ]}
    />
  </>
)

/** Black on white in dark mode too: that is what cameras read. */
function Qr({ link }: { link: string }) {
  const { data, size } = encode(link, { ecc: 'M', border: 4 })
  const dots = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return (
    <p>
      <svg viewBox={`0 0 ${size} ${size}`} width="220" height="220" role="img" aria-label="验证器二维码">
        <rect width={size} height={size} fill="#ffffff" />
        <path d={dots.join('')} fill="#000000" shape-rendering="crispEdges" />
      </svg>
    </p>
  )
}

/** Shown once: they cannot be read again. */
export const BackupCodes = ({ codes, next }: { codes: string[]; next: string }) => (
  <div class="page">
    <Head title="两步验证已开启" crumbs={CRUMBS} />
    <Note tone="warn" label="请现在抄下来">
      手机不在身边时，用备用码登录。每个只能用一次，离开这一页就看不到了。
    </Note>
    <ul>
      {codes.map((code) => (
        <li class="code">{code}</li>
      ))}
    </ul>
    <Actions>
      <Button href={next}>抄好了，继续</Button>
    </Actions>
  </div>
)

export const AlreadyOn = () => (
  <div class="page">
    <Head title="两步验证已开启" crumbs={CRUMBS} />
    <p>登录时，输入密码之后还要验证器上的验证码。</p>
  </div>
)
