import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { Log, LogLevel, Miniflare, convertV4MiniflareOptions } from 'miniflare'

/**
 * `node test/bench/served.ts WORKER DATA PORT`: a bundled Worker on the database that `npm start -- --data DATA` made, without
 * wrangler's proxy, which takes seconds to start. Says "ready" when it answers.
 */
const [worker = '', data = '', port = ''] = process.argv.slice(2)
const config = readFileSync('wrangler.toml', 'utf8')
const setting = (name: string) => JSON.parse(new RegExp(`^${name} = (.*)$`, 'm').exec(config)?.[1] ?? 'null')
const { AUTH_SECRET = '', DATA_SECRET = '' } = parseEnv(readFileSync('.dev.vars', 'utf8'))

const site = new Miniflare(
  convertV4MiniflareOptions({
    log: new Log(LogLevel.ERROR),
    host: '127.0.0.1',
    port: Number(port),
    modules: [{ type: 'ESModule', path: 'worker.js', contents: readFileSync(worker, 'utf8') }],
    compatibilityDate: setting('compatibility_date'),
    compatibilityFlags: setting('compatibility_flags'),
    d1Databases: { DB: setting('database_id') },
    r2Buckets: { FILES: setting('bucket_name') },
    resourcePersistencePath: `${data}/v3`,
    bindings: { AUTH_SECRET, DATA_SECRET, DEMONSTRATION: 'local' },
  }),
)
await site.ready
console.log('ready')
