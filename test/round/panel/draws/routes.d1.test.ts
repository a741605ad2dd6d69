import { beforeAll, describe, expect, test } from 'vitest'
import { drawCsv } from '../../../../src/bundle/draw.ts'
import { paths } from '../../../../src/paths.ts'
import { answerAside, askAside } from '../../../../src/round/panel/draws/actions.ts'
import { hashOf } from '../../../../src/shared/seeded.ts'
import { type Site, openSite } from '../../../support.ts'
import { CLOSES, OPENS, valueOf } from '../../screening/closed-round.ts'
import {
  type Drawable,
  NUMBER,
  NUMBER_OUT,
  PUBLIC_ON,
  REVEAL_BY,
  commitBoth,
  drawable,
  drawnRound,
  prepare,
} from './drawable.ts'
import { SECRETS } from './drawing.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

/** Which forms a page has: the last part of their addresses. */
const actsIn = (text: string) =>
  [...text.matchAll(/method="post" action="[^"]*\/([^"/]+)"/g)].map(([, act]) => act)
const see = async ({ id }: Drawable, by: Drawable['officer']) => (await site.get(paths.draw(id), by)).text

describe('the page of a draw', () => {
  test('shows each the act that is theirs, from the preparing to the result', async () => {
    const round = await drawable(site)
    const { id, officer, auditor, approver } = round
    const [field = ''] = round.asked.strata.flatMap(({ fields }) => fields)
    const before = await see(round, officer)
    expect(before).toMatch(new RegExp(`${field}</b><small>5名可以抽取`))
    expect(actsIn(before)).toEqual(['draw'])
    for (const by of [auditor, approver]) expect(actsIn(await see(round, by))).toEqual([])

    const asked = {
      ...{ 'strata.0.code': '业务', 'strata.0.seats': '3', 'strata.0.fields[]': field, 'strata.1.code': '' },
      ...{ source: '双色球第2013049期', revealBy: REVEAL_BY, publicOn: PUBLIC_ON },
    }
    const short = await site.form(paths.draw(id), { ...asked, 'strata.0.seats': '6' }, officer)
    expect([short.status, short.text.includes('评审委员会应有')]).toEqual([422, true])
    expect(short.text).toContain('双色球第2013049期')
    const bare = await site.form(paths.draw(id), { ...asked, 'strata.0.fields[]': '' }, officer)
    expect(bare.text).toContain('请勾选专业领域')
    const early = await site.form(paths.draw(id), { ...asked, publicOn: REVEAL_BY }, officer)
    expect(early.text).toContain('应当晚于公开口令的最后一天')
    const prepared = await site.form(paths.draw(id), asked, officer)
    expect([prepared.status, prepared.location]).toEqual([303, paths.draw(id)])

    const frozen = await see(round, officer)
    expect(frozen).toContain('3/5（60.00%）')
    expect(actsIn(frozen)).toEqual(['draw-commitments', 'draw-asides'])
    expect(actsIn(await see(round, auditor))).toEqual(['draw-commitments'])
    const hash = { hash: hashOf(SECRETS.officer), side: 'officer', confirmed: 'yes' }
    const bad = await site.form(paths.drawCommitments(id), { ...hash, hash: SECRETS.officer }, officer)
    expect([bad.status, bad.text.includes('指纹应是64位小写的十六进制数')]).toEqual([422, true])
    expect((await site.form(paths.drawCommitments(id), hash, officer)).status).toBe(303)
    const theirs = { ...hash, side: 'auditor', hash: hashOf(SECRETS.auditor) }
    expect((await site.form(paths.drawCommitments(id), theirs, auditor)).status).toBe(303)

    expect(actsIn(await see(round, officer))).toEqual(['draw-reveals', 'draw-asides'])
    const wrong = await site.form(paths.drawReveals(id), { side: 'officer', number: '4821' }, officer)
    expect([wrong.status, wrong.text.includes('对不上')]).toEqual([422, true])
    const revealed = { side: 'officer', number: `  ${SECRETS.officer} ` }
    expect((await site.form(paths.drawReveals(id), revealed, officer)).status).toBe(303)
    expect(await see(round, auditor)).toContain(SECRETS.officer)

    site.now = NUMBER_OUT
    expect(actsIn(await see(round, officer))).toEqual(['draw-outcomes', 'draw-asides'])
    expect((await site.form(paths.drawOutcomes(id), { number: NUMBER }, officer)).status).toBe(303)
    const drawn = await see(round, approver)
    for (const text of ['已抽取', '没有公开，按空白计算', '候补1', '候选1', NUMBER])
      expect(drawn).toContain(text)
    expect((await site.get(paths.panel(id), officer)).text).toContain(paths.draw(id))
  })

  test('is asked for as data: what stands where, and why no other is prepared', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    const { json } = await site.json(paths.draw(round.id), round.auditor)
    expect(json).toMatchObject({
      draws: [{ seq: 1, standing: 'committing', outcome: null }],
      whyNot: { why: 'not-your-role' },
    })
    const again = await site.post(paths.draw(round.id), round.asked, round.officer)
    expect(again).toMatchObject({ status: 422, json: { why: 'draw-stands', seq: 1, by: 'panel.size' } })
  })

  test('lets the approver answer whoever wants it set aside', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    const { id, officer, approver } = round
    const asked = await site.form(paths.drawAsides(id), { reason: '名单有误' }, officer)
    expect(asked.status).toBe(303)
    const page = await see(round, approver)
    expect(page).toContain('经办人申请作废这次抽取：名单有误')
    expect(actsIn(page)).toEqual(['draw-aside-answers'])
    expect((await site.form(paths.drawAsideAnswers(id), { answer: 'agreed' }, approver)).status).toBe(303)
    const after = await see(round, officer)
    expect(after).toContain('由两人作废：名单有误')
    expect(actsIn(after)).toEqual(['draw'])
  })
})

