import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import { agreementJson } from './agreement.ts'
import { assignmentCsv } from './assign.ts'
import { drawCsv } from './draw.ts'
import { sayFault } from './fault.ts'
import type { Fault } from './fault.ts'
import { RANKED_FILES, readBundle } from './files.ts'
import { outcomeCsv } from './rank.ts'
import { verify } from './verify/verify.ts'

/**
 * `npm run --silent round -- rank FOLDER` prints the outcome of a round's folder as CSV. `verify FOLDER` computes a public
 * bundle again and says the first thing that differs, with status 1; `verify FOLDER KEY` takes no other signature than that key's.
 * `assign FILE` prints who judges what, as CSV, of the experts, proposals and conflicts that a JSON file names (bundle/assign.ts);
 * `draw FILE` draws a panel again from its protocol (bundle/draw.ts, docs/DRAW.md); `agreement FILE` prints how far experts agree, as
 * JSON, of a table of their scores (bundle/agreement.ts).
 * A folder that is no round, and any other command, gets one line on stderr, nothing on stdout, and status 2.
 */
const UNREADABLE = '读不出来，应是 UTF-8 编码的文本文件'
const [command, given, ...more] = process.argv.slice(2)
if (command === 'rank' && given && more.length === 0) rank(given)
else if (command === 'verify' && given && more.length <= 1) await verifyFolder(given, more[0])
else if (command === 'assign' && given && more.length === 0) print(given, assignmentCsv)
else if (command === 'draw' && given && more.length === 0) print(given, drawCsv)
else if (command === 'agreement' && given && more.length === 0) print(given, agreementJson)
else
  end(
    '用法：npm run --silent round -- rank 文件夹，或者 verify 文件夹 [公钥]，或者 assign 文件、draw 文件、agreement 文件',
  )

async function verifyFolder(folder: string, key: string | undefined): Promise<void> {
  const texts = readFolder(folder, (path) => readdirSync(path).filter((name) => name.endsWith('.json')))
  const verified = texts.ok ? await verify(texts.value, key) : texts
  if (!verified.ok) return end(sayFault(verified.refusal))
  const { differs, bundle } = verified.value
  if (differs) {
    process.exitCode = 1
    return void process.stdout.write(`${sayFault(differs)}\n`)
  }
  const { root } = bundle.proofs
  const signed = root.key ? `公钥 ${root.key}` : '没有签名'
  process.stdout.write(`全部相符。请对照公布的 ${root.day} 的根：${root.root}，${signed}\n`)
}

function rank(folder: string): void {
  const texts = readFolder(folder, () => [...RANKED_FILES])
  const bundle = texts.ok ? readBundle(texts.value) : texts
  if (bundle.ok) process.stdout.write(outcomeCsv(bundle.value))
  else end(sayFault(bundle.refusal))
}

function print(file: string, textOf: (file: string, text: string) => Result<string, Fault>): void {
  const text = readText(resolve(startedIn(), file))
  if (text === null) return end(sayFault({ file, where: null, reason: UNREADABLE }))
  const printed = textOf(file, text)
  if (printed.ok) process.stdout.write(printed.value)
  else end(sayFault(printed.refusal))
}

function end(reason: string): void {
  process.stderr.write(`${reason}\n`)
  process.exitCode = 2
}

/** `names`: of the files that are wanted, once it is known that there is such a folder. */
function readFolder(
  folder: string,
  names: (path: string) => string[],
): Result<Record<string, string>, Fault> {
  const path = resolve(startedIn(), folder)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) {
    return refuse({ file: folder, where: null, reason: found ? '不是文件夹' : '没有这个文件夹' })
  }
  const texts: Record<string, string> = {}
  for (const file of names(path)) {
    if (!statSync(join(path, file), { throwIfNoEntry: false })) continue
    const text = readText(join(path, file))
    if (text === null) return refuse({ file, where: null, reason: UNREADABLE })
    texts[file] = text
  }
  return ok(texts)
}

/** npm runs a script at the project's root, but a folder is named from where the person stands. */
function startedIn(): string {
  return (
    (process.env['npm_lifecycle_event'] === 'round' ? process.env['INIT_CWD'] : undefined) ?? process.cwd()
  )
}

/** Null for a folder of that name, a file that may not be read, and bytes that are not UTF-8 (a GBK table). */
function readText(path: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch {
    return null
  }
}
