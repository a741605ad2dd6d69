import { expect, test } from 'vitest'
import { at, beginProposal, look, signIn, useBrowser } from './visit.ts'

/** A number of a person in what is typed: said at the field, decided on by the office, hidden from the public until then. */
const openPage = useBrowser()

test('a telephone in a question is said while it is typed, and hidden until an officer has decided', async () => {
  const resident = await openPage()
  await resident.goto(at('/'))
  await resident
    .getByRole('link', { name: /秋季社区公益微创投/ })
    .first()
    .click()
  const round = new URL(resident.url()).pathname.replace('/calls/', '')
  await resident.goto(at(`/calls/${round}/enquiries`))
  const text = resident.getByLabel(/想问|问题/).first()
  await text.fill('联合申报的，可以打电话 010-65550001 问吗？')
  await resident.keyboard.press('Tab')
  expect(await resident.locator('#text-numbers').innerText()).toContain('固定电话（*********01）')
  await look(resident, 'numbers-typed')
  await text.fill('联合申报的，可以打电话 010-65550001 问吗？请答复。')
  await resident.getByRole('button', { name: /提交|提问/ }).click()

  const officer = await openPage()
  await signIn(officer, 'jingban')
  await officer.goto(at(`/rounds/${round}/numbers`))
  expect(await officer.locator('main').innerText()).toContain('等待决定')
  await look(officer, 'numbers')
  await officer.getByRole('link', { name: /^决定/ }).click()
  await look(officer, 'number')
  await officer.getByLabel('遮盖以后公开').check()
  await officer.getByLabel('理由').fill('提问人的电话')
  await officer.getByRole('button', { name: '决定' }).click()
  expect(await officer.locator('main').innerText()).toContain('提问人的电话')
  await look(officer, 'numbers-decided')
})

test('a table says what it could not place before it counts', async () => {
  const member = await openPage()
  const own = await beginProposal(member, 'o021')
  await member.goto(`${own}/budget`)
  for (const name of ['headings-and-a-sum', 'rows-below-the-sum']) {
    await member.getByLabel('Excel文件').setInputFiles(`test/round/proposals/budget/files/${name}.xlsx`)
    await member.getByRole('button', { name: '读取，先看看' }).click()
    await member.getByRole('heading', { name: '读到3行' }).waitFor()
    expect(await member.locator('main').innerText()).toContain('没有读')
    await look(member, `budget-${name}`)
    await member.goto(`${own}/budget`)
  }
})
