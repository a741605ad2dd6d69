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
import type { Round } from '../../rules/round.ts'
import type { Answer, Contract, Operator, Terms } from '../rules.ts'
import { operatorsUnder } from '../store/contracts.ts'

/** Where it is read, and the clause behind it: two people decide who runs a round. */
const basisOf = ({ id, plan }: Round): Pick<Letter, 'about' | 'grounds'> => ({
  about: paths.contracts(id),
  grounds: groundsIn(plan.rulebook, id, '#second-person'),
})

export const askToConfirm = (round: Round, by: Person, unit: string, { basis, lastOn }: Terms): Post =>
  letterToRole('approver', {
    ...basisOf(round),
    kind: 'task',
    subject: `请确认承办：${unit}`,
    body: `${by.name}提出由${unit}承办“${round.plan.title}”，到${sayDay(lastOn)}为止，依据：${basis}。`,
  })

export const askToConfirmOne = (round: Round, by: Person, unit: string, name: string): Post =>
  letterToRole('approver', {
    ...basisOf(round),
    kind: 'task',
    subject: `请确认承办人员：${name}`,
    body: `${by.name}提出由${unit}的${name}办理“${round.plan.title}”。`,
  })

/** `people`: whom the answer is about; `isNew`: the contract is answered, too. */
export type Answering = { outcome: Answer; because: string; people: Operator[]; isNew: boolean }

/** Whoever proposed it is told; of a yes the unit, and each of its people that they may begin. */
export function lettersOfAnswer(round: Round, contract: Contract, said: Answering, by: Person): Post[] {
  const { unit } = contract
  const { outcome, because, people, isNew } = said
  const isYes = outcome === 'confirmed'
  const answered = {
    ...basisOf(round),
    kind: 'members' as const,
    subject: `${isYes ? '承办已确认' : '没有同意承办'}：${unit.name}`,
    body: `${by.name}${isYes ? '确认了' : '没有同意'}由${unit.name}承办“${round.plan.title}”。${because}`,
  }
  const proposers = [...(isNew ? [contract.by] : []), ...people.map((one) => one.by)]
  return [
    ...[...new Set(proposers)].map((one) => letterTo(one, answered)),
    ...(isYes ? lettersOfYes(round, contract, said) : []),
  ]
}

const lettersOfYes = (round: Round, { unit, lastOn }: Contract, { people, isNew }: Answering): Post[] => [
  ...(isNew
    ? [
        letterToOrganization(unit.id, {
          ...basisOf(round),
          about: paths.call(round.id),
          kind: 'members',
          subject: `贵单位承办：${round.plan.title}`,
          body: `贵单位承办“${round.plan.title}”，到${sayDay(lastOn)}为止；承办的单位不能在这一期申报。请单位负责人把要参加的人邀请为本单位成员，由经办人逐个指定。`,
        }),
      ]
    : []),
  ...people.map(({ personId }) =>
    letterTo(personId, {
      ...basisOf(round),
      about: paths.operatorDesk(),
      kind: 'members',
      subject: `您开始承办：${round.plan.title}`,
      body: `您代${unit.name}办理“${round.plan.title}”，到${sayDay(lastOn)}为止；只办这一期，看不到别的。`,
    }),
  ),
]

/** Of its end the unit and its people are told, if it had begun, and whoever goes on with what is not done. */
export function lettersOfEnd(round: Round, contract: Contract, reason: string, by: Person): Post[] {
  const { id, unit, answer } = contract
  const told = {
    ...basisOf(round),
    kind: 'members' as const,
    subject: `承办已终止：${unit.name}`,
    body: `${by.name}终止了${unit.name}承办“${round.plan.title}”，马上生效，没有办完的由经办人接着办。理由：${reason}`,
  }
  const outside = { ...told, about: paths.call(round.id) }
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
  letterTo(personId, {
    ...basisOf(round),
    about: paths.call(round.id),
    kind: 'members',
    subject: `您不再承办：${round.plan.title}`,
    body: `${by.name}结束了${name}代${unit.name}办理“${round.plan.title}”。理由：${reason}`,
  })
