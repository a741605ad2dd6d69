import { beforeAll, describe, expect, test } from 'vitest'
import type { MemberRole } from '../../src/people/rules/person.ts'
import { paths } from '../../src/paths.ts'
import { sweepAccounts } from '../../src/people/store.ts'
import { MOST_TEXTS, TEXT_DAYS } from '../../src/people/texts/rules.ts'
import { byEight, theOne } from '../raced.ts'
import { organizationOf } from '../round/opened.ts'
import { type Site, type Someone, openSite } from '../support.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(Date.parse('2026-11-22T10:00:00+08:00'))
})

const content = (text: string) => JSON.stringify({ typed: [['text', text]], read: [] })
const sent = (more: Record<string, string | number> = {}) => ({
  page: '/milestones/m1/report',
  form: '/milestones/m1/report 0',
  title: '报告：第一季度',
  content: content('来了三十位老人'),
  version: '0',
  together: '',
  ...more,
})
const textsOf = async (who: Someone, page = '/milestones/m1/report') =>
  (await site.json(`${paths.texts()}?of=${encodeURIComponent(page)}`, who)).json['texts']
const save = (who: Someone, more = {}) => site.post(paths.texts(), sent(more), who)
const drop = (who: Someone, more = {}) =>
  site.post(paths.textDiscards(), { page: sent().page, form: sent().form, version: '1', ...more }, who)

/** Another of an organization's people. */
async function joined(owner: Someone, name: string, role: MemberRole): Promise<Someone> {
  const address = paths.memberLinks(organizationOf(owner))
  const { link } = (await site.post(address, { name, role }, owner)).json
  const who = await site.person(name)
  await site.form(new URL(String(link)).pathname, {}, who)
  return who
}

describe('what is typed and not handed in', () => {
  test('is there on another device, of its page, and nobody else’s', async () => {
    const [one, other] = [await site.member('茶叙社'), await site.member('读报社')]
    expect(await save(one)).toMatchObject({ status: 200, json: { version: 1 } })
    expect(await textsOf(one)).toMatchObject([
      { content: content('来了三十位老人'), version: 1, isOwn: true, isShared: false },
    ])
    expect(await textsOf(one, '/elsewhere')).toEqual([])
    expect(await textsOf(other)).toEqual([])
  })

  test('is not written over by a window that has not read it', async () => {
    const one = await site.member('合唱社')
    await save(one)
    expect((await save(one, { content: content('又写'), version: 0 })).status).toBe(409)
    expect((await save(one, { content: content('又写'), version: 1 })).status).toBe(200)
    expect((await save(one, { content: content('迟到的'), version: 1 })).status).toBe(409)
    expect(await textsOf(one)).toMatchObject([{ content: content('又写'), version: 2 }])
  })

  test('of eight windows at once one is first; of eight that give it up each has', async () => {
    const one = await site.member('手工社')
    theOne(await byEight(paths.texts, (n) => save(one, { content: content(`第${n}个窗口`) })), 409)
    expect(await textsOf(one)).toHaveLength(1)
    const given = await byEight(paths.textDiscards, () => drop(one))
    expect(new Set(given.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await textsOf(one)).toEqual([])
  })

  test('is not given up, nor handed in, by a window that has not read it', async () => {
    const one = await site.member('陶艺社')
    await save(one)
    await save(one, { content: content('又写'), version: 1 })
    expect((await drop(one)).status).toBe(409)
    expect(await textsOf(one)).toMatchObject([{ content: content('又写'), version: 2 }])
    expect((await drop(one, { version: 'x' })).status).toBe(422)
    expect((await drop(one, { version: 2 })).status).toBe(200)
    expect((await drop(one, { version: 2 })).status).toBe(200)
    expect(await textsOf(one)).toEqual([])
  })

  test('of an organization that writes it together, its people go on with it; others neither read nor write it', async () => {
    const one = await site.member('腰鼓社')
    const together = organizationOf(one)
    const [colleague, reader] = [
      await joined(one, '腰鼓社同事', 'editor'),
      await joined(one, '腰鼓社会计', 'reader'),
    ]
    const stranger = await site.member('太极社')
    await save(one, { together })
    expect(await textsOf(colleague)).toMatchObject([{ name: '腰鼓社联系人', isOwn: false, isShared: true }])
    expect((await save(colleague, { together, version: 1, content: content('同事接着写') })).status).toBe(200)
    for (const who of [one, reader])
      expect(await textsOf(who)).toMatchObject([{ name: '腰鼓社同事', version: 2 }])
    expect((await save(reader, { together, version: 2 })).status).toBe(404)
    expect([
      (await save(stranger, { together })).status,
      (await drop(stranger, { together })).status,
    ]).toEqual([404, 404])
    expect(await textsOf(stranger)).toEqual([])
    expect((await drop(colleague, { together, version: 2 })).status).toBe(200)
    expect(await textsOf(one)).toEqual([])
  })

  test('is listed for its writer, who goes on or gives it up without a script', async () => {
    const one = await site.member('书法社')
    await save(one)
    const { text } = await site.get(paths.texts(), one)
    expect(text).toContain('<a href="/milestones/m1/report">报告：第一季度</a>')
    const given = await site.form(
      paths.textDiscards(),
      { page: sent().page, form: sent().form, version: '1', together: '' },
      one,
    )
    expect([given.status, given.location]).toEqual([303, paths.texts()])
    expect((await site.get(paths.texts(), one)).text).toContain('边填边保留的内容列在这里')
  })

  test.each([
    ['a page elsewhere', { page: '//evil.example/x' }],
    ['a page that is none', { page: 'https://evil.example' }],
    ['no form', { form: '' }],
    ['content that is no JSON', { content: '{' }],
    ['content that is a list', { content: '[]' }],
    ['content without end', { content: content('字'.repeat(60_001)) }],
    ['a version below none', { version: -1 }],
    ['a version that is no number', { version: 'x' }],
  ])('%s is refused, and nothing is kept', async (what, more) => {
    const one = await site.member(`摄影社：${what}`)
    expect((await save(one, more)).status).toBe(422)
    expect((await site.json(paths.texts(), one)).json['texts']).toEqual([])
  })

  test('a hundred of one owner at most, and each of them goes on', async () => {
    const one = await site.member('集邮社')
    for (let n = 0; n < MOST_TEXTS; n += 1) await save(one, { form: `f${n}` })
    expect(await save(one, { form: 'one more' })).toMatchObject({
      status: 422,
      json: { title: '没有交出的内容已有100份，这一份只留在这台设备上' },
    })
    expect((await save(one, { form: 'f7', version: 1 })).status).toBe(200)
  })

  test('goes when its last word is long past', async () => {
    const one = await site.member('园艺社')
    await save(one)
    const sweep = (days: number) => site.db.batch(sweepAccounts(site.db, site.now + days * 86_400_000))
    await sweep(TEXT_DAYS - 1)
    expect(await textsOf(one)).toHaveLength(1)
    await sweep(TEXT_DAYS)
    expect(await textsOf(one)).toEqual([])
  })
})
