import { parseArgs } from 'node:util'
import { DIGESTS, checkDigests } from '../checks/digests.ts'
import { CHECKS, runChecks } from '../checks/run.ts'
import { type Connection, openDb } from '../db/db.ts'
import type { Broken } from '../history/rules.ts'

/** `npm run check`: every check against the local database, each with ok or the rows that break it. Status 1: one is broken. */
const { values: options } = parseArgs({
  options: { data: { type: 'string', default: '.wrangler/state' } },
})

/** The bindings of wrangler.toml on this machine's own data. */
async function check(data: string): Promise<void> {
  process.env['WRANGLER_LOG'] = 'error'
  const { getPlatformProxy } = await import('wrangler')
  const { env, dispose } = await getPlatformProxy<{ DB: Connection }>({ persist: { path: `${data}/v3` } })
  try {
    const db = openDb(env.DB)
    tell([...(await runChecks(db)), ...(await checkDigests(db))])
  } finally {
    await dispose()
  }
}

function tell(broken: Broken[]): void {
  for (const { name, says } of [...CHECKS, ...DIGESTS]) {
    const found = broken.find((one) => one.name === name)
    console.log(found ? `BROKEN  ${name}: ${says}` : `ok      ${name}`)
    for (const row of found?.rows ?? []) console.log(`          ${row}`)
  }
  console.log(broken.length === 0 ? 'all hold' : `${broken.length} broken`)
  process.exitCode = broken.length === 0 ? 0 : 1
}

await check(options.data)
