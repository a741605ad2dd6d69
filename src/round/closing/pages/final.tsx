import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { type Instant, sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { type Filled, sayWhy } from '../../../web/answer.tsx'
import type { Typed } from '../../../web/body.ts'
import { Area, ErrorSummary, Money } from '../../../web/fields.tsx'
import { Actions, Button, Head, Note } from '../../../web/parts.tsx'
import { Actuals, withNames } from '../../projects/pages/actuals.tsx'
import { indicatorsOf, spentBefore } from '../../projects/rules/reports.ts'
import { whyNotSubmit } from '../rules/closing.ts'
import type { Dossier, FinalReport } from '../rules/dossier.ts'
import { RequestBy } from './term.tsx'
import { sayFinalRefusal } from './words.ts'

type Props = { dossier: Dossier; person: Person; now: Instant; of: Filled; refused: Child }

/** A member writes the final report; where it cannot be, the page says why. */
export function FinalReportPage({ dossier, person, now, of, refused }: Props) {
  const { project, finalReports } = dossier
  const whyNot = whyNotSubmit(dossier, person)
  return (
    <div class="page">
      <Head
        title="结项报告"
        crumbs={[{ href: paths.projectWork(project.id), text: project.title }, { text: '结项报告' }]}
        meta={
          <>
            <span>项目到{sayDay(project.endsOn)}为止</span>
            <RequestBy dossier={dossier} now={now} />
          </>
        }
      />
      {refused && <Note tone="bad">{refused}。</Note>}
      <Returned report={finalReports.at(-1)} />
      {whyNot ? (
        !refused && <Note>{sayWhy(whyNot, sayFinalRefusal)}。</Note>
      ) : (
        <Form dossier={dossier} of={of} />
      )}
    </div>
  )
}

/** A returned report comes back as it was; a first one starts from the last milestone's numbers. */
export function typedFinal({ finalReports, reports }: Dossier): Typed {
  const last = finalReports.at(-1) ?? reports.at(-1)
  if (!last) return {}
  const actuals = last.actuals.map(({ actual }, at) => [`actuals.${at}`, String(actual)])
  const text = finalReports.at(-1)?.text ?? ''
  return { text, spent: yuan(last.spent), ...Object.fromEntries(actuals) }
}

const Returned = ({ report }: { report: FinalReport | undefined }) =>
  report?.returned ? (
    <Note tone="warn" label="退回的原因">
      {report.returned.reason}
    </Note>
  ) : null

function Form({ dossier, of }: { dossier: Dossier; of: Filled }) {
  const { project, reports } = dossier
  const indicators = indicatorsOf(project.content)
  return (
    <form method="post" action={paths.finalReport(project.id)}>
      <ErrorSummary of={withNames(of, indicators)} />
      <Area
        of={of}
        name="text"
        label="总结"
        hint="目标达到了多少、居民有什么变化、哪些做法能留下来，最多5000个字。"
        rows={12}
      />
      <Actuals of={of} indicators={indicators} />
      <Money
        of={of}
        name="spent"
        label="总支出"
        hint={`资助资金和自有资金都算。最近一次报告${yuan(spentBefore(reports))}元。`}
      />
      <Actions>
        <Button>提交结项报告</Button>
        <a href={paths.projectWork(project.id)}>取消</a>
      </Actions>
    </form>
  )
}
