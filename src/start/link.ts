import { spawnSync } from 'node:child_process'
import { byWrangler, insertSetUpLink } from './set-up.ts'

/** `npm run set-up -- https://site`: the first administrator's link for a deployed, bare site. */
const [site] = process.argv.slice(2)
if (!site || !URL.canParse(site)) {
  console.error('usage: npm run set-up -- https://your-site')
  process.exit(2)
}
console.log(await insertSetUpLink(new URL(site).origin, byWrangler(wrangler, ['--remote'])))

function wrangler(...args: string[]): string {
  const run = spawnSync(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...args], {
    encoding: 'utf8',
  })
  if (run.status === 0) return run.stdout
  console.error(run.stdout, run.stderr)
  process.exit(1)
}
