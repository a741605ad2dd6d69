import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../src/start/port.ts'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    site: string
  }
}

/** The site as `npm start` serves it, with a demonstration of its own, once for all browser tests. */
export default async function setup(project: TestProject) {
  const data = mkdtempSync(join(tmpdir(), 'rounds-'))
  const port = await freePort()
  const args = ['src/start/start.ts', '--port', String(port), '--data', data]
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  await said(server, 'Sign in at')
  project.provide('site', `http://127.0.0.1:${port}`)
  return () => {
    if (server.pid) process.kill(-server.pid, 'SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
}

function said(server: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes(words)) resolve()
    })
    server.on('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)))
  })
}
