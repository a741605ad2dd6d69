import { beforeAll, expect, test } from 'vitest'
import { announcedRound, drafted, the } from '../round/agreements/cast.ts'
import { organizationOf } from '../round/opened.ts'
import { OVER } from '../round/publicity/cast.ts'
import { OPENS } from '../round/screening/closed-round.ts'
import { type Site, openSite } from '../support.ts'

/** A result is announced, an agreement is drafted, and the group that was to sign it is dissolved. */
let site: Site
let round: Awaited<ReturnType<typeof announcedRound>>
let agreement: string
beforeAll(async () => {
  site = await openSite(OPENS)
  round = await announcedRound(site, ['甲', '乙'], 2)
  site.now = OVER
  agreement = await drafted(site, round, first())
})

const first = () => the(round.ranked[0])
const changes = () => `/organizations/${organizationOf(first().member)}/changes`
const lapse = () => `/proposals/${first().id}/lapse`
const text = async (path: string, who?: typeof round.officer) => (await site.get(path, who)).text
const actionIn = (page: string, pattern: RegExp): string => pattern.exec(page)?.[1] ?? ''
const DISSOLVED = { kind: 'dissolved', since: '2013-06-01', into: '清算组王先生', evidence: '注销公告' }

test('an officer records what the register says; until another confirms it the office still waits for the group', async () => {
  site.now = OVER + 86_400_000
  const since = new Date(site.now + 8 * 3_600_000).toISOString().slice(0, 10)
  expect((await site.form(changes(), { ...DISSOLVED, since }, round.officer)).status).toBe(303)
  const early = await site.post(lapse(), { because: 'overdue', reason: '已注销' }, round.officer)
  expect(early.status).toBe(422)
  const answer = actionIn(
    await text(changes(), round.approver),
    /action="(\/organization-changes\/[^/]+\/answer)"/,
  )
  expect((await site.form(answer, { outcome: 'confirmed', reason: '' }, round.officer)).status).toBe(403)
  expect((await site.form(answer, { outcome: 'confirmed', reason: '' }, round.approver)).status).toBe(303)
  expect(await text('/letters', first().member)).toContain('单位变更已确认')
})

test('then the award lapses at once, by two people, and the agreement with it', async () => {
  expect(
    (await site.form(lapse(), { because: 'overdue', reason: '单位已注销。' }, round.officer)).status,
  ).toBe(303)
  const answer = actionIn(await text(lapse(), round.approver), /action="(\/lapses\/[^/]+\/answer)"/)
  expect((await site.form(answer, { outcome: 'approved', reason: '' }, round.approver)).status).toBe(303)
  expect(await text('/desks/approver', round.approver)).not.toContain(`/agreements/${agreement}`)
  expect(await text('/desks/officer', round.officer)).not.toContain(`/agreements/${agreement}`)
  expect((await site.form(`/agreements/${agreement}/signature`, {}, round.approver)).status).toBeGreaterThan(
    399,
  )
})

test('whoever reads the results sees that it is no project, and the others go on', async () => {
  expect(await text(`/proposals/${first().id}`, first().member)).toContain('放弃立项')
  const second = the(round.ranked[1])
  const other = await drafted(site, round, second)
  expect(await text(`/agreements/${other}`, second.member)).toContain('协议')
})
