import { reset } from 'cloudflare:test'
import { dayOf } from '../../src/shared/days.ts'
import { BIRTH, type Bureau, LAST_YEAR, openBureau } from './bureau.ts'
import { type Ended, type Told, live } from './live.ts'

/** Lives that follow each other in one office, until one is left unfinished or the years run out: then it begins anew. */
export function lifeAfterLife(): (told: Told) => Promise<Ended> {
  let office: Bureau | null = null
  let birth = BIRTH
  return async (told) => {
    if (!office || Number(dayOf(birth).slice(0, 4)) >= LAST_YEAR) {
      await reset()
      ;[office, birth] = [await openBureau(), BIRTH]
    }
    const within = office
    office = null
    const ended = await live(within, told, birth)
    if (ended.left === null) [office, birth] = [within, ended.at + 86_400_000]
    return ended
  }
}
