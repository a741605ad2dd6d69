import { beforeAll, describe, expect, test } from 'vitest'
import { assignSheets, declareRecusals } from '../../src/round/panel/actions.ts'
import { submitSheet } from '../../src/round/scoring/actions.ts'
import { sitting } from '../round/panel/sitting.ts'
import { CLOSES, OPENS, valueOf } from '../round/screening/closed-round.ts'
import { type Site, openSite } from '../support.ts'
import { costOf, plain } from './cast.ts'

const DESK = '/desks/expert'
let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

/** A panel whose members have declared that there is nobody, with its sheets. */
async function scoring(titles: string[]) {
  const round = await sitting(site, titles)
  for (const { person } of round.experts)
    valueOf(await declareRecusals(site.db, person, round.id, [], CLOSES))
  valueOf(await assignSheets(site.db, round.officer, round.id, CLOSES + 1))
  site.now = CLOSES + 2
  return round
}

type Sheets = { sheets: { id: string; title: string }[]; submitted: { id: string; total: number }[] }
async function deskOf(person: Parameters<Site['json']>[1]): Promise<Sheets> {
  const { json } = await site.json(DESK, person)
  return { sheets: [], submitted: [], ...json }
}

describe('the expert’s desk', () => {
  test('is nobody else’s', async () => {
    expect((await site.get(DESK, await site.person('何经办', ['officer']))).status).toBe(403)
  })

  test('asks for the declaration first', async () => {
    const { id, experts } = await sitting(site, ['茶叙'])
    const { text } = await costOf(site, DESK, experts[0].person)
    expect(text).toContain(`href="/rounds/${id}/declaration"`)
    expect(plain(text)).toContain('待申报')
  })

  test('lists the sheets to score without a word of whose they are, then the submitted ones', async () => {
    const round = await scoring(['茶叙', '食堂'])
    const { person } = round.experts[0]
    const { text } = await costOf(site, DESK, person)
    expect(plain(text)).toContain('已提交 0 份，共 2 份'.replaceAll(' ', ''))
    for (const { member } of round.proposals) expect(text).not.toContain(member.organizations[0]?.name)

    const { sheets } = await deskOf(person)
    const sheet = { points: { goal: 8000 }, comments: {}, comment: '清楚', advice: 'fund' } as const
    valueOf(await submitSheet(site.db, person, sheets[0]?.id ?? '', sheet, CLOSES + 3))
    const after = await deskOf(person)
    expect(after.sheets).toHaveLength(1)
    expect(after.submitted).toMatchObject([{ id: sheets[0]?.id, total: 8000 }])
    expect((await deskOf(round.experts[1].person)).submitted).toEqual([])
  })

  test('costs the same with one sheet and with three', async () => {
    const one = await costOf(site, DESK, (await scoring(['一'])).experts[0].person)
    const three = await costOf(site, DESK, (await scoring(['一', '二', '三'])).experts[0].person)
    expect([three.statements, three.trips]).toEqual([one.statements, one.trips])
    expect(three.trips).toBe(2)
  })
})
