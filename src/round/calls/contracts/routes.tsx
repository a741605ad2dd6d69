import { Hono } from 'hono'
import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import type { AsksAs } from '../../../web/asks.ts'
import { officeOf } from '../../../web/layout.tsx'
import { dayOf } from '../../../shared/days.ts'
import { blank } from '../../../web/answer.tsx'
import { screen } from '../../../web/screen.tsx'
import { sheetOf } from '../../../web/sheet.ts'
import type { Site } from '../../../web/site.ts'
import { answerContract } from './actions/answers.ts'
import { nameOperator, proposeContract } from './actions/contracts.ts'
import { endContract, endOperator } from './actions/ends.ts'
import { contractAnswerForm, contractEndForm, contractForm, operatorEndForm, operatorForm } from './forms.ts'
import { ContractsPage, operatorColumns, sayContractRefusal } from './pages.tsx'
import { stateOf } from './rules.ts'
import { type Found, findContracts } from './store/contracts.ts'

/** 承办: who runs a round for the bureau. */
export const contractRoutes = new Hono<Site>()

const here = ({ round }: Found) => paths.contracts(round.id)
const onContract = { load: ({ db }: AsksAs, contractId: string) => findContracts(db, { contractId }), here }
const onOperator = { load: ({ db }: AsksAs, operatorId: string) => findContracts(db, { operatorId }), here }
const toRound = ({ roundId }: { roundId: string }) => paths.contracts(roundId)

screen(contractRoutes, {
  at: paths.contracts,
  who: ['officer', 'approver', 'auditor'],
  load: ({ db }, roundId) => findContracts(db, { roundId }),
  under: ({ round }) => citing(round.plan.rulebook),
  frame: ({ round }, { person }) => ({ title: `承办：${round.plan.title}`, desk: officeOf(person) }),
  data: ({ contracts }, { now }) => ({
    contracts: contracts.map((one) => ({ ...one, state: stateOf(one, dayOf(now)) })),
  }),
  page: (found, of, { person, now, url }) => <ContractsPage {...{ found, person, now, of, url }} />,
  sheets: ({ contracts }, { person, now }) =>
    contracts.map((contract) =>
      sheetOf(contract.unit.name, operatorColumns({ contract, person, now, of: blank }), contract.people),
    ),
})
  .act({
    at: paths.contracts,
    who: ['officer'],
    form: contractForm,
    do: ({ db, person, now }, typed, id) => proposeContract(db, person, id, typed, now),
    to: toRound,
    say: sayContractRefusal,
  })
  .act({
    at: paths.contractPeople,
    who: ['officer'],
    form: operatorForm,
    fresh: true,
    do: ({ db, person: by, now }, { person }, id) => nameOperator(db, by, id, person, now),
    to: toRound,
    say: sayContractRefusal,
    on: onContract,
  })
  .act({
    at: paths.contractAnswer,
    who: ['approver'],
    form: contractAnswerForm,
    fresh: true,
    do: ({ db, person, now }, answer, id) => answerContract(db, person, id, answer, now),
    to: toRound,
    say: sayContractRefusal,
    on: onContract,
  })
  .act({
    at: paths.contractEnd,
    who: ['officer', 'approver'],
    form: contractEndForm,
    do: ({ db, person, now }, { endReason }, id) => endContract(db, person, id, endReason, now),
    to: toRound,
    say: sayContractRefusal,
    on: onContract,
  })
  .act({
    at: paths.operatorEnd,
    who: ['officer', 'approver'],
    form: operatorEndForm,
    do: ({ db, person, now }, { reason }, id) => endOperator(db, person, id, reason, now),
    to: toRound,
    say: sayContractRefusal,
    on: onOperator,
  })
