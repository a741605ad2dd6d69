import { beforeAll, expect, test } from 'vitest'
import {
  decideSanction,
  proposeSanction,
  takeBackSanction,
} from '../../../src/round/projects/actions/sanctions.ts'
import { type Site, openSite } from '../../pageless.ts'
import { valueOf } from './cast.ts'
import { SIGNED } from './fixtures.ts'
import { eightOfEach, theOne } from '../../raced.ts'
import { paths } from '../../../src/paths.ts'
import { ruledProject } from './ruled.ts'

let site: Site
const NOW = SIGNED + 86_400_000
beforeAll(async () => {
  site = await openSite(SIGNED)
})

async function proposed() {
  const { round, project } = await ruledProject(site, { 'sanctions.kinds': ['delay'] })
  const { projectId } = project
  const made = { kind: 'delay' as const, reason: '没有按期报告' }
  const { id } = valueOf(await proposeSanction(site.db, round.officer, projectId, made, NOW))
  return { ...round, id, projectId, made }
}

test('a sanction is taken back by who proposed it, and can be proposed anew', async () => {
  const { officer, id, projectId, made } = await proposed()
  const other = await site.person('另一经办', ['officer'])
  expect(await takeBackSanction(site.db, other, id, '查错了', NOW)).toMatchObject({
    refusal: { why: 'not-own-sanction' },
  })
  valueOf(await takeBackSanction(site.db, officer, id, '查错了', NOW))
  expect(await takeBackSanction(site.db, officer, id, '查错了', NOW)).toMatchObject({
    refusal: { why: 'already-decided' },
  })
  valueOf(await proposeSanction(site.db, officer, projectId, made, NOW + 1))
})

test('two at once: imposed or taken back, never both', async () => {
  const { officer, approver, id } = await proposed()
  const imposed = { outcome: 'imposed', reason: '属实' } as const
  theOne(
    await eightOfEach([
      [paths.sanctionDecision, () => decideSanction(site.db, approver, id, imposed, NOW)],
      [paths.sanctionTakeBack, () => takeBackSanction(site.db, officer, id, '查错了', NOW)],
    ]),
  )
})
