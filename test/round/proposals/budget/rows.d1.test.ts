import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { openedRound, startedProposal } from '../../opened.ts'
import { TYPED } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

/** Without script: the buttons beside a line save the section, and the page comes back with one line less or more. */
const NOW = PLAN.dates.opens + 3_600_000

let site: Site
let wang: Someone
let path: string
beforeAll(async () => {
  site = await openSite(NOW)
})
beforeEach(async () => {
  wang = await site.member(`夕阳茶叙社${unlike()}`)
  const { id: roundId } = await openedRound(site)
  path = `/proposals/${await startedProposal(site, roundId, wang)}/sections/budget`
})

const lines = Object.fromEntries(Object.entries(TYPED).filter(([name]) => name.startsWith('budget.')))
const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
async function press(button: string, typed: Record<string, string> = lines) {
  const { text } = await site.get(path, wang)
  return site.form(path, { ...typed, version: versionIn(text), do: button }, wang)
}
const names = async () => {
  const { text } = await site.get(path, wang)
  return [...text.matchAll(/name="budget\.\d+\.name"[^>]*>\n?([^<]*)</g)].map(([, name]) => name)
}

describe('a line of the budget', () => {
  test('is taken away and put back by buttons', async () => {
    const removed = await press('remove-0')
    expect([removed.status, removed.location]).toEqual([303, `${path}#budget.0.kind`])
    expect(await names()).toEqual(['志愿者补贴', '志愿者保险', ''])
    const { text } = await site.get(path, wang)
    expect(text.replace(/<[^>]+>/g, '').replace(/\s+/g, '')).toContain('删去了第1行：茶点。放回去')
    const hidden = [...text.matchAll(/name="((?:removed)\.\w+)" value="([^"]*)"/g)]
    const kept = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
    const shown = [...text.matchAll(/name="(budget\.\d+\.\w+)"[^>]* value="([^"]*)"/g)]
    const inputs = Object.fromEntries(shown.map(([, name = '', value = '']) => [name, value]))
    const back = await press('restore-0', {
      ...inputs,
      ...kept,
      'budget.0.name': '志愿者补贴',
      'budget.1.name': '志愿者保险',
    })
    expect(back.status).toBe(303)
    expect(await names()).toEqual(['茶点', '志愿者补贴', '志愿者保险', ''])
    expect((await site.get(path, wang)).text).toMatch(/data-removed="" hidden/)
  })

  test('is put below another', async () => {
    expect((await press('insert-0')).location).toBe(`${path}#budget.1.kind`)
    expect(await names()).toEqual(['茶点', '', '志愿者补贴', '志愿者保险', ''])
  })

  test('Enter in a field saves, and takes no line away', async () => {
    const { text } = await site.get(path, wang)
    const form = text.slice(text.indexOf('<form method="post" action="/proposals'))
    expect(/<button[^>]*>/.exec(form)?.[0]).toContain('value="stay"')
  })

  test.each(['remove-99', 'remove-x', 'restore-0', 'insert-40'])('%s loses nothing', async (button) => {
    expect((await press(button)).status).toBe(303)
    expect((await names()).filter(Boolean)).toEqual(['茶点', '志愿者补贴', '志愿者保险'])
  })

  test('two at once: the second is shown both', async () => {
    const { text } = await site.get(path, wang)
    const version = versionIn(text)
    const both = await Promise.all([
      site.form(path, { ...lines, version, do: 'remove-0' }, wang),
      site.form(path, { ...lines, version, do: 'remove-2' }, wang),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect((await names()).filter(Boolean)).toHaveLength(2)
  })
})
