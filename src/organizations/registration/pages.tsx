import { contactForm, registrationForm } from '../../people/organizations/forms.ts'
import { sayTaken } from '../../people/organizations/pages.tsx'
import { KIND_WORDS, type OrganizationTaken } from '../../people/rules/organization.ts'
import { paths } from '../../paths.ts'
import { sayDay, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Box, Form, sentTo } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Own } from '../../web/own.tsx'
import { Block, Empty, Head, Note, Tag } from '../../web/parts.tsx'
import { either, saying } from '../../web/words.ts'
import type { NotOwner } from '../../people/rules/member.ts'
import type { Organization } from '../rules/organization.ts'
import {
  type Change,
  type ChangeRefusal,
  type CheckRefusal,
  OUTCOME_WORDS,
  REGISTERED_WORDS,
  type Registration,
  changedIn,
  checkBy,
  type whyNotCheck,
} from '../rules/registration.ts'
import { ANSWER_WORDS, checkForm } from './forms.ts'

type Props = {
  organization: Organization
  changes: Change[]
  relied: boolean
  isOwner: boolean
  of: Filled
}

/** What an organization registered with, and how it is corrected. */
export const RegistrationPage = ({ organization, changes, relied, isOwner, of }: Props) => {
  const waiting = changes.find(({ outcome }) => outcome === null)
  return (
    <div class="page">
      <Head
        title="登记信息"
        crumbs={[{ href: paths.organization(organization.id), text: organization.name }]}
        lead="名称、代码、街道写错了，或者登记机关已经变更，在这里更正。以前提交的申报书、公示和协议不变。"
      />
      {waiting && <Waiting change={waiting} isOwner={isOwner} of={of} />}
      {!waiting && isOwner && (
        <Block id="correct" title="更正登记信息">
          {relied && (
            <Note label="要核对">
              本单位已经核验、申报过，或者有托管、账户，别人要照它办事：更正由经办人照证件核对以后才算数。请先在
              <a href={paths.certificates(organization.id)}>证件</a>里传上新的证书。
            </Note>
          )}
          <Correct organization={organization} of={of} />
        </Block>
      )}
      {isOwner && (
        <Block id="contact" title="更改联系人">
          <Contact organization={organization} of={of} />
        </Block>
      )}
      {!isOwner && <p class="quiet">登记信息由本单位的负责人更正。</p>}
      <Block id="changes" title="更正的记录">
        {changes.length === 0 ? (
          <Empty title="没有更正过">更正过的列在这里。</Empty>
        ) : (
          <List lined scroll="更正的记录表" columns={CHANGES} rows={changes} />
        )}
      </Block>
    </div>
  )
}

/** What stands is there to be changed. */
function Correct({ organization, of: sent }: Pick<Props, 'organization' | 'of'>) {
  const { id, kind, name, uscc, filingNo, subdistrict } = organization
  const to = paths.registration(id)
  const own = sentTo(to, sent)
  const stands = { kind, name, subdistrict, uscc: uscc ?? '', filingNo: filingNo ?? '' }
  const of = { ...own, typed: { ...stands, ...own.typed } }
  const box = { of, form: registrationForm }
  const isGroup = kind === 'community'
  const isUnfiled = isGroup && filingNo === null
  return (
    <Form
      to={to}
      of={of}
      hidden={{ ...(isGroup && { kind }), ...(isUnfiled && { unfiled: 'yes' }) }}
      button="更正"
    >
      {!isGroup && <Box {...box} name="kind" options={LEGAL} />}
      <Box {...box} name="name" />
      {!isGroup && <Box {...box} name="uscc" optional={false} size={22} />}
      {isGroup && !isUnfiled && <Box {...box} name="filingNo" optional={false} size={22} />}
      <Box {...box} name="subdistrict" />
      <Box {...box} name="reason" hint="例如：登记时写错了一个字；2026年5月登记机关核准变更名称。" />
    </Form>
  )
}

const LEGAL = Object.entries(KIND_WORDS)
  .filter(([kind]) => kind !== 'community')
  .map(([value, text]) => ({ value, text }))

function Contact({ organization: { id, contact, phone }, of: sent }: Pick<Props, 'organization' | 'of'>) {
  const to = paths.organizationContact(id)
  const own = sentTo(to, sent)
  const of = { ...own, typed: { contact, phone, ...own.typed } }
  return (
    <Form to={to} of={of} button="更改联系人">
      <Box of={of} form={contactForm} name="contact" size={20} />
      <Box
        of={of}
        form={contactForm}
        name="phone"
        hint="办公室核实是本单位时打这个电话，不会公开。改好以后，全体成员都会收到信件。"
      />
    </Form>
  )
}

