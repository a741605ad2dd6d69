import { ANYHOW } from '../screening/checklist/explained.ts'
import { newId } from '../../../src/db/db.ts'
import { acceptInvitation } from '../../../src/people/invitations/actions.ts'
import { choosePanel } from '../../../src/round/panel/actions.ts'
import { addExpert, answerChanges } from '../../../src/round/panel/pool/actions.ts'
import { poolWaiting } from '../../../src/round/panel/pool/store/standing.ts'
import { checkEligibility } from '../../../src/round/screening/actions/eligibility.ts'
import { sendResults } from '../../../src/round/screening/results/actions.ts'
import type { Plan } from '../../../src/round/calls/rules/plan.ts'
import type { Site, Someone } from '../../support.ts'
import { CLOSES, OPENS, type Round, closedRound, handIn, valueOf } from '../screening/closed-round.ts'
import { unlike } from '../../unlike.ts'

/** An expert of the pool who has accepted the invitation. */
export type Expert = { expertId: string; person: Someone }

export async function makeExpert(
  site: Site,
  name: string,
  field = '社会工作',
  card: Partial<ReturnType<typeof cardOf>> = {},
): Promise<Expert> {
  // the pool is one for all rounds of a file, and its history goes forward
  const at = Math.min(site.now, OPENS)
  const administrator = await site.person('吴管理', ['administrator'])
  const { expertId, token, code } = valueOf(
    await addExpert(site.db, administrator, { ...cardOf(name), field, ...card }, at),
  )
  await admitAll(site, at)
  const someone = await site.person(name)
  valueOf(await acceptInvitation(site.db, token, code, someone, at))
  return { expertId, person: { ...someone, roles: ['expert'] } }
}

/** A second person admits whoever waits for it to the pool. */
export async function admitAll({ db, person }: Pick<Site, 'db' | 'person'>, at: number): Promise<void> {
  const proposals = (await poolWaiting(db)).map(({ id }) => id)
  const approver = await person('郑负责', ['approver'])
  valueOf(await answerChanges(db, approver, { proposals, isAgreed: true }, at))
}

export const cardOf = (name: string) => ({
  name,
  employer: '高校社会学院',
  field: '社会工作',
  email: `${newId()}@example.org`,
})

/** Passes every proposal of a round, and tells all, where its rules hold what is found until then. */
export async function passAll(site: Site, round: Round): Promise<void> {
  for (const { id } of round.proposals) {
    valueOf(await checkEligibility(site.db, round.officer, id, ANYHOW, CLOSES))
  }
  const sent = await sendResults(site.db, round.officer, round.id, CLOSES)
  if (!sent.ok && sent.refusal.why !== 'nothing-held') throw new Error(sent.refusal.why)
}

export type Sitting = Round & { experts: [Expert, Expert, Expert] }

/** A screened round with a panel of three, none of whom has declared; a proposal of its own organization for each title. */
export async function sitting(site: Site, titles: string[], change: Partial<Plan> = {}): Promise<Sitting> {
  const empty = await closedRound(site, [], undefined, change)
  const proposals = []
  for (const title of titles) {
    proposals.push(await handIn(site, empty.id, await site.member(`${title}社${unlike()}`), { title }))
  }
  const round = { ...empty, proposals }
  await passAll(site, round)
  const experts: Sitting['experts'] = [
    await makeExpert(site, '评审甲'),
    await makeExpert(site, '评审乙'),
    await makeExpert(site, '评审丙'),
  ]
  const ids = experts.map(({ expertId }) => expertId)
  valueOf(await choosePanel(site.db, round.officer, round.id, ids, CLOSES))
  return { ...round, experts }
}
