import { beforeAll, expect, test } from 'vitest'
import { makeMember } from '../made.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, organizationOf, startedProposal } from '../round/opened.ts'
import { CONTENT, TYPED } from '../round/proposals/typed.ts'
import { type Site, type Someone, openSite } from '../support.ts'

/** Two members of one organization write one proposal on the same evening. */
const { opens } = PLAN.dates

let site: Site
let wang: Someone
let li: Someone
let path: string
beforeAll(async () => {
  site = await openSite(opens + 3_600_000)
  const { id } = await openedRound(site)
  wang = await site.member('夕阳茶叙社')
  const colleague = await site.person('李梅')
  await makeMember(site.db, { organizationId: organizationOf(wang), personId: colleague.id }, site.now)
  li = { ...colleague, organizations: wang.organizations }
  path = `/proposals/${await startedProposal(site, id, wang)}`
})

const versionIn = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
const open = async (section: string, as: Someone) =>
  versionIn((await site.get(`${path}/sections/${section}`, as)).text)
const save = (section: string, version: string, fields: Record<string, string>, as: Someone) =>
  site.form(`${path}/sections/${section}`, { version, ...fields }, as)
const textOf = async (section: string) => (await site.json(`${path}/sections/${section}`, wang)).json

test('in two sections they never meet: both are saved', async () => {
  const [about, risks] = [await open('about', wang), await open('risks', li)]
  const risk = { 'risks.0.risk': '下雨', 'risks.0.response': '改在室内' }
  const answers = await Promise.all([
    save('about', about, { summary: '每周两次茶叙。' }, wang),
    save('risks', risks, risk, li),
  ])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await textOf('about')).toMatchObject({ typed: { summary: '每周两次茶叙。' }, savedBy: wang.name })
  expect(await textOf('risks')).toMatchObject({ typed: risk, savedBy: '李梅' })
})

test('each is told what the other saved, and when', async () => {
  const said = '李梅今天10:00保存'
  expect((await site.get(path, wang)).text).toContain(said)
  expect((await site.get(`${path}/sections/risks`, wang)).text).toContain(said)
  expect((await site.get(path, li)).text).not.toContain(said)
})

test('in one section the second is told, reads both texts, and loses nothing', async () => {
  const [mine, theirs] = [await open('need', wang), await open('need', li)]
  expect((await save('need', theirs, { need: '李梅写的需求' }, li)).status).toBe(303)
  const late = await save('need', mine, { need: '王敏写的需求' }, wang)
  expect(late.status).toBe(409)
  for (const words of ['李梅写的需求', '王敏写的需求']) expect(late.text).toContain(words)
  expect(await textOf('need')).toMatchObject({ typed: { need: '李梅写的需求', goals: TYPED['goals'] } })

  const both = { need: '李梅写的需求。王敏写的需求' }
  expect((await save('need', versionIn(late.text), both, wang)).status).toBe(303)
  expect(await textOf('need')).toMatchObject({ typed: both })
})

test('what one has just changed is not submitted unseen by the other', async () => {
  const seenIn = (text: string) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? ''
  const seen = seenIn((await site.get(`${path}/check`, wang)).text)
  await save('need', await open('need', li), { need: CONTENT.need }, li)
  const sent = { declaration: 'yes', seen }
  const late = await site.form(`${path}/submission`, sent, wang)
  expect(late.status).toBe(409)
  expect(late.text).toContain(CONTENT.need)
  const again = await site.form(`${path}/submission`, { ...sent, seen: seenIn(late.text) }, wang)
  expect([again.status, again.location]).toEqual([303, `${path}/receipt`])
  expect((await site.json(path, wang)).json['content']).toMatchObject({
    need: CONTENT.need,
    summary: '每周两次茶叙。',
  })
})

test('after the other has submitted, a window that is still open is told so, and keeps its words', async () => {
  const late = await save('about', '9', { summary: '还想改一句。' }, li)
  expect(late.status).toBe(422)
  expect(late.text).toMatch(/提交，受理编号[^<]*；要修改，请先重新打开/)
  expect(late.text).toContain('还想改一句。')
})
