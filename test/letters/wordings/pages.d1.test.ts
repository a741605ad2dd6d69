import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../src/history/store.ts'
import { letterTo, lettersTo } from '../../../src/letters/store.ts'
import { paths } from '../../../src/paths.ts'
import { restoreWording, setWording } from '../../../src/letters/wordings/actions.ts'
import { returned } from '../../../src/round/awards/rules/letters.ts'
import { person } from '../../round/people.ts'
import { byEight, theOne } from '../../raced.ts'
import { type Site, type Someone, openSite } from '../../support.ts'

const NOW = Date.parse('2026-06-15T10:00:00+08:00')
const PAGE = '/wordings/awards.returned'
const TEXT = { subject: '名单退回了：{期}', body: '因为{原因}，请改。' }
const letter = returned({ 期: '2026年', 原因: '缺依据' }, { about: '/calls', grounds: [] })

let site: Site
let administrator: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  administrator = await site.person('管理', ['administrator'])
})
const typed = (text: object, path = PAGE, version = '0') =>
  site.form(path, { ...text, version }, administrator)

describe('a letter’s text', () => {
  test('is found by its stage, by a word of it, and by whether it was changed', async () => {
    const shown = async (query: string) => (await site.get(`/wordings?${query}`, administrator)).text
    expect(await shown('stage=awards')).toContain('立项名单被退回：{期}')
    expect(await shown('stage=needs')).not.toContain('立项名单被退回')
    expect(await shown(`q=${encodeURIComponent('请修改后重新拟定')}`)).toContain('立项名单被退回：{期}')
    expect(await shown('is=changed')).toContain('没有这样的信')
  })

  test('says what its holes are, which must stand, and how it is read', async () => {
    const { text } = await site.get(PAGE, administrator)
    for (const says of ['{原因}', '必须写', '网站原文', '没有改过', '2026年春季社区公益创投'])
      expect(text).toContain(says)
  })

  test('is not taken with another hole, without one that must stand, too long, empty or of two lines', async () => {
    const refused = async (text: object, path?: string) => {
      const answer = await typed(text, path)
      return [answer.status, /role="alert"[\s\S]*?<\/div>/.exec(answer.text)?.[0] ?? answer.text, answer.text]
    }
    for (const path of [PAGE, `${PAGE}/preview`])
      for (const [wrong, says] of [
        [{ ...TEXT, body: '{原因}{密码}' }, '{密码}'],
        [{ ...TEXT, body: '{原因}｛期｝' }, '｛期｝'],
        [{ ...TEXT, body: '请改。' }, '必须写进去'],
        [{ ...TEXT, subject: '字'.repeat(61) }, '最多60个字'],
        [{ ...TEXT, body: '' }, '正文'],
        [{ ...TEXT, subject: '退\n回' }, '标题只能有一行'],
      ] as const) {
        const [status, alert, page] = await refused(wrong, path)
        expect([status, alert, page]).toEqual([
          422,
          expect.stringContaining(says),
          expect.stringContaining(wrong.subject.slice(0, 1)),
        ])
      }
    expect(await entriesOf(site.db, 'wording:awards.returned')).toEqual([])
  })

  test('is shown before it is saved, with examples, here and by mail', async () => {
    const shown = await site.shown(`${PAGE}/preview`, { ...TEXT, version: '0' }, administrator)
    const preview = shown.page
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('名单退回了：2026年春季社区公益创投')
    expect(preview.text).toContain('因为预算没有写明依据，请改。')
    expect(preview.text).toContain('不说内容')
    expect(await entriesOf(site.db, 'wording:awards.returned')).toEqual([])
  })

  test('is what the next letter says; the one before stays; then the site’s own again', async () => {
    const lin = await site.person('林芳')
    const auditor = await site.person('监督', ['auditor'])
    const subjectsTo = async (id: string) => (await lettersTo(site.db, id)).map(({ subject }) => subject)
    await letterTo(lin.id, letter)(site.db, NOW)
    expect((await typed(TEXT)).status).toBe(303)
    await letterTo(lin.id, letter)(site.db, NOW + 1)
    expect((await typed(TEXT, PAGE, '1')).text).toContain('没有要改的')
    expect((await typed({ ...TEXT, body: '{原因}' }, PAGE, '0')).status).toBe(409)
    expect((await typed({}, `${PAGE}/original`, '1')).status).toBe(303)
    expect((await typed({}, `${PAGE}/original`, '2')).text).toContain('现在用的就是网站的原文')
    await letterTo(lin.id, letter)(site.db, NOW + 2)
    expect(await subjectsTo(lin.id)).toEqual([
      '立项名单被退回：2026年',
      '名单退回了：2026年',
      '立项名单被退回：2026年',
    ])
    expect((await subjectsTo(auditor.id)).toSorted()).toEqual(['信件文字已改回原文', '信件文字已更改'])
    const history = await site.get(PAGE, auditor)
    expect(history.text).toContain('改回网站原文')
    expect(history.text).not.toContain('保存')
    expect((await entriesOf(site.db, 'wording:awards.returned')).map(({ what }) => what).toSorted()).toEqual([
      'wording-restored',
      'wording-set',
    ])
  })

  test('two at once: one is told', async () => {
    await theOne(
      await byEight(paths.wording, (nth) =>
        setWording(
          site.db,
          person(administrator.id, ['administrator']),
          'awards.approved',
          { subject: `审定${nth}`, body: '好' },
          NOW,
        ),
      ),
    )
    await theOne(
      await byEight(paths.wordingOriginal, () =>
        restoreWording(site.db, person(administrator.id, ['administrator']), 'awards.approved', NOW),
      ),
    )
  })

  test('is the administrator’s; there is none of a letter that is none', async () => {
    const officer = await site.person('经办', ['officer'])
    expect((await site.get(PAGE, officer)).status).toBe(403)
    expect((await site.form(PAGE, TEXT, officer)).status).toBe(403)
    expect((await site.get('/wordings/awards.nothing', administrator)).status).toBe(404)
  })
})
