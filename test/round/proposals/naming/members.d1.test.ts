import { beforeAll, expect, test } from 'vitest'
import { type Site, openSite } from '../../../support.ts'
import { PLAN } from '../../calls/typed.ts'
import { must, openedRound, organizationOf } from '../../opened.ts'
import { startProposal } from '../../../../src/round/proposals/start/actions.ts'
import { submitContent, fill } from '../fill.ts'
import { CONTENT, TYPED } from '../typed.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(PLAN.dates.opens + 3_600_000)
})

test('a member’s name in what experts read blind is pointed out, to the writer and to whoever checks it', async () => {
  const round = await openedRound(site)
  const wang = await site.member('匿名社')
  const { id } = must(await startProposal(site.db, wang, round.id, organizationOf(wang), site.now))
  const summary = `每周一次茶叙，${wang.name}主持。`
  await fill(site, wang, id, { ...TYPED, summary })
  const said = `摘要里有姓名“${wang.name}”`
  expect((await site.get(`/proposals/${id}/check`, wang)).text).toContain(said)
  must(await submitContent(site, wang, id, site.now, { ...CONTENT, summary }))
  site.now = PLAN.dates.closes
  expect((await site.get(`/proposals/${id}/eligibility`, round.officer)).text).toContain(said)
})
