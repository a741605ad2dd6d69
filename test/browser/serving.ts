import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../src/start/port.ts'
import { scratch } from '../scratch.ts'

/** A process of Node's, at the head of its own group; what it said is told when it fails. */
export function begin(name: string, args: string[]): ChildProcess {
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  let said = ''
  server.stdout.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-10_000)))
  server.on('exit', (code) => (code ? console.error(`${name} ended with ${code}:\n${said}`) : undefined))
  return server
}

export type Served = { site: string; stop: () => void }

/** A site on the Node home, with the demonstration that was made in a folder, once it is whole. */
export async function serveCopyOf(made: string): Promise<Served> {
  await until(() => existsSync(join(made, 'made', 'whole')))
  const data = mkdtempSync(join(scratch(), 'site-'))
  cpSync(join(made, 'made'), data, { recursive: true })
  const port = String(await freePort())
  const server = begin('the Node home', ['--enable-source-maps', join(made, 'machine.mjs'), data, port])
  return {
    site: `http://127.0.0.1:${port}`,
    stop: () => {
      if (server.pid && server.exitCode === null) process.kill(-server.pid, 'SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Vitest gives up on it in three minutes. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 250))
}
