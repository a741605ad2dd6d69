import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { sayValue } from '../../../rulebook/rules/words.ts'
import { sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Head, Note } from '../../../web/parts.tsx'
import { numbered } from '../../calls/rules/round.ts'
import type { NewMilestone } from '../rules/milestones.ts'
import { type Agreement, plannedFor, whyNotOpen } from '../rules/project.ts'
import { sayOpenRefusal } from './words.ts'

type Props = { agreement: Agreement; person: Person; of: Filled }

/** Before a project is opened: what it will owe, and when. */
export function OpenPage({ agreement, person, of }: Props) {
  const { title, roundId, startsOn } = agreement
  return (
    <div class="page">
      <Head
        title={title}
        crumbs={[{ href: paths.roundProjects(roundId), text: '项目' }, { text: '开始执行' }]}
        meta={
          <>
            <span>{numbered(agreement, 'SQ', agreement.number)}</span>
            <span>{agreement.organization}</span>
          </>
        }
      />
      <Block id="agreement" title="协议">
        <Facts
          rows={[
            { name: '资助资金', value: `${yuan(agreement.amount)}元` },
            { name: '实施时间', value: `${sayDay(startsOn)}至${sayDay(agreement.endsOn)}` },
          ]}
        />
      </Block>
      <Block id="milestones" title="里程碑" small="按申报书的计划，每步到当月最后一天；时间过半时中期评估">
        <Rhythm agreement={agreement} />
        <List narrow unseenCaption="里程碑" columns={MILESTONES} rows={plannedFor(agreement)} />
      </Block>
      <Opening {...{ agreement, person, of }} />
    </div>
  )
}

/** What the rulebook asks for beside the plan's own steps. */
const Rhythm = ({ agreement: { rulebook } }: Pick<Props, 'agreement'>) =>
  rulebook ? (
    <p>
      <Because
        sentence={sayValue(rulebook.parameters, 'projects.reports')}
        clause={clauseIn(rulebook, 'projects.reports')}
      />
      。
    </p>
  ) : null

const MILESTONES: Column<NewMilestone>[] = [
  { head: '序号', count: ({ seq }) => seq },
  { head: '里程碑', text: ({ title }) => title, keep: 'name' },
  { head: '到期', day: ({ dueOn }) => dueOn },
]

function Opening({ agreement, person, of }: Props) {
  const whyNot = whyNotOpen(agreement, person)
  if (whyNot === null) {
    return (
      <Form
        to={paths.agreementProject(agreement.agreementId)}
        of={of}
        button="开始执行"
        beside={<a href={paths.roundProjects(agreement.roundId)}>取消</a>}
      />
    )
  }
  return (
    <Note>
      <Because sentence={sayOpenRefusal(whyNot)} clause={citing(agreement.rulebook)(whyNot)} />。
      {whyNot.why === 'already-open' && <a href={paths.projectWork(whyNot.projectId)}>看项目</a>}
    </Note>
  )
}
