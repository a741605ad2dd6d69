// oxlint-disable no-await-in-loop -- one act after another, until one is refused
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { makeApp } from '../../src/app.tsx'
import { oneSite, serverOf } from '../../src/machine/site.ts'
import { freePort } from '../../src/start/port.ts'
import { bare, newPlace, open } from '../backup/played.ts'
import { pdf } from '../files/samples.ts'
import { built, command } from './running.ts'
import {
  HREF,
  ID,
  type Writer,
  headersOf,
  lostBy,
  organization,
  post,
  registered,
  sha256,
  upload,
} from './writers.ts'

const SLOW = 180_000
let program: string
beforeAll(async () => {
  program = await built()
}, SLOW)

/** The site in this process, whose database can be given no more room. */
async function served(data: string) {
  const machine = open(data)
  const server = serverOf({ app: makeApp(), sites: oneSite(machine), assets: 'src/web/assets', proxies: 0 })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const quiet = (['log', 'error'] as const).map((word) =>
    vi.spyOn(console, word).mockImplementation(() => {}),
  )
  const room = (pages: string) => machine.db.run(`pragma max_page_count = ${pages}`)
  async function close() {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    machine.db.close()
    for (const one of quiet) one.mockRestore()
  }
  return { site: `http://127.0.0.1:${port}`, room, close }
}

test(
  'a database that is full keeps nothing and loses nothing: it is said, what was typed stands there, and with room it goes on',
  async () => {
    const data = await bare()
    const { site, room, close } = await served(data)
    const writer = await registered(site, 'wangmin')
    const path = await kept(site, writer)
    room('1')

    const refused = await untilRefused(site, writer)
    expect(refused).toMatchObject({
      ...{ why: 'not-kept', because: 'full', status: 503 },
      title: expect.stringContaining('没有保存：存放数据的磁盘满了'),
    })
    const typed = organization('满')
    const page = await fetch(`${site}/organizations`, {
      method: 'POST',
      headers: { ...headersOf(site, writer), accept: 'text/html' },
      body: new URLSearchParams(typed),
    })
    const html = await page.text()
    expect([page.status, html.includes('没有保存：存放数据的磁盘满了')]).toEqual([503, true])
    expect(html).toContain(`value="${typed.name}"`)
    const files = await fetch(`${site}${path}/certificates`, { headers: headersOf(site, writer) })
    expect(files.status).toBe(200)

    room('1073741823')
    await kept(site, writer)
    expect(await lostBy(site, writer)).toEqual([])
    await close()
    expect(command(program, 'check', '--data', data).stdout).toContain('all hold')
  },
  SLOW,
)

/** A disk of its own for one process and those that it starts: no other sees it, and none has to be root for it. */
const onDisk = (mount: string, data: string) => ['unshare', '-rm', 'sh', '-c', `${mount} && exec "$@"`, data]
const READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0"'
const canMount = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0

describe.runIf(canMount)('a disk', () => {
  test('that can only be read is told before anything is served', async () => {
    for (const data of [newPlace(), await bare()]) {
      const [first = '', ...args] = onDisk(READ_ONLY, data)
      const words = [process.execPath, join(program, 'server.mjs'), '--data', data, '--port', '1']
      const refused = spawnSync(first, [...args, ...words], { encoding: 'utf8' })
      expect([refused.status, refused.stderr]).toEqual([2, `没有开站：磁盘只能读，不能写（${data}）\n`])
    }
  })

  test('that is full takes no backup, and leaves no half of one', async () => {
    const [data, folder] = [await bare(), newPlace()]
    const mount = 'mount -t tmpfs -o size=200k none "$0"'
    const [first = '', ...args] = onDisk(mount, folder)
    const words = [
      process.execPath,
      join(program, 'backup.mjs'),
      '--data',
      data,
      '--to',
      join(folder, 'x.tar.gz'),
    ]
    const list = `"$@"; status=$?; ls -A "$0"; exit $status`
    const refused = spawnSync(first, [...args.slice(0, -2), `${mount} && { ${list}; }`, folder, ...words], {
      encoding: 'utf8',
    })
    expect([refused.status, refused.stdout, refused.stderr]).toEqual([1, '', '没有做成：磁盘没有空间了\n'])
  })
})

/** An organization and a file of it, remembered. */
async function kept(site: string, writer: Writer): Promise<string> {
  const begun = await post(site, writer, '/organizations', organization('有'))
  const { href } = HREF.parse(await begun.json())
  const bytes = pdf([href])
  const sent = await upload(site, writer, href, bytes)
  writer.kept.set(href, new Map([[ID.parse(await sent.json()).id, sha256(bytes)]]))
  return href
}

/** Its pages have some room left; what is acknowledged until then is remembered. */
async function untilRefused(site: string, writer: Writer): Promise<unknown> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await post(site, writer, '/organizations', organization('满'))
    if (!answer.ok) return answer.json()
    writer.kept.set(HREF.parse(await answer.json()).href, new Map())
  }
  return null
}
