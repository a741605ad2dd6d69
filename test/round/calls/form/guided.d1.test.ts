import { typedForm } from '../asking.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { usualForm } from '../../../../src/round/calls/form/rules/usual.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { openedRound } from '../../opened.ts'
import { FORM } from '../asking.ts'
import { PLAN, TYPED } from '../typed.ts'

/** The form of a round: drafted by buttons that need no script, checked, and told to whoever reads the call. */
let site: Site
let officer: Someone
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens - 24 * 3_600_000)
  officer = await site.person('林芳', ['officer'])
})

async function begin(): Promise<string> {
  const { json } = await site.post('/rounds/new', {}, officer)
  return `/rounds/${String(json['id'])}/draft`
}
const typedIn = async (path: string) =>
  (await site.json(path, officer)).json as { typed: Record<string, string>; version: number }
async function press(path: string, button: string, change: Record<string, string> = {}) {
  const { typed, version } = await typedIn(path)
  const { 'form.parts[]': parts = '', ...fields } = typed
  const own = Object.entries({ ...fields, ...change }).filter(([name]) => name.startsWith('form.'))
  return await site.form(
    `${path}/form`,
    {
      ...Object.fromEntries(own),
      'form.parts[]': ['', ...parts.split('\n')],
      version: String(version),
      do: button,
    },
    officer,
  )
}

describe('drafting the form', () => {
  test('begins with what districts ask, each question to be opened', async () => {
    const path = await begin()
    const { text } = await site.get(`${path}/form`, officer)
    expect(text).toContain('问题1.2：上一期成效（文字，必填，有条件）')
    expect(text).toContain('value="安全预案"')
    expect(text).toMatch(/value="sustainability"[^>]*checked/)
  })

  test('adds, moves and removes questions, and keeps all else that was typed', async () => {
    const path = await begin()
    const added = await press(path, 'add-question.0', { 'form.sections.0.title': '改了名' })
    expect(added.status).toBe(303)
    // a browser's script is told upon which version it was saved
    expect(added.location).toMatch(/\/form\?saved=1#form\.sections\.0\.questions\.4\.label$/)
    const { typed } = await typedIn(path)
    expect(typed).toMatchObject({
      'form.sections.0.title': '改了名',
      'form.sections.0.questions.4.code': 'q1',
      'form.sections.0.questions.3.label': '安全预案',
      'criteria.0.name': '项目目标',
    })
    await press(path, 'up-question.0.4', { 'form.sections.0.questions.4.label': '新问题' })
    await press(path, 'remove-question.0.0')
    const left = Object.entries((await typedIn(path)).typed).filter(([name]) => name.endsWith('.label'))
    expect(left.map(([, label]) => label)).toEqual([
      '上一期成效',
      '需要街道或社区提供的支持',
      '新问题',
      '安全预案',
    ])
  })

  test('the check names the question whose condition went, and where it is mended', async () => {
    const path = await begin()
    await press(path, 'remove-question.0.0')
    const { json } = await site.json(path, officer)
    const typed = { ...TYPED, version: String(json['version']) }
    let version = Number(json['version'])
    for (const step of ['basics', 'tracks', 'timetable', 'rubric', 'rules']) {
      const saved = await site.form(
        `${path}/${step}`,
        { ...typed, version: String(version), do: 'next' },
        officer,
      )
      expect(saved.status).toBe(303)
      version = (await typedIn(path)).version
    }
    const check = await site.get(`${path}/check`, officer)
    expect(check.text).toContain('问题“上一期成效”的条件里，没有所指的那个问题')
    expect(check.text).toContain(`${path}/form#form.sections.0.questions.0.when.question`)
    expect(check.text.match(/要改的/g)).toHaveLength(1)
  })

  test('unticking every part is a form all the same', async () => {
    const path = await begin()
    const { version } = await typedIn(path)
    await site.form(`${path}/form`, { 'form.parts[]': [''], version: String(version), do: 'stay' }, officer)
    expect((await typedIn(path)).typed).toMatchObject({ 'form.parts[]': '' })
  })
})

describe('a published form', () => {
  test('is told with the call, and what the categories are', async () => {
    const { id } = await openedRound(site, { form: FORM, categories: ['为老服务', '夜间照料'] })
    const { text } = await site.get(`/calls/${id}`)
    for (const said of [
      '为老服务、夜间照料',
      '上一期成效',
      '只有“是否延续项目”选择“是”时才填写',
      '选一项：是、否',
    ])
      expect(text).toContain(said)
  })

  test('is where the next round begins', async () => {
    const { id } = await openedRound(site, { form: usualForm(), categories: ['夜间照料'] })
    const { json } = await site.post('/rounds/new', { from: id }, officer)
    const { typed } = await typedIn(`/rounds/${String(json['id'])}/draft`)
    expect(typed).toMatchObject({ ...typedForm(usualForm()), categories: '夜间照料' })
  })

  test('with faults is not published', async () => {
    const faulty = { ...FORM, sections: [...FORM.sections, ...FORM.sections] }
    await expect(openedRound(site, { form: faulty })).rejects.toThrow('form-contradictory')
  })
})
