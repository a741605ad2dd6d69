import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  approveDecision,
  prepareDecision,
  returnDecision,
} from '../../../src/round/awards/actions/decisions.ts'
import { lettersTo } from '../../../src/letters/store.ts'
import { paths } from '../../../src/paths.ts'
import { declareRecusals } from '../../../src/round/panel/actions.ts'
import { pinRecusal, recuseFromSheet } from '../../../src/round/panel/recusals/actions.ts'
import { assignments } from '../../../src/round/panel/tables.ts'
import { byEight, theOne } from '../../raced.ts'
import { type Site, openSite } from '../../support.ts'
import { preparedRound } from '../awards/scored.ts'
import { SCORING, assignedRound, score } from '../scoring/assigned.ts'
import { CLOSES, OPENS, valueOf } from '../screening/closed-round.ts'
import { sitting } from './sitting.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const KIN = { kind: 'kin', endedOn: null, detail: '', reason: '亲属关系：表妹是负责人' } as const
const two = () => assignedRound(site, [{ title: '夕阳茶叙' }, { title: '邻里厨房' }])
const told = async (id: string) => (await lettersTo(site.db, id, 1)).map(({ body }) => body)
const counts = async (round: { id: string; officer: { id: string } & Parameters<Site['json']>[1] }) =>
  (await site.json(paths.scoring(round.id), round.officer)).json

describe('an expert who recognizes an applicant while scoring', () => {
  test('gives up the sheet from within it; it is sealed, counts no more and everybody is told', async () => {
    const round = await two()
    const auditor = await site.person('孙审计', ['auditor'])
    const [{ person }] = round.experts
    const id = round.sheetOf(0, 0)
    await score(site, round, 0, 0)
    await score(site, round, 1, 0)
    const sheet = await site.get(paths.sheet(round.sheetOf(0, 1)), person)
    expect(sheet.text).toContain(paths.sheetRecusal(round.sheetOf(0, 1)))
    const page = await site.get(paths.sheetRecusal(id), person)
    expect(page.text).toContain('您对这个单位的1份评分表封存')
    expect(page.text).not.toContain('某社')

    const bad = await site.form(paths.sheetRecusal(id), { kind: 'other', confirmed: 'yes' }, person)
    expect([bad.status, bad.text.includes('请写明是什么关系')]).toEqual([422, true])
    const unsure = await site.form(paths.sheetRecusal(id), { kind: 'kin', detail: '表妹' }, person)
    expect([unsure.status, unsure.text.includes('表妹')]).toEqual([422, true])
    const done = await site.form(
      paths.sheetRecusal(id),
      { kind: 'kin', detail: '表妹是负责人', confirmed: 'yes' },
      person,
    )
    expect([done.status, done.location]).toEqual([303, paths.desk('expert')])

    for (const path of [paths.sheet(id), paths.sheetRecusal(id)])
      expect((await site.get(path, person)).status).toBe(404)
    expect((await site.get(paths.scoring(round.id), person)).text).not.toContain('夕阳茶叙')
    expect((await site.get(paths.declaration(round.id), person)).text).not.toContain('某社')
    expect(await counts(round)).toMatchObject({
      byProposal: [
        { title: '夕阳茶叙', assigned: 2, submitted: 1 },
        { title: '邻里厨房', assigned: 3 },
      ],
    })
    for (const one of [round.officer, auditor])
      expect((await told(one.id))[0]).toContain('亲属关系：表妹是负责人')
    expect((await told(person.id))[0]).toContain('您申报回避《夕阳茶叙》')
    const panel = await site.get(paths.panel(round.id), round.officer)
    expect(panel.text).toContain('亲属关系：表妹是负责人')
  })

  test('leaves too few sheets behind, and the office is told how many are missing', async () => {
    const round = await two()
    for (const at of [0, 1]) {
      const { person } = round.experts[at] ?? round.experts[0]
      valueOf(await recuseFromSheet(site.db, person, round.sheetOf(at, 0), KIN, SCORING))
    }
    const [last, first] = await told(round.officer.id)
    expect(first).toContain('其余的评分表仍够计分')
    expect(last).toContain('1项申报余下的评分表不足2份')
  })

  test('is not refused for a relation over long ago alone, nor by another’s sheet', async () => {
    const round = await two()
    const [one, other] = round.experts
    const id = round.sheetOf(0, 0)
    const stranger = await recuseFromSheet(site.db, other.person, id, KIN, SCORING)
    expect(stranger).toMatchObject({ refusal: { why: 'not-found' } })
    const over = { ...KIN, kind: 'employment', endedOn: '1999-12-31' } as const
    const refused = await recuseFromSheet(site.db, one.person, id, over, SCORING)
    const isRuled = round.plan.rulebook !== undefined
    expect(refused).toMatchObject(isRuled ? { refusal: { why: 'relation-ended' } } : { ok: true })
  })

  test('is done by one of eight', async () => {
    const round = await two()
    const recuse = () => recuseFromSheet(site.db, round.experts[0].person, round.sheetOf(0, 0), KIN, SCORING)
    theOne(await byEight(paths.sheetRecusal, recuse), 'changed-meanwhile', 'not-found')
  })
})

