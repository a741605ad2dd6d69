import { beforeAll, expect, test } from 'vitest'
import {
  answerDefault,
  proposeDefault,
  takeBackDefault,
} from '../../../src/round/closing/defaults/actions.ts'
import { findDossier } from '../../../src/round/closing/store/closing.ts'
import { boundTo } from '../../../src/rulebook/rules/bound.ts'
import { startOf } from '../../../src/shared/days.ts'
import { type Site, openSite } from '../../pageless.ts'
import { enacted } from '../../round/calls/ruled.ts'
import { must } from '../../round/opened.ts'
import { running, signedRound } from '../../round/projects/cast.ts'
import { OPENS } from '../../round/screening/closed-round.ts'
import { BOOK, kindsFound } from './found.ts'
import { unlike } from '../../unlike.ts'

/** Letters where an organization does not do its part, under the model. */
let site: Site
let rulebook: ReturnType<typeof boundTo>
beforeAll(async () => {
  site = await openSite(OPENS)
  rulebook = boundTo(await enacted(site, await site.person('周正', ['approver']), 1, BOOK))
})

/** Which of these kinds of letters have not come of the acts so far. */
const missing = async (...kinds: string[]) => {
  const found = await kindsFound(site, rulebook)
  return kinds.filter((kind) => !found.includes(kind))
}

test('of an organization that is silent', async () => {
  const { db } = site
  const round = await signedRound(site, [`失联${unlike()}`], { rulebook, parameters: BOOK.parameters })
  const [agreed] = round.agreed
  if (!agreed) throw new Error('nothing agreed')
  const { projectId } = await running(site, round, agreed)
  const at = startOf('2016-01-01')
  const made = { kind: 'report' as const, spent: 0, reason: '没有材料' }
  for (const back of [true, false]) {
    must(await proposeDefault(db, round.officer, projectId, made, at))
    const found = await findDossier(db, round.officer, projectId)
    const id = found?.dossier.defaults.find(({ answer }) => answer === null)?.id ?? ''
    if (back) must(await takeBackDefault(db, round.officer, id, '已经交来', at))
    else must(await answerDefault(db, round.approver, id, { outcome: 'approved', reason: '' }, at))
  }
  expect(
    await missing(
      ...['[拟按已有材料评估|拟登记追回]：…', '单位不办理的，已收回：…'],
      ...['[单位不办理的，已由主办单位办理|单位不办理的，没有批准]：…'],
    ),
  ).toEqual([])
})
