import { beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, peopleSite } from './site.ts'

let site: Awaited<ReturnType<typeof peopleSite>>
beforeAll(async () => {
  site = await peopleSite()
})

const account = (username: string) => ({
  name: '王敏',
  username,
  email: `${username}@example.org`,
  password: PASSWORD,
})

const service = {
  kind: 'service',
  name: '东城区安怡为老服务中心',
  uscc: '52110101270209033T',
  subdistrict: '和平里',
  contact: '王敏',
  phone: '010-55500000',
}
const group = { ...service, kind: 'community', name: '夕阳茶叙社', uscc: '', filingNo: '东社备2010-0001' }

async function member() {
  const browser = site.browser()
  await browser.post('/register', account(`m${Math.random().toString(36).slice(2, 10)}`))
  return browser
}

describe('after registering', () => {
  test('whoever was going somewhere lands there, from the sign-in through both registrations', async () => {
    const going = '/calls/x?from=poster'
    const next = encodeURIComponent(going)
    const browser = site.browser()
    expect(await (await browser.get(`/sign-in?next=${next}`)).text()).toContain(`/register?next=${next}`)
    const registered = await browser.post('/register', { ...account('lands'), next: going })
    expect(registered.headers.get('location')).toBe(going)
    const form = await (await browser.get(`/organizations/new?next=${next}`)).text()
    expect(form).toContain(`name="next" value="${going}"`)
    const refused = await browser.post('/organizations', { ...group, name: '', next: going })
    expect(await refused.text()).toContain(`name="next" value="${going}"`)
    const landed = { ...group, name: '落地社', filingNo: '东社备2010-0002', next: going }
    expect((await browser.post('/organizations', landed)).headers.get('location')).toBe(going)
  })

  test.each(['//evil.example', 'https://evil.example', '/\\\\evil.example', 'javascript:alert(1)'])(
    'a place elsewhere is dropped: %s',
    async (next) => {
      const browser = await member()
      const name = `别处${next.length}社`
      const sent = { ...group, name, filingNo: `东社备${name}`, next }
      expect((await browser.post('/organizations', sent)).headers.get('location')).toMatch(
        /^\/organizations\/\w+$/,
      )
    },
  )
})
