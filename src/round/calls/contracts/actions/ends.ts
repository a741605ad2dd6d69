import type { Db } from '../../../../db/db.ts'
import { record } from '../../../../history/store.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { type Instant, dayOf } from '../../../../shared/days.ts'
import { refuse } from '../../../../shared/result.ts'
import { type EndRefusal, whyNotEnd, whyNotEndOne } from '../rules.ts'
import * as store from '../store/contracts.ts'
import { lettersOfEnd, toldOfOne } from './letters.ts'
import { type Done, load } from './load.ts'

/** An officer or an approver ends it, at once. */
export async function endContract(
  db: Db,
  by: Person,
  contractId: string,
  reason: string,
  now: Instant,
): Done<EndRefusal> {
  const loaded = await load(db, contractId)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, contract } = loaded
  const whyNot = whyNotEnd(contract, by, dayOf(now))
  if (whyNot) return refuse(whyNot)
  return record(
    db,
    found.last,
    { what: 'contract-ended', by: by.id, at: now, particulars: { contract: contractId, reason } },
    [
      store.insertContractEnd(db, { contractId, reason, by: by.id, at: now }),
      ...lettersOfEnd(found.round, contract, reason, by),
    ],
    { roundId: found.round.id },
  )
}

/** The same of one of its people alone. */
export async function endOperator(
  db: Db,
  by: Person,
  operatorId: string,
  reason: string,
  now: Instant,
): Done<EndRefusal> {
  const found = await store.findContracts(db, { operatorId })
  const contract = found?.contracts.find(({ people }) => people.some(({ id }) => id === operatorId))
  const operator = contract?.people.find(({ id }) => id === operatorId)
  if (!found || !contract || !operator) return refuse({ why: 'not-found' })
  const whyNot = whyNotEndOne(contract, operator, by, dayOf(now))
  if (whyNot) return refuse(whyNot)
  const { personId } = operator
  return record(
    db,
    found.last,
    {
      what: 'operator-ended',
      by: by.id,
      at: now,
      particulars: { operator: operatorId, person: personId, reason },
    },
    [
      store.insertOperatorEnd(db, { operatorId, reason, by: by.id, at: now }),
      toldOfOne(found.round, contract, operator, { by, reason }),
    ],
    { roundId: found.round.id },
  )
}
