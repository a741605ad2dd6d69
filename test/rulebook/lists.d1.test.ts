import { beforeAll, describe, expect, test } from 'vitest'
import { copyModel, draftVersion, enactVersion, saveVersion } from '../../src/rulebook/actions.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import { must } from '../round/opened.ts'
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

async function inForce(): Promise<string> {
  const { id } = must(await copyModel(site.db, officer, NOW))
  must(await enactVersion(site.db, approver, id, NOW))
  return id
}

/** The next version of one, with a shorter notice. */
async function shortened(from: string): Promise<string> {
  const { id } = must(await draftVersion(site.db, officer, from, NOW))
  const book = modelRulebook()
  book.parameters.publicity.days = 5
  must(await saveVersion(site.db, officer, id, 1, book, NOW))
  return id
}

const linesOf = async (path: string, by?: Someone): Promise<string[]> =>
  (await site.get(`${path}?format=csv`, by)).text.split('\r\n')

describe('the list of versions', () => {
  test('asks as many questions for three as for one', async () => {
    await inForce()
    await site.get('/rulebooks')
    const { statements } = { ...site.counts }
    await inForce()
    await inForce()
    await site.get('/rulebooks')
    expect(site.counts.statements).toBe(statements)
  })

  test('is saved with what its reader may see of it', async () => {
    await shortened(await inForce())
    const staff = await linesOf('/rulebooks', officer)
    expect(staff[0]).toBe('"名称","版本","状态","施行日期"')
    expect(staff).toContain('"公益创投项目管理办法（示范文本）","第2版","草稿",')
    const anybody = await linesOf('/rulebooks')
    expect(anybody).toContain('"公益创投项目管理办法","第1版","施行",2026-03-02')
    expect(anybody.join('')).not.toContain('草稿')
  })
})

test('what happened to a version is saved, to the second', async () => {
  const id = await shortened(await inForce())
  expect(await linesOf(`/rulebooks/${id}/history`, officer)).toEqual([
    '"办理","办理人","时间"',
    '"由前一版起草","经办人",2026-03-02 10:00:00',
    '"修改","经办人",2026-03-02 10:00:00',
    '',
  ])
})

test('a comparison is saved as what changed in its parameters and in its clauses', async () => {
  const from = await inForce()
  const to = await shortened(from)
  const lines = await linesOf(`/rulebooks/${from}/compare/${to}`, officer)
  expect(lines.slice(0, 6)).toEqual([
    '"参数"',
    '"参数","原来","现在"',
    '"公示期","7日","5日"',
    '',
    '"条文"',
    '"原来的条号","现在的条号","原来的条名","现在的条名","原来的条文","现在的条文"',
  ])
  expect(lines[6]).toMatch(/^"第(.+)条","第\1条","公示","公示","审定结果应当公示7日.*审定结果应当公示5日/s)
})
