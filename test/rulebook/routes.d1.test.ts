import { beforeAll, describe, expect, test } from 'vitest'
import { copyModel, draftVersion, enactVersion, saveVersion } from '../../src/rulebook/actions.ts'
import { bookForm } from '../../src/rulebook/forms/book.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import { typedOf } from '../../src/web/boxes/box.ts'
import { type Site, type Someone, openSite } from '../support.ts'

const NOW = Date.parse('2026-03-02T10:00:00+08:00')
let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('经办人', ['officer'])
  approver = await site.person('负责人', ['approver'])
})

async function draft(): Promise<string> {
  const copied = await copyModel(site.db, officer, NOW)
  if (!copied.ok) throw new Error(copied.refusal.why)
  return copied.value.id
}

async function inForce(): Promise<string> {
  const id = await draft()
  await enactVersion(site.db, approver, id, NOW)
  return id
}

/** The model as typed, one field otherwise. */
const typedWith = (field: string, value: string, version = '1'): Record<string, string | string[]> => {
  const typed = { ...typedOf(bookForm, modelRulebook()), version, [field]: value }
  return Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, name.endsWith('[]') ? text.split('\n') : text]),
  )
}

describe('the model', () => {
  test('is everybody’s to read, clause by clause, and says that it is a model', async () => {
    const { status, text } = await site.get('/rulebooks/model')
    expect(status).toBe(200)
    expect(text).toContain('示范文本')
    expect(text).toContain('id="clause-10"')
    expect(text).not.toMatch(/\{[a-z]+\.[A-Za-z]+\}/)
    expect(site.counts.trips).toBe(1)
  })

  test('is copied by an officer’s act', async () => {
    const { status, location } = await site.form('/rulebooks', { from: 'model' }, officer)
    expect(status).toBe(303)
    const { json } = await site.json(location ?? '', officer)
    expect(json).toMatchObject({ version: { seq: 1, inForceAt: null }, faults: [] })
  })

  test('is itself neither edited nor enacted', async () => {
    expect((await site.get('/rulebooks/model/edit', officer)).status).toBe(404)
    expect((await site.post('/rulebooks/model/enactment', {}, approver)).status).toBe(404)
  })
})

describe('a draft', () => {
  test('is the staff’s alone: page, file and comparison', async () => {
    const id = await draft()
    for (const path of [`/rulebooks/${id}`, `/rulebooks/${id}/file`, `/rulebooks/model/compare/${id}`]) {
      expect((await site.get(path)).status, path).toBe(404)
      expect((await site.get(path, await site.person('居民'))).status, path).toBe(404)
      expect((await site.get(path, officer)).status, path).toBe(200)
    }
    expect((await site.get('/rulebooks')).text).not.toContain(id)
    expect((await site.get('/rulebooks', officer)).text).toContain(id)
  })

  test('shows its faults, each with its clause, and no button to enact', async () => {
    const id = await draft()
    const book = modelRulebook()
    const [first] = book.chapters[0]?.clauses ?? []
    if (first) first.text = '为了{目的}。'
    await saveVersion(site.db, officer, id, 1, book, NOW)
    const { text } = await site.get(`/rulebooks/${id}`, approver)
    expect(text).toContain('第一条：')
    expect(text).toContain('不认识{目的}')
    expect(text).not.toContain('<button class="button">批准施行')
    const refused = await site.post(`/rulebooks/${id}/enactment`, { version: '2' }, approver)
    expect(refused).toMatchObject({
      status: 422,
      json: { why: 'faulty', faults: [{ path: 'chapters.0.clauses.0.text' }] },
    })
  })

  test('is put into force by an approver, and then everybody’s', async () => {
    const id = await draft()
    const { status, location } = await site.form(`/rulebooks/${id}/enactment`, { version: '1' }, approver)
    expect([status, location]).toEqual([303, `/rulebooks/${id}`])
    const { text } = await site.get(`/rulebooks/${id}`)
    expect(text).toContain('自2026年3月2日起')
    expect((await site.get('/rulebooks')).text).toContain(id)
  })
})

