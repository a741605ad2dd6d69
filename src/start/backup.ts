import { type Home, machineHome } from '../backup/home.ts'
import { takeBackup } from '../backup/take.ts'
import { ourMigrations } from '../machine/migrate.ts'
import { type Result, ok } from '../shared/result.ts'
import { type Options, end, run, wordsIn } from './moving.ts'

/**
 * `npm run backup -- --data DIR --to FILE`: database and files of a site that may go on serving, in one archive, checked after it
 * is written. Status 0: all is well; 3: it is written, and what it holds is not as it must be; 1: there is no backup; 2: it was
 * asked wrongly.
 */
const options = wordsIn('to')

await run(async () => {
  const home = await homeOf(options)
  if (!home.ok) return home
  const about = {
    to: options.file,
    holds: 'all',
    known: ourMigrations(),
    now: new Date().toISOString(),
  } as const
  return takeBackup(home.value, about).finally(() => home.value.close())
}, `备份写在${options.file}`).then(end)

async function homeOf({ data, d1 }: Options): Promise<Result<Home, string>> {
  if (d1 === undefined) return machineHome(data)
  const { bindingsOf, cloudflareHome } = await import('../backup/cloudflare.ts')
  const { env, dispose } = await bindingsOf(d1)
  return ok(cloudflareHome(env, dispose))
}
