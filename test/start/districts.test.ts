import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newPlace, open } from '../backup/played.ts'
import { ask, say, submit } from './asking.ts'
import { type Running, built, command, ended, run } from './running.ts'

/** Several districts on one machine, by the built server and its commands. */
const SLOW = 120_000
const data = newPlace()
const [EAST, WEST] = ['dongcheng.example.cn', 'xicheng.example.cn']
let program: string
let running: Running
let link: string

const district = (...words: string[]) => command(program, 'district', '--data', data, ...words)
const place = (code: string) => join(data, 'districts', code)
const linkIn = (said: string): string => /https:\/\/\S+(\/invitations\/\S+)/.exec(said)?.[1] ?? ''
/** A server that runs looks at its folder once a second. */
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1100))

beforeAll(async () => {
  program = await built()
  link = linkIn(district('--new', 'dongcheng', '--host', EAST).stdout)
  running = await run(program, data)
}, SLOW)
afterAll(() => ended(running))

describe('a district is made by one command', () => {
  test('whole, for its owner alone, with the link for its first administrator', () => {
    expect(readdirSync(join(data, 'districts'))).toEqual(['dongcheng'])
    expect(readdirSync(place('dongcheng')).toSorted()).toEqual(
      expect.arrayContaining(['district.json', 'secrets', 'site.sqlite']),
    )
    expect(statSync(join(data, 'districts')).mode & 0o777).toBe(0o700)
    expect(link).toMatch(/^\/invitations\/\S{20,}$/)
  })

  test('and a server that runs takes it up by itself', async () => {
    expect((await ask(running, WEST, '/')).status).toBe(421)
    const made = district('--new', 'xicheng', '--host', WEST.toUpperCase())
    expect([made.status, made.stderr, linkIn(made.stdout)]).toEqual([0, '', expect.stringContaining('/')])
    await aSecond()
    expect((await ask(running, WEST, '/')).status).toBe(200)
  })

  test.each([
    ['the same code', ['--new', 'dongcheng', '--host', 'other.cn'], 1, '已经有代号dongcheng的区了'],
    ['the same name', ['--new', 'other', '--host', EAST], 1, `${EAST}已经是dongcheng的域名`],
    ['no code', ['--new', 'Dong Cheng', '--host', 'other.cn'], 1, '代号'],
    ['no name', ['--new', 'other', '--host', 'http://other.cn'], 1, '不是域名'],
    ['without a name', ['--new', 'other'], 1, '要写--host域名'],
    ['two things', ['--new', 'a', '--of', 'b'], 2, '用法'],
    ['an unknown word', ['--colour', 'red'], 2, '用法'],
    ['names of nobody', ['--host', 'other.cn'], 2, '用法'],
    ['names of a stranger', ['--of', 'other', '--host', 'other.cn'], 1, '没有代号other的区'],
    ['a backup that is not there', ['--new', 'a', '--host', 'a.cn', '--from', 'x'], 1, '密钥不在备份里'],
  ])('but not of %s', (_, words, status, says) => {
    const refused = district(...words)
    expect([refused.status, refused.stderr]).toEqual([status, expect.stringContaining(says)])
    expect(readdirSync(join(data, 'districts')).toSorted()).toEqual(['dongcheng', 'xicheng'])
  })

  test('of two commands at once one makes it, and neither leaves anything half', async () => {
    const words = ['--data', data, '--new', 'beicheng', '--host', 'beicheng.example.cn']
    const both = [0, 1].map(() => spawn(process.execPath, [join(program, 'district.mjs'), ...words]))
    const codes = await Promise.all(both.map((one) => new Promise((resolve) => one.once('exit', resolve))))
    expect(codes.toSorted()).toEqual([0, 1])
    expect(readdirSync(join(data, 'districts')).toSorted()).toEqual(['beicheng', 'dongcheng', 'xicheng'])
  })

  test('nor where a site is, and a server serves one or the other', () => {
    const one = newPlace()
    writeFileSync(join(one, 'site.sqlite'), '')
    const refused = command(program, 'district', '--data', one, '--new', 'a', '--host', 'a.cn')
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('是一个站点')])
    mkdirSync(join(one, 'districts'))
    const neither = command(program, 'server', '--data', one, '--port', '1')
    expect([neither.status, neither.stderr]).toEqual([2, expect.stringContaining('留下一种')])
  })
})

