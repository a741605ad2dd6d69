import { expect, test } from 'vitest'
import { at, look, signIn, useBrowser } from './visit.ts'

/** 专家库: an administrator proposes that an expert is suspended, and an approver agrees, each where they sit. */
const openPage = useBrowser()

test('an expert who sits on no panel is suspended by two', async () => {
  const [administrator, approver] = [await openPage(), await openPage()]
  await signIn(administrator, 'guanli')
  await administrator.goto(at('/experts'))
  await look(administrator, 'pool')
  const names = administrator.locator('tbody th a')
  await names.last().click()
  await look(administrator, 'pool-expert')
  const name = await administrator.getByRole('heading', { level: 1 }).innerText()
  await administrator.getByLabel('事项').selectOption({ label: '暂停' })
  await administrator.getByLabel(/^理由/).fill('本人出国一年')
  await administrator.getByRole('button', { name: /提出/ }).click()
  await administrator.getByText('待答复').waitFor()

  await signIn(approver, 'fuze')
  await approver.goto(at('/pool-proposals'))
  await look(approver, 'pool-proposals')
  expect(await approver.locator('main').innerText()).toContain('本人出国一年')
  await approver.getByLabel(new RegExp(`^${name}，暂停`)).check()
  await approver.getByLabel('意见').selectOption({ label: '同意' })
  await approver.getByRole('button', { name: '答复' }).click()
  await approver.getByText('没有待审批的变动').waitFor()
  await administrator.reload()
  expect(await administrator.locator('main').innerText()).toContain('已暂停')
})
