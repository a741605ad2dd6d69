import { type Db, newId } from '../../../../db/db.ts'
import { record } from '../../../../history/store.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { type Instant, dayOf } from '../../../../shared/days.ts'
import { refuse } from '../../../../shared/result.ts'
import { type ContractRefusal, type NameRefusal, type Terms, whyNotName, whyNotPropose } from '../rules.ts'
import * as store from '../store/contracts.ts'
import { askToConfirm, askToConfirmOne } from './letters.ts'
import { type Done, load } from './load.ts'

/** An officer proposes that a unit runs the round; the approvers are asked. */
export async function proposeContract(
  db: Db,
  by: Person,
  roundId: string,
  typed: Terms,
  now: Instant,
): Done<ContractRefusal> {
  const [found, unit] = await Promise.all([
    store.findContracts(db, { roundId }),
    store.findUnit(db, roundId, typed.unit),
  ])
  if (!found) return refuse({ why: 'not-found' })
  const whyNot = whyNotPropose(found, by, { unit, typed }, dayOf(now))
  if (whyNot || !unit) return refuse(whyNot ?? { why: 'not-found' })
  const { basis, lastOn } = typed
  const id = newId()
  const particulars = { contract: id, unit: unit.name, basis, lastOn }
  return record(
    db,
    found.last,
    { what: 'contract-proposed', by: by.id, at: now, particulars },
    [
      store.insertContract(db, { id, roundId, organizationId: unit.id, basis, lastOn, by: by.id, at: now }),
      askToConfirm(found.round, by, unit.name, typed),
    ],
    { roundId },
  )
}

/** An officer names one of the unit; it counts when an approver has confirmed it. */
export async function nameOperator(
  db: Db,
  by: Person,
  contractId: string,
  personId: string,
  now: Instant,
): Done<NameRefusal> {
  const loaded = await load(db, contractId)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, contract } = loaded
  const named = found.candidates.find((one) => one.id === personId && one.unitId === contract.unit.id)
  const whyNot = whyNotName(contract, by, named, dayOf(now))
  if (whyNot || !named) return refuse(whyNot ?? { why: 'not-found' })
  const id = newId()
  const particulars = { contract: contractId, operator: id, person: personId }
  return record(
    db,
    found.last,
    { what: 'operator-named', by: by.id, at: now, particulars },
    [
      store.insertOperator(db, { id, contractId, personId, by: by.id, at: now }),
      askToConfirmOne(found.round, by, contract.unit.name, named.name),
    ],
    { roundId: found.round.id },
  )
}
