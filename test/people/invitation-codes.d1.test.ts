import { beforeAll, describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { acceptInvitation } from '../../src/people/invitations/actions.ts'
import { invitations, people } from '../../src/people/tables.ts'
import { NOW, PASSWORD, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
let administrator: ReturnType<typeof site.browser>
beforeAll(async () => {
  site = await peopleSite()
  await site.demonstrate()
  await site.person('admin', ['administrator'])
  await site.person('officer', ['officer'])
  administrator = site.browser()
  await administrator.signIn('admin')
})

async function invited(email: string, role = 'expert') {
  const answer = await administrator.json('/invitations', { name: '赵老师', email, roles: [role] })
  const { id, link, code } = await answer.json<{ id: string; link: string; code: string }>()
  return { id, code, path: new URL(link).pathname, token: link.split('/').at(-1) ?? '' }
}

const peopleNamed = async (name: string) =>
  (await site.db.select().from(people)).filter((one) => one.username === name)

describe('a link goes to a person', () => {
  test('the code is shown once beside it, and neither is kept', async () => {
    const made = await administrator.post('/invitations', {
      name: '赵',
      email: 'told@example.org',
      'roles[]': ['expert'],
    })
    const address = made.headers.get('location') ?? ''
    const page = await (await administrator.get(address)).text()
    const [, code = ''] = /<p class="code">([0-9A-Z]{4}-[0-9A-Z]{4})<\/p>/.exec(page) ?? []
    expect(code).not.toBe('')
    // the browser that made it can load it again, another cannot
    expect(await (await administrator.get(address)).text()).toBe(page)
    expect((await site.browser().get(address)).status).toBe(404)
    const rows = JSON.stringify(await site.db.select().from(invitations)).toUpperCase()
    expect(rows.includes(code) || rows.includes(code.replace('-', ''))).toBe(false)
    expect((await (await administrator.get('/invitations')).text()).includes(code)).toBe(false)
  })

  test('an unknown link is not found', async () => {
    expect((await site.browser().get('/invitations/nothing')).status).toBe(404)
    expect(
      (await site.browser().post('/invitations/nothing', { username: 'none', password: PASSWORD })).status,
    ).toBe(404)
  })

  test('whoever only holds it comes to nothing, and learns no user name', async () => {
    const { path } = await invited('held@example.org')
    for (const code of ['', '0000-0000']) {
      const sent = { code, username: 'officer', password: PASSWORD }
      const answer = await site.browser().post(path, sent)
      const page = await answer.text()
      expect([answer.status, page.includes('邀请码不对'), page.includes('已经有人用了')]).toEqual([
        422,
        true,
        false,
      ])
    }
  })

  test('a code is read as it was told, and takes an account that is signed in too', async () => {
    const { path, code } = await invited('typed@example.org')
    await site.person('typed')
    const browser = site.browser()
    await browser.signIn('typed')
    expect((await browser.post(path)).status).toBe(422)
    const typed = ` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')}`
    expect((await browser.post(path, { code: typed })).status).toBe(303)
  })

  test('is not guessed without end; the right one then waits too, and others’ links do not', async () => {
    const { path, code } = await invited('guessed@example.org')
    const other = await invited('other@example.org')
    const browser = site.browser()
    const sent = { username: 'guessed', password: PASSWORD }
    const statuses = []
    for (let i = 0; i < 6; i += 1)
      statuses.push((await browser.post(path, { ...sent, code: '0000-0000' })).status)
    expect([statuses[4], statuses[5]]).toEqual([422, 429])
    const late = await browser.post(path, { ...sent, code })
    expect([late.status, Number(late.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await browser.post(other.path, { ...sent, code: other.code })).status).toBe(303)
  })
})

describe('a stranger’s registration of the address', () => {
  const squat = async (username: string) => {
    await site.person(username)
    return `${username}@example.org`
  }

  test('blocks nobody: said not to be theirs, the address goes to who knows the code', async () => {
    const email = await squat('squatter')
    const { path, code } = await invited(email)
    const sent = { code, username: 'rightful', password: PASSWORD }
    const asked = await site.browser().post(path, sent)
    const page = await asked.text()
    expect([asked.status, page.includes('是您的，请先登录'), page.includes('name="notMine"')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await site.browser().post(path, { ...sent, notMine: 'yes' })).status).toBe(303)
    expect((await peopleNamed('rightful'))[0]?.email).toBe(email)
    const squatter = site.browser()
    expect((await squatter.signIn('squatter')).status).toBe(303)
    expect(await (await squatter.get('/letters')).text()).toContain('登录邮箱已取消')
    expect((await entriesOf(site.db, 'person:squatter')).at(-1)).toMatchObject({
      what: 'invitation-accepted',
    })
    expect((await site.browser().signIn(email)).status).toBe(303)
  })

  test('but an address that came with an invitation stays where it is', async () => {
    const first = await invited('proven@example.org')
    const account = { code: first.code, username: 'proven', password: PASSWORD }
    await site.browser().post(first.path, account)
    const { path, code } = await invited('proven@example.org')
    const sent = { code, username: 'thief', password: PASSWORD, notMine: 'yes' }
    const answer = await site.browser().post(path, sent)
    expect([answer.status, (await answer.text()).includes('已经有账号。请先登录')]).toEqual([422, true])
  })

  test('two who take it at once: one has it', async () => {
    const email = await squat('squatter2')
    const links = [await invited(email), await invited(email, 'officer')]
    const all = await Promise.all(
      links.map(({ token, code }, at) =>
        acceptInvitation(
          site.db,
          token,
          code,
          { username: `taker${at}`, password: PASSWORD, notMine: true },
          NOW,
        ),
      ),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
