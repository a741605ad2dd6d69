import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { type Person, isMemberOf } from '../../../people/rules/person.ts'
import { clauseIn } from '../../../rulebook/citing.ts'
import { dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Area, ErrorSummary } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Block, Button, Empty, Head, Note, Tag } from '../../../web/parts.tsx'
import type { Project } from '../rules/project.ts'
import {
  LONGEST_TEXT,
  type Sanction,
  kindsAllowed,
  whyNotDecide,
  whyNotLift,
  whyNotPropose,
  whyNotReply,
} from '../rules/sanctions.ts'
import { lookOfSanction, sayKind, saySanctionRefusal } from './sanction-words.ts'

/** `acted`: the sanction whose form is shown again; null: the form that proposes one. */
type Props = {
  project: Project
  sanctions: Sanction[]
  person: Person
  acted: string | null
  of: Filled
  refused: Child
}

const EMPTY: Filled = { typed: {}, problems: [] }

/** What is proposed against a project, what its organization says to it, and what was decided. */
export function SanctionsPage({ project, sanctions, person, acted, of, refused }: Props) {
  const whyNot = whyNotPropose(project, sanctions, person)
  return (
    <div class="page">
      <Head
        title={`处理：${project.title}`}
        crumbs={[{ href: paths.projectWork(project.id), text: project.title }, { text: '处理' }]}
        meta={<span>{project.organization}</span>}
      />
      {refused && <Note tone="bad">{refused}。</Note>}
      {sanctions.length === 0 && (
        <Empty title="没有处理">提出和作出的处理列在这里，每一项都写明条款、事实和理由。</Empty>
      )}
      {sanctions.map((sanction, at) => (
        <One {...{ project, sanction, person }} no={at + 1} of={acted === sanction.id ? of : EMPTY} />
      ))}
      {whyNot === null && <Propose project={project} of={acted === null ? of : EMPTY} />}
    </div>
  )
}

type OneProps = { project: Project; sanction: Sanction; person: Person; no: number; of: Filled }

function One({ project, sanction, person, no, of }: OneProps) {
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
      <Acts {...{ project, sanction, person, no, of }} />
    </Block>
  )
}

function decisionRows({ decision, end }: Sanction) {
  const decided = decision
    ? [
        {
          name: '决定',
          value: `${sayDay(dayOf(decision.at))}${decision.outcome === 'imposed' ? '作出处理' : '不予处理'}：${decision.reason}`,
        },
      ]
    : []
  const until = decision?.barredUntil ? [{ name: '不受理申报到', value: sayDay(decision.barredUntil) }] : []
  const lifted = end ? [{ name: '解除', value: `${sayDay(dayOf(end.at))}：${end.reason}` }] : []
  return [...decided, ...until, ...lifted]
}

function Acts({ project, sanction, person, of }: OneProps) {
  if (isMemberOf(person, project.organizationId)) {
    return whyNotReply(project, sanction, person) ? null : <Reply id={sanction.id} of={of} />
  }
  const whyNot = whyNotDecide(project, sanction, person)
  if (whyNot === null) return <Decide sanction={sanction} of={of} />
  if (whyNotLift(project, sanction, person) === null) return <Lift id={sanction.id} of={of} />
  return whyNot.why === 'own-sanction' ? <p class="quiet">{saySanctionRefusal(whyNot)}。</p> : null
}

const HINT = `最多${LONGEST_TEXT}个字。`

const Reply = ({ id, of }: { id: string; of: Filled }) => (
  <form method="post" action={paths.sanctionReply(id)}>
    <ErrorSummary of={of} />
    <Area of={of} name="text" label="陈述和申辩" hint={`提交以后不再改动，${HINT}`} rows={6} />
    <Actions>
      <Button>提交陈述和申辩</Button>
    </Actions>
  </form>
)

const Decide = ({ sanction, of }: { sanction: Sanction; of: Filled }) => (
  <form method="post" action={paths.sanctionDecision(sanction.id)}>
    <ErrorSummary of={of} />
    {!sanction.reply && <p class="quiet">项目单位还没有陈述和申辩。</p>}
    <Radios
      of={of}
      name="outcome"
      legend="决定"
      options={[
        { value: 'imposed', text: '作出处理', small: '写明理由，决定随即告知项目单位' },
        { value: 'dropped', text: '不予处理' },
      ]}
    />
    <Area of={of} name="reason" label="理由" hint={HINT} rows={4} />
    <Actions>
      <Button>提交决定</Button>
    </Actions>
  </form>
)

const Lift = ({ id, of }: { id: string; of: Filled }) => (
  <form method="post" action={paths.sanctionEnd(id)}>
    <ErrorSummary of={of} />
    <Area of={of} name="reason" label="解除的理由" hint={HINT} rows={3} />
    <Actions>
      <Button plain>解除</Button>
    </Actions>
  </form>
)

function Propose({ project, of }: { project: Project; of: Filled }) {
  const kinds = kindsAllowed(project)
  if (kinds.length === 0) return <Note>这一期没有适用的管理办法，不能提出处理。</Note>
  const clause = clauseIn(project.rulebook, 'sanctions.kinds')
  return (
    <Block id="propose" title="提出处理">
      <form method="post" action={paths.sanctions(project.id)}>
        <ErrorSummary of={of} />
        <p>
          <Because sentence="作出处理以前，先告知项目单位，听取陈述和申辩，由负责人决定" clause={clause} />。
        </p>
        <Radios
          of={of}
          name="kind"
          legend="处理措施"
          options={kinds.map((value) => ({ value, text: sayKind(value) }))}
        />
        <Area of={of} name="reason" label="事实和理由" hint={HINT} rows={6} />
        <Actions>
          <Button>提出处理</Button>
        </Actions>
      </form>
    </Block>
  )
}