const Waiting = ({ change, isOwner, of }: { change: Change; isOwner: boolean; of: Filled }) => (
  <Block id="waiting" title="等经办人核对">
    <Facts rows={[...differences(change), ...asked(change)]} />
    {isOwner && <Form to={paths.registrationWithdrawal(change.id)} of={of} button="撤回" plain />}
  </Block>
)

const differences = ({ before, after }: Pick<Change, 'before' | 'after'>) =>
  changedIn(before, after).map((field) => ({
    name: REGISTERED_WORDS[field],
    value: (
      <>
        <del>{sayField(before, field)}</del> {sayField(after, field)}
      </>
    ),
  }))

const sayField = (of: Registration, field: keyof Registration): string =>
  field === 'kind' ? KIND_WORDS[of.kind] : (of[field] ?? '没有')

const asked = ({ byName, at, reason }: Change) => [
  { name: '为什么要改', value: reason },
  { name: '谁提出', value: `${byName}，${sayMinute(at)}` },
  { name: '答复的最后一天', value: sayDay(checkBy(at)) },
]

const CHANGES: Column<Change>[] = [
  { head: '提出时间', instant: ({ at }) => at, keep: 'date' },
  {
    head: '改了什么',
    text: ({ before, after }) =>
      changedIn(before, after)
        .map((field) => `${REGISTERED_WORDS[field]}：${sayField(before, field)}→${sayField(after, field)}`)
        .join('；'),
    keep: 'name',
  },
  { head: '为什么', text: ({ reason }) => reason },
  { head: '谁提出', text: ({ byName }) => byName },
  {
    head: '结果',
    text: ({ outcome, answer }) =>
      outcome === null ? '等核对' : `${OUTCOME_WORDS[outcome]}${answer ? `：${answer}` : ''}`,
    keep: 'state',
  },
  { head: '谁核对', text: ({ answeredBy, outcome }) => (outcome === 'at-once' ? null : answeredBy) },
]

type CheckProps = {
  change: Change
  organization: Organization
  whyNot: ReturnType<typeof whyNotCheck>
  of: Filled
}

/** One change, for whoever looks at the papers. */
export const CheckPage = ({ change, organization, whyNot, of }: CheckProps) => (
  <div class="page">
    <Head
      title="核对登记更正"
      crumbs={[
        { href: paths.organizations(), text: '申报单位' },
        { href: paths.organization(organization.id), text: organization.name },
      ]}
      meta={<Tag>{change.outcome ? OUTCOME_WORDS[change.outcome] : '等核对'}</Tag>}
    />
    <Facts rows={[...differences(change), ...asked(change)]} />
    <p>
      <a href={paths.certificates(organization.id)}>本单位的证件</a>
    </p>
    {whyNot === null && (
      <Form to={paths.registrationCheck(change.id)} of={of} button="答复">
        <Box
          of={of}
          form={checkForm}
          name="outcome"
          one
          options={[
            {
              value: 'accepted',
              text: ANSWER_WORDS.accepted,
              small: '登记信息马上更正，以前提交和签订的不变',
            },
            { value: 'refused', text: ANSWER_WORDS.refused, small: '要写明理由' },
          ]}
        />
        <Box of={of} form={checkForm} name="answer" hint="例如：已看新的登记证书。" />
      </Form>
    )}
    {whyNot && whyNot.why !== 'own-interest' && whyNot.why !== 'not-your-role' && (
      <p class="quiet">{sayCheck(whyNot)}</p>
    )}
    <Own not={whyNot} />
  </div>
)

const WAITS = saying<Exclude<ChangeRefusal, OrganizationTaken>>({
  'not-owner': '登记信息由本单位的负责人更正',
  'nothing-to-correct': '没有改动，不用保存',
  'change-waits': ({ at }) => `${sayMinute(at)}提出的更正还在核对；要另改，请先撤回那一次`,
  'up-the-ladder': '备案和登记为法人由经办人照证件记录，不在这里改。请联系公益创投办公室',
})
export const sayChange = either(WAITS, sayTaken)

const CHECKED = saying<Exclude<CheckRefusal, OrganizationTaken>>({
  'change-answered': ({ at }) => `${sayMinute(at)}已经有了结果`,
  'registration-moved': ({ fields }) =>
    `提出以后，${fields.map((field) => REGISTERED_WORDS[field]).join('、')}已经改过。请不更正，由申报单位重新提出`,
})
export const sayCheck = either(CHECKED, sayTaken)

export const sayWithdrawn = saying<NotOwner | Extract<CheckRefusal, { why: 'change-answered' }>>({
  'not-owner': '由本单位的负责人撤回',
  'change-answered': ({ at }) => `${sayMinute(at)}已经有了结果，不能撤回`,
})
