import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { scratch } from '../../scratch.ts'
import { built, ended } from '../../start/running.ts'
import { makeBase, runOn } from '../scale/begun.ts'
import { bundled } from '../scale/bundled.ts'
import { tableOf } from '../table.ts'
import type { Work } from './asked.ts'
import { beside, fileAsItIs } from './beside.ts'
import { dearest } from './dearest.ts'
import { load } from './load.ts'
import { type Bench, served, servedBare } from './servers.ts'

/**
 * `npm run bench -- --requests`: the built server of `npm run serve`, two processes on a round of 78 proposals, beside a bare page of
 * the same main statement and a file that is served as it is; one after the other, some times around. `--profile`: the dearest places
 * instead, `--top 10` of each kind of work. `--only sheet`: work of that name. `--keep FOLDER`: the database stays there and serves again.
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'boolean' },
    profile: { type: 'boolean', default: false },
    top: { type: 'string', default: '10' },
    only: { type: 'string', default: '' },
    keep: { type: 'string', default: '' },
    seconds: { type: 'string', default: '2' },
  },
})
const folder = values.keep || scratch()
const ms = Number(values.seconds) * 1000
const bench: Bench = { folder, work: join(folder, 'work.json'), asset: 'src/web/assets/styles.css' }

await makeBase(folder)
await bundled('../requests/asks.ts', join(folder, 'asks.mjs'), 'node')
runOn(join(folder, 'x1'), join(folder, 'asks.mjs'), join(folder, 'asked.json'), bench.work)
const all: Work[] = JSON.parse(readFileSync(bench.work, 'utf8'))
const chosen = all.filter(({ name }) => name.includes(values.only))
if (values.profile) for (const one of chosen) console.log(`\n${one.name}`, await profiled(one))
else console.log(tableOf(await compared()))

async function compared() {
  const [ours, bare] = [await served(bench), await servedBare(bench)]
  const rows = []
  for (const one of [...chosen, fileAsItIs])
    rows.push(await beside({ site: ours.site, bare: bare.site, ms }, one, all.indexOf(one)))
  await ended(ours)
  bare.server.kill()
  return rows
}

/** The dearest places of the processes that answer, under the load of all clients. */
async function profiled({ name, clients }: Work): Promise<string> {
  const to = join(folder, 'profiles', `${name.replaceAll(' ', '-')}-${Date.now()}`)
  const ours = await served(bench, ['--cpu-prof', `--cpu-prof-dir=${to}`])
  for (const long of [ms, ms]) await load(ours.site, clients, long)
  await ended(ours)
  return tableOf(dearest(to, await built(), ms).slice(0, Number(values.top)))
}
