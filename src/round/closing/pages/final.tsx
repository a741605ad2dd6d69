import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { Why } from '../../../rulebook/pages/why.tsx'
import { type Instant, sayDay } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import type { Filled } from '../../../web/answer.tsx'
import type { Typed } from '../../../web/body.ts'
import { Head } from '../../../web/parts.tsx'
import { ReportForm, Returned, typedReport } from '../../projects/pages/report-form.tsx'
import { spentBefore } from '../../projects/rules/reports.ts'
import { finalReportForm } from '../forms.ts'
import { whyNotSubmit } from '../rules/closing.ts'
import type { Dossier } from '../rules/dossier.ts'
import { RequestBy } from './term.tsx'
import { sayFinalRefusal } from './words.ts'

type Props = { dossier: Dossier; person: Person; now: Instant; of: Filled }

/** A member writes the final report; where it cannot be, the page says why. */
export function FinalReportPage({ dossier, person, now, of }: Props) {
  const { project, reports, finalReports } = dossier
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
      <Returned reason={finalReports.at(-1)?.returned?.reason} />
      {whyNot ? (
        <Why not={whyNot} say={sayFinalRefusal} bound={project.rulebook} of={of} />
      ) : (
        <ReportForm
          to={paths.finalReport(project.id)}
          organizationId={project.organizationId}
          of={of}
          form={finalReportForm}
          typed={typedFinal(dossier)}
          content={project.content}
          hints={{
            text: '目标达到了多少、居民有什么变化、哪些做法能留下来，最多5000个字。',
            spent: `资助资金和自有资金都算。最近一次报告${yuan(spentBefore(reports))}元。`,
          }}
          button="提交结项报告"
          beside={<a href={paths.projectWork(project.id)}>取消</a>}
        />
      )}
    </div>
  )
}

/** A returned report comes back as it was; a first one starts from the last milestone's numbers. */
export function typedFinal({ finalReports, reports }: Pick<Dossier, 'finalReports' | 'reports'>): Typed {
  const last = finalReports.at(-1) ?? reports.at(-1)
  return last ? typedReport({ ...last, text: finalReports.at(-1)?.text ?? '' }) : {}
}