describe('a list of awards', () => {
  test('that was prepared is not approved once a sheet under it is void; after the approval no sheet is given up', async () => {
    const round = await preparedRound(site)
    const { person } = round.experts[0]
    valueOf(await recuseFromSheet(site.db, person, round.sheetOf(0, 0), KIN, site.now))
    expect(await approveDecision(site.db, round.approver, round.decisionId, site.now)).toMatchObject({
      refusal: { why: 'sheets-changed' },
    })
    valueOf(await returnDecision(site.db, round.approver, round.decisionId, '有专家回避', site.now))
    const { id } = valueOf(await prepareDecision(site.db, round.officer, round.id, '再算。', site.now))
    valueOf(await approveDecision(site.db, round.approver, id, site.now))
    expect(await recuseFromSheet(site.db, person, round.sheetOf(0, 1), KIN, site.now)).toMatchObject({
      refusal: { why: 'already-approved', by: '#decision' },
    })
    const page = await site.get(paths.sheetRecusal(round.sheetOf(0, 1)), person)
    expect(page.text).toContain('评分不再变动')
    const panel = await site.get(paths.panel(round.id), round.officer)
    expect(panel.text).not.toContain('指定回避')
  })
})

describe('an officer', () => {
  const pinOf = (expert: string, organization: string) => ({ expert, organization, reason: '现任理事' })

  test('pins a recusal by the number of a proposal or by a name; the member is told no name', async () => {
    const round = await two()
    const [{ expertId, person }, second] = round.experts
    const { text } = await site.get(paths.panel(round.id), round.officer)
    expect(text).toContain('指定回避')
    const number = /[^\s如]+-SQ-0012/.exec(text)?.[0].replace('0012', '0001') ?? ''
    const sent = await site.form(paths.pinnedRecusals(round.id), pinOf(expertId, number), round.officer)
    expect([sent.status, sent.location]).toEqual([303, paths.panel(round.id)])
    expect((await site.get(paths.sheet(round.sheetOf(0, 0)), person)).status).toBe(404)
    const [letter] = await told(person.id)
    expect(letter).toContain('您对它的1份评分表封存')
    expect(letter).not.toContain('某社')

    const names = (await site.get(paths.panel(round.id), round.officer)).text
    const name = /某社[a-z0-9]*/.exec(names)?.[0] ?? ''
    valueOf(await pinRecusal(site.db, round.officer, round.id, pinOf(second.expertId, name), SCORING))
    const again = await site.form(paths.pinnedRecusals(round.id), pinOf(expertId, name), round.officer)
    expect([again.status, again.text.includes('已经回避')]).toEqual([422, true])
    expect(again.text).toContain('现任理事')
  })

  test('is refused whom and what there is not, and whoever is none', async () => {
    const round = await two()
    const [{ expertId }] = round.experts
    const why = async (by: typeof round.officer, id: string, expert: string, named: string) => {
      const came = await pinRecusal(site.db, by, id, pinOf(expert, named), SCORING)
      return came.ok ? null : came.refusal.why
    }
    expect(await why(round.officer, round.id, 'nobody', '1')).toBe('not-on-panel')
    expect(await why(round.officer, round.id, expertId, '没有这个单位')).toBe('applicant-unknown')
    expect(await why(round.officer, round.id, expertId, '99')).toBe('applicant-unknown')
    expect(await why(round.approver, round.id, expertId, '1')).toBe('not-your-role')
    expect(await why(round.officer, 'nothing', expertId, '1')).toBe('not-found')
  })

  test('pins before the member declares, who then declares all the same and loses no word', async () => {
    const round = await sitting(site, ['夕阳茶叙', '邻里厨房'])
    const [{ expertId, person }] = round.experts
    const [first] = round.proposals
    valueOf(await pinRecusal(site.db, round.officer, round.id, pinOf(expertId, '1'), CLOSES))
    const declared = [{ organizationId: first?.organizationId ?? '', reason: '亲属关系' }]
    valueOf(await declareRecusals(site.db, person, round.id, declared, CLOSES + 1))
    const [submission] = await site.db.all<{ id: string }>(
      sql`select id from submissions where proposal_id = ${first?.id}`,
    )
    const pair = { id: 'past-the-rules', roundId: round.id, submissionId: submission?.id ?? '', expertId }
    const row = { ...pair, by: round.officer.id, at: CLOSES + 2 }
    await expect(site.db.insert(assignments).values(row)).rejects.toMatchObject({
      cause: expect.objectContaining({ message: expect.stringContaining('the expert is recused') }),
    })
    const panel = await site.get(paths.panel(round.id), round.officer)
    expect(panel.text).toContain('现任理事')
    const history = await site.get(paths.history(round.id), round.officer)
    expect(history.status).toBe(200)
  })

  test('is one of eight', async () => {
    const round = await two()
    const [{ expertId }] = round.experts
    const pin = () => pinRecusal(site.db, round.officer, round.id, pinOf(expertId, '2'), SCORING)
    theOne(await byEight(paths.pinnedRecusals, pin), 'changed-meanwhile', 'recused-already')
  })
})
