import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { firstBroken, sha256 } from '../../src/history/rules.ts'
import { entriesOf } from '../../src/history/store.ts'
import { lettersTo } from '../../src/letters/store.ts'
import { numbered } from '../../src/round/calls/rules/round.ts'
import { PLAN } from '../round/calls/typed.ts'
import { openedRound, organizationOf } from '../round/opened.ts'
import { post } from '../round/proposals/fill.ts'
import { CONTENT, sentOf } from '../round/proposals/typed.ts'
import { type Site, type Someone, openRacedSite } from '../support.ts'

/** One proposal, submitted three times before the deadline; the last version counts, and each is proved by its digest. */
const { opens, closes } = PLAN.dates
const HOUR = 3_600_000

const SAID = z.record(z.string(), z.unknown())
const FROZEN = z.object({ content: SAID, applying: z.object({ applicant: SAID }) })

let site: Site
let officer: Someone
let wang: Someone
let id: string
let path: string
let number: string
beforeAll(async () => {
  site = await openRacedSite(opens + HOUR)
  const round = await openedRound(site)
  officer = round.officer
  wang = await site.member('夕阳茶叙社')
  const organization = organizationOf(wang)
  id = String(
    (await site.post(`/rounds/${round.id}/proposals`, { organization, shown: String(site.now) }, wang)).json[
      'id'
    ],
  )
  path = `/proposals/${id}`
  number = numbered(round.plan, 'SQ', 1)
  await post(site, wang, id, sentOf(CONTENT))
})

async function does(act: string, body: object = {}) {
  site.now += HOUR
  const answer = await site.post(`${path}/${act}`, body, wang)
  expect(answer.status, answer.text).toBe(200)
  return answer.json
}
const submit = () => does('submission', { declaration: 'yes' })
const save = (version: number, title: string) => does('sections/about', { version, title })
const counts = async () => (await site.json(path, officer)).json
const text = async (address = path) => (await site.get(address, wang)).text

test('the first version has a number and a digest; the receipt and the letter say them', async () => {
  const { sha256: digest } = await submit()
  const frozen = await counts()
  expect(frozen).toMatchObject({ number: 1, revision: 1, sha256: digest, content: CONTENT })
  const { content, applying } = FROZEN.parse(frozen)
  expect(applying.applicant).toMatchObject({ name: wang.organizations[0]?.name })
  const { nonce } = (await site.json(`${path}/receipt`, wang)).json
  expect(digest).toBe(
    await sha256(`${String(nonce)}\n${JSON.stringify({ ...content, applicant: applying.applicant })}`),
  )
  expect(await text(`${path}/receipt`)).toContain(String(digest))
  expect((await lettersTo(site.db, wang.id))[0]?.body).toContain(String(digest))
})

test('it is not changed before it is reopened', async () => {
  const early = await site.post(`${path}/sections/about`, { version: 1, title: '改' }, wang)
  expect(early.json).toMatchObject({ status: 422, why: 'already-submitted', submittedBy: wang.name, number })
})

test('reopened, the first version counts until the second is there', async () => {
  await does('reopening')
  await save(1, '夕阳茶叙二')
  expect(await counts()).toMatchObject({ revision: 1, content: { title: CONTENT.title } })
  expect(await text()).toContain('再次提交以前，以它为准')
  expect(await text(`${path}/submission`)).toContain(CONTENT.title)
  expect(await text('/desks/applicant')).toContain('再次提交申报书')
  await submit()
  expect(await counts()).toMatchObject({ number: 1, revision: 2, content: { title: '夕阳茶叙二' } })
  expect(await text('/desks/applicant')).not.toContain('再次提交申报书')
})

test('withdrawing asks first: the page says what is withdrawn, with its number; without a reason it is asked again', async () => {
  expect(await text()).toContain(`href="${path}/withdrawal"`)
  const asked = await text(`${path}/withdrawal`)
  for (const said of [number, '夕阳茶叙二', '第2版', '不撤回了']) expect(asked).toContain(said)
  const refused = await site.form(`${path}/withdrawal`, { reason: ' ' }, wang)
  expect([refused.status, (await site.json(path, officer)).status]).toEqual([422, 200])
})

test('withdrawn, nothing counts; the text is there, and is submitted again under the same number', async () => {
  await does('withdrawal', { reason: '想再商量' })
  expect((await site.json(path, officer)).status).toBe(404)
  const withdrawn = `${number}（第2版）由${wang.name}于`
  for (const page of [path, `${path}/receipt`, `${path}/withdrawal`]) {
    expect(await text(page)).toContain(withdrawn)
    expect(await text(page)).toContain('想再商量')
  }
  expect((await site.json(`${path}/receipt`, wang)).json).toMatchObject({ number: 1, revision: 2 })
  const [letter] = await lettersTo(site.db, wang.id)
  expect(letter).toMatchObject({ subject: '申报书已撤回：夕阳茶叙二' })
  expect(letter?.body).toContain(`${wang.name}撤回了${number}“夕阳茶叙二”（第2版）`)
  // nothing is asked of whoever withdrew; the second click says that it is done
  expect(await text('/desks/applicant')).not.toContain('继续填写')
  const twice = await site.post(`${path}/withdrawal`, { reason: '又点了一次' }, wang)
  expect(twice.json).toMatchObject({ why: 'not-submitted' })
  await save(2, '夕阳茶叙三')
  await submit()
  expect(await counts()).toMatchObject({ number: 1, revision: 3, content: { title: '夕阳茶叙三' } })
})

test('reopened once more and left so, the last submitted version is what the deadline finds', async () => {
  await does('reopening')
  await save(3, '没有再交的改动')
  site.now = closes
  const late = await site.post(`${path}/submission`, { declaration: 'yes' }, wang)
  expect(late.json).toMatchObject({ why: 'call-closed' })
  expect(await counts()).toMatchObject({ revision: 3, content: { title: '夕阳茶叙三' } })
  const page = await text()
  expect(page).toContain('夕阳茶叙三')
  expect(page).toContain('到截止没有再次提交，以这一版为准')
})

test('all of it stands in the history, in order and unbroken', async () => {
  const entries = await entriesOf(site.db, `proposal:${id}`)
  expect(entries.map(({ what }) => what.replace('proposal-', ''))).toEqual([
    ...['started', 'submitted', 'reopened', 'submitted', 'withdrawn', 'submitted', 'reopened'],
  ])
  expect(await firstBroken(entries)).toBeNull()
})
