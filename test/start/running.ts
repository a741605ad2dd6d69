import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer } from '../../src/start/build.ts'
import { freePort } from '../../src/start/port.ts'
import { scratch } from '../scratch.ts'

let building: Promise<string> | undefined
/** The site built for a machine of its own, once for all tests of this process. */
export function built(): Promise<string> {
  building ??= build()
  return building
}

async function build(): Promise<string> {
  const folder = mkdtempSync(join(scratch(), 'built-'))
  await buildServer(folder)
  return folder
}

export type Running = { server: ChildProcess; site: string; said: () => string }

/** Two processes on one folder, in a folder without any package, until they answer. `inside`: what the server is run by. */
export async function run(program: string, data: string, inside: string[] = []): Promise<Running> {
  const port = String(await freePort())
  const words = [process.execPath, join(program, 'server.mjs'), '--data', data, '--port', port]
  const [first = '', ...args] = [...inside, ...words, '--processes', '2']
  // a group of its own, so that all of it can be killed at once
  const server = spawn(first, args, {
    ...{ cwd: tmpdir(), detached: true },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const site = `http://127.0.0.1:${port}`
  while (!(await fetch(`${site}/health`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error(`it has ended: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { server, site, said: () => said }
}

export const ended = ({ server }: Running, signal: NodeJS.Signals = 'SIGTERM') =>
  new Promise<number | null>((resolve) => {
    if (server.exitCode !== null) return resolve(server.exitCode)
    server.on('exit', resolve)
    if (signal === 'SIGKILL' && server.pid) process.kill(-server.pid, signal)
    else server.kill(signal)
  })

/** One of the programs beside the server, to its end. */
export function command(program: string, name: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(program, `${name}.mjs`), ...args], {
    cwd: tmpdir(),
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
