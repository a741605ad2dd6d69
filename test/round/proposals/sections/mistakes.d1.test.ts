import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { openedRound, startedProposal } from '../../opened.ts'
import { unlike } from '../../../unlike.ts'

/** A section says what is wrong in it when it is saved; the check says all of it, by row, with one's own text beneath. */
let site: Site
let wang: Someone
let id: string
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens + 3_600_000)
})
beforeEach(async () => {
  wang = await site.member(`夕阳茶叙社${unlike()}`)
  id = await startedProposal(site, (await openedRound(site)).id, wang)
})

const here = (section: string) => `/proposals/${id}/sections/${section}`
const save = (section: string, fields: Record<string, string>, button = 'next', version = '1') =>
  site.form(here(section), { version, do: button, ...fields }, wang)
const ROW = { 'outputs.0.name': '茶叙', 'outputs.0.unit': '场', 'outputs.0.target': '40' }

describe('a section that is saved', () => {
  test.each(['next', 'stay', 'back'])(
    'with a number that is none says so at its field, by “%s”',
    async (button) => {
      const saved = await save('outputs', { ...ROW, 'outputs.0.target': '许多' }, button)
      expect([saved.status, saved.location]).toEqual([303, `${here('outputs')}?check=${button}`])
      const { text } = await site.get(saved.location ?? '', wang)
      expect(text).toContain('目标值应是数字，最多两位小数')
      expect(text).toContain('value="许多"')
      expect(text).toContain('先不改，接着填')
      const on = { next: here('plan'), stay: here('outputs'), back: `/proposals/${id}` }[button]
      expect(text).toContain(`<a href="${on}">先不改，接着填</a>`)
    },
  )

  test('with a row that was begun and lacks something', async () => {
    const { location } = await save('outputs', { ...ROW, 'outputs.0.target': '' })
    expect(location).toBe(`${here('outputs')}?check=next`)
  })

  test('against a rule of the round', async () => {
    const { location } = await save('about', { months: '24' })
    expect(location).toBe(`${here('about')}?check=next`)
    expect((await site.get(location ?? '', wang)).text).toContain('实施时间24个月，超过最长')
  })

  test('that is merely not finished leads on: nothing blank is held up', async () => {
    const saved = await save('need', { need: '', goals: '' })
    expect([saved.status, saved.location?.includes('check')]).toEqual([303, false])
  })

  test('that is right leads on, in three round trips', async () => {
    const { location } = await save('outputs', { ...ROW, 'outputs.0.target': '41' })
    expect([location, site.counts.trips]).toEqual([here('plan'), 3])
  })

  test('by itself is told its version and nothing else', async () => {
    const { json } = await site.post(
      here('outputs'),
      { version: '1', ...ROW, 'outputs.0.target': '许多' },
      wang,
    )
    expect(Object.keys(json).toSorted()).toEqual(['href', 'next', 'savedAt', 'version'])
  })

  test('reads numbers as the budget does', async () => {
    const typed = { ...ROW, 'outputs.0.target': '１,２００' }
    expect((await save('outputs', typed)).location).toBe(here('plan'))
    expect((await save('about', { months: '10 个月' })).location).toBe(here('need'))
  })
})

test('the check says every gap at once, by row, with what was written, and all of it beneath', async () => {
  await save('outputs', {
    ...{ ...ROW, 'outputs.0.target': '许多' },
    ...{ 'outputs.1.name': '走访', 'outputs.1.unit': '', 'outputs.1.target': '12' },
  })
  await save('need', { need: '', goals: '第一条' })
  const { text } = await site.get(`/proposals/${id}/check`, wang)
  const gaps = text.slice(text.indexOf('id="missing"'))
  for (const said of [
    '目标值应是数字，最多两位小数',
    '产出与成效，产出指标第1行',
    '写的是：许多',
    '产出与成效，产出指标第2行',
    '请填写居民需求',
  ])
    expect(gaps).toContain(said)
  for (const own of ['夕阳茶叙', '社区社会组织项目', '走访', '第一条', '产出指标第1行，目标值'])
    expect(gaps.slice(gaps.indexOf('</section>'))).toContain(own)
})
