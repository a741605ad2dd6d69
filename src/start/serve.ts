import { spawn } from 'node:child_process'
import { buildServer } from './build.ts'

/** `npm run serve -- --data DIR --port N`: builds the server and runs it, with what it was given. */
const BUILT = '.wrangler/server'
await buildServer(BUILT)
const server = spawn(
  process.execPath,
  ['--enable-source-maps', `${BUILT}/server.mjs`, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
