// oxlint-disable no-await-in-loop -- one district after another
import { join } from 'node:path'
import { type Home, machineHome } from '../backup/home.ts'
import { takeBackup } from '../backup/take.ts'
import { isMany, readDistricts } from '../machine/districts/folder.ts'
import { ourMigrations } from '../machine/migrate.ts'
import { type Result, ok } from '../shared/result.ts'
import { type Options, end, run, wordsIn } from './moving.ts'

/**
 * `npm run backup -- --data DIR --to FILE`: database and files of a site that may go on serving, in one archive, checked after it
 * is written. Of several districts FILE is a folder, with an archive of each, or `--district CODE` says which. Status 0: all is well; 3: it
 * is written, and what it holds is not as it must be; 1: there is no backup; 2: it was asked wrongly.
 */
const options = wordsIn('to')
end(await (options.d1 === undefined && isMany(options.data) ? backUpAll(options) : backUp(options)))

function backUp(asked: Options): Promise<number> {
  const about = {
    to: asked.file,
    holds: 'all',
    known: ourMigrations(),
    now: new Date().toISOString(),
  } as const
  return run(async () => {
    const home = await homeOf(asked)
    if (!home.ok) return home
    return takeBackup(home.value, about).finally(() => home.value.close())
  }, `备份写在${asked.file}`)
}

/** Of each district an archive in the folder; the status is that of the first that is not well. */
async function backUpAll({ data, file }: Options): Promise<number> {
  let status = 0
  for (const { code, data: folder } of readDistricts(data)) {
    console.log(`== ${code}`)
    const one = await backUp({ data: folder, file: join(file, `${code}.tar.gz`) })
    status ||= one
  }
  return status
}

async function homeOf({ data, d1, district }: Options): Promise<Result<Home, string>> {
  if (d1 === undefined) return machineHome(data)
  const { bindingsOf, cloudflareHome } = await import('../backup/cloudflare.ts')
  const { env, dispose } = await bindingsOf(d1, { district })
  return ok(cloudflareHome(env, dispose))
}
