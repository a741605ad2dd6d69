import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { files } from '../../../../src/files/tables.ts'
import { entriesOf } from '../../../../src/history/store.ts'
import type { Form } from '../../../../src/round/calls/form/rules/form.ts'
import { startProposal } from '../../../../src/round/proposals/start/actions.ts'
import { proposalSections } from '../../../../src/round/proposals/tables.ts'
import { sweepObjects } from '../../../../src/nightly/objects.ts'
import { type Site, type Someone, openSite } from '../../../support.ts'
import { formWith, pdf } from '../../../files/samples.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound, organizationOf, submittedProposal } from '../../opened.ts'
import { fill } from '../fill.ts'
import { TYPED } from '../typed.ts'
import { unlike } from '../../../unlike.ts'

const NOW = PLAN.dates.opens + 3_600_000
const text = (code: string, label: string) => ({ code, label, kind: 'text' as const, limit: 200 })
const LAST: Form = {
  parts: ['files', 'team'],
  sections: [
    {
      code: 'own',
      title: '补充材料',
      questions: [
        { code: 'CHARTER', label: '章程', kind: 'file' },
        text('SAME', '以前办过吗'),
        text('OTHER', '去年的问题'),
        text('GONE', '不再问的'),
      ],
    },
  ],
}
const THIS: Form = {
  parts: [],
  sections: [
    {
      code: 'own',
      title: '补充材料',
      questions: [
        { code: 'CHARTER', label: '章程', kind: 'file' },
        text('SAME', '以前办过吗'),
        text('OTHER', '今年的问题'),
      ],
    },
  ],
}

let site: Site
beforeAll(async () => {
  site = await openSite(NOW)
})

const isKept = async (object: string) =>
  (await env.FILES.list({ prefix: object })).objects.some(({ key }) => key === object)

/** A proposal of last year, typed but for what a test needs, with two files; and this year's round. */
async function twoYears() {
  const last = await openedRound(site, { form: LAST })
  const now = await openedRound(site, { form: THIS })
  const wang = await site.member(`夕阳茶叙社${unlike()}`)
  const { id } = must(await startProposal(site.db, wang, last.id, organizationOf(wang), NOW))
  const own = { 'answers.SAME': '办过三年', 'answers.OTHER': '去年的答案', 'answers.GONE': '没人问了' }
  await fill(
    site,
    wang,
    id,
    { ...TYPED, 'team.0.name': '李梅', 'team.0.duty': '社工', ...own },
    { form: LAST },
  )
  for (const [name, question] of [
    ['章程.pdf', 'CHARTER'],
    ['照片.pdf', ''],
  ])
    await site.upload(
      `/proposals/${id}/files`,
      formWith(name ?? '', pdf(), { question: question ?? '' }),
      wang,
    )
  return { wang, last, now, id }
}

const copy = (roundId: string, by: Someone, from: string) =>
  site.form(`/rounds/${roundId}/proposals`, { organization: organizationOf(by), from }, by)
const keptOf = async (id: string) =>
  Object.assign(
    {},
    ...(await site.db.select().from(proposalSections))
      .filter(({ proposalId }) => proposalId === id)
      .map(({ typed }) => typed),
  )
const filesOf = async (id: string) =>
  (await site.db.select().from(files)).filter(({ place }) => place === `proposal:${id}`)
const idIn = (location: string | null) => /\/proposals\/(\w+)$/.exec(location ?? '')?.[1] ?? ''

describe('last year’s proposal', () => {
  test('is offered where one is begun, and comes along as far as this round asks the same; what does not, is said', async () => {
    const { wang, now, id } = await twoYears()
    const page = await site.get(`/rounds/${now.id}/proposals/new`, wang)
    for (const says of ['从哪里开始', '空白的申报书', `value="${id}"`]) expect(page.text).toContain(says)
    const draft = idIn((await copy(now.id, wang, id)).location)
    const typed = await keptOf(draft)
    expect(typed).toMatchObject({ title: TYPED['title'], 'answers.SAME': '办过三年' })
    expect(typed['goals.0'] ?? typed['goals']).toBe(TYPED['goals.0'] ?? TYPED['goals'])
    for (const gone of ['answers.OTHER', 'answers.GONE', 'team.0.name'])
      expect(typed).not.toHaveProperty([gone])
    const began = await site.get(`/proposals/${draft}`, wang)
    for (const says of ['没有带过来：', '去年的问题', '团队', '附件“照片.pdf”', `href="/proposals/${id}"`])
      expect(began.text).toContain(says)
    expect(await filesOf(draft)).toMatchObject([{ name: '章程.pdf', label: 'CHARTER' }])
    expect((await entriesOf(site.db, `proposal:${draft}`)).at(-1)).toMatchObject({
      what: 'proposal-started',
      particulars: { from: id },
    })
  })

  test('that was handed in comes along as it was', async () => {
    const wang = await site.member(`夕阳茶叙社${unlike()}`)
    const last = await openedRound(site)
    const now = await openedRound(site)
    const id = await submittedProposal(site, last.id, wang)
    const typed = await keptOf(idIn((await copy(now.id, wang, id)).location))
    expect(typed).toMatchObject({ title: '夕阳茶叙', track: 'community', leader: '王敏' })
  })

  test('its files are shared: taking one away from either leaves the other’s, and the night takes what nobody has', async () => {
    const { wang, now, id } = await twoYears()
    const draft = idIn((await copy(now.id, wang, id)).location)
    const [[before], [after]] = [await filesOf(id), await filesOf(draft)]
    expect(after?.object).toBe(before?.object)
    const isThere = () => isKept(before?.object ?? '')
    await site.form(`/proposals/${draft}/files/${after?.id}/removal`, {}, wang)
    expect((await site.get(`/proposals/${id}/files/${before?.id}`, wang)).status).toBe(200)
    await site.form(`/proposals/${id}/files/${before?.id}/removal`, {}, wang)
    expect(await isThere()).toBe(true)
    for (let night = 40; night < 60; night += 1)
      await sweepObjects(site.db, env.FILES, NOW + night * 86_400_000)
    expect(await isThere()).toBe(false)
  })

  test('of somebody else, or of another organization of one’s own, is not to be had', async () => {
    const { now, id, wang } = await twoYears()
    const other = await site.member(`别的社${unlike()}`)
    const stolen = await copy(now.id, other, id)
    expect([stolen.status, stolen.text.includes('不是所选单位的')]).toEqual([422, true])
    expect((await site.get(`/rounds/${now.id}/proposals/new`, other)).text).not.toContain(id)
    expect((await copy(now.id, wang, 'nothing')).status).toBe(422)
  })

  test('an empty one can be begun as before', async () => {
    const { wang, now } = await twoYears()
    const draft = idIn((await copy(now.id, wang, '')).location)
    expect([await keptOf(draft), await filesOf(draft)]).toEqual([{}, []])
    expect((await site.get(`/proposals/${draft}`, wang)).text).not.toContain('底稿')
  })

  test('a file that goes away at the same time is not shared: one of the two is told', async () => {
    const { wang, now, id } = await twoYears()
    const [file] = await filesOf(id)
    const [copied, removed] = await Promise.all([
      copy(now.id, wang, id),
      site.form(`/proposals/${id}/files/${file?.id}/removal`, {}, wang),
    ])
    const draft = idIn(copied.location)
    const shared = draft ? (await filesOf(draft)).map(({ object }) => object) : []
    for (const object of shared) expect(await isKept(object)).toBe(true)
    expect([copied.status, removed.status]).toContain(303)
  })
})
