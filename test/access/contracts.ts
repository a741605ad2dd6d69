import { sql } from 'drizzle-orm'
import type { Cast } from '../../src/demonstration/cast.ts'
import { must } from '../../src/demonstration/must.ts'
import type { Db } from '../../src/db/db.ts'
import { answerContract } from '../../src/round/calls/contracts/actions/answers.ts'
import { nameOperator, proposeContract } from '../../src/round/calls/contracts/actions/contracts.ts'
import { makeMember, makeOrganization } from '../made.ts'
import type { Someone } from '../support.ts'

const UNIT = { name: '公益服务中心', kind: 'service' as const, uscc: '52110101MJ00000X1K', filingNo: null }

/** A unit without a proposal anywhere runs the round of these tests by one of its people, and another round by another. */
export async function makeContracts(
  db: Db,
  { officer, approver }: Cast,
  roundId: string,
  person: (name: string) => Promise<Someone>,
  now: number,
) {
  const [operator, outsider] = [await person('承办人员'), await person('别期的承办人员')]
  const about = { subdistrict: '和平里', contact: '某', phone: '010-55500008' }
  await makeOrganization(db, { id: 'unit', ...UNIT, ...about }, operator.id, now)
  await makeMember(db, { organizationId: 'unit', personId: outsider.id, role: 'editor' }, now + 1)
  const [other] = await db.all<{ id: string }>(
    sql`select p.round_id as id from publications p join rounds r on r.id = p.round_id where p.round_id <> ${roundId} order by r.code limit 1`,
  )
  const run = async (id: string, by: Someone) => {
    const terms = { unit: UNIT.name, basis: '委托合同2026-1号', lastOn: '2027-12-31' }
    must(await proposeContract(db, officer, id, terms, now))
    const [contract] = await db.all<{ id: string }>(sql`select id from contracts where round_id = ${id}`)
    must(await nameOperator(db, officer, contract?.id ?? '', by.id, now))
    must(await answerContract(db, approver, contract?.id ?? '', { outcome: 'confirmed', because: '' }, now))
    const [named] = await db.all<{ id: string }>(
      sql`select id from operators where contract_id = ${contract?.id}`,
    )
    return { contract: contract?.id ?? '', operatorId: named?.id ?? '' }
  }
  const { contract, operatorId } = await run(roundId, operator)
  await run(other?.id ?? '', outsider)
  return { operator, outsider, ids: Object.entries({ contract, operator: operatorId }) }
}
