import { beforeAll, expect, test } from 'vitest'
import { lettersTo } from '../../src/letters/store.ts'
import { CLOSES, closedRound } from '../round/screening/closed-round.ts'
import { type Site, type Someone, openRacedSite } from '../support.ts'

/** An officer looks at an old certificate and tells an organization no; two people put it right, and it is told again. */
const MINUTE = 60_000

let site: Site
let round: Awaited<ReturnType<typeof closedRound>>
let colleague: Someone
let member: Someone
let here: string
let reversal: string
beforeAll(async () => {
  site = await openRacedSite(CLOSES + MINUTE)
  round = await closedRound(site, ['夕阳茶叙'])
  site.now = CLOSES + MINUTE
  const [proposal] = round.proposals
  if (!proposal) throw new Error('nothing submitted')
  colleague = await site.person('钱经办', ['officer'])
  member = proposal.member
  here = `/proposals/${proposal.id}`
})

async function does(as: Someone, address: string, body: Record<string, string>) {
  site.now += MINUTE
  const answer = await site.form(address, body, as)
  expect(answer.status, answer.text).toBe(303)
}
const read = async (address: string, as: Someone) => (await site.get(address, as)).text
const told = async (someone: Someone) => (await lettersTo(site.db, someone.id)).map(({ subject }) => subject)

test('the organization is told no, with the reason', async () => {
  await does(round.officer, `${here}/eligibility`, { outcome: 'ineligible', reason: '备案证明过期' })
  expect(await read(here, member)).toContain('未入围')
  expect((await told(member))[0]).toMatch(/^未入围：/)
})

test('a colleague sees that it was an old certificate: the case leads to the correction, which wants a reason', async () => {
  const page = await read(`${here}/eligibility`, colleague)
  reversal = /href="(\/reversals\/eligibility\/[^"]+)"/.exec(page)?.[1] ?? ''
  expect(reversal).not.toBe('')
  const empty = await site.form(reversal, { reason: '' }, colleague)
  expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('请写明原因')])
  await does(colleague, reversal, { reason: '看的是旧证明；新证明截止以前已经上传。' })
})

test('until a second person agrees it is still no, and nobody is told anything else', async () => {
  expect(await read(here, member)).toContain('未入围')
  expect(await told(member)).toHaveLength(2)
  expect(await read('/desks/approver', round.approver)).toContain(reversal)
  const own = await site.form(`${reversal}/answer`, { outcome: 'confirmed' }, colleague)
  expect(own.text).toContain('要由另一位答复')
})

test('agreed, the organization is told that it holds no longer, why and by which clause; the first letter stays', async () => {
  await does(round.approver, `${reversal}/answer`, { outcome: 'confirmed', reason: '' })
  const [last, ...before] = await lettersTo(site.db, member.id)
  expect(last?.subject).toMatch(/^已更正：.*夕阳茶叙/)
  expect(last?.body).toMatch(
    /未入围：备案证明过期”有误，已经更正，不再有效。原因：看的是旧证明.*已经上传。资格审查重新进行/,
  )
  expect(before.map(({ subject }) => subject).join()).toContain('未入围：')
  expect(await read(here, member)).not.toContain('未入围')
})

test('the case shows the first entry struck through, with both people, and is judged anew', async () => {
  const page = await read(`${here}/eligibility`, round.officer)
  expect(page).toMatch(/已更正，不再有效：<\/span><del>未入围：备案证明过期<\/del>/)
  expect(page).toContain('钱经办')
  expect(page).toContain(`${round.approver.name}同意`)
  await does(round.officer, `${here}/eligibility`, { outcome: 'eligible', reason: '' })
  expect((await told(member))[0]).toMatch(/^入围：/)
})

test('the history keeps all of it, in order', async () => {
  const history = await read(`/rounds/${round.id}/history`, round.officer)
  expect(history).toMatch(/<del>资格审查<\/del>/)
  for (const act of ['提出更正', '同意更正']) expect(history).toContain(act)
})
