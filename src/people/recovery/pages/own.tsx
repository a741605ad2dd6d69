import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { OfficeFacts } from '../../../web/office.tsx'
import { Actions, Button, Chapter, Head, Note } from '../../../web/parts.tsx'
import { WhyNot } from '../../../web/refusal.tsx'
import { type OfficeCard, UNNAMED } from '../../office/rules.ts'
import { NEW_PASSWORD_HINT } from '../../pages.tsx'
import { useForm } from '../forms.ts'
import { LINK_HOURS, RECOVERY_WORDS, type Recovery } from '../rules.ts'

/** 忘记密码: what to do, `children` of it by oneself; whom to call, what they will ask. */
export const Forgotten = ({ office, children }: { office: OfficeCard | null; children?: Child }) => (
  <div class="page">
    <Head
      title="忘记密码"
      crumbs={[{ href: paths.signIn(), text: '登录' }]}
      lead={`${children ? '确认过邮箱的，自己就能重设；没有的，' : ''}办公室核实是您本人以后，给您一个一次性的链接，您自己设一个新密码。办公室不知道、也不会问您的密码。`}
    />
    <Chapter id="first" title="先试试">
      <ul>
        <li>别的电脑、手机还登录着的，先不要退出，要紧的事可以先在那里办。</li>
        <li>
          添加过<a href={paths.signIn()}>通行密钥</a>的，不用密码也能登录。
        </li>
        <li>手机不在身边的，填一个备用码，不用重设。</li>
        <li>同单位还有别人能登录的，急着提交时可以请他先提交。</li>
      </ul>
    </Chapter>
    {children}
    <Chapter id="call" title="找办公室">
      {office ? <OfficeFacts office={office} /> : <p>请联系{UNNAMED}。</p>}
    </Chapter>
    <Chapter id="how" title="怎样办">
      <ol>
        <li>带身份证到办公室，或者打电话：办公室会按登记时留的电话打回来，核实是您本人。</li>
        <li>
          链接和8位找回码分两次给您，{LINK_HOURS}
          小时内有效，只能用一次。没有开两步验证的，或者验证器、通行密钥也不在了的，要两位同志分别核实，会多等一会儿。
        </li>
        <li>打开链接，填找回码，设新密码。所有设备都会退出登录，再用新密码登录。</li>
      </ol>
    </Chapter>
  </div>
)

type UseProps = { token: string; it: Pick<Recovery, 'name' | 'kind'>; of: Filled }

export const UseRecovery = ({ token, it, of }: UseProps) => (
  <div class="page">
    <Head
      title="设新密码"
      lead={`${it.name}，您好。${
        it.kind === 'factors'
          ? '设好以后，原来的验证器和通行密钥失效，所有设备退出登录。'
          : '设好以后，所有设备退出登录；登录时还要原来的验证码或者通行密钥。'
      }`}
    />
    <Form to={paths.recovery(token)} of={of} button="设新密码">
      <Box
        of={of}
        form={useForm}
        name="code"
        hint="8位，办公室用别的方式告诉您的，例如电话。"
        size={14}
        autocomplete="one-time-code"
      />
      <Box of={of} form={useForm} name="password" hint={NEW_PASSWORD_HINT} autocomplete="new-password" />
    </Form>
  </div>
)

/** A link that is over. */
export const UnusableRecovery = ({ of }: { of: Filled }) => (
  <div class="page">
    <Head title="这个链接不能用了" />
    <WhyNot of={of} />
    <p>
      <a href={paths.forgotten()}>怎样重新办理</a>，或者<a href={paths.signIn()}>去登录</a>
    </p>
  </div>
)

export const Recovered = ({ kind }: Pick<Recovery, 'kind'>) => (
  <div class="page">
    <Head title="新密码设好了" />
    <p>
      所有设备都已退出登录，请用新密码登录。
      {kind === 'factors' && '登录以后，请马上重新开启两步验证。'}
    </p>
    <Actions>
      <Button href={paths.signIn()}>去登录</Button>
    </Actions>
  </div>
)

/** On somebody's own account, while one is open: it may be a stranger who has asked. */
export const OpenRecoveries = ({ items, of }: { items: Recovery[]; of: Filled }) => (
  <>
    {items.map((it) => (
      <section aria-label="正在找回">
        <Note tone="warn" label="有人为您的账号办理找回">
          {it.byName}，{sayMinute(it.at)}，{RECOVERY_WORDS[it.kind]}；核实的办法：{it.proof}
          。不是您要求的，请马上作废。
        </Note>
        <Form to={paths.ownRecovery(it.id)} of={of} button="不是我要求的，作废" danger />
      </section>
    ))}
  </>
)
