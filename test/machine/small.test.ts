import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assetFor, hashOf, openAssets } from '../../src/machine/assets.ts'
import { sayFrom } from '../../src/machine/clients.ts'
import { routeOf } from '../../src/machine/log.ts'
import { nextNight } from '../../src/machine/night.ts'
import { optionsIn } from '../../src/machine/options.ts'
import { packed } from '../../src/machine/packed.ts'
import { lackingSecrets, secretsIn } from '../../src/machine/secrets.ts'
import { scratch } from '../scratch.ts'

describe('where a request comes from', () => {
  const from = (remoteAddress: string, headers: Record<string, string>, proxies: number) => {
    const rawHeaders = Object.entries(headers).flat()
    const request = { socket: { remoteAddress }, headers: { ...headers }, rawHeaders }
    sayFrom(request as unknown as IncomingMessage, proxies)
    return [
      request.headers['cf-connecting-ip'],
      request.rawHeaders.filter((_, at, all) => all[at - 1] === 'cf-connecting-ip'),
    ]
  }
  test('is the other end of its line, whatever it says itself', () => {
    expect(from('::ffff:10.0.0.7', {}, 0)).toEqual(['10.0.0.7', ['10.0.0.7']])
    expect(from('10.0.0.7', { 'x-forwarded-for': '1.2.3.4' }, 0)).toEqual(['10.0.0.7', ['10.0.0.7']])
    expect(from('10.0.0.7', { 'cf-connecting-ip': '1.2.3.4' }, 0)).toEqual(['10.0.0.7', ['10.0.0.7']])
  })
  test('is what our proxy heard from, never what came before it', () => {
    expect(from('127.0.0.1', { 'x-forwarded-for': '9.9.9.9, 10.0.0.7' }, 1)[0]).toBe('10.0.0.7')
    expect(from('127.0.0.1', { 'x-forwarded-for': '9.9.9.9, 10.0.0.7, 10.0.0.8' }, 2)[0]).toBe('10.0.0.7')
    expect(from('127.0.0.1', {}, 1)[0]).toBe('127.0.0.1')
  })
})

describe('the command line', () => {
  test('has a folder, a port, processes', () => {
    expect(optionsIn(['--data', 'd', '--port', '80', '--processes', '2', '--proxies', '1'])).toEqual({
      ok: true,
      value: { data: 'd', port: 80, host: '127.0.0.1', processes: 2, proxies: 1 },
    })
  })
  test.each([
    ['--port', '0'],
    ['--port', '70000'],
    ['--port', 'x'],
    ['--processes', '0'],
    ['--processes', '65'],
    ['--proxies', '6'],
    ['--data', ''],
    ['--colour', 'red'],
    ['stray'],
  ])('that is wrong is told so: %s %s', (...args) => {
    const read = optionsIn(
      args.filter(Boolean).length < args.length && args[0] === '--data' ? ['--data='] : args,
    )
    expect([read.ok, read.ok ? '' : read.refusal]).toEqual([false, expect.stringMatching(/[一-龥]/)])
  })
})

describe('secrets', () => {
  const folder = () => mkdtempSync(join(scratch(), 'secrets-'))
  test('are made once, for their owner alone, and kept', () => {
    const data = folder()
    const made = secretsIn(data, {})
    expect(secretsIn(data, {})).toEqual(made)
    expect([made.AUTH_SECRET.length, made.DATA_SECRET.length]).toEqual([64, 64])
    expect(made.AUTH_SECRET).not.toBe(made.DATA_SECRET)
    expect(statSync(join(data, 'secrets/AUTH_SECRET')).mode & 0o777).toBe(0o600)
  })
  test('come from the environment, or from a file that it names, first', () => {
    const data = folder()
    const file = join(data, 'given')
    writeFileSync(file, 'from a file\n')
    const given = secretsIn(data, {
      AUTH_SECRET: 'from the environment',
      DATA_SECRET_FILE: file,
      SITE_URL: 'https://x.cn',
    })
    expect(given).toMatchObject({
      AUTH_SECRET: 'from the environment',
      DATA_SECRET: 'from a file',
      SITE_URL: 'https://x.cn',
    })
  })
  test('that are nowhere are named', () => {
    const data = folder()
    expect(lackingSecrets(data, { DATA_SECRET: 'given' })).toEqual(['AUTH_SECRET'])
    secretsIn(data, {})
    expect(lackingSecrets(data, {})).toEqual([])
  })
})

