import type { Letter } from '../../../../letters/rules.ts'
import {
  type Post,
  letterTo,
  letterToOrganization,
  letterToPeople,
  letterToRole,
} from '../../../../letters/store.ts'
import { paths } from '../../../../paths.ts'
import type { Person } from '../../../../people/rules/person.ts'
import { groundsIn } from '../../../../rulebook/citing.ts'
import { sayDay } from '../../../../shared/days.ts'
import * as says from '../../rules/letters.ts'
import type { Round } from '../../rules/round.ts'
import type { Answer, Contract, Operator, Terms } from '../rules.ts'
import { operatorsUnder } from '../store/contracts.ts'

/** Where it is read, and the clause behind it: two people decide who runs a round. */
const basisOf = ({ id, plan }: Round): Pick<Letter, 'about' | 'grounds'> => ({
  about: paths.contracts(id),
  grounds: groundsIn(plan.rulebook, id, '#second-person'),
})

/** For whoever cannot read that page: the call's. */
const outsideOf = (round: Round) => ({ ...basisOf(round), about: paths.call(round.id) })

export const askToConfirm = (round: Round, by: Person, unit: string, { basis, lastOn }: Terms): Post =>
  letterToRole(
    'approver',
    says.contractProposed(
      { 期: round.plan.title, 姓名: by.name, 单位: unit, 日期: sayDay(lastOn), 依据: basis },
      basisOf(round),
    ),
  )

export const askToConfirmOne = (round: Round, by: Person, unit: string, name: string): Post =>
  letterToRole(
    'approver',
    says.operatorProposed(
      { 期: round.plan.title, 姓名: by.name, 单位: unit, 承办人员: name },
      basisOf(round),
    ),
  )

/** `people`: whom the answer is about; `isNew`: the contract is answered, too. */
export type Answering = { outcome: Answer; because: string; people: Operator[]; isNew: boolean }

/** Whoever proposed it is told; of a yes the unit, and each of its people that they may begin. */
export function lettersOfAnswer(round: Round, contract: Contract, said: Answering, by: Person): Post[] {
  const { unit } = contract
  const { outcome, because, people, isNew } = said
  const isYes = outcome === 'confirmed'
  const named = { 期: round.plan.title, 姓名: by.name, 单位: unit.name }
  const answered = isYes
    ? says.contractConfirmed({ ...named, 附言: because }, basisOf(round))
    : says.contractRefused({ ...named, 原因: because }, basisOf(round))
  const proposers = [...(isNew ? [contract.by] : []), ...people.map((one) => one.by)]
  return [
    ...[...new Set(proposers)].map((one) => letterTo(one, answered)),
    ...(isYes ? lettersOfYes(round, contract, said) : []),
  ]
}

const lettersOfYes = (round: Round, { unit, lastOn }: Contract, { people, isNew }: Answering): Post[] => [
  ...(isNew
    ? [
        letterToOrganization(
          unit.id,
          says.unitBegins({ 期: round.plan.title, 日期: sayDay(lastOn) }, outsideOf(round)),
        ),
      ]
    : []),
  ...people.map(({ personId }) =>
    letterTo(
      personId,
      says.operatorBegins(
        { 期: round.plan.title, 单位: unit.name, 日期: sayDay(lastOn) },
        { ...basisOf(round), about: paths.operatorDesk() },
      ),
    ),
  ),
]

/** Of its end the unit and its people are told, if it had begun, and whoever goes on with what is not done. */
export function lettersOfEnd(round: Round, contract: Contract, reason: string, by: Person): Post[] {
  const { id, unit, answer } = contract
  const values = { 期: round.plan.title, 姓名: by.name, 单位: unit.name, 理由: reason }
  const told = says.contractEnded(values, basisOf(round))
  const outside = says.contractEnded(values, outsideOf(round))
  return [
    ...(answer?.outcome === 'confirmed' ? [letterToOrganization(unit.id, outside)] : []),
    letterToPeople(operatorsUnder(id, unit.id), outside),
    letterToRole('officer', told),
    letterToRole('approver', told),
  ]
}

export const toldOfOne = (
  round: Round,
  { unit }: Contract,
  { personId, name }: Operator,
  { by, reason }: { by: Person; reason: string },
): Post =>
  letterTo(
    personId,
    says.operatorEnded(
      { 期: round.plan.title, 姓名: by.name, 单位: unit.name, 承办人员: name, 理由: reason },
      outsideOf(round),
    ),
  )
