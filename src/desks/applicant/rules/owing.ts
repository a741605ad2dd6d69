import type { Calendar } from '../../../shared/calendar.ts'
import type { Day, Instant } from '../../../shared/days.ts'
import { CUSTOM, byCustom } from '../../matters/rules/matter.ts'

/** `id`: of the organization or of the project, where it is done. */
export type Owing = {
  kind: 'account' | 'reply' | 'refund' | 'host' | 'host-again'
  id: string
  about: string
  since: Instant
}
export type OwingWait = Owing & { due: Day; custom: string | undefined }

const DAYS: Record<Owing['kind'], number> = {
  account: CUSTOM.decide,
  reply: CUSTOM.publish,
  refund: CUSTOM.refund,
  host: CUSTOM.publish,
  'host-again': CUSTOM.publish,
}

export const owingWait = (one: Owing, calendar: Calendar): OwingWait => {
  const { by: due, custom } = byCustom(calendar, one.since, DAYS[one.kind])
  return { ...one, due, custom }
}
