import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { recusals } from '../../../src/round/panel/tables.ts'
import { saveSheet, submitSheet } from '../../../src/round/scoring/actions.ts'
import { sheets } from '../../../src/round/scoring/tables.ts'
import { type Site, openSite } from '../../support.ts'
import { OPENS } from '../screening/closed-round.ts'
import { type Assigned, SCORING, assignedRound, score, scoreAll, sheetWith } from './assigned.ts'
import { TYPED } from './own-sheet.ts'
import { leave } from '../../made.ts'
import { subjects } from '../../../src/history/subjects.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

/** The first expert's recusal from the first proposal's organization, recorded after the sheets were assigned. */
async function bar({ id: roundId, experts: [{ expertId }], officer, proposals }: Assigned): Promise<void> {
  const organizationId = proposals[0]?.organizationId ?? ''
  const reason = '开评以后认出是亲属的单位'
  const made = { by: officer.id, at: site.now + 1 }
  const told = { subject: subjects.declaration(roundId, expertId), what: 'recusals-declared', ...made }
  const row = site.db.insert(recusals).values({ roundId, expertId, organizationId, reason, ...made })
  await leave(site.db, [told], [row])
}

const two = () => assignedRound(site, [{ title: '夕阳茶叙' }, { title: '邻里厨房' }])
const counts = async (round: Assigned) => (await site.json(`/rounds/${round.id}/scoring`, round.officer)).json

describe('an expert barred after the sheets were assigned', () => {
  test('finds the sheet no more, in no way, and the others as before', async () => {
    const round = await two()
    const [id, by] = [round.sheetOf(0, 0), round.experts[0].person]
    await bar(round)
    expect((await site.get(`/sheets/${id}`, by)).status).toBe(404)
    expect((await site.json(`/sheets/${id}`, by)).status).toBe(404)
    for (const act of ['draft', 'submission'])
      expect((await site.form(`/sheets/${id}/${act}`, TYPED, by)).status).toBe(404)
    const refusal = { ok: false, refusal: { why: 'not-found' } }
    expect(await saveSheet(site.db, by, id, {}, 0, SCORING)).toEqual(refusal)
    expect(await submitSheet(site.db, by, id, sheetWith(), SCORING)).toEqual(refusal)
    expect(await site.db.select().from(sheets).where(eq(sheets.assignmentId, id))).toEqual([])

    const list = await site.json(`/rounds/${round.id}/scoring`, by)
    expect(list.json['sheets']).toMatchObject([{ title: '邻里厨房' }])
    expect(list.text).not.toContain('夕阳茶叙')
    expect((await site.get('/desks/expert', by)).text).not.toContain('夕阳茶叙')
    expect((await site.get(`/sheets/${round.sheetOf(0, 1)}`, by)).text).toContain('已提交0份，共1份')
  })

  test('hands in no sheet past the actions either, nor does another for them', async () => {
    const round = await two()
    const put = (at: number, by: string) =>
      site.db
        .insert(sheets)
        .values({ assignmentId: round.sheetOf(0, at), ...sheetWith(), total: 0, by, at: SCORING })
    const says = (message: string) => ({
      cause: expect.objectContaining({ message: expect.stringContaining(message) }),
    })
    const [first, second] = [round.experts[0].person.id, round.experts[1].person.id]
    await expect(put(0, second)).rejects.toMatchObject(says('a sheet is of the expert it was assigned to'))
    await bar(round)
    await expect(put(0, first)).rejects.toMatchObject(says('changed meanwhile: the expert is recused'))
  })

  test('is not waited for', async () => {
    const round = await two()
    await bar(round)
    expect(await counts(round)).toMatchObject({
      byExpert: [{ assigned: 2 }, { assigned: 2 }, { name: '评审甲', assigned: 1 }],
      byProposal: [
        { title: '夕阳茶叙', assigned: 2 },
        { title: '邻里厨房', assigned: 3 },
      ],
    })
    for (const expert of [1, 2]) await score(site, round, expert, 0, 2500)
    for (const expert of [0, 1]) await score(site, round, expert, 1)
    const room = `/rounds/${round.id}/decision`
    expect((await site.get(room, round.officer)).text).toContain('评分还在进行，1份没有提交')
    await score(site, round, 2, 1)
    expect((await site.json(room, round.officer)).json['ranking']).toMatchObject([
      { sheets: 3 },
      { sheets: 2 },
    ])
  })

  test('whose sheet is in already does not count with it; the sheet is kept', async () => {
    const round = await two()
    await scoreAll(site, round, [2700, 2600])
    await bar(round)
    const { json } = await site.json(`/rounds/${round.id}/decision`, round.officer)
    expect(json['ranking']).toMatchObject([
      { rank: 1, sheets: 2 },
      { rank: 2, sheets: 3 },
    ])
    expect(await counts(round)).toMatchObject({ byProposal: [{ submitted: 2 }, { submitted: 3 }] })
    const kept = await site.db
      .select()
      .from(sheets)
      .where(eq(sheets.assignmentId, round.sheetOf(0, 0)))
    expect(kept).toHaveLength(1)
  })
})
