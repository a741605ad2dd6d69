import { paths } from '../../../paths.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export, Pages, listHref } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Actions, Block, Button, Empty, Head, Note, Tag, type Tone } from '../../../web/parts.tsx'
import { Facts } from '../../../web/lists.tsx'
import { OUTCOME_WORDS } from '../../seconds/forms.ts'
import type { Person } from '../../rules/person.ts'
import { answerForm, recoverForm } from '../forms.ts'
import {
  LINK_HOURS,
  RECOVERY_STATES,
  RECOVERY_WORDS,
  type Recovery,
  type RecoveryState,
  isOpen,
  needsTwo,
  stateOf,
  whyNotAnswer,
  whyNotRecover,
  whyNotWithdraw,
} from '../rules.ts'
import { sayAnswer, sayRecover } from './words.ts'

export type Whose = { id: string; name: string; isSuspended: boolean; isProtected: boolean }
type PersonProps = { whose: Whose; known: Recovery[]; by: Person; now: Instant; of: Filled }

/** A way back into one account: what it takes, and what was done before. */
export const PersonRecovery = ({ whose, known, by, now, of }: PersonProps) => {
  const whyNot = whyNotRecover(by, whose, known, now)
  return (
    <div class="page">
      <Head
        title="找回账号"
        crumbs={[
          { href: paths.people(), text: '账号与角色' },
          { href: paths.person(whose.id), text: whose.name },
        ]}
        lead="本人忘了密码，或者手机、通行密钥都不在了，在这里办。先核实是本人：当面看证件，或者回拨登记时留的电话；别人打来的电话、发来的信息不算。"
      />
      <Block id="ask" title="办理">
        {whyNot ? (
          <p class="quiet">{sayRecover(whyNot)}</p>
        ) : (
          <>
            <Note label="两个人办">
              {needsTwo('password', whose)
                ? '这个账号没有两步验证，链接等于整个账号：由您申请，另一位再核实一遍后确认，链接由另一位交给本人。'
                : '只重设密码，两步验证不变，您一个人就能办，链接马上生成。验证器和通行密钥也要重设的，由另一位再核实一遍后确认，链接由另一位交给本人。'}
            </Note>
            <Form to={paths.personRecovery(whose.id)} of={of} button="办理找回">
              <Box
                of={of}
                form={recoverForm}
                name="kind"
                one
                options={[
                  {
                    value: 'password',
                    text: RECOVERY_WORDS.password,
                    small: '登录时还要原来的验证码或者通行密钥',
                  },
                  {
                    value: 'factors',
                    text: RECOVERY_WORDS.factors,
                    small: '手机丢了，备用码也没有；或者最后一个通行密钥没有了',
                  },
                ]}
              />
              <Box
                of={of}
                form={recoverForm}
                name="proof"
                hint="例如：本人带身份证到办公室；按登记的电话回拨，说出了申报书的编号。确认的人和监督员会看到。"
              />
            </Form>
          </>
        )}
      </Block>
      <Block id="before" title="办过的找回">
        {known.length === 0 ? (
          <Empty title="没有办过">办过的列在这里。</Empty>
        ) : (
          <List lined scroll="办过的找回表" columns={columnsOf(now)} rows={known} />
        )}
      </Block>
    </div>
  )
}

type ListProps = { items: Recovery[]; total: number; page: number; now: Instant; url: string }

const LEAD = `没有两步验证的账号，和验证器、通行密钥的重设，由两个人办：一位申请，另一位再核实一遍后确认，并把${LINK_HOURS}小时内有效的一次性链接交给本人。`

/** Every one there has been. */
export const Recoveries = ({ items, total, page, now, url }: ListProps) => (
  <div class="page">
    <Head title="找回账号" lead={LEAD} meta={`共${total}次`} actions={<Export url={url} />} />
    {items.length === 0 ? (
      <Empty title="没有办过">在“账号与角色”里打开一个人，就能办理。</Empty>
    ) : (
      <List lined scroll="办过的找回表" columns={columnsOf(now)} rows={items} />
    )}
    <Pages page={page} total={total} href={(to) => listHref(paths.recoveries(), {}, to)} />
  </div>
)

type OneProps = { it: Recovery; by: Person; now: Instant; of: Filled }

