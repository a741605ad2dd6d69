import { beforeAll, describe, expect, test } from 'vitest'
import { approveDecision } from '../../../../src/round/awards/actions/decisions.ts'
import { lettersTo } from '../../../../src/letters/store.ts'
import { paths } from '../../../../src/paths.ts'
import { assignSheets, choosePanel, declareRecusals } from '../../../../src/round/panel/actions.ts'
import { removeMember, resign } from '../../../../src/round/panel/removals/actions.ts'
import { supplementSheets } from '../../../../src/round/panel/supplements/actions.ts'
import { byEight, theOne } from '../../../raced.ts'
import { type Site, openSite } from '../../../support.ts'
import { preparedRound } from '../../awards/scored.ts'
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

describe('a member who cannot go on', () => {
  test('leaves of their own accord: what is in counts, the rest is nobody’s, and everybody is told', async () => {
    const round = await two()
    const auditor = await site.person('孙审计', ['auditor'])
    const [{ person }] = round.experts
    await score(site, round, 0, 0)
    const path = paths.resignation(round.id)
    const page = await site.get(path, person)
    expect(page.text).toContain('您已经提交的1份评分表照常计分；没有提交的1份不再由您评审')

    const unsure = await site.form(path, { reason: '住院' }, person)
    expect([unsure.status, unsure.text.includes('住院')]).toEqual([422, true])
    const silent = await site.form(path, { reason: ' ', confirmed: 'yes' }, person)
    expect([silent.status, silent.text.includes('请填写原因')]).toEqual([422, true])
    const done = await site.form(path, ILL, person)
    expect([done.status, done.location]).toEqual([303, paths.desk('expert')])

    expect((await site.get(paths.sheet(round.sheetOf(0, 0)), person)).status).toBe(200)
    expect((await site.get(paths.sheet(round.sheetOf(0, 1)), person)).status).toBe(404)
    expect(await countsOf(round)).toMatchObject({
      byProposal: [
        { title: '夕阳茶叙', assigned: 3, submitted: 1 },
        { title: '邻里厨房', assigned: 2, submitted: 0 },
      ],
    })
    for (const one of [round.officer, auditor]) expect((await told(one.id))[0]).toContain(ILL.reason)
    expect((await told(person.id))[0]).toContain('没有提交的1份不再由您评审')
    const again = await site.form(path, ILL, person)
    expect([again.status, again.text.includes('不再是本期评审委员会的成员')]).toEqual([422, true])
    const desk = await site.get(paths.desk('expert'), person)
    expect(desk.text).not.toContain('邻里厨房')
    const panel = await site.get(paths.panel(round.id), round.officer)
    expect(panel.text).toContain('已撤下')
    expect(panel.text).toContain(ILL.reason)
  })

  test('is taken off by an officer, who says why; before the assignment nothing is given to them', async () => {
    const round = await sitting(site, ['夕阳茶叙'])
    const [first, second, third] = round.experts
    for (const { person } of [first, second])
      valueOf(await declareRecusals(site.db, person, round.id, [], CLOSES))
    const send = (fields: Record<string, string>) =>
      site.form(paths.panelRemovals(round.id), fields, round.officer)
    const wrong = await send({ expert: 'x', ...ILL })
    expect([wrong.status, wrong.text.includes('请选择本期评审委员会的成员')]).toEqual([422, true])
    const done = await send({ expert: third.expertId, ...ILL })
    expect([done.status, done.location]).toEqual([303, paths.panel(round.id)])
    expect((await told(third.person.id))[0]).toContain(ILL.reason)
    const declaring = await site.get(paths.declaration(round.id), third.person)
    expect(declaring.text).toContain('不再是本期评审委员会的成员')
    expect(await declareRecusals(site.db, third.person, round.id, [], CLOSES)).toMatchObject({
      refusal: { why: 'taken-off', by: 'panel.size' },
    })
    // nobody waits for them
    expect(valueOf(await assignSheets(site.db, round.officer, round.id, CLOSES))).toEqual({ sheets: 2 })
    const again = await removeMember(
      site.db,
      round.officer,
      round.id,
      { expert: third.expertId, ...ILL },
      CLOSES,
    )
    expect(again).toMatchObject({ refusal: { why: 'taken-off' } })
  })

  test('is not taken off by whoever has no business with it, nor once the list is approved', async () => {
    const round = await preparedRound(site)
    const [{ expertId, person }] = round.experts
    const removal = { expert: expertId, reason: '失联' }
    expect(await removeMember(site.db, round.approver, round.id, removal, site.now)).toMatchObject({
      refusal: { why: 'not-your-role' },
    })
    expect(await removeMember(site.db, round.officer, 'none', removal, site.now)).toMatchObject({
      refusal: { why: 'not-found' },
    })
    const stranger = await makeExpert(site, '旁人')
    expect(await resign(site.db, stranger.person, round.id, ILL, site.now)).toMatchObject({
      refusal: { why: 'not-found' },
    })
    valueOf(await approveDecision(site.db, round.approver, round.decisionId, site.now))
    for (const late of [
      await removeMember(site.db, round.officer, round.id, removal, site.now),
      await resign(site.db, person, round.id, ILL, site.now),
      await choosePanel(site.db, round.officer, round.id, [stranger.expertId], site.now),
      await supplementSheets(site.db, round.officer, round.id, site.now),
    ])
      expect(late).toMatchObject({ refusal: { why: 'already-approved', by: '#decision' } })
    const page = await site.get(paths.panel(round.id), round.officer)
    expect(page.text).not.toContain('撤下成员')
    expect((await site.get(paths.resignation(round.id), person)).text).toContain('评分不再变动')
  })

  test('leaves once, by one of eight', async () => {
    const round = await two()
    const [one, other] = round.experts
    theOne(
      await byEight(paths.resignation, () => resign(site.db, one.person, round.id, ILL, SCORING)),
      'changed-meanwhile',
      'taken-off',
    )
    const removal = { expert: other.expertId, reason: '失联' }
    theOne(
      await byEight(paths.panelRemovals, () =>
        removeMember(site.db, round.officer, round.id, removal, SCORING),
      ),
      'changed-meanwhile',
      'taken-off',
    )
  })
})