describe('editing', () => {
  test('puts each parameter once on the page, beside the clause that sets it', async () => {
    const { text } = await site.get(`/rulebooks/${await draft()}/edit`, officer)
    const names = [...text.matchAll(/<(?:input|textarea|select)[^>]* id="(parameters\.[^"]+)"/g)].map(
      ([, id]) => id,
    )
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('parameters.publicity.days')
    expect(text).not.toContain('还没有条文规定的参数')
  })

  test('saves what was typed', async () => {
    const id = await draft()
    const saved = await site.form(`/rulebooks/${id}`, typedWith('parameters.publicity.days', '５'), officer)
    expect(saved.status).toBe(303)
    expect((await site.get(`/rulebooks/${id}`, officer)).text).toContain('5个工作日')
  })

  test('refuses a wrong value with its reason, keeping all that was typed', async () => {
    const id = await draft()
    const refused = await site.form(`/rulebooks/${id}`, typedWith('parameters.publicity.days', '五'), officer)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('公示期应是整数')
    expect(refused.text).toContain('href="#parameters.publicity.days"')
    expect(refused.text).toContain('value="五"')
    expect(refused.text).toContain('资助资金应当专款专用')
  })

  test('refuses over a text saved meanwhile', async () => {
    const id = await draft()
    await site.form(`/rulebooks/${id}`, typedWith('title', '甲区办法'), officer)
    const late = await site.form(`/rulebooks/${id}`, typedWith('title', '乙区办法'), officer)
    expect(late.status).toBe(409)
    expect(late.text).toContain('乙区办法')
    expect((await site.get(`/rulebooks/${id}`, officer)).text).toContain('甲区办法')
  })

  test('makes room for a clause without saving', async () => {
    const id = await draft()
    const roomy = await site.form(
      `/rulebooks/${id}/room`,
      { ...typedWith('title', '丙区办法'), insert: '0.1' },
      officer,
    )
    expect(roomy.status).toBe(200)
    expect(roomy.text).toContain('还没有保存')
    expect(roomy.text).toMatch(/name="chapters\.0\.clauses\.1\.title"[^>]*value=""/)
    expect(roomy.text).toContain('丙区办法')
    // a phone loads the form again, with what the tab has kept
    expect(roomy.text).toContain(
      `<meta name="here" content="/rulebooks/${id}/edit#chapters.0.clauses.1.title"/>`,
    )
    expect((await site.get(`/rulebooks/${id}`, officer)).text).not.toContain('丙区办法')
    const nowhere = await site.form(`/rulebooks/${id}/room`, { title: '丙', insert: 'x' }, officer)
    expect([nowhere.status, nowhere.text.includes('value="丙"')]).toEqual([200, true])
    expect((await site.form('/rulebooks/nowhere/room', {}, officer)).status).toBe(404)
  })

  test('not what is in force, nor what is nowhere', async () => {
    const id = await inForce()
    const [edit, room] = [
      await site.get(`/rulebooks/${id}/edit`, officer),
      await site.form(`/rulebooks/${id}/room`, {}, officer),
    ]
    for (const { status, location } of [edit, room])
      expect([status, location]).toEqual([303, `/rulebooks/${id}`])
    const refused = await site.form(`/rulebooks/${id}`, typedWith('title', '丁区办法'), officer)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('已经施行')
    expect(refused.text).toContain('第五十一条')
    expect((await site.form('/rulebooks/nowhere', typedWith('title', '戊'), officer)).status).toBe(404)
  })

  test.each([
    {},
    { title: '' },
    { title: '名', chapters: 'x', version: '1' },
    { version: '-1' },
    { insert: 'x' },
  ])('bad input %j is refused with a reason', async (sent) => {
    const { status, json } = await site.post(`/rulebooks/${await draft()}`, sent, officer)
    expect(status).toBe(422)
    expect(json['title']).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('a comparison', () => {
  test('marks what went and what came', async () => {
    const from = await inForce()
    const next = await draftVersion(site.db, officer, from, NOW)
    if (!next.ok) throw new Error(next.refusal.why)
    const book = modelRulebook()
    book.parameters.publicity.days = 5
    await saveVersion(site.db, officer, next.value.id, 1, book, NOW)
    const { text } = await site.get(`/rulebooks/${from}/compare/${next.value.id}`, officer)
    expect(text).toContain('<del>7</del><ins>5</ins>')
    expect(text).toContain('1条有变化')
    expect(site.counts.trips).toBe(2)
    await enactVersion(site.db, approver, next.value.id, NOW)
    expect((await site.get(`/rulebooks/${from}/compare/${next.value.id}`)).status).toBe(200)
  })

  test('with nowhere is not found', async () => {
    expect((await site.get('/rulebooks/model/compare/nowhere')).status).toBe(404)
  })
})

test.each([{ from: '' }, {}, { from: 'nowhere' }, { from: 'x'.repeat(99) }])(
  'a new version from %j is refused with a reason',
  async (sent) => {
    const { status, json } = await site.post('/rulebooks', sent, officer)
    expect([404, 422]).toContain(status)
    expect(json['title']).toMatch(/[\u4e00-\u9fff]/)
  },
)
