import { copyFileSync, globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Log, LogLevel, Miniflare, convertV4MiniflareOptions } from 'miniflare'
import type { Bucket } from '../../../src/db/bucket.ts'
import { openFolder } from '../../../src/machine/folder.ts'
import type { Asked, Cost, Page } from './asked.ts'
import { bundled } from './bundled.ts'

type Where = { folder: string; file: string; scale: number }

/** Adds the rows that each page reads, as D1 counts them: the same file, served by workerd. */
export async function rowsOf({ folder, file, scale }: Where, costs: (Page & Cost)[], asked: Asked) {
  const worker = join(folder, 'worker.js')
  await bundled('worker.ts', worker, 'workerd')
  const persist = join(folder, `d1-${scale}`)
  rmSync(persist, { recursive: true, force: true })
  await serve(worker, persist, async (site) => {
    await (await site.getD1Database('DB')).prepare('select 1').first()
  })
  const empty = globSync(join(persist, '**/*.sqlite')).find((name) => !name.includes('metadata')) ?? ''
  for (const end of ['-wal', '-shm']) rmSync(empty + end, { force: true })
  copyFileSync(file, empty)
  await serve(worker, persist, async (site) => {
    await carryFiles(openFolder(file.replace(/\.sqlite$/, '.files')), await site.getR2Bucket('FILES'))
    for (const page of costs) {
      const headers = { cookie: asked.cookies[page.reader] ?? '' }
      const answer = await site.dispatchFetch(`http://localhost${page.path}`, { headers })
      const told: unknown = await answer.json()
      if (typeof told !== 'object' || !told || !('rows' in told && 'status' in told))
        throw new Error(page.path)
      if (told.status !== 200) throw new Error(`${page.path} answers ${page.reader} ${String(told.status)}`)
      page.rows = Number(told.rows)
    }
  })
  rmSync(persist, { recursive: true, force: true })
}

type Files = Awaited<ReturnType<Miniflare['getR2Bucket']>>

/** What the files of one home are in the other. */
async function carryFiles(from: Bucket, to: Files): Promise<void> {
  const { objects } = await from.list()
  for (const { key } of objects) {
    const object = await from.get(key)
    if (object) await to.put(key, await object.arrayBuffer())
  }
}

async function serve(
  worker: string,
  persist: string,
  act: (site: Miniflare) => Promise<void>,
): Promise<void> {
  const site = new Miniflare(
    convertV4MiniflareOptions({
      log: new Log(LogLevel.ERROR),
      modules: [{ type: 'ESModule', path: 'worker.js', contents: readFileSync(worker, 'utf8') }],
      compatibilityDate: setting('compatibility_date'),
      compatibilityFlags: setting('compatibility_flags'),
      d1Databases: ['DB'],
      r2Buckets: ['FILES'],
      resourcePersistencePath: persist,
      bindings: {
        AUTH_SECRET: 'a-secret-for-tests-only-0123456789',
        DATA_SECRET: 'another-secret-for-tests-only-0123456789',
      },
    }),
  )
  try {
    await site.ready
    await act(site)
  } finally {
    await site.dispose()
  }
}

/** A text or a list of texts, which TOML writes as JSON does. */
const setting = (name: string) =>
  JSON.parse(new RegExp(`^${name} = (.*)$`, 'm').exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? 'null')
