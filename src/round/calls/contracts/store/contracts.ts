import { type SQL, sql } from 'drizzle-orm'
import type { Db, Statement } from '../../../../db/db.ts'
import { lastIn, lastOf } from '../../../../history/store.ts'
import { subjects } from '../../../../history/subjects.ts'
import { callOf } from '../../store.ts'
import type { Candidate, Contract, Contracted, Operator, Unit } from '../rules.ts'
import {
  contractAnswers,
  contractEnds,
  contracts,
  operatorAnswers,
  operatorEnds,
  operators,
} from '../../tables.ts'

export type Found = NonNullable<Awaited<ReturnType<typeof findContracts>>>
type Which = { roundId: string } | { contractId: string } | { operatorId: string }

/** A published round with who runs it for the bureau; null: there is no such thing. One round trip. */
export async function findContracts(db: Db, which: Which) {
  const roundId = roundOf(which)
  const [[round], rows, people, candidates, last] = await db.batch([
    callOf(db, sql`(${roundId})`),
    contractsOf(db, roundId),
    operatorsOf(db, roundId),
    candidatesOf(db, roundId),
    lastOf(db, subjects.round.of(sql`(${roundId})`)),
  ])
  if (!round) return null
  const found: Contracted = {
    round,
    contracts: rows.map((row) => contractIn(row, people)),
    candidates: candidates.map(({ roles, ...one }) => ({ ...one, roles: JSON.parse(roles) })),
  }
  return { ...found, last: lastIn(last, subjects.round(round.id)) }
}

function roundOf(which: Which): SQL {
  if ('roundId' in which) return sql`select ${which.roundId}`
  if ('contractId' in which) return sql`select round_id from contracts where id = ${which.contractId}`
  return sql`select c.round_id from operators o join contracts c on c.id = o.contract_id where o.id = ${which.operatorId}`
}

const done = (table: string, more: SQL): SQL =>
  sql`json_object(${more}, 'byName', p.name, 'at', ${sql.raw(table)}.at)`

type ContractRow = Omit<Contract, 'unit' | 'answer' | 'end' | 'people' | 'applies'> & {
  unit: string
  answer: string | null
  end: string | null
  applies: number
}

const contractsOf = (db: Db, roundId: SQL) =>
  db.all<ContractRow>(sql`
    select c.id, c.round_id as roundId, json_object('id', u.id, 'name', u.name) as unit, c.basis, c.last_on as lastOn, c.by_id as "by", b.name as byName, c.at,
      (select ${done('a', sql`'outcome', a.outcome, 'reason', a.reason`)}
        from contract_answers a join people p on p.id = a.by_id where a.contract_id = c.id) as answer,
      (select ${done('e', sql`'reason', e.reason`)}
        from contract_ends e join people p on p.id = e.by_id where e.contract_id = c.id) as end,
      ${applies(sql`c.organization_id`, sql`c.round_id`)} as applies
    from contracts c join organizations u on u.id = c.organization_id join people b on b.id = c.by_id
    where c.round_id = (${roundId}) order by c.at desc, c.id limit 50`)

const applies = (organizationId: SQL, roundId: SQL): SQL => sql`exists (select 1 from applicants_in_rounds s
  where s.organization_id = ${organizationId} and s.round_id = ${roundId})`

type OperatorRow = Omit<Operator, 'isMember' | 'answer' | 'end'> & {
  contractId: string
  isMember: number
  answer: string | null
  end: string | null
}

const operatorsOf = (db: Db, roundId: SQL) =>
  db.all<OperatorRow>(sql`
    select o.id, o.contract_id as contractId, o.person_id as personId, w.name, o.by_id as "by",
      exists (select 1 from memberships m where m.organization_id = c.organization_id and m.person_id = o.person_id) as isMember,
      (select ${done('a', sql`'outcome', a.outcome`)}
        from operator_answers a join people p on p.id = a.by_id where a.operator_id = o.id) as answer,
      (select ${done('e', sql`'reason', e.reason`)}
        from operator_ends e join people p on p.id = e.by_id where e.operator_id = o.id) as end
    from operators o join contracts c on c.id = o.contract_id join people w on w.id = o.person_id
    where c.round_id = (${roundId}) order by o.at, o.id limit 500`)

const candidatesOf = (db: Db, roundId: SQL) =>
  db.all<Omit<Candidate, 'roles'> & { roles: string }>(sql`
    select p.id, p.name, m.organization_id as unitId, (select json_group_array(distinct g.role) from role_grants g
      where g.person_id = p.id and g.id not in (select grant_id from role_ends)) as roles
    from memberships m join people p on p.id = m.person_id
    where m.organization_id in (select organization_id from contracts where round_id = (${roundId}))
    order by p.name, p.id limit 500`)

const contractIn = (
  { unit, answer, end, applies: is, ...row }: ContractRow,
  people: OperatorRow[],
): Contract => ({
  ...row,
  unit: JSON.parse(unit),
  answer: answer === null ? null : JSON.parse(answer),
  end: end === null ? null : JSON.parse(end),
  applies: is === 1,
  people: people.filter(({ contractId }) => contractId === row.id).map(operatorIn),
})

const operatorIn = ({ id, personId, name, by, isMember, answer, end }: OperatorRow): Operator => ({
  ...{ id, personId, name, by },
  isMember: isMember === 1,
  answer: answer === null ? null : JSON.parse(answer),
  end: end === null ? null : JSON.parse(end),
})

/** A unit by its name or code as it was typed. */
export async function findUnit(db: Db, roundId: string, typed: string): Promise<Unit | undefined> {
  const [row] = await db.all<Omit<Unit, 'applies'> & { applies: number }>(sql`
    select u.id, u.name, ${applies(sql`u.id`, sql`${roundId}`)} as applies from organizations u
    where u.name = ${typed} or u.uscc = ${typed.toUpperCase()} limit 1`)
  return row && { ...row, applies: row.applies === 1 }
}

/** Who is named under this contract and no member of its unit, who is told with it, as person_id: for letters. */
export const operatorsUnder = (
  contractId: string,
  unitId: string,
): SQL => sql`select o.person_id from operators o
  where o.contract_id = ${contractId} and o.id not in (select operator_id from operator_ends)
    and o.id not in (select operator_id from operator_answers where outcome = 'refused')
    and not exists (select 1 from memberships m join contract_answers a on a.contract_id = o.contract_id and a.outcome = 'confirmed'
      where m.organization_id = ${unitId} and m.person_id = o.person_id)`

export const insertContract = (db: Db, row: typeof contracts.$inferInsert): Statement =>
  db.insert(contracts).values(row)
export const insertContractAnswer = (db: Db, row: typeof contractAnswers.$inferInsert): Statement =>
  db.insert(contractAnswers).values(row)
export const insertContractEnd = (db: Db, row: typeof contractEnds.$inferInsert): Statement =>
  db.insert(contractEnds).values(row)
export const insertOperator = (db: Db, row: typeof operators.$inferInsert): Statement =>
  db.insert(operators).values(row)
export const insertOperatorAnswer = (db: Db, row: typeof operatorAnswers.$inferInsert): Statement =>
  db.insert(operatorAnswers).values(row)
export const insertOperatorEnd = (db: Db, row: typeof operatorEnds.$inferInsert): Statement =>
  db.insert(operatorEnds).values(row)
