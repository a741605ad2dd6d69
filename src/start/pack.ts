import {
  chmodSync,
  cpSync,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { packTar } from 'modern-tar/fs'
import { buildServer } from './build.ts'
import { billOfMaterials } from './deploy.ts'
import { licences } from './licences.ts'

/**
 * `npm run pack`: one archive that a machine without network unpacks and runs: the built site, what is done beside it, and how a
 * machine keeps it running. `--with-node`: this machine's Node, too, for one of the same kind.
 */
const { values: options } = parseArgs({
  options: { to: { type: 'string' }, 'with-node': { type: 'boolean', default: false } },
})

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const NAME = `gongyi-rounds-${version}`
const withNode = options['with-node']
const to = resolve(options.to ?? `${NAME}${withNode ? `-${process.platform}-${process.arch}` : ''}.tar.gz`)

const aside = mkdtempSync(join(tmpdir(), 'packing-'))
try {
  await fill(aside)
  // nothing half-written has the archive's name
  await pipeline(
    packTar([{ type: 'directory', source: aside, target: NAME }]),
    createGzip(),
    createWriteStream(`${to}.partial`, { flush: true }),
  )
  renameSync(`${to}.partial`, to)
  console.log(`安装包写在${to}：tar xzf ${basename(to)}，再运行${NAME}/gongyi serve --data 数据目录`)
} finally {
  rmSync(aside, { recursive: true, force: true })
  rmSync(`${to}.partial`, { force: true })
}

async function fill(folder: string): Promise<void> {
  await buildServer(join(folder, 'program'))
  cpSync('docs/machine', folder, { recursive: true })
  for (const name of ['README.md', 'LICENSE', 'SECURITY.md']) cpSync(name, join(folder, name))
  writeFileSync(join(folder, 'LICENCES.txt'), licences())
  writeFileSync(join(folder, 'sbom.cdx.json'), billOfMaterials())
  if (!withNode) return
  cpSync(process.execPath, join(folder, 'node'))
  chmodSync(join(folder, 'node'), 0o755)
}
