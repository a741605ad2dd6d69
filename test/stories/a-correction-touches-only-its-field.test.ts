import { beforeAll, expect, test } from 'vitest'
import { type Site, openRacedSite } from '../support.ts'
import { CLOSES, OPENS, closedRound } from '../round/screening/closed-round.ts'

let site: Site
beforeAll(async () => {
  site = await openRacedSite(OPENS)
})

/** What a proposal says, as its organization reads it. */
const contentOf = async (id: string, as: Parameters<Site['get']>[1]) =>
  (await site.json(`/proposals/${id}`, as)).json['content']

test('a proposal is sent back for one field; everything else stays as it was handed in', async () => {
  const { officer, proposals } = await closedRound(site, ['夕阳茶叙'])
  const [one] = proposals
  if (!one) throw new Error('no proposal')
  const { id, member } = one
  const before = await contentOf(id, member)
  const receipt = await site.json(`/proposals/${id}/receipt`, member)

  // the officer finds one thing wrong, and says what
  const asked = await site.form(
    `/proposals/${id}/corrections`,
    { 'defects.0.field': 'leader', 'defects.0.says': '负责人与登记的不一致' },
    officer,
  )
  expect(asked.status).toBe(303)
  const wrong = await site.post(`/proposals/${id}/eligibility`, { outcome: 'eligible' }, officer)
  expect(wrong.json).toMatchObject({ status: 422, why: 'correction-waits' })

  // the member opens the letter's page in the evening, and tries to mend more than that
  site.now = CLOSES + 10 * 3_600_000
  const letters = await site.get('/letters', member)
  expect(letters.text).toContain(`/proposals/${id}/correction`)
  const page = await site.get(`/proposals/${id}/correction`, member)
  expect([page.text.includes('name="leader"'), page.text.includes('name="need"')]).toEqual([true, false])
  const sneaky = { version: '0', leader: '王敏', need: '换了内容', 'budget.0.price': '1', declaration: 'yes' }
  const sent = await site.form(`/proposals/${id}/correction/submission`, sneaky, member)
  expect(sent.status).toBe(303)

  // the version that counts differs in that field alone, and has a digest of its own
  expect(await contentOf(id, member)).toEqual({ ...Object(before), leader: '王敏' })
  const again = await site.json(`/proposals/${id}/receipt`, member)
  expect(again.json).toMatchObject({ number: receipt.json['number'], revision: 2, at: site.now })
  expect(again.json['sha256']).not.toBe(receipt.json['sha256'])

  // the officer sees what changed, and nothing else, and decides
  const shown = await site.get(`/proposals/${id}/eligibility`, officer)
  expect(shown.text.match(/<(ins|del)>[^<]*/g)).toEqual(['<del>李带头', '<ins>王敏'])
  const passed = await site.post(`/proposals/${id}/eligibility`, { outcome: 'eligible' }, officer)
  expect(passed.status).toBe(200)
})
