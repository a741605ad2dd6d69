import type { Db } from '../../../db/db.ts'
import type { Secrets } from '../../../db/sealed.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { lastIn, lastOf, record } from '../../../history/store.ts'
import { subjects } from '../../../history/subjects.ts'
import { letterTo } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import { digestOf } from '../../../people/limits/rules.ts'
import type { Person } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { wordBy } from '../../outbox/actions.ts'
import type { Reaching } from '../../rules/channel.ts'
import { demonstrationIn } from '../../store.ts'
import * as says from '../letters.ts'
import {
  type AskRefusal,
  type ConfirmRefusal,
  REACH_WORDS,
  addressIn,
  codeFrom,
  codeUntil,
  sayAddress,
  toldUntil,
  whyNotAsk,
  whyNotConfirm,
} from '../rules.ts'
import { dropAddress, dropCode, putAddress, putCode, reachIn, reachOf } from '../store.ts'
import { codeWord, goneWord } from '../words.ts'

/** What seals a word, and what a code is kept under. */
export type Keys = { secrets: Secrets; secret: string }

/**
 * A code goes to where somebody wants to be reached; until it comes back the address of before stays. Whose else it may be is
 * neither asked nor told. `machine`: by this machine's own clock, as codes are.
 */
export async function askForCode(
  db: Db,
  keys: Keys,
  by: Person,
  { channel, typed }: { channel: Reaching; typed: string },
  { now, machine }: { now: Instant; machine: Instant },
): Promise<Result<null, AskRefusal | Stale | NotFound>> {
  const { found, last, isDemonstration } = await load(db, by.id, channel)
  if (!found) return refuse({ why: 'not-found' })
  const address = addressIn(channel, typed)
  const whyNot = whyNotAsk(reachIn(found), address, isDemonstration)
  if (whyNot || address === null) return refuse(whyNot ?? { why: 'no-such-address', channel })
  const code = codeFrom(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
  const expiresAt = codeUntil(machine)
  const codeHash = await hashOf(keys, by.id, channel, address, code)
  const event = { what: 'address-asked', by: by.id, at: now, particulars: { channel } }
  return record(db, last, event, [
    putCode(db, { personId: by.id, channel, address, codeHash, expiresAt }),
    await wordBy(keys.secrets, channel, codeWord(channel, address, code), { until: expiresAt }),
  ])
}

const hashOf = ({ secret }: Keys, personId: string, channel: Reaching, address: string, code: string) =>
  digestOf(secret, `address ${personId} ${channel} ${address} ${code}`)

/** Whoever has the code is reached there from now on, and no more where they were before; there they are told. */
export async function confirmAddress(
  db: Db,
  keys: Keys,
  by: Person,
  { channel, code }: { channel: Reaching; code: string },
  { now, machine }: { now: Instant; machine: Instant },
): Promise<Result<null, ConfirmRefusal | Stale | NotFound>> {
  const { found, last } = await load(db, by.id, channel)
  if (!found) return refuse({ why: 'not-found' })
  const { asked, codeHash, address: before } = found
  const isRight = asked !== null && codeHash === (await hashOf(keys, by.id, channel, asked, code))
  const whyNot = whyNotConfirm(reachIn(found), isRight, machine)
  if (whyNot || asked === null) return refuse(whyNot ?? { why: 'address-code-over' })
  const particulars = { channel, address: sayAddress(asked), ...(before && { before: sayAddress(before) }) }
  const event = { what: 'address-confirmed', by: by.id, at: now, particulars }
  return record(db, last, event, [
    putAddress(db, { personId: by.id, channel, address: asked, confirmedAt: now }),
    dropCode(db, by.id, channel),
    ...(before ? [await gone(keys, channel, before, asked, machine)] : []),
    letterTo(by.id, says.confirmed({ 渠道: REACH_WORDS[channel], 地址: sayAddress(asked) }, paths.reach())),
  ])
}

/** Nothing goes there any more: it is lost, or its person does not want it; what waits for its code waits no more. */
export async function removeAddress(
  db: Db,
  keys: Keys,
  by: Person,
  channel: Reaching,
  { now, machine }: { now: Instant; machine: Instant },
): Promise<Result<null, Stale | NotFound>> {
  const { found, last } = await load(db, by.id, channel)
  if (!found || (found.address === null && found.asked === null)) return refuse({ why: 'not-found' })
  const { address } = found
  const event = { what: 'address-removed', by: by.id, at: now, particulars: { channel } }
  return record(db, last, event, [
    dropAddress(db, by.id, channel),
    dropCode(db, by.id, channel),
    ...(address
      ? [
          await gone(keys, channel, address, null, machine),
          letterTo(
            by.id,
            says.removed({ 渠道: REACH_WORDS[channel], 地址: sayAddress(address) }, paths.reach()),
          ),
        ]
      : []),
  ])
}

const gone = ({ secrets }: Keys, channel: Reaching, before: string, to: string | null, machine: Instant) =>
  wordBy(secrets, channel, goneWord(channel, before, to), { until: toldUntil(machine) })

async function load(db: Db, personId: string, channel: Reaching) {
  const subject = subjects.person(personId)
  const [ways, [here], last] = await db.batch([
    reachOf(db, personId),
    demonstrationIn(db),
    lastOf(db, subject),
  ])
  return {
    found: ways.find((one) => one.channel === channel),
    isDemonstration: here?.demonstrates === 1,
    last: lastIn(last, subject),
  }
}
