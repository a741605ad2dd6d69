import { beforeAll, expect, test } from 'vitest'
import { decideBar, prepareBar, takeBackBar } from '../../src/organizations/bars/actions.ts'
import { enacted } from '../round/calls/ruled.ts'
import { must, organizationOf } from '../round/opened.ts'
import { bookWith } from '../round/calls/ruled.ts'
import { type Site, type Someone, openSite } from '../pageless.ts'
import { eightOfEach, theOne } from '../raced.ts'
import { paths } from '../../src/paths.ts'
import { unlike } from '../unlike.ts'

let site: Site
let officer: Someone
let approver: Someone
beforeAll(async () => {
  site = await openSite(Date.parse('2026-05-01T09:00:00+08:00'))
  officer = await site.person('林芳', ['officer'])
  approver = await site.person('周正', ['approver'])
  await enacted(site, approver, 1, bookWith({}))
})

async function prepared() {
  const bar = { from: '2026-04-01', reason: '没有按约定使用资金', about: '2025年' }
  return must(
    await prepareBar(site.db, officer, organizationOf(await site.member(`某社${unlike()}`)), bar, site.now),
  )
}

test('a bar that waits is taken back by who prepared it', async () => {
  const { id } = await prepared()
  const other = await site.person('另一经办', ['officer'])
  expect(await takeBackBar(site.db, other, id, '查错了', site.now)).toMatchObject({
    refusal: { why: 'not-own-bar' },
  })
  must(await takeBackBar(site.db, officer, id, '查错了', site.now))
  expect(await takeBackBar(site.db, officer, id, '查错了', site.now)).toMatchObject({
    refusal: { why: 'bar-decided' },
  })
})

test('two at once: approved or taken back, never both', async () => {
  const { id } = await prepared()
  const approved = { outcome: 'approved', reason: '' } as const
  theOne(
    await eightOfEach([
      [paths.barDecision, () => decideBar(site.db, approver, id, approved, site.now)],
      [paths.barTakeBack, () => takeBackBar(site.db, officer, id, '查错了', site.now)],
    ]),
  )
})
