import { spawnSync } from 'node:child_process'
import { endingOf, whyNotCode } from '../districts/rules.ts'
import { byWrangler, insertSetUpLink } from './set-up.ts'

/** `npm run set-up -- https://site [code of its district]`: the first administrator's link for a deployed, bare site. */
const [site, code] = process.argv.slice(2)
if (!site || !URL.canParse(site) || (code !== undefined && whyNotCode(code))) {
  console.error('usage: npm run set-up -- https://your-site [district]')
  process.exit(2)
}
const binding = code === undefined ? 'DB' : `DB_${endingOf(code)}`
console.log(await insertSetUpLink(new URL(site).origin, byWrangler(wrangler, ['--remote'], binding)))

function wrangler(...args: string[]): string {
  const run = spawnSync(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...args], {
    encoding: 'utf8',
  })
  if (run.status === 0) return run.stdout
  console.error(run.stdout, run.stderr)
  process.exit(1)
}
