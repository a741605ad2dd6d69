import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { scratch } from '../../scratch.ts'
import type { Asked, Cost, Page } from './asked.ts'
import { makeBase, runOn } from './begun.ts'
import { bundled } from './bundled.ts'
import { grownTable } from './grown.ts'
import { multiply } from './multiply.ts'
import { rowsOf } from './rows.ts'

/**
 * `npm run bench -- --scale 1,10,100`: what every page costs with 78, 780 and 7,800 proposals in a round, on this machine; the rows that
 * it reads by workerd's own account. A page that does not answer 200 ends it. `--top 20`: the dearest only. `--only scoring`: pages whose address has it. `--rows 1,10`: at these
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

await makeBase(folder)
await bundled('rooted.ts', join(folder, 'rooted.mjs'), 'node')
grow()
await bundled('pages.ts', join(folder, 'pages.mjs'), 'node')
const told = scales.map((scale) => ({ scale, costs: costsOf(scale) }))
const asked: Asked = JSON.parse(readFileSync(join(folder, 'asked.json'), 'utf8'))
for (const { scale, costs } of told)
  if ((values.rows || values.scale).split(',').includes(String(scale)))
    await rowsOf({ folder, file: fileOf(scale), scale }, costs, asked)
console.log(grownTable(told, Number(values.top)))

function grow(): void {
  const files = readdirSync(folder)
  for (const scale of scales)
    if (!files.includes(`x${scale}.sqlite`) && scale > 1) {
      multiply(fileOf(1), fileOf(scale), scale)
      cpSync(filesOf(1), filesOf(scale), { recursive: true })
      run('rooted.mjs', scale)
    }
}

function costsOf(scale: number): (Page & Cost)[] {
  const out = join(folder, `costs${scale}.json`)
  run('pages.mjs', scale, join(folder, 'asked.json'), join(folder, 'pages.json'), out, values.only)
  return JSON.parse(readFileSync(out, 'utf8'))
}

function filesOf(scale: number): string {
  return join(folder, `x${scale}.files`)
}

function fileOf(scale: number): string {
  return join(folder, `x${scale}.sqlite`)
}

function run(module: string, scale: number, ...args: string[]): void {
  runOn(join(folder, `x${scale}`), join(folder, module), ...args)
}
