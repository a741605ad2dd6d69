import { beforeAll, describe, expect, test } from 'vitest'
import { lettersTo } from '../../../../src/letters/store.ts'
import { paths } from '../../../../src/paths.ts'
import { choosePanel, declareRecusals } from '../../../../src/round/panel/actions.ts'
import { recuseFromSheet } from '../../../../src/round/panel/recusals/actions.ts'
import { removeMember, resign } from '../../../../src/round/panel/removals/actions.ts'
import { supplementSheets } from '../../../../src/round/panel/supplements/actions.ts'
import { byEight, theOne } from '../../../raced.ts'
import { type Site, openSite } from '../../../support.ts'
import { type Assigned, SCORING, assignedRound, score } from '../../scoring/assigned.ts'
import { CLOSES, OPENS, valueOf } from '../../screening/closed-round.ts'
import { makeExpert, sitting } from '../sitting.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const two = () => assignedRound(site, [{ title: '夕阳茶叙' }, { title: '邻里厨房' }])
const told = async (id: string) => (await lettersTo(site.db, id, 1)).map(({ body }) => body)
const ILL = { reason: '住院，不能继续评审', confirmed: 'yes' }
const countsOf = async ({ id, officer }: Assigned) => {
  const { json } = await site.json(paths.scoring(id), officer)
  return json
}

describe('what is missing after the assignment', () => {
  const KIN = { kind: 'kin', endedOn: null, detail: '', reason: '亲属关系：表妹是负责人' } as const

  test('is given to a member who joins and declares; nothing that was given out moves', async () => {
    const round = await two()
    const [first, second] = round.experts
    await score(site, round, 0, 0)
    valueOf(await resign(site.db, first.person, round.id, ILL, SCORING))
    valueOf(await recuseFromSheet(site.db, second.person, round.sheetOf(1, 1), KIN, SCORING))
    const before = await site.get(paths.panel(round.id), round.officer)
    expect(before.text).toContain('补分配')
    expect(before.text).toContain('评分表不足2份，会没有得分')
    const desk = await site.get(paths.desk('officer'), round.officer)
    expect(desk.text).toContain(`${paths.panel(round.id)}">1份申报书的评分表不足`)
    const nobody = await site.form(paths.supplements(round.id), {}, round.officer)
    expect([nobody.status, nobody.text.includes('请先增补成员')]).toEqual([422, true])

    const late = await makeExpert(site, '增补的专家')
    valueOf(await choosePanel(site.db, round.officer, round.id, [late.expertId], SCORING))
    expect(await supplementSheets(site.db, round.officer, round.id, SCORING)).toMatchObject({
      refusal: { why: 'nobody-free', by: 'scoring.minSheets' },
    })
    const asked = await site.get(paths.desk('expert'), late.person)
    expect(asked.text).toContain('申报回避')
    valueOf(await declareRecusals(site.db, late.person, round.id, [], SCORING))
    theOne(
      await byEight(paths.supplements, () => supplementSheets(site.db, round.officer, round.id, SCORING)),
      'changed-meanwhile',
      'nothing-missing',
    )
    expect((await told(late.person.id))[0]).toBe('分给您1份评分表。')
    expect(await countsOf(round)).toMatchObject({
      byProposal: [
        { title: '夕阳茶叙', assigned: 3, submitted: 1 },
        { title: '邻里厨房', assigned: 2, submitted: 0 },
      ],
    })
    expect((await site.get(paths.desk('expert'), late.person)).text).toContain('邻里厨房')
    const after = await site.get(paths.desk('officer'), round.officer)
    expect(after.text).not.toContain(`${paths.panel(round.id)}">1份申报书的评分表不足`)
  })

  test('of a member who was taken off is judged anew though enough are left', async () => {
    const round = await two()
    const late = await makeExpert(site, '后备专家')
    valueOf(await choosePanel(site.db, round.officer, round.id, [late.expertId], SCORING))
    expect(await supplementSheets(site.db, round.officer, round.id, SCORING)).toMatchObject({
      refusal: { why: 'nothing-missing', by: 'scoring.minSheets' },
    })
    valueOf(await declareRecusals(site.db, late.person, round.id, [], SCORING))
    const removal = { expert: round.experts[0].expertId, reason: '失联' }
    valueOf(await removeMember(site.db, round.officer, round.id, removal, SCORING))
    expect(valueOf(await supplementSheets(site.db, round.officer, round.id, SCORING))).toEqual({ sheets: 2 })
  })

  test('is given out by an officer, after the assignment, and while it can be handed in', async () => {
    const early = await sitting(site, ['夕阳茶叙'])
    expect(await supplementSheets(site.db, early.officer, early.id, CLOSES)).toMatchObject({
      refusal: { why: 'not-assigned', by: 'panel.size' },
    })
    const round = await two()
    expect(await supplementSheets(site.db, round.approver, round.id, SCORING)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
    const { scoringCloses } = round.plan.dates
    expect(await supplementSheets(site.db, round.officer, round.id, scoringCloses)).toMatchObject({
      refusal: { why: 'scoring-closed', by: '#scoring' },
    })
  })
})
