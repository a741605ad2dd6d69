import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../../src/history/store.ts'
import { type Site, type Someone, openSite } from '../../support.ts'
import { formWith, pdf } from '../../files/samples.ts'
import { PLAN } from '../calls/typed.ts'
import { openedRound, startedProposal } from '../opened.ts'
import { revisionsOf } from './sent-back.ts'
import { byEight, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'
import { unlike } from '../../unlike.ts'

/** Takes files of any sort, and wants one: the charter. */
const FORM = {
  parts: ['files' as const],
  sections: [
    {
      code: 'own',
      title: '补充材料',
      questions: [{ code: 'CHARTER', label: '章程', kind: 'file' as const, required: true as const }],
    },
  ],
}
const { opens, closes } = PLAN.dates

let site: Site
beforeAll(async () => {
  site = await openSite(opens)
})

/** Handed in with a charter, a plan and a photograph; sent back for what `fields` says of them. */
async function sentBack(fields: (ids: Record<string, string>) => string[]) {
  site.now = opens + 3_600_000
  const { id: roundId, officer } = await openedRound(site, { form: FORM })
  const wang = await site.member(`夕阳茶叙社${unlike()}`)
  const id = await startedProposal(site, roundId, wang)
  const attach = async (name: string, question: string) => {
    site.now += 1000
    const form = formWith(name, pdf([`handed in ${name}`]), { question })
    return (await site.upload(`/proposals/${id}/files`, form, wang)).status
  }
  await attach('章程.pdf', 'CHARTER')
  await attach('计划表.pdf', '')
  await attach('另一份.pdf', '')
  const submitted = await site.form(`/proposals/${id}/submission`, { declaration: 'yes' }, wang)
  expect(submitted.status).toBe(303)
  const ids = Object.fromEntries((await filesIn(id)).map(({ name, id: file }) => [name, file]))
  site.now = closes + 1000
  const defects = fields(ids).flatMap((field, at) => [
    [`defects.${at}.field`, field],
    [`defects.${at}.says`, '请换一份'],
  ])
  const asked = await site.form(`/proposals/${id}/corrections`, Object.fromEntries(defects), officer)
  site.now = closes + 60_000
  const path = `/proposals/${id}/correction`
  return {
    ...{ id, wang, officer, ids, asked, path },
    upload: (name: string, question: string, by: Someone = wang) =>
      site.upload(`${path}/files`, formWith(name, pdf([name]), { question }), by),
    leaveOut: (file = '', by: Someone = wang) => site.form(`${path}/files/${file}/removal`, {}, by),
    takeBack: (file = '', by: Someone = wang) => site.form(`${path}/files/${file}/return`, {}, by),
    answer: () => site.form(`${path}/submission`, { version: '0', declaration: 'yes' }, wang),
    inBucket: async () => (await env.FILES.list({ prefix: `proposal/${id}/` })).objects.length,
    added: async () =>
      Object(await site.json(path, wang)).json.files.map(({ name }: { name: string }) => name),
  }
}

const filesIn = async (id: string) => (await revisionsOf(site, id)).at(-1)?.content.files ?? []
const names = async (id: string) => (await filesIn(id)).map(({ name }) => name)
const file = (name: string) => (ids: Record<string, string>) => [`files.file.${ids[name]}`]

describe('the files of a correction', () => {
  test('one that it names is replaced; the version before keeps its own', async () => {
    const one = await sentBack(file('计划表.pdf'))
    expect((await one.upload('新计划表.pdf', `replaces:${one.ids['计划表.pdf']}`)).status).toBe(303)
    expect(await one.added()).toEqual(['章程.pdf', '新计划表.pdf', '另一份.pdf'])
    expect((await one.answer()).status).toBe(303)
    const [before, after] = await revisionsOf(site, one.id)
    expect(before?.content.files?.map(({ name }) => name)).toEqual(['章程.pdf', '计划表.pdf', '另一份.pdf'])
    expect(after?.content.files?.[1]).toMatchObject({
      name: '新计划表.pdf',
      replaces: one.ids['计划表.pdf'],
    })
    expect(await one.inBucket()).toBe(4)

    const shown = await site.get(`/proposals/${one.id}/eligibility`, one.officer)
    const text = shown.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toContain(`替换 计划表.pdf SHA-256 ${before?.content.files?.[1]?.sha256}`)
    expect(text).toContain(`换成 新计划表.pdf SHA-256 ${after?.content.files?.[1]?.sha256}`)
    const past = `/proposals/${one.id}/corrections/files/${one.ids['计划表.pdf']}`
    expect(shown.text).toContain(past)
    expect((await site.get(past, one.officer)).status).toBe(200)
    expect((await site.get(`/proposals/${one.id}/files/${one.ids['计划表.pdf']}`, one.wang)).status).toBe(200)
  })

  test('one that it names is left out, and comes back as often as one likes', async () => {
    const one = await sentBack(file('计划表.pdf'))
    expect((await one.leaveOut(one.ids['计划表.pdf'])).status).toBe(303)
    expect((await one.leaveOut(one.ids['计划表.pdf'])).status).toBe(303)
    expect((await site.get(one.path, one.wang)).text).toContain('不再包含的')
    expect((await one.takeBack(one.ids['计划表.pdf'])).status).toBe(303)
    expect((await one.takeBack(one.ids['计划表.pdf'])).status).toBe(404)
    expect((await one.answer()).status).toBe(422) // nothing is corrected
    await one.leaveOut(one.ids['计划表.pdf'])
    expect((await one.answer()).status).toBe(303)
    expect(await names(one.id)).toEqual(['章程.pdf', '另一份.pdf'])
    const shown = await site.get(`/proposals/${one.id}/eligibility`, one.officer)
    expect(shown.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('删除 计划表.pdf SHA-256')
    expect((await entriesOf(site.db, `proposal:${one.id}`)).map(({ what }) => what).slice(-5)).toEqual([
      'correction-asked',
      'correction-file-left-out',
      'correction-file-taken-back',
      'correction-file-left-out',
      'correction-answered',
    ])
  })

  test('what came in the place of another goes when that one comes back', async () => {
    const one = await sentBack(file('计划表.pdf'))
    await one.upload('新计划表.pdf', `replaces:${one.ids['计划表.pdf']}`)
    const again = await one.upload('更新.pdf', `replaces:${one.ids['计划表.pdf']}`)
    expect([again.status, again.text.includes('已经换过')]).toEqual([422, true])
    expect(await one.inBucket()).toBe(4)
    expect((await one.takeBack(one.ids['计划表.pdf'])).status).toBe(303)
    expect([await one.inBucket(), await one.added()]).toEqual([3, ['章程.pdf', '计划表.pdf', '另一份.pdf']])
    // and the other way round: the new one is taken out, the old one stays
    await one.upload('新计划表.pdf', `replaces:${one.ids['计划表.pdf']}`)
    const { json } = await site.json(one.path, one.wang)
    const [, added] = Object(json)['files']
    expect((await one.leaveOut(added.id)).status).toBe(303)
    expect([await one.inBucket(), await one.added()]).toEqual([3, ['章程.pdf', '计划表.pdf', '另一份.pdf']])
  })

  test('what it does not name stays', async () => {
    const one = await sentBack(file('计划表.pdf'))
    const left = await one.leaveOut(one.ids['另一份.pdf'])
    expect([left.status, left.text.includes('没有要求动附件')]).toEqual([422, true])
    expect((await one.upload('新.pdf', `replaces:${one.ids['另一份.pdf']}`)).status).toBe(422)
    expect((await one.upload('新.pdf', 'replaces:nowhere')).status).toBe(422)
    expect((await one.upload('新.pdf', '')).status).toBe(422)
    expect((await one.upload('新.pdf', 'CHARTER')).status).toBe(422)
    expect(await one.inBucket()).toBe(3)
  })

  test('named as a whole they are added to, and none goes', async () => {
    const one = await sentBack(() => ['files'])
    expect((await one.leaveOut(one.ids['计划表.pdf'])).status).toBe(422)
    expect((await one.upload('补充.pdf', '')).status).toBe(303)
    expect((await one.answer()).status).toBe(303)
    expect(await names(one.id)).toEqual(['章程.pdf', '计划表.pdf', '另一份.pdf', '补充.pdf'])
    const shown = await site.get(`/proposals/${one.id}/eligibility`, one.officer)
    expect(shown.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('增加 补充.pdf SHA-256')
  })

  test('of a question that must have one, the last goes only when another has come', async () => {
    const one = await sentBack(() => ['files.question.CHARTER'])
    const refused = await one.leaveOut(one.ids['章程.pdf'])
    expect([refused.status, refused.text.includes('“章程”必须有附件')]).toEqual([422, true])
    expect((await one.upload('新章程.pdf', 'CHARTER')).status).toBe(303)
    expect((await one.leaveOut(one.ids['章程.pdf'])).status).toBe(303)
    const { json } = await site.json(one.path, one.wang)
    const added = Object(json)['files'].find(({ name }: { name: string }) => name === '新章程.pdf')
    expect((await one.leaveOut(added.id)).status).toBe(422)
    expect((await one.answer()).status).toBe(303)
    expect(await names(one.id)).toEqual(['计划表.pdf', '另一份.pdf', '新章程.pdf'])
  })

  test('a field that names no file of this proposal is refused', async () => {
    for (const field of ['files.file.nowhere', 'files.question.NONE', 'files.file.'])
      expect((await sentBack(() => [field])).asked.status).toBe(422)
  })

  test('is nobody else’s, nor after its day; the officer reads what was sent back and nothing more', async () => {
    const one = await sentBack(file('计划表.pdf'))
    const other = await site.member(`别家${unlike()}`)
    const plan = one.ids['计划表.pdf']
    expect((await one.leaveOut(plan, other)).status).toBe(404)
    expect((await one.takeBack(plan, other)).status).toBe(404)
    expect((await one.upload('新.pdf', `replaces:${plan}`, other)).status).toBe(404)
    expect((await site.get(`/proposals/${one.id}/corrections/files/nowhere`, one.officer)).status).toBe(404)
    site.now += 30 * 86_400_000
    const late = await one.leaveOut(plan)
    expect([late.status, late.text.includes('补正期限')]).toEqual([422, true])
    expect(await names(one.id)).toHaveLength(3)
  })

  test('eight at once: one file is put in its place, and nothing is left of the others', async () => {
    const one = await sentBack(file('计划表.pdf'))
    const plan = `replaces:${one.ids['计划表.pdf']}`
    theOne(await byEight(paths.correctionFiles, (n) => one.upload(`${n}.pdf`, plan)), 409, 422)
    expect(await one.inBucket()).toBe(4)
    const [left, sent] = await Promise.all([one.takeBack(one.ids['计划表.pdf']), one.answer()])
    expect([left.status, sent.status].filter((status) => status === 303)).toHaveLength(1)
  })

  test('eight at once leave it out once, and take it back once', async () => {
    const one = await sentBack(file('计划表.pdf'))
    const plan = one.ids['计划表.pdf']
    theOne(await byEight(paths.correctionFileRemoval, () => one.leaveOut(plan)))
    theOne(await byEight(paths.correctionFileReturn, () => one.takeBack(plan)))
    expect(await one.added()).toEqual(['章程.pdf', '计划表.pdf', '另一份.pdf'])
  })
})
