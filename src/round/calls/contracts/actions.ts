import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import type { Letter } from '../../../letters/rules.ts'
import { letterTo, letterToOrganization, letterToPeople, letterToRole } from '../../../letters/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { type Instant, dayOf, sayDay } from '../../../shared/days.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import type { Round } from '../rules/round.ts'
import {
  type Answer,
  type AnswerRefusal,
  type Contract,
  type ContractRefusal,
  type EndRefusal,
  type NameRefusal,
  type Terms,
  answered,
  whyNotAnswer,
  whyNotEnd,
  whyNotEndOne,
  whyNotName,
  whyNotPropose,
} from './rules.ts'
import * as store from './store.ts'

type Done<R> = Promise<Result<{ roundId: string }, R | Stale | NotFound>>

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
      letterToRole('approver', {
        ...letter(found.round, `请确认承办：${unit.name}`),
        body: `${by.name}提出由${unit.name}承办“${found.round.plan.title}”，到${sayDay(lastOn)}为止，依据：${basis}。`,
      }),
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
      letterToRole('approver', {
        ...letter(found.round, `请确认承办人员：${named.name}`),
        body: `${by.name}提出由${contract.unit.name}的${named.name}办理“${found.round.plan.title}”。`,
      }),
    ],
    { roundId: found.round.id },
  )
}

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
  const whyNot = whyNotAnswer(contract, by, dayOf(now))
  if (whyNot) return refuse(whyNot)
  const waiting = answered(contract)
  const people = waiting.people.map(({ personId }) => personId)
  const particulars = { contract: contractId, outcome, people, ...(because && { reason: because }) }
  const at = { by: by.id, at: now }
  return record(
    db,
    found.last,
    { what: outcome === 'confirmed' ? 'contract-confirmed' : 'contract-refused', ...at, particulars },
    [
      ...(waiting.contract
        ? [store.insertContractAnswer(db, { contractId, outcome, reason: because, ...at })]
        : []),
      ...waiting.people.map(({ id }) => store.insertOperatorAnswer(db, { operatorId: id, outcome, ...at })),
      ...lettersOf(found.round, contract, { outcome, because, people, isNew: waiting.contract }, by),
    ],
    { roundId: found.round.id },
  )
}

type Answering = { outcome: Answer; because: string; people: string[]; isNew: boolean }

/** Whoever proposed it is told; of a yes the unit, and each of its people that they may begin. */
function lettersOf(
  round: Round,
  contract: Contract,
  { outcome, because, people, isNew }: Answering,
  by: Person,
) {
  const { unit, lastOn } = contract
  const isYes = outcome === 'confirmed'
  const proposers = [contract.by, ...contract.people.map((one) => one.by)]
  const told = letter(round, `${isYes ? '承办已确认' : '没有同意承办'}：${unit.name}`)
  const says = isYes ? '确认了' : '没有同意'
  const yes = isYes ? { isNew, people } : { isNew: false, people: [] }
  return [...new Set(proposers)]
    .map((one) =>
      letterTo(one, {
        ...told,
        body: `${by.name}${says}由${unit.name}承办“${round.plan.title}”。${because}`,
      }),
    )
    .concat(
      yes.isNew
        ? [
            letterToOrganization(unit.id, {
              ...told,
              about: paths.organization(unit.id),
              body: `您单位承办“${round.plan.title}”，到${sayDay(lastOn)}为止。承办期间和以后，您单位都不在这一期申报。`,
            }),
          ]
        : [],
      yes.people.map((one) =>
        letterTo(one, {
          ...letter(round, `您开始承办：${round.plan.title}`),
          about: paths.operatorDesk(),
          body: `您代${unit.name}办理“${round.plan.title}”，到${sayDay(lastOn)}为止；只办这一期，看不到别的。`,
        }),
      ),
    )
}

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
  const told = {
    ...letter(found.round, `承办已终止：${contract.unit.name}`),
    body: `${by.name}终止了${contract.unit.name}承办“${found.round.plan.title}”，马上生效，没有办完的由经办人接着办。理由：${reason}`,
  }
  return record(
    db,
    found.last,
    { what: 'contract-ended', by: by.id, at: now, particulars: { contract: contractId, reason } },
    [
      store.insertContractEnd(db, { contractId, reason, by: by.id, at: now }),
      letterToPeople(store.operatorsUnder(contractId), { ...told, about: paths.call(found.round.id) }),
      letterToRole('officer', told),
      letterToRole('approver', told),
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
  const { personId, name } = operator
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
      letterTo(personId, {
        ...letter(found.round, `您不再承办：${found.round.plan.title}`),
        about: paths.call(found.round.id),
        body: `${by.name}结束了${name}代${contract.unit.name}办理“${found.round.plan.title}”。理由：${reason}`,
      }),
    ],
    { roundId: found.round.id },
  )
}

async function load(db: Db, contractId: string) {
  const found = await store.findContracts(db, { contractId })
  const contract = found?.contracts.find(({ id }) => id === contractId)
  return found && contract ? { found, contract } : null
}

const letter = (round: Round, subject: string): Omit<Letter, 'body'> => ({
  subject,
  about: paths.contracts(round.id),
  grounds: groundsIn(round.plan.rulebook, round.id, '#second-person'),
})
