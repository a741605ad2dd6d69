import { spawn } from 'node:child_process'
import { globSync, renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Bucket } from '../../db/bucket.ts'
import { openFolder } from '../../machine/folder.ts'
import type { Secrets } from '../../machine/secrets.ts'
import { bundleFor } from '../build.ts'
import { migrate } from '../migrate.ts'

/**
 * Fills a local D1 and R2 in which there is nobody with the demonstration. It is played by Node, beside them, which takes a fifth of
 * the time that workerd takes; what it made takes their place when it is whole, so that one that is broken off has changed nothing.
 * False: it has failed, and said why.
 */
export async function demonstrate(data: string): Promise<boolean> {
  const making = join(data, 'making')
  rmSync(making, { recursive: true, force: true })
  try {
    await migrate(making)
    const [database = ''] = databasesIn(making)
    const { env, dispose } = await localBindings(data)
    try {
      const files = join(making, 'files')
      if (!(await played(making, [database, files], env))) return false
      await putAll(openFolder(files), env.FILES)
    } finally {
      await dispose()
    }
    takePlace(database, join(data, relative(making, database)))
    return true
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

/** Where wrangler keeps a local D1, by a name that it makes of its id. */
const databasesIn = (data: string): string[] =>
  globSync(`${data}/v3/d1/*/*.sqlite`).filter((file) => !file.endsWith('metadata.sqlite'))

async function localBindings(data: string) {
  const { getPlatformProxy } = await import('wrangler')
  return getPlatformProxy<{ FILES: Bucket } & Secrets>({ persist: { path: `${data}/v3` } })
}

async function played(aside: string, into: string[], secrets: Secrets): Promise<boolean> {
  const program = join(aside, 'playing.mjs')
  await bundleFor({ entryPoints: ['src/start/demonstration/playing.ts'], outfile: program })
  const { AUTH_SECRET, DATA_SECRET, HISTORY_KEY } = secrets
  const env = { ...process.env, AUTH_SECRET, DATA_SECRET, HISTORY_KEY }
  const playing = spawn(process.execPath, ['--enable-source-maps', program, ...into], {
    ...{ env, stdio: ['ignore', 'pipe', 'inherit'] },
  })
  for await (const lines of playing.stdout.setEncoding('utf8'))
    process.stdout.write(String(lines).replaceAll(/^(?=.)/gm, '  '))
  return (playing.exitCode ?? (await new Promise((resolve) => playing.once('exit', resolve)))) === 0
}

async function putAll(from: Bucket, to: Bucket): Promise<void> {
  const { objects } = await from.list()
  await Promise.all(
    objects.map(async ({ key }) => {
      const held = await from.get(key)
      if (held) await to.put(key, new Uint8Array(await held.arrayBuffer()))
    }),
  )
}

function takePlace(from: string, to: string): void {
  for (const more of ['-wal', '-shm']) rmSync(`${to}${more}`, { force: true })
  renameSync(from, to)
}
