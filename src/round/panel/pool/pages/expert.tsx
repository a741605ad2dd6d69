import { paths } from '../../../../paths.ts'
import { INVITATION_WORDS, stateOf, whyNotRenew } from '../../../../people/rules/invitation.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { type Instant, sayMinute } from '../../../../shared/days.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { type Column, List } from '../../../../web/columns.tsx'
import { Box, Form, sentTo } from '../../../../web/form.tsx'
import { Facts } from '../../../../web/lists.tsx'
import { Block, Empty, Head, Tag } from '../../../../web/parts.tsx'
import { proposalForm } from '../forms.ts'
import { CHANGE_WORDS, type Proposal, changesOf, whyNotProposeAny } from '../rules/standing.ts'
import type { FoundExpert } from '../store/standing.ts'
import { STANDING_TONES, STANDING_WORDS, sayProposeRefusal } from './words.ts'

type Props = { expert: FoundExpert; person: Person; now: Instant; of: Filled }

/** 专家: who it is, where they stand, and what was decided upon them. */
export const ExpertPage = (props: Props) => (
  <div class="page">
    <Head title={props.expert.name} crumbs={[{ href: paths.experts(), text: '专家库' }]} />
    <About {...props} />
    <Block id="proposals" title="入库、暂停和出库">
      {props.expert.proposals.length === 0 ? (
        <Empty title="没有变动">提出的变动和负责人的答复列在这里。</Empty>
      ) : (
        <List scroll="专家变动表" columns={PROPOSALS} rows={props.expert.proposals} />
      )}
    </Block>
    <InvitingAgain {...props} />
    <Proposing {...props} />
  </div>
)

const About = ({ expert, now }: Props) => (
  <Facts
    rows={[
      {
        name: '状态',
        value: <Tag tone={STANDING_TONES[expert.standing]}>{STANDING_WORDS[expert.standing]}</Tag>,
      },
      { name: '单位', value: expert.employer },
      { name: '专业领域', value: expert.field },
      { name: '邮箱', value: expert.email },
      { name: '登记时间', value: sayMinute(expert.addedAt) },
      { name: '邀请', value: INVITATION_WORDS[stateOf(expert, now)] },
      ...(expert.seats.length > 0 ? [{ name: '正在评审', value: expert.seats.join('、') }] : []),
    ]}
  />
)

const PROPOSALS: Column<Proposal>[] = [
  { head: '事项', text: ({ kind }) => CHANGE_WORDS[kind], keep: 'name' },
  { head: '理由', text: ({ reason }) => reason },
  { head: '提出人', text: ({ byName }) => byName },
  { head: '提出时间', instant: ({ at }) => at, keep: 'date' },
  {
    head: '答复',
    text: ({ isAgreed }) => (isAgreed === null ? '待答复' : isAgreed ? '同意' : '不同意'),
    tone: ({ isAgreed }) => (isAgreed === null ? 'now' : isAgreed ? 'good' : 'bad'),
    keep: 'state',
  },
  { head: '答复人', text: ({ answeredBy }) => answeredBy },
  { head: '答复时间', instant: ({ answeredAt }) => answeredAt },
]

function InvitingAgain({ expert, person, now, of }: Props) {
  if (whyNotRenew(person, expert, now)) return null
  const to = paths.expertInvitations(expert.id)
  return (
    <Block id="again" title="重新邀请">
      <p class="quiet small">邀请已过期。重新邀请生成新的链接和邀请码，以前的不能再用。</p>
      <Form to={to} of={sentTo(to, of)} button="重新邀请" />
    </Block>
  )
}

function Proposing({ expert, person, of }: Props) {
  const whyNot = whyNotProposeAny(expert, person)
  if (whyNot?.why === 'not-your-role') return null
  if (whyNot) return <p class="quiet">{sayProposeRefusal(whyNot)}。</p>
  const to = paths.expertProposals(expert.id)
  const own = sentTo(to, of)
  const options = changesOf(expert.standing).map((kind) => ({ value: kind, text: CHANGE_WORDS[kind] }))
  return (
    <Block id="propose" title="提出变动">
      <p class="quiet small">负责人同意以后生效。正在评审的成员，先由经办人撤下，再暂停或者出库。</p>
      <Form to={to} of={own} button="提出">
        <Box of={own} form={proposalForm} name="kind" options={options} />
        <Box of={own} form={proposalForm} name="reason" size={3} />
      </Form>
    </Block>
  )
}
