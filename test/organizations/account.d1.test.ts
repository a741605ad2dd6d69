import { sql } from 'drizzle-orm'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { entriesOf } from '../../src/history/store.ts'
import { giveAccount, readAccount } from '../../src/organizations/account/actions.ts'
import { ORIGIN, type Site, openSite } from '../support.ts'
import { joined, owned, stale } from './cast.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const NUMBER = '6222021234567890043'
const SECRETS: [string] = [env.DATA_SECRET]
const FILLED = { version: '0', holder: '安怡中心', bank: '北京银行和平里支行', number: NUMBER, again: NUMBER }
let site: Site
beforeAll(async () => void (site = await openSite(NOW)))

async function paid() {
  const of = await owned(site)
  expect((await site.form(`${of.path}/account`, FILLED, of.owner)).status).toBe(303)
  return { ...of, account: `${of.path}/account`, reading: `${of.path}/account/reading` }
}

describe('a bank account', () => {
  test('is shown masked to everybody who may see it', async () => {
    const { owner, path, account } = await paid()
    const finance = await site.person('财务', ['finance'])
    for (const as of [owner, finance]) {
      for (const page of [path, account]) {
        const { text } = await site.get(page, as)
        expect(text).toContain('•••• 0043')
        expect(text).not.toContain(NUMBER)
      }
    }
    expect(JSON.stringify((await site.json(account, finance)).json)).not.toContain(NUMBER)
  })

  test('is the last one of its own organization, whatever others have', async () => {
    const [one, other] = [await paid(), await paid()]
    const next = { ...FILLED, version: '1', number: '6222021234561111', again: '6222021234561111' }
    expect((await site.form(other.account, next, other.owner)).status).toBe(303)
    expect((await site.get(one.account, one.owner)).text).toContain('•••• 0043')
    expect((await site.get(other.account, other.owner)).text).toContain('•••• 1111')
  })

  test('refused for what was typed, the form keeps the version that was read', async () => {
    const { account, owner } = await paid()
    const wrong = await site.form(account, { ...FILLED, number: '1', again: '1' }, owner)
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('name="version" value="0"')
    const late = await site.form(account, FILLED, owner)
    expect(late.status).toBe(409)
    expect(late.text).toContain('name="version" value="1"')
  })

  test('is nowhere in the database as it was typed', async () => {
    await paid()
    const tables = await site.db.all<{ name: string }>(
      sql`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%'`,
    )
    for (const { name } of tables) {
      const { results } = await env.DB.prepare(`select * from "${name}"`).all()
      expect([name, JSON.stringify(results).includes(NUMBER.slice(0, -4))]).toEqual([name, false])
    }
  })

  test('is read in clear by finance for a reason, by an owner without; each reading is kept and seen', async () => {
    const { id, owner, account, reading } = await paid()
    const [finance, auditor] = [
      await site.person('财务', ['finance']),
      await site.person('监督', ['auditor']),
    ]
    const asked = await site.form(reading, { reason: '支付首笔资金时核对' }, finance)
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('6222 0212 3456 7890 043')])
    expect((await site.form(reading, {}, owner)).text).toContain('6222 0212')
    const entries = await entriesOf(site.db, `organization:${id}`)
    expect(entries.filter(({ what }) => what === 'bank-account-read')).toMatchObject([
      { by: finance.id, particulars: { reason: '支付首笔资金时核对' } },
      { by: owner.id, particulars: { reason: '单位负责人查看' } },
    ])
    for (const page of [account, '/account-readings'])
      expect((await site.get(page, auditor)).text).toContain('支付首笔资金时核对')
    expect((await site.get(account, owner)).text).toContain('支付首笔资金时核对')
  })

  test('is not read without a reason, nor by others', async () => {
    const of = await paid()
    const finance = await site.person('财务', ['finance'])
    const silent = await site.form(of.reading, { reason: ' ' }, finance)
    expect([silent.status, silent.text]).toEqual([422, expect.stringContaining('请填写查看的事由')])
    const editor = await joined(site, of, 'editor')
    const answer = await site.form(of.reading, { reason: '看看' }, editor)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('只给单位负责人和财务看')])
    const officer = await site.person('经办', ['officer', 'auditor'])
    expect((await site.form(of.reading, { reason: '看看' }, officer)).status).toBe(404)
  })

  test.each([
    [{ again: '6222021234567890044' }, '两次填的账号不一样'],
    [{ number: '1234567', again: '1234567' }, '账号是8至30位数字'],
    [{ number: '账号', again: '账号' }, '账号是8至30位数字'],
    [{ holder: '' }, '请填写户名'],
    [{ bank: '行'.repeat(61) }, '开户行最多60个字'],
  ])('%j is refused with its reason', async (wrong, says) => {
    const { owner, path } = await owned(site)
    const answer = await site.form(`${path}/account`, { ...FILLED, ...wrong }, owner)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(says)])
    expect(answer.text).not.toContain(NUMBER)
  })

  test('whose sealed number was tampered with says so, and nothing breaks', async () => {
    const { id, reading } = await paid()
    const other = await paid()
    await site.db.run(sql`drop trigger bank_accounts_are_not_changed`)
    await site.db.run(sql`update bank_accounts set sealed =
      (select sealed from bank_accounts where organization_id = ${other.id}) where organization_id = ${id}`)
    const answer = await site.form(reading, { reason: '核对' }, await site.person('财务', ['finance']))
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('和填写时不一致')])
    expect((await entriesOf(site.db, `organization:${id}`)).map(({ what }) => what)).toEqual([
      'organization-registered',
      'bank-account-given',
    ])
  })

  test('sealed under another secret says so; under the one before it opens', async () => {
    const { id, owner } = await paid()
    const next = 'a-new-secret-for-tests-0123456789-0123456789'
    expect(await readAccount(site.db, [next], owner, id, '核对', NOW)).toEqual({
      ok: false,
      refusal: { why: 'account-key-unknown' },
    })
    expect(await readAccount(site.db, [next, ...SECRETS], owner, id, '核对', NOW)).toEqual({
      ok: true,
      value: { number: NUMBER },
    })
  })

  test('two at once: one is given; of two readings one asks again', async () => {
    const { id, owner } = await owned(site)
    const account = { holder: '安怡', bank: '北京银行', number: NUMBER, version: 0 }
    const given = await Promise.all([1, 2].map(() => giveAccount(site.db, SECRETS, owner, id, account, NOW)))
    expect(given.filter(({ ok }) => ok)).toHaveLength(1)
    const read = await Promise.all([1, 2].map(() => readAccount(site.db, SECRETS, owner, id, '核对', NOW)))
    expect(read).toContainEqual(stale)
  })
})

describe('a site without its secrets', () => {
  test.each([
    [{ DATA_SECRET: 'short' }, 'DATA_SECRET'],
    [{ DATA_SECRET: '' }, 'DATA_SECRET'],
    [{ AUTH_SECRET: '' }, 'AUTH_SECRET'],
  ])('%j serves nothing, and says what is missing', async (wrong, name) => {
    const { AUTH_SECRET, DATA_SECRET, DB, FILES } = env
    const bindings = { DB, FILES, AUTH_SECRET, DATA_SECRET, ...wrong }
    const answer = await makeApp(() => NOW).request(`${ORIGIN}/`, {}, bindings)
    expect([answer.status, await answer.text()]).toEqual([503, `站点还没有设好${name}：密钥至少32个字符`])
  })
})
