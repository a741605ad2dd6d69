import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { applyMigrations } from '../../../src/machine/migrate.ts'
import { openSqlite } from '../../../src/machine/sqlite.ts'
import { scratch } from '../../scratch.ts'
import type { Asked, Cost, Page } from './asked.ts'
import { bundled } from './bundled.ts'
import { grownTable } from './grown.ts'
import { multiply } from './multiply.ts'
import { rowsOf } from './rows.ts'

/**
 * `npm run bench -- --scale 1,10,100`: what every page costs with 78, 780 and 7,800 proposals in a round, on this machine; the rows that
 * it reads by workerd's own account. `--top 20`: the dearest only. `--only scoring`: pages whose address has it. `--rows 1,10`: at these
 * scales alone workerd is asked. `--keep FOLDER`: the databases stay there and serve again.
 */
const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1,10,100' },
    top: { type: 'string', default: '1000' },
    keep: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    rows: { type: 'string', default: '' },
  },
  allowPositionals: true,
})
const scales = values.scale.split(',').map(Number)
const folder = values.keep || scratch()
mkdirSync(folder, { recursive: true })

await make()
await bundled('pages.ts', join(folder, 'pages.mjs'), 'node')
const told = scales.map((scale) => ({ scale, costs: costsOf(scale) }))
const asked: Asked = JSON.parse(readFileSync(join(folder, 'asked.json'), 'utf8'))
for (const { scale, costs } of told)
  if ((values.rows || values.scale).split(',').includes(String(scale)))
    await rowsOf({ folder, file: fileOf(scale), scale }, costs, asked)
console.log(grownTable(told, Number(values.top)))

async function make(): Promise<void> {
  const files = readdirSync(folder)
  if (!files.includes('x1.sqlite')) {
    const db = openSqlite(fileOf(1))
    const migrations = readdirSync('migrations').toSorted()
    db.run('create table d1_migrations (id integer primary key, name text, applied_at text)')
    await applyMigrations(db, migrations)
    db.close()
    await bundled('base.ts', join(folder, 'base.mjs'), 'node')
    run('base.mjs', 1, join(folder, 'asked.json'))
  }
  for (const scale of scales)
    if (!files.includes(`x${scale}.sqlite`) && scale > 1) multiply(fileOf(1), fileOf(scale), scale)
}

function costsOf(scale: number): (Page & Cost)[] {
  const out = join(folder, `costs${scale}.json`)
  run('pages.mjs', scale, join(folder, 'asked.json'), join(folder, 'pages.json'), out, values.only)
  return JSON.parse(readFileSync(out, 'utf8'))
}

function fileOf(scale: number): string {
  return join(folder, `x${scale}.sqlite`)
}

function run(module: string, scale: number, ...args: string[]): void {
  const env = { ...process.env, BENCH_DATA: join(folder, `x${scale}`) }
  const { status } = spawnSync(process.execPath, [join(folder, module), ...args], { env, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${module} ended with ${status}`)
}
