import type { Db } from '../../../../db/db.ts'
import { record } from '../../../../history/store.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { type Instant, dayOf } from '../../../../shared/days.ts'
import { refuse } from '../../../../shared/result.ts'
import { type Answer, type AnswerRefusal, answered, whyNotAnswer } from '../rules.ts'
import * as store from '../store/contracts.ts'
import { lettersOfAnswer } from './letters.ts'
import { type Done, load } from './load.ts'

/** An approver answers for all that waits: the contract, and whoever is named under it. */
export async function answerContract(
  db: Db,
  by: Person,
  contractId: string,
  { outcome, because }: { outcome: Answer; because: string },
  now: Instant,
): Done<AnswerRefusal> {
  const loaded = await load(db, contractId)
  if (!loaded) return refuse({ why: 'not-found' })
  const { found, contract } = loaded
  const whyNot = whyNotAnswer(contract, by, outcome, dayOf(now))
  if (whyNot) return refuse(whyNot)
  const waiting = answered(contract)
  const people = waiting.people.map(({ personId }) => personId)
  const said = { outcome, because, people: waiting.people, isNew: waiting.contract }
  const particulars = { contract: contractId, outcome, people, ...(because && { reason: because }) }
  const at = { by: by.id, at: now }
  const isYes = outcome === 'confirmed'
  return record(
    db,
    found.last,
    { what: isYes ? 'contract-confirmed' : 'contract-refused', ...at, particulars },
    [
      ...(waiting.contract
        ? [store.insertContractAnswer(db, { contractId, outcome, reason: because, ...at })]
        : []),
      ...waiting.people.map(({ id }) => store.insertOperatorAnswer(db, { operatorId: id, outcome, ...at })),
      ...lettersOfAnswer(found.round, contract, said, by),
    ],
    { roundId: found.round.id },
  )
}
