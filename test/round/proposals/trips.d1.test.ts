import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type Site, type Someone, openSite } from '../../support.ts'
import { PLAN } from '../calls/typed.ts'
import { openedRound, organizationOf, startedProposal, submittedProposal } from '../opened.ts'
import { unlike } from '../../unlike.ts'

const { opens } = PLAN.dates
const NOW = opens + 3_600_000
const READY = { declaration: 'yes' }

let site: Site
let officer: Someone
let roundId: string
let wang: Someone
beforeAll(async () => {
  site = await openSite(NOW)
  officer = await site.person('林芳', ['officer'])
})
beforeEach(async () => {
  site.now = NOW
  roundId = (await openedRound(site)).id
  wang = await site.member(`夕阳茶叙社${unlike()}`)
})

const started = () => startedProposal(site, roundId, wang)
const submitted = () => submittedProposal(site, roundId, wang)

test('no request takes more than three round trips', async () => {
  const [draft, sent] = [await started(), await submitted()]
  const requests = [
    () => site.get(`/rounds/${roundId}/proposals`, officer),
    () => site.get(`/rounds/${roundId}/proposals/new`, wang),
    () => site.form(`/rounds/${roundId}/proposals`, {}, wang),
    () => site.form(`/rounds/${roundId}/proposals`, { organization: organizationOf(wang) }, wang),
    () => site.get(`/proposals/${draft}`, wang),
    () => site.get(`/proposals/${sent}`, wang),
    () => site.get(`/proposals/${sent}`, officer),
    () => site.get(`/proposals/${sent}/receipt`, wang),
    () => site.get(`/proposals/${draft}/sections/about`, wang),
    () => site.get(`/proposals/${draft}/check`, wang),
    () => site.form(`/proposals/${draft}/sections/about`, { title: '改', version: '1' }, wang),
    () => site.form(`/proposals/${draft}/sections/about`, { title: '改', version: '1' }, wang),
    () => site.form(`/proposals/${draft}/sections/about`, { title: '又', version: '1' }, wang),
    () => site.form(`/proposals/${draft}/sections/about`, { title: '又', version: '1' }, officer),
    () => site.form(`/proposals/${draft}/submission`, {}, wang),
    () => site.form(`/proposals/${draft}/submission`, { ...READY, seen: 'about.1' }, wang),
    () => site.form(`/proposals/${draft}/submission`, READY, wang),
    () => site.get(`/proposals/${sent}/submission`, wang),
    () => site.form(`/proposals/${sent}/reopening`, {}, wang),
    () => site.form(`/proposals/${sent}/reopening`, {}, wang),
    () => site.form(`/proposals/${sent}/withdrawal`, {}, wang),
    () => site.form(`/proposals/${sent}/withdrawal`, { reason: '改' }, wang),
    () => site.form(`/proposals/${sent}/withdrawal`, { reason: '改' }, wang),
  ]
  for (const [i, request] of requests.entries()) {
    await request()
    expect([i, site.counts.trips]).toEqual([i, expect.toSatisfy((trips: number) => trips <= 3)])
  }
})