describe('a district is chosen by its host name', () => {
  const isHere = async (...lines: string[]) => /^HTTP\/1.1 (\d+)/.exec(await say(running, ...lines))?.[1]

  test.each([
    ['as it is', `Host: ${EAST}`, '200'],
    ['with a port', `Host: ${EAST}:8787`, '200'],
    ['in capitals', 'Host: DongCheng.EXAMPLE.cn', '200'],
    ['with a dot at its end', `Host: ${EAST}.`, '200'],
    ['of nobody', 'Host: example.cn', '421'],
    ['of nobody, though it ends in one', `Host: x.${EAST}`, '421'],
    ['of nobody, though it begins with one', `Host: ${EAST}.x.cn`, '421'],
    ['of the machine itself', 'Host: 127.0.0.1', '421'],
    ['with a path', `Host: ${EAST}/x`, '400'],
    ['with somebody before it', `Host: x@${WEST}`, '400'],
    ['that is empty', 'Host:', '400'],
    ['that is none', 'Host: a b', '400'],
  ])('%s', async (_, line, status) => expect(await isHere('GET / HTTP/1.1', line)).toBe(status))

  test('which is said once', async () => {
    expect(await isHere('GET / HTTP/1.1', `Host: ${EAST}`, `Host: ${WEST}`)).toBe('400')
    expect(await isHere(`GET http://${WEST}/ HTTP/1.1`, `Host: ${EAST}`)).toBe('400')
    expect(await isHere(`GET http://${EAST}/ HTTP/1.1`, `Host: ${EAST}`)).toBe('200')
    expect(await isHere('GET / HTTP/1.0')).toBe('400')
  })

  test('and by nothing else that a request says', async () => {
    const others = {
      'x-forwarded-host': EAST,
      forwarded: `host=${EAST}`,
      'x-host': EAST,
      'x-original-host': EAST,
      origin: `http://${EAST}`,
    }
    expect((await ask(running, 'nobody.cn', '/', { headers: others })).status).toBe(421)
  })

  test('whoever asks for another is told in words, and of no district', async () => {
    const { status, text, headers } = await ask(running, 'nobody.cn', '/rounds')
    expect([status, headers['content-type']]).toEqual([421, 'text/html; charset=utf-8'])
    expect(text).toContain('这里没有这个网站')
    expect(text).not.toMatch(/cheng|example/)
    const machine = await ask(running, 'nobody.cn', '/', { headers: { accept: 'application/json' } })
    expect(JSON.parse(machine.text)).toMatchObject({ status: 421, why: 'unknown-host' })
    // what its page is drawn with is everybody's
    expect((await ask(running, 'nobody.cn', '/styles.css')).status).toBe(200)
  })
})

describe('nothing crosses', () => {
  const account = {
    username: 'guanli',
    password: 'hutong-linli-2026',
    name: '管理员',
    email: 'a@example.org',
  }
  const login = { login: 'guanli', password: 'hutong-linli-2026' }

  test('a link, a session and an account of one are nothing to the other', async () => {
    expect((await ask(running, WEST, link)).status).toBe(404)
    expect((await submit(running, WEST, link, account)).status).toBeGreaterThanOrEqual(400)
    const entered = await submit(running, EAST, link, account)
    expect(entered.status).toBe(303)
    const cookie = (entered.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
    expect((await ask(running, EAST, '/account', { headers: { cookie } })).status).toBe(200)
    expect((await ask(running, WEST, '/account', { headers: { cookie } })).status).not.toBe(200)
    expect((await submit(running, WEST, '/sign-in', login)).status).not.toBe(303)
    expect((await submit(running, EAST, '/sign-in', login)).status).toBe(303)
    expect(open(place('xicheng')).db.compiled('select count(*) as n from people').get()).toEqual({ n: 0 })
  })

  test('and a lost link is made anew for a bare district, for no other', () => {
    expect(linkIn(district('--of', 'xicheng', '--link').stdout)).toMatch(/^\/invitations\//)
    expect(district('--of', 'dongcheng', '--link').stderr).toContain('已经有人了')
    expect(district('--of', 'nobody', '--link').status).toBe(1)
  })
})
