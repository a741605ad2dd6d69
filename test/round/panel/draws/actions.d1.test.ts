import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { lettersTo } from '../../../../src/letters/store.ts'
import { paths } from '../../../../src/paths.ts'
import { choosePanel } from '../../../../src/round/panel/actions.ts'
import {
  answerAside,
  askAside,
  commitSecret,
  drawPanel,
  prepareDraw,
  revealSecret,
} from '../../../../src/round/panel/draws/actions.ts'
import type { Side } from '../../../../src/round/panel/draws/rules/draw.ts'
import { findDrawing } from '../../../../src/round/panel/draws/store/draws.ts'
import { insertMembers } from '../../../../src/round/panel/store/panel.ts'
import { panelMembers } from '../../../../src/round/panel/tables.ts'
import { endOf } from '../../../../src/shared/days.ts'
import { hashOf } from '../../../../src/shared/seeded.ts'
import { type Site, openSite } from '../../../pageless.ts'
import { byEight, eightOfEach, theOne } from '../../../raced.ts'
import { CLOSES, OPENS, valueOf } from '../../screening/closed-round.ts'
import {
  type Drawable,
  NUMBER,
  NUMBER_OUT,
  REVEAL_BY,
  commitBoth,
  drawable,
  drawnRound,
  idsOf,
  prepare,
} from './drawable.ts'
import { SECRETS } from './drawing.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

const lastDraw = async (id: string) => (await findDrawing(site.db, id))?.draws.at(-1)
const subjects = async (id: string) => (await lettersTo(site.db, id)).map(({ subject }) => subject)
const commit = (round: Drawable, side: Side, at = CLOSES) =>
  commitSecret(site.db, round[side], round.id, { side, hash: hashOf(SECRETS[side]) }, at)
const reveal = (round: Drawable, side: Side, number = SECRETS[side], at = CLOSES) =>
  revealSecret(site.db, round[side], round.id, { side, number }, at)
const conclude = (round: Drawable, number = NUMBER) =>
  drawPanel(site.db, round.officer, round.id, number, NUMBER_OUT)
const setAside = async (round: Drawable, at = CLOSES) => {
  valueOf(await askAside(site.db, round.officer, round.id, '名单有误', at))
  return answerAside(site.db, round.approver, round.id, true, at)
}

describe('a draw', () => {
  test('freezes who can be drawn; whoever comes into the pool later is not on the list', async () => {
    const round = await drawable(site)
    expect(await prepare(round, site)).toEqual({ ok: true, value: { seq: 1, candidates: 5 } })
    const draw = await lastDraw(round.id)
    expect(draw?.candidates.map(({ id }) => id).toSorted()).toEqual(idsOf(round).toSorted())
    expect(draw?.candidates.map(({ code }) => code)).toEqual([...['ZJ-1', 'ZJ-2', 'ZJ-3', 'ZJ-4', 'ZJ-5']])
    expect(draw).toMatchObject({ ...round.asked, seq: 1, commitments: [], outcome: null, asides: [] })
    expect((await subjects(round.auditor.id))[0]).toBe('请提交抽取口令的指纹：东城区2013年公益创投')
  })

  test('comes to members and alternates: everybody on the list once, the members told', async () => {
    const round = await drawnRound(site)
    const { seats, alternates } = round.outcome
    const rows = await site.db.select().from(panelMembers).where(eq(panelMembers.roundId, round.id))
    const listed = (await lastDraw(round.id))?.candidates ?? []
    const codes = [...seats.map(({ id }) => id), ...alternates.flatMap(({ ids }) => ids)]
    expect(codes.toSorted()).toEqual(listed.map(({ code }) => code))
    const drawn = seats.flatMap(({ id }) => listed.find(({ code }) => code === id)?.id ?? [])
    expect(rows.map(({ expertId }) => expertId).toSorted()).toEqual(drawn.toSorted())
    for (const { expertId, person } of round.experts)
      expect(await subjects(person.id)).toEqual(
        drawn.includes(expertId) ? ['请您评审：东城区2013年公益创投'] : [],
      )
    expect((await subjects(round.auditor.id))[0]).toBe('抽取已有结果：东城区2013年公益创投')
    expect((await lastDraw(round.id))?.outcome).toMatchObject(round.outcome)
  })

  test('counts a secret that was not revealed in time as empty', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    await commitBoth(round, site, ['officer'])
    const late = await reveal(round, 'auditor', SECRETS.auditor, endOf(REVEAL_BY))
    expect(late).toMatchObject({ refusal: { why: 'secrets-closed' } })
    valueOf(await conclude(round))
    expect((await lastDraw(round.id))?.commitments.map(({ side, number }) => [side, number])).toEqual(
      expect.arrayContaining([
        ['officer', SECRETS.officer],
        ['auditor', null],
      ]),
    )
  })

  test('tells both to reveal once both have committed, and takes no other number than the committed', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    valueOf(await commit(round, 'auditor'))
    expect(await reveal(round, 'auditor')).toMatchObject({ refusal: { why: 'not-all-committed' } })
    valueOf(await commit(round, 'officer'))
    for (const { id } of [round.officer, round.auditor])
      expect((await subjects(id))[0]).toBe('请公开抽取口令：东城区2013年公益创投')
    expect(await reveal(round, 'officer', '4821')).toMatchObject({ refusal: { why: 'secret-differs' } })
    valueOf(await reveal(round, 'officer'))
  })

  test('is not evaded by choosing others by hand; once it is set aside they are chosen', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    const choose = () => choosePanel(site.db, round.officer, round.id, idsOf(round).slice(0, 2), CLOSES)
    expect(await choose()).toMatchObject({ refusal: { why: 'draw-waits', seq: 1, by: 'panel.size' } })
    const byHand = insertMembers(site.db, round.id, idsOf(round).slice(0, 2), round.officer.id, CLOSES)
    await expect(site.db.batch([byHand])).rejects.toThrow('a draw waits for its result')
    valueOf(await setAside(round))
    valueOf(await choose())
  })

  test('is not found where there is none', async () => {
    const round = await drawable(site)
    for (const came of [
      await commit(round, 'officer'),
      await reveal(round, 'officer'),
      await conclude(round),
      await askAside(site.db, round.officer, round.id, '名单有误', CLOSES),
      await answerAside(site.db, round.approver, round.id, true, CLOSES),
      await prepareDraw(site.db, round.officer, 'nothing', round.asked, CLOSES),
    ])
      expect(came).toEqual({ ok: false, refusal: { why: 'not-found' } })
  })
})