describe('everybody', () => {
  test('reads nothing of a draw before its result', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    await commitBoth(round, site, ['officer', 'auditor'])
    expect((await site.json(paths.callDraws(round.id))).json).toMatchObject({ draws: [] })
    expect((await site.get(paths.callDraws(round.id))).text).toContain('还没有抽取记录')
    expect((await site.get(paths.drawProtocol(round.id, '1'))).status).toBe(404)
  })

  test('reads the record by codes, and draws the same again from its file', async () => {
    const round = await drawnRound(site)
    const page = await site.get(paths.callDraws(round.id))
    const data = await site.json(paths.callDraws(round.id))
    for (const text of ['ZJ-5', NUMBER, SECRETS.officer, '3/5']) expect(page.text).toContain(text)
    for (const secret of ['候选1', '高校社会学院', ...round.experts.map(({ expertId }) => expertId)])
      for (const text of [page.text, JSON.stringify(data.json)]) expect(text).not.toContain(secret)

    const file = await site.fetch(paths.drawProtocol(round.id, '1'))
    expect(file.headers.get('content-disposition')).toContain('-draw-1.json')
    const csv = valueOf(asSaid(drawCsv('draw.json', await file.text())))
    const rows = csv.trim().split(/\r?\n/).slice(1)
    expect(rows.map((row) => row.split(',')).map(([kind, , , code]) => `${kind} ${code}`)).toEqual([
      ...round.outcome.seats.map(({ id }) => `drawn ${id}`),
      ...round.outcome.alternates.flatMap(({ ids }) => ids.map((id) => `alternate ${id}`)),
    ])
    expect((await site.get(paths.drawProtocol(round.id, '2'))).status).toBe(404)
  })

  test('reads of one that was set aside that it was, and why', async () => {
    const round = await drawable(site)
    valueOf(await prepare(round, site))
    valueOf(await askAside(site.db, round.officer, round.id, '名单有误，电话13900000000', CLOSES))
    valueOf(await answerAside(site.db, round.approver, round.id, true, CLOSES))
    const { text } = await site.get(paths.callDraws(round.id))
    expect(text).toContain('由两人作废：名单有误')
    expect(text).not.toContain('13900000000')
    expect((await site.get(paths.drawProtocol(round.id, '1'))).status).toBe(404)
  })
})

const asSaid = (csv: ReturnType<typeof drawCsv>) =>
  csv.ok ? csv : { ok: false as const, refusal: { why: csv.refusal.reason } }
