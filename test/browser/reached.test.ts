import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, inject, test, vi } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { type Db, openDb } from '../../src/db/db.ts'
import { seal } from '../../src/db/sealed.ts'
import { PASSWORD } from '../../src/demonstration/names.ts'
import type { LetterKind } from '../../src/letters/rules.ts'
import { letterTo } from '../../src/letters/store.ts'
import { applyMigrations, standingOf } from '../../src/machine/migrate.ts'
import { secretsIn } from '../../src/machine/secrets.ts'
import { oneSite, openMachine, serverOf } from '../../src/machine/site.ts'
import { hashPassword } from '../../src/people/password.ts'
import { createAccount } from '../../src/people/store.ts'
import { sealedAs } from '../../src/post/rules/channel.ts'
import { freePort } from '../../src/start/port.ts'
import type { Role } from '../../src/people/rules/person.ts'
import { makeAccount } from '../made.ts'
import type { Received } from '../post/other-side/servers.ts'
import { scratch } from '../scratch.ts'
import type { Served } from './serving.ts'
import { at, look, signIn, useBrowser } from './visit.ts'

/** A site that is no demonstration, on the Node home, whose mail leaves to a real server. */
let db: Db
const openPage = useBrowser(serveReached)

async function serveReached(): Promise<Served> {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  const data = mkdtempSync(join(scratch(), 'reached-'))
  const port = await freePort()
  const site = `http://127.0.0.1:${port}`
  const machine = openMachine(data, secretsIn(data, { SITE_URL: site }))
  db = openDb(machine.env.DB)
  await applyMigrations(machine.db, (await standingOf(machine.db)).lacking)
  await account('guanli', ['administrator'])
  const server = {
    channel: 'mail',
    host: 'localhost',
    port: inject('otherSide').mail,
    from: 'office@example.org',
  }
  const whole = JSON.stringify({ ...server, username: '', password: '' })
  const sealed = await seal(machine.env.DATA_SECRET, sealedAs('mail'), whole)
  await db.run(
    sql`insert into channel_settings values ('mail', 1, 'localhost', ${sealed}, 'guanli', ${Date.now()})`,
  )
  const sites = oneSite(machine)
  const serving = serverOf({ app: makeApp(), sites, assets: 'src/web/assets', proxies: 1 })
  await new Promise<void>((done) => serving.listen(port, '127.0.0.1', done))
  return {
    site,
    stop: () => {
      serving.closeAllConnections()
      serving.close()
      machine.db.close()
    },
  }
}

async function account(username: string, roles: Role[] = []): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD)
  const about = { id: username, name: `${username}的姓名`, email: `${username}@example.org`, username }
  const [first, ...others] = createAccount(db, { ...about, passwordHash }, Date.now())
  if (first) await makeAccount(db, username, [first, ...others], roles, Date.now())
}

/** What the mail server has taken for an address. */
async function mailsTo(address: string): Promise<Received[]> {
  const all: Received[] = await (await fetch(`https://localhost:${inject('otherSide').web}/received`)).json()
  return all.filter(({ to }) => to === address)
}
const newest = async (address: string, looks: RegExp): Promise<string> => {
  const texts = (await mailsTo(address)).flatMap(({ text }) => looks.exec(text)?.[1] ?? [])
  return texts.at(-1) ?? ''
}
const write = (to: string, kind: LetterKind, subject: string) =>
  db.batch([
    letterTo(to, { kind, subject, body: `关于${subject}`, about: '/letters', grounds: [] })(db, Date.now()),
  ])

