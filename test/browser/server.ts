import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { bundleFor } from '../../src/start/build.ts'
import { freePort } from '../../src/start/port.ts'
import { scratch } from '../scratch.ts'
import { begin } from './serving.ts'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the one site of this home; '': each file has its own, a copy of what lies in `made`. */
    site: string
    made: string
  }
}

/**
 * A demonstration for the browser tests of a home: as `npm start` serves it in workerd, one for all files in turn; on Node with SQLite
 * (./machine.ts) a copy for each, so that they run beside each other. It is made while other tests run (see ./visit.ts).
 */
export default async function setup(project: TestProject) {
  // unpacked by one before two look for it
  await chromium.executablePath()
  const data = mkdtempSync(join(scratch(), 'site-'))
  const port = String(await freePort())
  const isWorkerd = project.name === 'browser-d1'
  project.provide('site', isWorkerd ? `http://127.0.0.1:${port}` : '')
  project.provide('made', data)
  const making = isWorkerd
    ? begin('npm start', ['src/start/start.ts', '--port', port, '--data', data])
    : begin('the demonstration', [await programIn(data), join(data, 'made')])
  return () => {
    if (making.pid && making.exitCode === null) process.kill(-making.pid, 'SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
}

async function programIn(data: string): Promise<string> {
  const outfile = join(data, 'machine.mjs')
  await bundleFor({ entryPoints: ['test/browser/machine.ts'], outfile })
  return outfile
}
