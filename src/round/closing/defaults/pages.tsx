import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { TakingBack } from '../../../rulebook/pages/discards.tsx'
import { Why } from '../../../rulebook/pages/why.tsx'
import { type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Tag, type Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import type { Default, DefaultKind, Dossier } from '../rules/dossier.ts'
import { answerForm, defaultForm } from './forms.ts'
import {
  type AnswerDefaultRefusal,
  type DefaultRefusal,
  type TakeBackDefaultRefusal,
  whyNotAnswer,
  whyNotDefault,
  whyNotTakeBackDefault,
} from './rules.ts'

type Props = { dossier: Dossier; person: Person; now: Instant; of: Filled }

/** 单位不办理的: what the office does in its place; nothing where there is nothing to do. */
export function Defaults(props: Props) {
  const { dossier, person, now, of } = props
  const kinds = (['report', 'refund'] as const).filter(
    (kind) => whyNotDefault(dossier, kind, person, now) === null,
  )
  if (dossier.defaults.length === 0 && kinds.length === 0) return null
  const to = paths.closingDefault(dossier.project.id)
  return (
    <Block id="defaults" title="单位不办理的">
      {dossier.defaults.map((one) => (
        <One {...props} one={one} />
      ))}
      {kinds.length > 0 && (
        <Form to={to} of={of} button="交负责人审定">
          <Box
            of={sentTo(to, of)}
            form={defaultForm}
            name="kind"
            options={kinds.map((kind) => ({ value: kind, text: KIND_WORDS[kind] }))}
          />
          {kinds.includes('report') && <Box of={sentTo(to, of)} form={defaultForm} name="spent" />}
          <Box of={sentTo(to, of)} form={defaultForm} name="reason" size={4} />
        </Form>
      )}
    </Block>
  )
}

const KIND_WORDS: Record<DefaultKind, string> = { report: '按已有材料评估', refund: '登记追回' }
const LOOKS: Record<NonNullable<Default['answer']>['outcome'], { word: string; tone?: Tone }> = {
  approved: { word: '已批准', tone: 'good' },
  returned: { word: '已退回', tone: 'warn' },
  withdrawn: { word: '已收回' },
}

function One({ dossier, person, of, one }: Props & { one: Default }) {
  const { answer } = one
  const look = answer ? LOOKS[answer.outcome] : { word: '待审定', tone: 'now' as const }
  return (
    <>
      <h3>
        {KIND_WORDS[one.kind]} <Tag tone={look.tone}>{look.word}</Tag>
      </h3>
      <Facts
        rows={[
          { name: one.kind === 'report' ? '有凭证的支出' : '要追回的', value: `${yuan(one.amount)}元` },
          { name: '材料和理由', value: one.reason },
          { name: '提出', value: `${one.byName}，${sayMinute(one.at)}` },
          ...(answer ? [{ name: look.word, value: `${answer.byName}，${sayMinute(answer.at)}` }] : []),
          ...(answer?.reason ? [{ name: '意见', value: answer.reason }] : []),
        ]}
      />
      {!answer && <Acts {...{ dossier, person, of, one }} />}
    </>
  )
}

function Acts({ dossier, person, of, one }: Omit<Props, 'now'> & { one: Default }) {
  if (whyNotTakeBackDefault(one, person) === null)
    return <TakingBack to={paths.defaultTakeBack(one.id)} of={of} />
  const whyNot = whyNotAnswer(dossier, one, person)
  const to = paths.defaultAnswer(one.id)
  if (whyNot)
    return <Why not={whyNot} say={sayDefaultRefusal} bound={dossier.project.rulebook} of={of} quiet />
  return (
    <Form to={to} of={of} button="提交决定">
      <Box of={sentTo(to, of)} form={answerForm} name="outcome" />
      <Box of={sentTo(to, of)} form={answerForm} name="reason" size={3} />
    </Form>
  )
}

export const sayDefaultRefusal = saying<DefaultRefusal | AnswerDefaultRefusal | TakeBackDefaultRefusal>({
  'already-closed': ({ at }) => `项目已于${sayDay(dayOf(at))}结项`,
  'report-there': '结项报告已经有了，可以评定',
  'nothing-to-recover': '没有要追回的资金：还没有评定，或者已经退回、已经登记',
  'default-waits': ({ name, at }) => `${name}已于${sayMinute(at)}提出，正在等待审定`,
  'still-to-wait': ({ until }) =>
    until ? `先等单位办理，到${sayDay(until)}为止` : '还没有到单位办理的期限，或者办法没有规定等候多久',
  'spent-over-paid': ({ spent, paid }) => `有凭证的支出填的是${yuan(spent)}元，超过已拨付的${yuan(paid)}元`,
  'own-default': '提出的人不能审定，请另一位负责人办理',
  'default-answered': ({ at }) => `已于${sayMinute(at)}办结`,
  'not-own-default': ({ name }) => `是${name}提出的，只有本人可以收回`,
})
