import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { entriesOf } from '../../src/history/store.ts'
import { letterTo } from '../../src/letters/store.ts'
import { paths } from '../../src/paths.ts'
import { setChannel } from '../../src/post/actions.ts'
import type { Carry } from '../../src/post/carriers/carry.ts'
import { MOST_AGAIN } from '../../src/post/given-up/rules.ts'
import { sendWaiting } from '../../src/post/outbox/actions.ts'
import { byEight } from '../raced.ts'
import { person } from '../round/people.ts'
import { type Site, type Someone, openSite } from '../support.ts'

/** Letters that were tried often enough: what the administrator does about them. */
const NOW = Date.parse('2026-06-15T10:00:00+08:00')
const SECRETS: [string] = [env.DATA_SECRET]
let site: Site
let administrator: Someone
let auditor: Someone

beforeAll(async () => {
  site = await openSite(NOW)
  administrator = await site.person('管理', ['administrator'])
  auditor = await site.person('监督', ['auditor'])
  const by = person(administrator.id, ['administrator'])
  const server = { host: 'localhost', port: 465, username: '', password: '', from: 'office@example.org' }
  await setChannel(site.db, SECRETS, by, { channel: 'mail', ...server }, NOW)
})

/** Letters that were given up, to somebody new. */
async function givenUp(name: string, letters: number): Promise<Someone> {
  const someone = await site.person(name)
  await site.db.run(
    sql`insert into addresses values (${someone.id}, 'mail', ${`${someone.id}@example.org`}, ${NOW})`,
  )
  for (let n = 0; n < letters; n += 1) {
    const letter = { kind: 'task' as const, subject: `${name}：${n}`, body: '请办理', about: '/letters' }
    await site.db.batch([letterTo(someone.id, { ...letter, grounds: [] })(site.db, site.now)])
  }
  await site.db
    .run(sql`update outbox set came = 'given-up', came_at = ${site.now}, tries = 9, said = 'mailbox full'
    where came is null`)
  return someone
}

const came = (name: string) =>
  site.db.all<{ id: string; came: string | null; tries: number }>(sql`select o.id, o.came, o.tries
    from outbox o join letters l on l.id = o.letter_id where l.subject like ${`${name}：%`} order by l.subject`)

async function sent(): Promise<string[]> {
  const ids: string[] = []
  const takes: Carry = async (_, { id }) => {
    ids.push(id)
    return { ok: true, value: 'taken' }
  }
  await sendWaiting({
    ...{ db: site.db, secrets: SECRETS, origin: null, carry: takes, clock: () => site.now },
  })
  return ids
}

test('stand on the desk with their last day, and are sent again under the same id, once', async () => {
  await givenUp('再发', 2)
  const desk = await site.get('/desks/administrator', administrator)
  expect(desk.text).toContain('处理没有发成的2封信：邮件')
  const page = await site.get('/channels/mail', administrator)
  expect([page.text.includes('mailbox full'), page.text.includes('有2封信')]).toEqual([true, true])
  const before = await came('再发')
  const raced = await byEight(paths.channelAgain, () => site.post('/channels/mail/again', {}, administrator))
  expect(raced.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await sent()).toSorted()).toEqual(before.map(({ id }) => id).toSorted())
  expect(await came('再发')).toEqual(before.map(({ id }) => ({ id, came: 'sent', tries: 1 })))
  expect((await site.get('/desks/administrator', administrator)).text).not.toContain('没有发成的2封信')
  expect(await entriesOf(site.db, 'channel:mail')).toMatchObject([
    { what: 'channel-set' },
    { what: 'post-again', particulars: { count: 2 } },
  ])
})

test('or are left in the inbox, and never leave again', async () => {
  const someone = await givenUp('不发', 1)
  const raced = await byEight(paths.channelLeft, () => site.post('/channels/mail/left', {}, administrator))
  expect(raced.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await came('不发')).toMatchObject([{ came: 'left' }])
  const none = await site.form('/channels/mail/again', {}, administrator)
  expect([none.status, none.text.includes('没有等着处理的信')]).toEqual([422, true])
  expect(await sent()).toEqual([])
  expect((await site.get('/letters', someone)).text).toContain('不发：0')
})

test('of a channel that was turned off are not sent again before it is set anew; to leave them needs no channel', async () => {
  await givenUp('停用', 1)
  await site.form('/channels/mail/end', {}, administrator)
  const off = await site.form('/channels/mail/again', {}, administrator)
  expect([off.status, off.text.includes('这个渠道没有启用')]).toEqual([422, true])
  expect((await site.get('/channels/mail', administrator)).text).not.toContain('>再发<')
  expect((await site.form('/channels/mail/left', {}, administrator)).status).toBe(303)
})

test('of more than one act may write the first are taken, and the others stay on the desk', async () => {
  const someone = await site.person('很多')
  await site.db.run(sql`insert into addresses values (${someone.id}, 'mail', 'many@example.org', ${NOW})`)
  const by = person(administrator.id, ['administrator'])
  const server = { host: 'localhost', port: 465, username: '', password: '', from: 'office@example.org' }
  await setChannel(site.db, SECRETS, by, { channel: 'mail', ...server }, NOW)
  await site.db.run(sql`insert into letters (id, to_id, kind, subject, body, about, grounds, at)
    with recursive n (i) as (select 1 union all select i + 1 from n where i <= ${MOST_AGAIN})
    select 'many' || i, ${someone.id}, 'task', '很多：' || i, '', '/letters', '[]', ${site.now} from n`)
  await site.db.run(sql`update outbox set came = 'given-up', came_at = ${site.now} where came is null`)
  expect((await site.get('/channels/mail', administrator)).text).toContain(`一次办${MOST_AGAIN}封`)
  const left = await site.post('/channels/mail/left', {}, administrator)
  expect(left.json).toMatchObject({ count: MOST_AGAIN })
  const desk = await site.get('/desks/administrator', administrator)
  expect(desk.text).toContain('处理没有发成的1封信：邮件')
})

test('are nobody else’s to settle', async () => {
  for (const act of ['again', 'left'])
    expect((await site.form(`/channels/mail/${act}`, {}, auditor)).status).toBe(403)
  expect((await site.form('/channels/pigeon/again', {}, administrator)).status).toBe(404)
})
