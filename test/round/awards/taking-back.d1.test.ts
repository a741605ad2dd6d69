import { beforeAll, expect, test } from 'vitest'
import {
  approveDecision,
  prepareDecision,
  takeBackDecision,
} from '../../../src/round/awards/actions/decisions.ts'
import { type Site, openSite } from '../../support.ts'
import { OPENS, valueOf } from '../screening/closed-round.ts'
import { refusals } from './lines.ts'
import { letterSubjects, preparedRound } from './scored.ts'
import { eightOfEach, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'

let site: Site
beforeAll(async () => {
  site = await openSite(OPENS)
})

test('who prepared a list takes it back with a reason, and prepares another', async () => {
  const { id, decisionId, officer, approver } = await preparedRound(site)
  const other = await site.person('另一经办', ['officer'])
  expect(refusals([await takeBackDecision(site.db, other, decisionId, '改', site.now)])).toEqual([
    { why: 'not-own-decision', by: '#decision' },
  ])
  valueOf(await takeBackDecision(site.db, officer, decisionId, '有一份评分表要核实', site.now))
  expect((await letterSubjects(site, approver)).at(-1)).toContain('立项名单已收回')
  expect(refusals([await approveDecision(site.db, approver, decisionId, site.now)])).toEqual([
    { why: 'already-returned', by: '#decision', at: site.now },
  ])
  const page = await site.get(`/rounds/${id}/decision`, officer)
  for (const said of ['上次收回的原因', '有一份评分表要核实', '已收回']) expect(page.text).toContain(said)
  const second = valueOf(await prepareDecision(site.db, officer, id, '已核实。', site.now))
  valueOf(await approveDecision(site.db, approver, second.id, site.now))
  expect(refusals([await takeBackDecision(site.db, officer, second.id, '改', site.now)])).toEqual([
    { why: 'already-approved', by: '#decision', at: site.now },
  ])
})

test('two at once: approved or taken back, never both', async () => {
  const { decisionId, officer, approver } = await preparedRound(site)
  theOne(
    await eightOfEach([
      [paths.decisionApproval, () => approveDecision(site.db, approver, decisionId, site.now)],
      [paths.decisionTakeBack, () => takeBackDecision(site.db, officer, decisionId, '改', site.now)],
    ]),
  )
})
