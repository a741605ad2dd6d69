import { beforeAll, describe, expect, test } from 'vitest'
import { copyModel, enactVersion } from '../../src/rulebook/actions.ts'
import { readFile, writeFile } from '../../src/rulebook/forms/file.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
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

describe('a file', () => {
  test('exports a version in force to everybody, and imports as the same rulebook', async () => {
    const id = await inForce()
    const { status, text } = await site.get(`/rulebooks/${id}/file`)
    expect(status).toBe(200)
    const imported = await site.form('/rulebooks/import', { text, into: '' }, officer)
    expect(imported.status).toBe(303)
    const copy = await site.get(`${imported.location}/file`, officer)
    expect(copy.text).toBe(text)
  })

  test('may be uploaded, or posted as it is', async () => {
    const book = { ...modelRulebook(), title: '上传的办法' }
    const form = new FormData()
    form.set('file', new File([writeFile(book)], 'rulebook.json', { type: 'application/json' }))
    form.set('text', '')
    const uploaded = await site.upload('/rulebooks/import', form, officer)
    expect(uploaded.status).toBe(303)
    const posted = await site.post('/rulebooks/import', JSON.parse(writeFile(book)), officer)
    expect(posted.status).toBe(200)
    const file = await site.get(`${posted.json['href']}/file`, officer)
    expect(readFile(file.text)).toEqual({ ok: true, value: book })
  })

  test('that is wrong is refused with path and reason, and nothing of it is kept', async () => {
    const before = (await site.json('/rulebooks', officer)).json['versions']
    const file = JSON.parse(writeFile(modelRulebook()))
    file.parameters.publicity.days = 0
    delete file.chapters[0].title
    const refused = await site.form('/rulebooks/import', { text: JSON.stringify(file), into: '' }, officer)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('parameters.publicity.days：公示期应是1到60日的整数')
    expect(refused.text).toContain('chapters.0.title：')
    const told = await site.post('/rulebooks/import', file, officer)
    expect(told).toMatchObject({ status: 422, json: { why: 'wrong-file' } })
    expect((await site.json('/rulebooks', officer)).json['versions']).toEqual(before)
  })

  test.each(['', '{', '[]', '{"format":"rulebook/1"}'])('%j is no rulebook', async (text) => {
    const refused = await site.form('/rulebooks/import', { text, into: '' }, officer)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('没有导入')
  })

  test('into a rulebook that is not there is not found', async () => {
    const text = writeFile(modelRulebook())
    expect((await site.form('/rulebooks/import', { text, into: 'nowhere' }, officer)).status).toBe(404)
  })
})
