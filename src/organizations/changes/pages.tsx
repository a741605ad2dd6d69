import type { Person } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { Reversals, ReverseLink } from '../../reversals/pages.tsx'
import { TakingBack } from '../../rulebook/pages/discards.tsx'
import { type Instant, sayDay, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { Box, Boxes, Form, sentTo } from '../../web/form.tsx'
import { Facts } from '../../web/lists.tsx'
import { Block, Empty, Head, Tag, type Tone } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import {
  CHANGES,
  type Change,
  type ConfirmRefusal,
  type RecordRefusal,
  type TakeBackChangeRefusal,
  isEnd,
  whyNotChange,
  whyNotConfirm,
  whyNotTakeBackChange,
} from '../rules/change.ts'
import { changeAnswerForm, changeForm } from './forms.ts'
import type { Found } from './store.ts'

type Props = { found: Found; person: Person; now: Instant; of: Filled }

/** 注销、合并和更名: what was recorded of an organization, and what whoever looks can do. For the staff. */
export function ChangesPage({ found, person, now, of }: Props) {
  const { organization, changes } = found
  const whyNot = whyNotChange(organization, changes, person)
  const to = paths.organizationChanges(organization.id)
  return (
    <div class="page">
      <Head
        title={`注销、合并和更名：${organization.name}`}
        crumbs={[
          { href: paths.organizations(), text: '申报单位' },
          { href: paths.organization(organization.id), text: organization.name },
        ]}
        meta="由经办人记录、负责人确认；注销和合并以后，不再受理新的申报，办公室不再等候单位办理；更名确认以后用新的名称，以前提交、公示和签订的不变。"
      />
      {changes.length === 0 && <Empty title="没有变更">记录以后，依据和结果列在这里。</Empty>}
      {changes.map((change) => (
        <One {...{ found, person, of, change }} />
      ))}
      <Reversals items={found.reversals} now={now} />
      {whyNot ? (
        <p class="quiet">{sayChangeRefusal(whyNot)}。</p>
      ) : (
        <Block id="record" title="记录变更">
          <Form to={to} of={of} button="交负责人确认">
            <Boxes of={sentTo(to, of)} form={changeForm} />
          </Form>
        </Block>
      )}
    </div>
  )
}

const LOOKS: Record<NonNullable<Change['answer']>['outcome'], { word: string; tone?: Tone }> = {
  confirmed: { word: '已确认', tone: 'good' },
  returned: { word: '已退回', tone: 'warn' },
  withdrawn: { word: '已收回' },
}

type OfOne = Omit<Props, 'now'> & { change: Change }

function One({ found, person, of, change }: OfOne) {
  const { answer } = change
  const look = answer ? LOOKS[answer.outcome] : { word: '待确认', tone: 'now' as const }
  return (
    <Block id={change.id} title={CHANGES[change.kind]} small={<Tag tone={look.tone}>{look.word}</Tag>}>
      <Facts
        rows={[
          { name: '生效日期', value: sayDay(change.sinceOn) },
          { name: '去向', value: change.into },
          { name: '依据', value: change.evidence },
          { name: '记录', value: `${change.byName}，${sayMinute(change.at)}` },
          ...(answer ? [{ name: look.word, value: `${answer.byName}，${sayMinute(answer.at)}` }] : []),
          ...(answer?.reason ? [{ name: '意见', value: answer.reason }] : []),
        ]}
      />
      {!answer && <Acts {...{ found, person, of, change }} />}
      {isEnd(change) && change.answerId && (
        <ReverseLink kind="organization-change" which={change.answerId} word="这次确认" />
      )}
    </Block>
  )
}

function Acts({ found, person, of, change }: OfOne) {
  if (whyNotTakeBackChange(change, person) === null)
    return <TakingBack to={paths.organizationChangeTakeBack(change.id)} of={of} />
  const whyNot = whyNotConfirm(found.organization, change, person)
  if (whyNot) return <p class="quiet">{sayChangeRefusal(whyNot)}。</p>
  const to = paths.organizationChangeAnswer(change.id)
  return (
    <Form to={to} of={of} button="提交决定">
      <Box of={sentTo(to, of)} form={changeAnswerForm} name="outcome" />
      <Box of={sentTo(to, of)} form={changeAnswerForm} name="reason" size={3} />
    </Form>
  )
}

export const sayChangeRefusal = saying<RecordRefusal | ConfirmRefusal | TakeBackChangeRefusal>({
  'change-in-future': ({ today }) => `生效日期还没有到，今天是${sayDay(today)}`,
  'name-taken': ({ name }) => `“${name}”是另一家单位登记的名称。请核对；两家并为一家的，记录为合并`,
  'same-name': ({ name }) => `登记的名称已经是“${name}”`,
  'change-waits': '上一次记录的变更还在等待确认',
  'gone-already': '这个单位已经注销或者合并，不再记录',
  'own-change': '记录的人不能确认，请另一位负责人办理',
  'change-answered': '这次变更已经办结',
  'not-own-change': '只有记录的人可以收回，请负责人退回',
})
