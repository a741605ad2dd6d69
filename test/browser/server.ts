import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleFor } from '../../src/start/build.ts'
import { freePort } from '../../src/start/port.ts'
import { scratch } from '../scratch.ts'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    site: string
  }
}

/**
 * The site with a demonstration of its own, once for all browser tests of a home: as `npm start` serves it in workerd, or on Node with
 * SQLite (./machine.ts). It is made while other tests run: whoever opens a browser waits for it (see ./visit.ts).
 */
export default async function setup(project: TestProject) {
  const data = mkdtempSync(join(scratch(), 'site-'))
  const port = String(await freePort())
  project.provide('site', `http://127.0.0.1:${port}`)
  const server = project.name === 'browser-d1' ? inWorkerd(data, port) : await onNode(data, port)
  return () => {
    if (server.pid) process.kill(-server.pid, 'SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
}

const inWorkerd = (data: string, port: string) =>
  serving('npm start', ['src/start/start.ts', '--port', port, '--data', data])

async function onNode(data: string, port: string): Promise<ChildProcess> {
  const file = join(data, 'machine.mjs')
  await bundleFor({ entryPoints: ['test/browser/machine.ts'], outfile: file })
  return serving('the Node home', ['--enable-source-maps', file, data, port])
}

function serving(name: string, args: string[]): ChildProcess {
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  let said = ''
  server.stdout.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-10_000)))
  server.on('exit', (code) => (code ? console.error(`${name} ended with ${code}:\n${said}`) : undefined))
  return server
}
