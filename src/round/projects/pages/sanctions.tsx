import { paths } from '../../../paths.ts'
import { type Person, isMemberOf, isStaff } from '../../../people/rules/person.ts'
import { ReverseLink, Reversals } from '../../../reversals/pages.tsx'
import { clauseIn } from '../../../rulebook/citing.ts'
import { TakingBack } from '../../../rulebook/pages/discards.tsx'
import { Why } from '../../../rulebook/pages/why.tsx'
import { type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import { Own } from '../../../web/own.tsx'
import type { Project } from '../rules/project.ts'
import { liftForm, replyForm, sanctionDecisionForm, sanctionForm } from '../forms.ts'
import {
  SANCTION_OUTCOME_WORDS,
  type Sanction,
  kindsAllowed,
  sayKind,
  whyNotDecide,
  whyNotLift,
  whyNotPropose,
  whyNotReply,
  whyNotTakeBack,
} from '../rules/sanctions.ts'
import type { FoundSanctions } from '../store/sanctions.ts'
import { lookOfSanction, saySanctionRefusal } from './sanction-words.ts'

type Props = { project: Project; sanctions: Sanction[]; person: Person; of: Filled } & Pick<
  FoundSanctions,
  'standing' | 'reversals'
> & {
    now: Instant
  }

/** What is proposed against a project, what its organization says to it, and what was decided. */
export function SanctionsPage({ project, sanctions, standing, reversals, person, now, of }: Props) {
  const whyNot = whyNotPropose(project, sanctions, person)
  return (
    <div class="page">
      <Head
        title={`处理：${project.title}`}
        crumbs={[{ href: paths.projectWork(project.id), text: project.title }, { text: '处理' }]}
        meta={<span>{project.organization}</span>}
      />
      {sanctions.length === 0 && (
        <Empty title="没有处理">提出和作出的处理列在这里，每一项都写明条款、事实和理由。</Empty>
      )}
      {sanctions.map((sanction, at) => (
        <One
          {...{ project, sanction, person, of }}
          no={at + 1}
          decisionId={standing.find(({ sanctionId }) => sanctionId === sanction.id)?.id}
        />
      ))}
      <Reversals items={reversals} now={now} quiet={!isStaff(person)} />
      {whyNot === null ? <Propose project={project} of={of} /> : <Own not={whyNot} />}
    </div>
  )
}

type OneProps = {
  project: Project
  sanction: Sanction
  person: Person
  no: number
  of: Filled
  decisionId: string | undefined
}

function One({ project, sanction, person, no, of, decisionId }: OneProps) {
  const look = lookOfSanction(sanction)
  const key = sanction.kind === 'bar' ? 'sanctions.barYears' : 'sanctions.kinds'
  return (
    <Block id={`sanction-${no}`} title={`第${no}项`} small={<Tag tone={look.tone}>{look.word}</Tag>}>
      <Facts
        rows={[
          {
            name: '措施',
            value: <Because sentence={sayKind(sanction.kind)} clause={clauseIn(project.rulebook, key)} />,
          },
          { name: '事实和理由', value: sanction.reason },
          { name: '提出', value: `${sanction.byName}，${sayMinute(sanction.at)}` },
          { name: '陈述和申辩', value: sanction.reply ? sanction.reply.text : '还没有' },
          ...decisionRows(sanction),
        ]}
      />
      <Acts {...{ project, sanction, person, of }} />
      {decisionId && isStaff(person) && (
        <ReverseLink kind="sanction-decision" which={decisionId} word="决定" />
      )}
    </Block>
  )
}

function decisionRows({ decision, end }: Sanction) {
  const decided = decision
    ? [
        {
          name: '决定',
          value: `${sayDay(dayOf(decision.at))}${SANCTION_OUTCOME_WORDS[decision.outcome]}：${decision.reason}`,
        },
      ]
    : []
  const until = decision?.barredUntil ? [{ name: '不受理申报到', value: sayDay(decision.barredUntil) }] : []
  const lifted = end ? [{ name: '解除', value: `${sayDay(dayOf(end.at))}：${end.reason}` }] : []
  return [...decided, ...until, ...lifted]
}

function Acts({ project, sanction, person, of }: Omit<OneProps, 'no' | 'decisionId'>) {
  const whyNot = whyNotDecide(project, sanction, person)
  if (isMemberOf(person, project.organizationId)) {
    return (
      <>
        {whyNotReply(project, sanction, person) === null && <Reply sanction={sanction} of={of} />}
        <Own not={whyNot} />
      </>
    )
  }
  if (whyNotTakeBack(sanction, person) === null)
    return <TakingBack to={paths.sanctionTakeBack(sanction.id)} of={of} />
  if (whyNot === null) return <Decide sanction={sanction} of={of} />
  if (whyNotLift(project, sanction, person) === null) return <Lift sanction={sanction} of={of} />
  return whyNot.why === 'own-sanction' ? (
    <Why not={whyNot} say={saySanctionRefusal} bound={project.rulebook} quiet />
  ) : (
    <Own not={whyNot} />
  )
}

type FormProps = { sanction: Sanction; of: Filled }

function Reply({ sanction, of }: FormProps) {
  const to = paths.sanctionReply(sanction.id)
  const hint = '提交以后不再改动，最多2000个字。'
  return (
    <Form to={to} of={of} button="提交陈述和申辩">
      <Box of={sentTo(to, of)} form={replyForm} name="text" hint={hint} size={6} />
    </Form>
  )
}

function Decide({ sanction, of }: FormProps) {
  const to = paths.sanctionDecision(sanction.id)
  const own = sentTo(to, of)
  return (
    <Form to={to} of={of} button="提交决定">
      {!sanction.reply && <p class="quiet">项目单位还没有陈述和申辩。</p>}
      <Box
        of={own}
        form={sanctionDecisionForm}
        name="outcome"
        options={[
          {
            value: 'imposed',
            text: SANCTION_OUTCOME_WORDS.imposed,
            small: '写明理由，决定随即告知项目单位',
          },
          { value: 'dropped', text: SANCTION_OUTCOME_WORDS.dropped },
        ]}
      />
      <Box of={own} form={sanctionDecisionForm} name="reason" size={4} />
    </Form>
  )
}

const Lift = ({ sanction, of }: FormProps) => (
  <Form to={paths.sanctionEnd(sanction.id)} of={of} form={liftForm} button="解除" plain />
)

function Propose({ project, of }: { project: Project; of: Filled }) {
  const kinds = kindsAllowed(project)
  if (kinds.length === 0) return <Note>这一期没有适用的管理办法，不能提出处理。</Note>
  const clause = clauseIn(project.rulebook, 'sanctions.kinds')
  const to = paths.sanctions(project.id)
  const own = sentTo(to, of)
  return (
    <Block id="propose" title="提出处理">
      <Form to={to} of={of} button="提出处理">
        <p>
          <Because sentence="作出处理以前，先告知项目单位，听取陈述和申辩，由负责人决定" clause={clause} />。
        </p>
        <Box
          of={own}
          form={sanctionForm}
          name="kind"
          options={kinds.map((value) => ({ value, text: sayKind(value) }))}
        />
        <Box of={own} form={sanctionForm} name="reason" size={6} />
      </Form>
    </Block>
  )
}