/** One, with what can still be done about it. */
export const RecoveryPage = ({ it, by, now, of }: OneProps) => (
  <div class="page">
    <Head
      title={`找回${it.name}的账号`}
      crumbs={[{ href: paths.recoveries(), text: '找回账号' }]}
      meta={<Tag tone={TONES[stateOf(it, now)]}>{RECOVERY_STATES[stateOf(it, now)]}</Tag>}
    />
    <Facts rows={factsOf(it)} />
    {stateOf(it, now) === 'waiting' && <Answer {...{ it, by, now, of }} />}
    {isOpen(it, now) && !whyNotWithdraw(by, it, now) && (
      <Block id="withdraw" title="作废">
        <p>办错了人，或者本人不用了。作废以后链接不能再用，需要时重新办理。</p>
        <Form to={paths.recoveryWithdrawal(it.id)} of={of} button="作废" danger />
      </Block>
    )}
  </div>
)

const factsOf = (it: Recovery) => [
  { name: '重设什么', value: RECOVERY_WORDS[it.kind] },
  { name: '谁申请', value: `${it.byName}，${sayMinute(it.at)}` },
  { name: '怎样核实', value: it.proof },
  ...(it.answeredAt === null
    ? [{ name: '确认的最后一天', value: sayDay(dayOf(it.expiresAt)) }]
    : [{ name: '谁答复', value: `${it.answeredBy}，${sayMinute(it.answeredAt)}：${sayAnswered(it)}` }]),
  ...(it.linkExpiresAt === null ? [] : [{ name: '链接有效期至', value: sayMinute(it.linkExpiresAt) }]),
  ...(it.usedAt === null ? [] : [{ name: '使用时间', value: sayMinute(it.usedAt) }]),
]

const sayAnswered = ({ outcome, says }: Recovery): string => {
  if (outcome === 'kept') return '两步验证不变，一个人办'
  return outcome === 'alone' ? '没有别人可以确认，一个人办' : (says ?? '')
}

function Answer({ it, by, now, of }: OneProps) {
  const whyNot = whyNotAnswer(by, it, now)
  return (
    <Block id="answer" title="确认">
      {whyNot ? (
        <p class="quiet">{sayAnswer(whyNot)}</p>
      ) : (
        <Form to={paths.recoveryAnswer(it.id)} of={of} button="答复">
          <Box
            of={of}
            form={answerForm}
            name="outcome"
            one
            options={[
              { value: 'confirmed', text: OUTCOME_WORDS.confirmed, small: '链接马上生成，由您交给本人' },
              { value: 'refused', text: OUTCOME_WORDS.refused },
            ]}
          />
          <Box of={of} form={answerForm} name="says" hint="请自己再核实一遍，不要只听申请的人说。" />
        </Form>
      )}
    </Block>
  )
}

const TONES: Record<RecoveryState, Tone | undefined> = {
  ...{ waiting: 'warn', open: 'now', used: 'good' },
  ...{ lapsed: undefined, refused: undefined, expired: undefined, withdrawn: undefined },
}

export const columnsOf = (now: Instant): Column<Recovery>[] => [
  { head: '谁的账号', text: ({ name }) => name, href: ({ id }) => paths.recoveryOf(id), keep: 'name' },
  { head: '重设什么', text: ({ kind }) => RECOVERY_WORDS[kind] },
  { head: '谁申请', text: ({ byName }) => byName },
  { head: '申请时间', instant: ({ at }) => at, keep: 'date' },
  { head: '怎样核实', text: ({ proof }) => proof, only: 'file' },
  { head: '谁答复', text: ({ answeredBy }) => answeredBy },
  { head: '答复', text: (it) => (it.outcome === null ? null : sayAnswered(it)), only: 'file' },
  {
    head: '状态',
    text: (it) => RECOVERY_STATES[stateOf(it, now)],
    tone: (it) => TONES[stateOf(it, now)],
    keep: 'state',
  },
  { head: '使用时间', instant: ({ usedAt }) => usedAt },
]

type Made = { link: string; code: string; back: string }

/** The link and the code that goes by another way: shown this once, to whoever hands them over. */
export const RecoveryMade = ({ link, code, back }: Made) => (
  <div class="page">
    <Head title="一次性链接已生成" crumbs={[{ href: paths.recoveries(), text: '找回账号' }]} />
    <article class="receipt">
      <p class="code">{link}</p>
      <p class="code">{code}</p>
      <p>
        上面第一行是链接，第二行是找回码。两样分开给：链接可以发，找回码用电话或者当面告诉本人。只给您刚才核实过的本人，不给同事转交。
      </p>
      <p>链接只能用一次，{LINK_HOURS}小时内有效；这一页只在这个浏览器里保留半小时。</p>
    </article>
    <Actions>
      <Button plain href={back}>
        交给本人了
      </Button>
    </Actions>
  </div>
)
