import { type OwnInterest, whyNotImpartial, whyNotImpartialIn } from '../../../people/rules/interest.ts'
import type { Calendar } from '../../../shared/calendar.ts'
import { type Instant, lastDayBy } from '../../../shared/days.ts'
import { CUSTOM, type Matter, byCustom } from '../../matters/rules/matter.ts'
import { heldBy, signTerm } from '../../matters/rules/shared.ts'
import type { Approver, Interested } from './desk.ts'

export const ACTS = [
  'approve-decision',
  'announce',
  'publish-notice',
  'sign',
  'answer-ending',
  'answer-default',
  'answer-contract',
  'publish-round',
  'publish-amendment',
  'decide-sanction',
  'lift-sanction',
  'decide-bar',
  'enact',
] as const
export type Act = (typeof ACTS)[number]
/** With what it is about, for its words. */
export type Waits = { [A in Act]: Matter<A> & { of: Of[A] } }[Act]
type Of = {
  'approve-decision': Approver['prepared'][number]
  announce: Approver['over'][number]
  'publish-notice': Approver['approved'][number]
  sign: Approver['unsigned'][number]
  'answer-ending': Approver['endings'][number]
  'answer-default': Approver['defaults'][number]
  'answer-contract': Approver['contracts'][number]
  'publish-round': Approver['drafts'][number]
  'publish-amendment': Approver['amendments'][number]
  'decide-sanction': Approver['sanctions'][number]
  'lift-sanction': Approver['halts'][number]
  'decide-bar': Approver['bars'][number]
  enact: Approver['books'][number]
}

type Asked = { by: Interested; calendar: Calendar; now: Instant }

/** What waits for an approver; what another act comes before, or nobody can publish any more, is on the officer's desk. */
export function waitsOf(found: Approver, { by, calendar, now }: Asked): Waits[] {
  const soon = (since: Instant, days: number) => ({ since, ...byCustom(calendar, since, days) })
  const inRound = (isOwn: boolean, roundId: string) => heldBy(isOwn, whyNotImpartialIn(by, roundId))
  const of = (isOwn: boolean, ...ids: (string | null)[]) => heldBy(isOwn, impartial(by, ids))
  return [
    ...found.prepared.map((one) => ({
      ...matter('approve-decision', one.roundId, one.round, one),
      ...{ held: inRound(one.isMine, one.roundId), ...soon(one.at, CUSTOM.decide) },
    })),
    ...found.over.filter(isFree).map((one) => ({
      ...matter('announce', one.roundId, one.round, one),
      ...{ held: inRound(false, one.roundId), since: null, ...byCustom(calendar, one.toDay, CUSTOM.publish) },
    })),
    ...found.approved.filter(isFree).map((one) => ({
      ...matter('publish-notice', one.roundId, one.round, one),
      ...{ held: inRound(false, one.roundId), ...soon(one.approvedAt, CUSTOM.publish) },
    })),
    ...found.unsigned.map((one) => ({
      ...matter('sign', one.id, one.title, one),
      ...{ held: of(false, one.organizationId, one.hostId), since: null },
      ...signTerm({ ...one, closes: one.announcedAt }, calendar),
    })),
    ...found.drafts
      .filter(({ closes }) => now < closes)
      .map((one) => ({
        ...matter('publish-round', one.id, one.title, one),
        ...{ held: heldBy(one.isMine, null), since: one.savedAt },
        ...{ by: lastDayBy(one.opens), custom: '征集开始以前' },
      })),
    ...found.amendments.map((one) => ({
      ...matter('publish-amendment', one.roundId, one.round, one),
      ...{ held: heldBy(one.isMine, null), ...soon(one.at, CUSTOM.decide) },
    })),
    ...found.endings.map((one) => ({
      ...matter('answer-ending', one.roundId, one.round, one),
      ...{ held: inRound(one.isMine, one.roundId), ...soon(one.at, CUSTOM.decide) },
    })),
    ...found.defaults.map((one) => ({
      ...matter('answer-default', one.id, one.project, one),
      ...{ held: of(one.isMine, one.organizationId), ...soon(one.at, CUSTOM.decide) },
    })),
    ...found.contracts.map((one) => ({
      ...matter('answer-contract', one.roundId, one.round, one),
      ...{ held: heldBy(one.isMine, ofUnit(by, one)), ...soon(one.at, CUSTOM.decide) },
    })),
    ...found.sanctions.map((one) => ({
      ...matter('decide-sanction', one.projectId, one.project, one),
      ...{ held: of(one.isMine, one.organizationId), ...soon(one.at, CUSTOM.prepare) },
    })),
    ...found.halts.map((one) => ({
      ...matter('lift-sanction', one.projectId, one.project, one),
      ...{ held: of(false, one.organizationId), ...soon(one.at, CUSTOM.mend) },
    })),
    ...found.bars.map((one) => ({
      ...matter('decide-bar', one.id, one.organization.name, one),
      ...{ held: heldBy(one.whyNot === 'own-bar', one.whyNot === 'own-interest' ? one : null) },
      ...soon(one.at, CUSTOM.decide),
    })),
    ...found.books.map((one) => ({
      ...matter('enact', one.id, one.title, one),
      ...{ held: heldBy(one.isMine, null), ...soon(one.savedAt, CUSTOM.publish) },
    })),
  ]
}

const matter = <A extends Act>(act: A, id: string, about: string, of: Of[A]) => ({
  act,
  id,
  about,
  count: 1,
  of,
})
const isFree = ({ isStopped, waiting = 0 }: { isStopped: boolean; waiting?: number }): boolean =>
  !isStopped && waiting === 0
const ofUnit = (
  by: Interested,
  { organizationId, roundId }: Approver['contracts'][number],
): OwnInterest | null => whyNotImpartial(by, organizationId) ?? whyNotImpartialIn(by, roundId)
const impartial = (by: Interested, ids: (string | null)[]): OwnInterest | null => whyNotImpartial(by, ...ids)
