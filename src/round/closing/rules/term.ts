import { type Day, type Instant, dayOf, plusMonths } from '../../../shared/days.ts'
import type { Project } from '../../projects/rules/project.ts'
import { type Dossier, standingReport } from './dossier.ts'

/** The last day to hand in the final report, months after the project's last day; null where no rule says so. */
export function requestBy({ endsOn, rulebook }: Pick<Project, 'endsOn' | 'rulebook'>): Day | null {
  const months = rulebook?.parameters.closing.requestMonths
  return months === undefined ? null : plusMonths(endsOn, months)
}

/** No final report stands, and the last day for it is over. It is still taken: what it says has to be known. */
export function isRequestLate(dossier: Pick<Dossier, 'project' | 'finalReports'>, now: Instant): boolean {
  const by = requestBy(dossier.project)
  return by !== null && by < dayOf(now) && !standingReport(dossier)
}

/** A project past its last day without a final report. */
export type Ended = {
  projectId: string
  project: string
  organizationId: string
  organization: string
  endsOn: Day
  rulebook: Project['rulebook']
}
/** The same, once the last day to ask for closing, `by`, is over. */
export type LateRequest = Ended & { by: Day }

export function lateAmong(ended: Ended[], today: Day): LateRequest[] {
  return ended.flatMap((one) => {
    const by = requestBy(one)
    return by !== null && by < today ? [{ ...one, by }] : []
  })
}