describe('set aside by two people', () => {
  test('it has no result, and another may be prepared; both stay', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    await commitBoth(round, site, ['officer', 'auditor'])
    expect(await prepare(round, site)).toMatchObject({ refusal: { why: 'draw-stands' } })
    valueOf(await setAside(round))
    expect((await subjects(round.approver.id))[0]).toBe('抽取作废待审批：东城区2013年公益创投')
    expect((await subjects(round.officer.id))[0]).toBe('抽取已作废：东城区2013年公益创投')
    expect(await conclude(round)).toMatchObject({ refusal: { why: 'draw-aside' } })
    expect(await prepare(round, site)).toEqual({ ok: true, value: { seq: 2, candidates: 5 } })
    expect((await findDrawing(site.db, round.id))?.draws).toHaveLength(2)
  })

  test('after its result the members stay, and another needs room', async () => {
    const round = await drawnRound(site)
    valueOf(await setAside(round, NUMBER_OUT))
    expect(await prepare(round, site)).toMatchObject({ refusal: { why: 'panel-size', chosen: 6 } })
  })

  test('the approver may keep it; then it goes on, and may be asked again', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    await commitBoth(round, site, ['officer', 'auditor'])
    valueOf(await askAside(site.db, round.officer, round.id, '名单有误', CLOSES))
    expect(await conclude(round)).toMatchObject({ refusal: { why: 'aside-waits' } })
    valueOf(await answerAside(site.db, round.approver, round.id, false, CLOSES))
    expect((await subjects(round.officer.id))[0]).toBe('抽取不作废：东城区2013年公益创投')
    valueOf(await conclude(round))
    valueOf(await setAside(round, NUMBER_OUT))
  })
})

describe('by eight at once', () => {
  test('each is done once', async () => {
    const round = await drawable(site)
    theOne(await byEight(paths.draw, () => prepare(round, site)), 'changed-meanwhile')
    theOne(await byEight(paths.drawCommitments, () => commit(round, 'officer')), 'changed-meanwhile')
    valueOf(await commit(round, 'auditor'))
    theOne(await byEight(paths.drawReveals, () => reveal(round, 'officer')), 'changed-meanwhile')
    theOne(await byEight(paths.drawOutcomes, () => conclude(round)), 'changed-meanwhile')
    const ask = () => askAside(site.db, round.officer, round.id, '名单有误', NUMBER_OUT)
    theOne(await byEight(paths.drawAsides, ask), 'changed-meanwhile')
    const answer = (n: number) => answerAside(site.db, round.approver, round.id, n % 2 === 0, NUMBER_OUT)
    theOne(await byEight(paths.drawAsideAnswers, answer), 'changed-meanwhile')
  })

  test('a result and a setting aside: the one or the other first', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    await commitBoth(round, site, ['officer', 'auditor'])
    const came = await eightOfEach([
      [paths.drawOutcomes, () => conclude(round)],
      [paths.drawAsides, () => askAside(site.db, round.officer, round.id, '名单有误', CLOSES)],
      [paths.panel, () => choosePanel(site.db, round.officer, round.id, idsOf(round).slice(0, 2), CLOSES)],
    ])
    theOne(came, 'changed-meanwhile', 'draw-waits')
  })
})
