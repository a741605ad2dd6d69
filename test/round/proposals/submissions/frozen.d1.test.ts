import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { openSite } from '../../../pageless.ts'
import { PLAN } from '../../calls/typed.ts'
import { openedRound, submittedProposal } from '../../opened.ts'

beforeAll(async () => {
  const site = await openSite(PLAN.dates.opens + 3_600_000)
  const { id } = await openedRound(site)
  await submittedProposal(site, id, await site.member('夕阳茶叙社'))
})

test.each([
  ["update submissions set title = 'forged'", 'a submission is frozen'],
  ['update submissions set ask_fen = ask_fen + 1', 'a submission is frozen'],
  ['delete from submissions', 'a submission is kept'],
])('the database refuses: %s', async (statement, reason) => {
  await expect(env.DB.prepare(statement).run()).rejects.toThrow(reason)
})
