import { answerHosting, askHost } from '../../../src/organizations/hosting/actions.ts'
import { draftAgreement } from '../../../src/round/agreements/actions.ts'
import { announceResult, publishNotice } from '../../../src/round/publicity/actions/notices.ts'
import type { Fen } from '../../../src/shared/money.ts'
import type { Site, Someone } from '../../support.ts'
import { must } from '../opened.ts'
import { CONTACT, type DecidedRound, NOON, OVER, type Ranked, decidedRound } from '../publicity/cast.ts'

/** A round whose list is final: the first `funded` of the titles are awards. */
export async function announcedRound(
  site: Site,
  titles: string[],
  funded: number,
  ask?: (seq: number) => Fen,
): Promise<DecidedRound> {
  const round = await decidedRound(site, titles, funded, ask)
  const terms = { from: '2013-06-05', contact: CONTACT }
  const notice = await publishNotice(site.db, round.approver, round.id, terms, NOON)
  if (!notice.ok) throw new Error(notice.refusal.why)
  const announced = await announceResult(site.db, round.approver, notice.value.id, OVER)
  if (!announced.ok) throw new Error(announced.refusal.why)
  return round
}

export const STARTS = '2013-07-01'

/** The agreement on an award, ready to be signed. */
export async function drafted(site: Site, round: DecidedRound, { id }: Ranked): Promise<string> {
  const done = await draftAgreement(site.db, round.officer, id, { startsOn: STARTS }, OVER)
  if (!done.ok) throw new Error(done.refusal.why)
  return done.value.id
}

export function the<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('not there')
  return one
}

/** A group takes a host; answers the hosting. */
export async function hostedBy(
  site: Site,
  group: Someone,
  host: { id: string; owner: Someone },
  at = NOON,
): Promise<string> {
  const groupId = group.organizations[0]?.id ?? ''
  const asked = must(await askHost(site.db, group, groupId, { hostId: host.id, note: '' }, at))
  const yes = { outcome: 'confirmed', reason: '' } as const
  must(await answerHosting(site.db, host.owner, asked.id, yes, at))
  return asked.id
}
