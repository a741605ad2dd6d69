import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** An outside unit is given a round by two people; one of it works there, on a phone too, until the contract ends. */
const openPage = useBrowser()
const UNIT = '东城区书香促进会'
const MEMBER = 'o062'

test('a unit is proposed, confirmed, and one of it runs the round and no other', async () => {
  const officer = await openPage()
  await signIn(officer, 'jingban')
  await officer.goto(at('/rounds'))
  await officer
    .getByRole('link', { name: /秋季社区公益微创投/ })
    .first()
    .click()
  const round = officer.url()
  await officer.getByRole('link', { name: '承办', exact: true }).click()
  await look(officer, 'contracts-none')
  await officer.getByLabel(/^承办单位/).fill(UNIT)
  await officer.getByLabel(/^依据/).fill('委托合同2026-7号')
  await officer.getByLabel(/^承办到哪天/).fill('2036-06-30')
  await officer.getByRole('button', { name: '交负责人确认' }).click()
  await officer.getByText('增加承办人员').click()
  await look(officer, 'contracts-waiting')
  await officer.locator('select[name=person]').selectOption({ index: 1 })
  await officer.getByRole('button', { name: '交负责人确认' }).first().click()
  await officer.getByRole('cell', { name: '待确认' }).first().waitFor()

  const approver = await openPage()
  await signIn(approver, 'fuze')
  await approver.getByRole('link', { name: new RegExp(`确认由${UNIT}承办`) }).click()
  await approver.getByRole('radio', { name: '确认' }).check()
  await look(approver, 'contracts-answer')
  await approver.getByRole('button', { name: '答复' }).click()
  await approver.getByText('承办中').first().waitFor()

  const operator = await openPage()
  await signIn(operator, MEMBER)
  await operator.goto(at('/desks/operator'))
  await look(operator, 'operator-desk')
  await operator
    .getByRole('link', { name: /秋季社区公益微创投/ })
    .first()
    .click()
  await operator.waitForURL(round)
  await look(operator, 'operator-round')
  const life = operator.getByRole('navigation', { name: '本期各阶段' })
  const stages = await life
    .locator('.life a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  expect(stages.length).toBeGreaterThan(7)
  for (const [i, href] of stages.entries()) {
    await operator.goto(at(href ?? ''))
    await look(operator, `operator-stage-${i}`)
  }
  await operator.goto(at('/search?q=社区'))
  await look(operator, 'operator-search')
})
