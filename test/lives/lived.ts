import { allBroken } from '../broken.ts'
import { BIRTH, type Bureau, openBureau } from './bureau.ts'
import { type Ended, type Told, live } from './live.ts'

/** Lives, each in the same office as it was before all of them; of none anything stays. */
export function manyLives(): (told: Told) => Promise<Ended> {
  const opening = openBureau()
  return async (told) => {
    const office = await opening
    return sameIds(() =>
      office.sqlite.apart(async () => {
        const ended = await live(copyOf(office), told, BIRTH)
        const broken = await allBroken(office.db)
        if (broken.length > 0) throw new Error(`no longer holds: ${JSON.stringify(broken)}`)
        return ended
      }),
    )
  }
}

/** Whoever joins it in a life is gone after it. */
const copyOf = (office: Bureau): Bureau => ({
  ...office,
  experts: [...office.experts],
  officers: [...office.officers],
  approvers: [...office.approvers],
  finance: [...office.finance],
})

/** New ids come in the same order, so that a life that failed fails again. */
async function sameIds<T>(act: () => Promise<T>): Promise<T> {
  let state = 1
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  }
  const getRandomValues = <A extends ArrayBufferView | null>(into: A): A => {
    if (into instanceof Uint8Array) into.forEach((_, at) => void (into[at] = next()))
    return into
  }
  Object.defineProperty(crypto, 'getRandomValues', { value: getRandomValues, configurable: true })
  try {
    return await act()
  } finally {
    Reflect.deleteProperty(crypto, 'getRandomValues')
  }
}
