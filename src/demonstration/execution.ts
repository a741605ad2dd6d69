import { type Day, type Instant, dayOf, plusDays, startOf } from '../shared/days.ts'
import { fundedIn } from './dongcheng-2013.ts'
import {
  milestonesIn,
  playAgreement,
  playNewAccount,
  playOpening,
  playPayment,
  playReport,
  playReview,
} from './later.ts'
import { DAY, HOUR, type Stage } from './stages.ts'

/** One project late with its second report and unpaid, one whose report waits; a third that only its organization has signed. */
export async function playExecution(
  stage: Stage,
  roundId: string,
  signedOn: Day,
  now: Instant,
): Promise<void> {
  const [late, waiting, paid, unsigned] = await fundedIn(stage, roundId)
  const year = dayOf(now).slice(0, 4)
  for (const [index, funded] of [late, waiting, paid].entries()) {
    if (!funded) continue
    const signed = startOf(plusDays(signedOn, index)) + 9 * HOUR
    const agreement = await playAgreement(stage, funded, plusDays(signedOn, 7), signed)
    const project = await playOpening(stage, agreement, signed + DAY)
    if (funded === late) await playNewAccount(stage, funded, signed + 5 * DAY)
    else await playPayment(stage, agreement, 1, `${year}-A0${index + 1}-1`, signed + 6 * DAY)
    const past = (await milestonesIn(stage.db, project)).filter((one) => startOf(one.dueOn) + 12 * HOUR < now)
    for (const milestone of past) {
      if (funded === late && milestone !== past[0]) continue
      const report = await playReport(stage, funded, milestone, milestone.seq / 8)
      if (funded === waiting && milestone === past.at(-1)) continue
      await playReview(stage, report, milestone)
    }
  }
  if (unsigned) await playAgreement(stage, unsigned, plusDays(dayOf(now), 5), now - 4 * DAY, true)
}
