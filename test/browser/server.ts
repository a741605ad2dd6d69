import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../src/start/port.ts'
import { scratch } from '../scratch.ts'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    site: string
  }
}

/**
 * The site as `npm start` serves it, with a demonstration of its own, once for all browser tests. It is made while
 * other tests run: whoever opens a browser waits for it (see ./visit.ts).
 */
export default async function setup(project: TestProject) {
  const data = mkdtempSync(join(scratch(), 'site-'))
  const port = await freePort()
  const args = ['src/start/start.ts', '--port', String(port), '--data', data]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  let said = ''
  server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  server.on('exit', (code) => (code ? console.error(`npm start ended with ${code}:\n${said}`) : undefined))
  project.provide('site', `http://127.0.0.1:${port}`)
  return () => {
    if (server.pid) process.kill(-server.pid, 'SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
}
