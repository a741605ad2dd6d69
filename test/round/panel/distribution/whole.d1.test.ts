import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../../../src/paths.ts'
import { recuseFromSheet } from '../../../../src/round/panel/recusals/actions.ts'
import { supplementSheets } from '../../../../src/round/panel/supplements/actions.ts'
import { assignments } from '../../../../src/round/panel/tables.ts'
import { submitSheet } from '../../../../src/round/scoring/actions.ts'
import { type Site, openSite } from '../../../support.ts'
import { SCORING, sheetWith } from '../../scoring/assigned.ts'
import { OPENS, valueOf } from '../../screening/closed-round.ts'
import { type Played, declared } from './played.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const sheetsOf = (round: Played) =>
  site.db.select().from(assignments).where(eq(assignments.roundId, round.id))
const KIN = { kind: 'kin', endedOn: null, detail: '', reason: '亲属关系：表妹是负责人' } as const

test('three of five members read each proposal, from the plan to the ranking', async () => {
  const round = await declared(site, ['茶叙', '厨房', '读报', '陪诊'])
  const panel = await site.get(paths.panel(round.id), round.officer)
  expect(panel.text).toContain('请先拟定分配方案')
  const plain = await site.get(paths.distribution(round.id), round.officer)
  expect(plain.text).toContain('拟定分配方案')
  const made = await site.form(paths.distributions(round.id), { start: 'fresh' }, round.officer)
  expect(made.status).toBe(303)
  const page = await site.get(paths.distribution(round.id), round.officer)
  expect(page.text).toContain('每份申报书分给3名专家评审')
  const file = await site.get(`${paths.distribution(round.id)}?format=csv`, round.officer)
  expect(file.text.match(/评/g)?.length).toBeGreaterThanOrEqual(12)
  const { json } = await site.json(paths.distribution(round.id), round.officer)
  expect(json).toMatchObject({ number: 3, most: null, lost: [], gaps: [], whyNot: null })
  const used = await site.form(paths.distributionAssignments(round.id), {}, round.officer)
  expect(used.status).toBe(303)
  expect((await site.get(paths.distribution(round.id), round.officer)).text).toContain('已分配')

  const given = await sheetsOf(round)
  expect(given).toHaveLength(12)
  site.now = SCORING
  // nothing is missing: a proposal with its three has all that it is to have
  expect(await supplementSheets(site.db, round.officer, round.id, SCORING)).toMatchObject({
    refusal: { why: 'nothing-missing' },
  })
  // a late conflict leaves two, which are enough for a score; a third comes all the same
  const personOf = (expertId: string) => round.experts.find((one) => one.expertId === expertId)?.person
  const [late] = given
  const person = personOf(late?.expertId ?? '') ?? round.officer
  valueOf(await recuseFromSheet(site.db, person, late?.id ?? '', KIN, SCORING))
  expect(valueOf(await supplementSheets(site.db, round.officer, round.id, SCORING))).toEqual({ sheets: 1 })
  expect(await supplementSheets(site.db, round.officer, round.id, SCORING)).toMatchObject({
    refusal: { why: 'nothing-missing' },
  })

  for (const { id, expertId, submissionId } of await sheetsOf(round)) {
    if (id === late?.id) continue
    const effect = 2600 - 100 * (await placeOf(round, submissionId))
    valueOf(await submitSheet(site.db, personOf(expertId) ?? round.officer, id, sheetWith(effect), SCORING))
  }
  const decision = await site.json(paths.decision(round.id), round.officer)
  expect(decision.json).toMatchObject({
    ranking: [8100, 8000, 7900, 7800].map((score, at) => ({ rank: at + 1, sheets: 3, score })),
  })
  const scoring = await site.json(paths.scoring(round.id), round.officer)
  expect(scoring.json).toMatchObject({
    byProposal: ['茶叙', '厨房', '读报', '陪诊'].map((title) => ({ title, assigned: 3, submitted: 3 })),
  })
})

async function placeOf(round: Played, submissionId: string): Promise<number> {
  const rows = await site.db.all<{ id: string }>(
    `select proposal_id as id from submissions where id = '${submissionId}'`,
  )
  return round.proposals.findIndex(({ id }) => id === rows[0]?.id)
}