test('an expert turns one kind off and keeps another, and gets only that', async () => {
  await account('zhuanjia', ['expert'])
  const address = 'zhuanjia@example.org'
  const page = await openPage()
  await signIn(page, 'zhuanjia')
  await page.goto(at('/account'))
  await page.getByRole('link', { name: '查看和修改' }).click()
  await page.getByRole('heading', { name: '接收方式', level: 1 }).waitFor()
  await look(page, 'reach-empty', false)
  await page.getByRole('link', { name: /修改.*邮箱/ }).click()
  await page.getByRole('heading', { name: '邮箱', level: 1 }).waitFor()
  await look(page, 'reach-mail', false)
  expect(await page.getByRole('textbox', { name: '邮箱' }).inputValue()).toBe(address)
  await page.getByLabel('现在的密码').fill('not the one')
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByText('密码不对，请再试一次').first().waitFor()
  await page.getByLabel('现在的密码').fill(PASSWORD)
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByText(`验证码已经发到${address}`).waitFor()
  await look(page, 'reach-asked', false)
  await expect.poll(() => newest(address, /：(\d{6})，/)).not.toBe('')
  await page.getByLabel('验证码').fill(await newest(address, /：(\d{6})，/))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '哪些发到邮箱' }).waitFor()
  await page.getByLabel('公告和通知').selectOption('不发')
  await page.locator('section', { hasText: '哪些发到邮箱' }).getByRole('button', { name: '保存' }).click()
  await expect.poll(() => page.getByLabel('公告和通知').inputValue()).toBe('none')
  await look(page, 'reach-chosen', false)

  await write('zhuanjia', 'news', '已公示：第一期')
  await write('zhuanjia', 'task', '请您评审：第一期')
  await page.goto(at('/account/reach'))
  await page.getByLabel('从几点').fill('25')
  await page.getByLabel('到几点').fill('7')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('从几点应在0到23之间').first().waitFor()
  const about = async () =>
    (await mailsTo(address)).flatMap(({ text }) => (text.startsWith('关于') ? [text.split('\n')[0]] : []))
  await expect.poll(about).toEqual(['关于请您评审：第一期'])
  const waiting = sql`select l.subject, o.came from outbox o join letters l on l.id = o.letter_id where l.kind <> 'security'`
  expect(await db.all(sql`${waiting} order by l.subject`)).toEqual([
    { subject: '已公示：第一期', came: 'not-wanted' },
    { subject: '请您评审：第一期', came: 'sent' },
  ])
  await page.goto(at('/letters'))
  await page.getByText('已公示：第一期').first().waitFor()
  await page.getByLabel('类别').selectOption('要我办的事')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.getByText('要我办的事共1封').waitFor()
  await look(page, 'letters-of-a-kind', false)
})

test('an applicant sets a new password by mail', async () => {
  await account('shenbao')
  await db.run(sql`insert into addresses values ('shenbao', 'mail', 'shenbao@example.org', ${Date.now()})`)
  const phone = await openPage(true)
  await phone.goto(at('/sign-in'))
  await phone.getByRole('link', { name: '忘记密码' }).tap()
  await phone.getByRole('heading', { name: '用邮箱重设' }).waitFor()
  await look(phone, 'forgotten-by-mail', false)
  await phone.getByRole('button', { name: '发链接' }).tap()
  await phone.getByText('请填写用户名或邮箱').first().waitFor()
  await phone.getByLabel('用户名或邮箱').fill('shenbao')
  await phone.getByRole('button', { name: '发链接' }).tap()
  await phone.getByRole('heading', { name: '请看邮箱' }).waitFor()
  await look(phone, 'forgotten-asked', false)
  const link = () => newest('shenbao@example.org', /(http:\S+forgotten\S+)/)
  await expect.poll(link).not.toBe('')
  await phone.goto(await link())
  await phone.getByLabel('密码').fill('password123')
  await phone.getByRole('button', { name: '设新密码' }).tap()
  await phone.getByText('这个密码太常见').first().waitFor()
  await look(phone, 'password-by-mail', false)
  await phone.getByLabel('密码').fill('seven quiet herons')
  await phone.getByRole('button', { name: '设新密码' }).tap()
  await phone.getByRole('heading', { name: '新密码设好了' }).waitFor()
  await phone.getByRole('link', { name: '去登录' }).tap()
  await phone.getByLabel(/用户名/).fill('shenbao')
  await phone.getByLabel('密码').fill('seven quiet herons')
  await phone.getByRole('button', { name: '登录', exact: true }).tap()
  await phone.waitForURL(/\/desks\//)
  await phone.goto(await link())
  await phone.getByText('链接只能用一次').first().waitFor()
  await look(phone, 'password-link-over', false)
})
