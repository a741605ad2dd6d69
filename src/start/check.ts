// oxlint-disable no-await-in-loop -- one district after another
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Home, machineHome } from '../backup/home.ts'
import { checkHistory } from '../checks/history/check.ts'
import { DIGESTS, checkDigests } from '../checks/digests.ts'
import { CHECKS, runChecks } from '../checks/run.ts'
import { type Connection, openDb } from '../db/db.ts'
import type { Bucket } from '../db/bucket.ts'
import type { Broken } from '../history/rules.ts'
import { isMany, readDistricts } from '../machine/districts/folder.ts'

/**
 * `npm run check`: every check against the local database, each with ok or the rows that break it. `-- --history`: the whole
 * history against the roots of all nights, a line for what is changed, missing or added; `--key`: the public key that must
 * have signed them. Where a machine has several districts each is checked. Status 1: something is not as it must be.
 */
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: '.wrangler/state' },
    history: { type: 'boolean', default: false },
    key: { type: 'string' },
  },
})

async function checkAll(data: string): Promise<void> {
  if (!isMany(data)) return check(await homeOf(data))
  for (const { code, data: folder } of readDistricts(data)) {
    console.log(`== ${code}`)
    await checkPlace(folder).catch((error: unknown) => tellUnreadable(String(error)))
  }
}

/** One that cannot be read keeps the others from nothing. */
async function checkPlace(folder: string): Promise<void> {
  const home = machineHome(folder)
  if (!home.ok) return tellUnreadable(home.refusal)
  return check(home.value)
}

function tellUnreadable(why: string): void {
  console.log(`BROKEN  ${why}`)
  process.exitCode = 1
}

async function check({ connection, bucket, close }: Omit<Home, 'snapshot'>): Promise<void> {
  try {
    const db = openDb(connection)
    if (options.history) tellHistory(await checkHistory(db, bucket, options.key))
    else tell([...(await runChecks(db)), ...(await checkDigests(db))])
  } finally {
    await close()
  }
}

/** A server's own folder, or the bindings of wrangler.toml on this machine's own data. */
async function homeOf(data: string): Promise<Omit<Home, 'snapshot'>> {
  const home = machineHome(data)
  if (home.ok) return home.value
  if (!existsSync(`${data}/v3`)) {
    console.error(home.refusal)
    process.exit(2)
  }
  process.env['WRANGLER_LOG'] = 'error'
  const { getPlatformProxy } = await import('wrangler')
  const { env, dispose } = await getPlatformProxy<{ DB: Connection; FILES: Bucket }>({
    persist: { path: `${data}/v3` },
  })
  return { connection: env.DB, bucket: env.FILES, close: dispose }
}

function tell(broken: Broken[]): void {
  for (const { name, says } of [...CHECKS, ...DIGESTS]) {
    const found = broken.find((one) => one.name === name)
    console.log(found ? `BROKEN  ${name}: ${says}` : `ok      ${name}`)
    for (const row of found?.rows ?? []) console.log(`          ${row}`)
  }
  console.log(broken.length === 0 ? 'all hold' : `${broken.length} broken`)
  if (broken.length > 0) process.exitCode = 1
}

function tellHistory({
  entries,
  subjects,
  roots,
  unsigned,
  faults,
}: Awaited<ReturnType<typeof checkHistory>>) {
  for (const fault of faults) console.log(fault)
  console.log(
    `${entries} entries of ${subjects} subjects, ${roots} roots${unsigned > 0 ? `, ${unsigned} unsigned` : ''}`,
  )
  console.log(faults.length === 0 ? 'all as the roots hold it' : `${faults.length} differ`)
  if (faults.length > 0) process.exitCode = 1
}

await checkAll(options.data)