test('the next night is at eight in Shanghai, after now', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`)
  expect(nextNight(at('2027-03-01T07:59:59'))).toBe(at('2027-03-01T08:00:00'))
  expect(nextNight(at('2027-03-01T08:00:00'))).toBe(at('2027-03-02T08:00:00'))
})

test('a log names routes and nothing that they hold', () => {
  expect(routeOf('/proposals/7k2m9x4t0abc/sections/need')).toBe('/proposals/:id/sections/need')
  expect(routeOf('/invitations/q8Zs_long-token')).toBe('/invitations/:id')
  expect(routeOf('/proposals/7k2m9x4t0abc/document.docx')).toBe('/proposals/:id/document.docx')
  expect(routeOf('/')).toBe('/')
})

describe('what is served as it is', () => {
  const assets = openAssets('src/web/assets')
  const asked = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    assetFor(assets, new Request(`http://x.cn${path}`, { headers, method }))
  test('is packed as the browser takes it, and says what Cloudflare would', async () => {
    const plain = asked('/styles.css')
    expect(await plain?.text()).toBe(readFileSync('src/web/assets/styles.css', 'utf8'))
    expect(plain?.headers.get('x-content-type-options')).toBe('nosniff')
    expect(asked('/styles.css', { 'accept-encoding': 'gzip, br' })?.headers.get('content-encoding')).toBe(
      'br',
    )
    expect(asked('/styles.css', { 'accept-encoding': 'gzip' })?.headers.get('content-encoding')).toBe('gzip')
    expect(asked('/offline-worker.js')?.headers.get('content-security-policy')).toContain(
      "connect-src 'self'",
    )
    expect(asked('/app.js')?.headers.get('content-security-policy')).not.toContain('connect-src')
  })
  test('is not sent again to whoever has it', () => {
    const etag = asked('/app.js')?.headers.get('etag') ?? ''
    expect(asked('/app.js', { 'if-none-match': etag })?.status).toBe(304)
  })
  test('is asked for once where its address says what it is, and each time where it does not', async () => {
    const [own, other] = [hashOf('src/web/assets'), '0123456789abcdef']
    const kept = (path: string) => asked(path)?.headers.get('cache-control')
    expect(kept(`/assets/${own}/app.js`)).toBe('public, max-age=31536000, immutable')
    expect([kept('/app.js'), kept(`/assets/${other}/app.js`)]).toEqual([
      ...Array(2).fill('public, max-age=0, must-revalidate'),
    ])
    expect(await asked(`/assets/${own}/styles.css`)?.text()).toBe(
      readFileSync('src/web/assets/styles.css', 'utf8'),
    )
  })
  test('is named by all that it is', () => {
    const folder = mkdtempSync(join(scratch(), 'assets-'))
    const written = ['a', 'b', 'a'].map((text) => {
      writeFileSync(join(folder, 'app.js'), text)
      return hashOf(folder)
    })
    writeFileSync(join(folder, 'other.js'), '')
    expect([written[0] === written[2], new Set([...written, hashOf(folder)]).size]).toEqual([true, 3])
  })
  test('is nothing else', () => {
    for (const path of ['/_headers', '/none.js', '/', '/../package.json', '/assets/app.js'])
      expect(asked(path)).toBeNull()
    expect(asked('/app.js', {}, 'POST')).toBeNull()
  })
})

describe('a page', () => {
  const page = new Response('字'.repeat(2000), { headers: { 'content-type': 'text/html; charset=UTF-8' } })
  const asked = (encoding: string) =>
    packed(new Request('http://x.cn/', { headers: { 'accept-encoding': encoding } }), page.clone())
  test('is packed as the browser takes it', async () => {
    expect((await asked('br, gzip')).headers.get('content-encoding')).toBe('br')
    const zipped = await asked('gzip')
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    const unpacked = zipped.body?.pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(unpacked).text()).toBe('字'.repeat(2000))
    expect(await (await asked('')).text()).toBe('字'.repeat(2000))
  })
  test('that is a file is sent as it is', async () => {
    const file = new Response('x'.repeat(5000), {
      headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment' },
    })
    const sent = await packed(new Request('http://x.cn/', { headers: { 'accept-encoding': 'br' } }), file)
    expect(sent.headers.get('content-encoding')).toBeNull()
  })
})
