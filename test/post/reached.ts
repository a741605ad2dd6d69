import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { setChannel } from '../../src/post/actions.ts'
import type { Carry } from '../../src/post/carriers/carry.ts'
import { sendWaiting } from '../../src/post/outbox/actions.ts'
import type { Parcel } from '../../src/post/rules/parcel.ts'
import { NOW, PASSWORD, peopleSite } from '../people/site.ts'
import { person } from '../round/people.ts'

export const SECRETS: [string] = [env.DATA_SECRET]
export const KEYS = { secrets: SECRETS, secret: env.AUTH_SECRET }

/** The people’s pages with a mail server set, of which nothing leaves but into `sent`. */
export async function reachedSite(settings: { siteUrl?: string } = {}) {
  const site = await peopleSite(settings)
  await site.person('auditor', ['auditor'])
  await site.person('admin', ['administrator'])
  const by = person('admin', ['administrator'])
  const server = { host: 'localhost', port: 465, username: '', password: '', from: 'office@example.org' }
  await setChannel(site.db, SECRETS, by, { channel: 'mail', ...server }, NOW)
  const send = (carry: Carry) =>
    sendWaiting({
      ...{ db: site.db, secrets: SECRETS, origin: 'https://site.example.org', clock: () => site.clock.now },
      carry,
    })

  /** What is due now, as it leaves. */
  async function arrives(): Promise<Parcel[]> {
    const sent: Parcel[] = []
    await send(async (_, parcel) => {
      sent.push(parcel)
      return { ok: true, value: '' }
    })
    return sent
  }
  const codeTo = async (to: string) => codeIn(await arrives(), to)
  async function signedIn(username: string) {
    await site.person(username)
    const browser = site.browser()
    await browser.signIn(username)
    return browser
  }
  /** Where somebody is reached by mail, as if they had confirmed it. */
  const reach = (id: string, address = `${id}@example.org`) =>
    site.db.run(sql`insert into addresses values (${id}, 'mail', ${address}, ${site.clock.now})`)
  const addresses = (id: string) =>
    site.db.all<{ channel: string; address: string }>(
      sql`select channel, address from addresses where person_id = ${id}`,
    )
  /** By SMS, too. */
  const withSms = () =>
    setChannel(
      site.db,
      SECRETS,
      by,
      { channel: 'webhook', url: 'https://sms.example.org/', secret: 'sixteen-letters-' },
      NOW,
    )
  return { ...site, reach, send, arrives, codeTo, signedIn, addresses, withSms }
}

export const codeIn = (all: Parcel[], to: string): string =>
  /：(\d{6})，/.exec(all.find((one) => one.to === to)?.text ?? '')?.[1] ?? ''

type Browser = Awaited<ReturnType<Awaited<ReturnType<typeof reachedSite>>['signedIn']>>
export const ask = (browser: Browser, address: string, current = PASSWORD) =>
  browser.post('/account/reach/mail', { address, current })
