import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeApp } from '../../src/app.tsx'
import { clockRoutes } from '../../src/demonstration/clock/routes.tsx'
import { findAhead } from '../../src/demonstration/clock/store.ts'
import { applyMigrations, standingOf } from '../../src/machine/migrate.ts'
import { secretsIn } from '../../src/machine/secrets.ts'
import { oneSite, openMachine, serverOf } from '../../src/machine/site.ts'
import { play } from '../../src/start/demonstration/play.ts'
import type { Env } from '../../src/web/site.ts'

/**
 * The demonstration on a machine of one's own: Node, SQLite and a folder. From the top of the repository, `node machine.mjs DATA` makes
 * it, `node machine.mjs DATA PORT` serves it; a proxy of ours stands before it, who is every window of the browser and says whose it is.
 */
const [data = '', port = ''] = process.argv.slice(2)

const { db, env: own } = openMachine(data, secretsIn(data))
const env: Env = { ...own, DEMONSTRATION: 'local' }
if (port) serve()
else await make()

function serve(): void {
  const app = makeApp(Date.now, { routes: clockRoutes, ahead: findAhead })
  serverOf({ app, sites: oneSite({ db, env }), assets: 'src/web/assets', proxies: 1 }).listen(Number(port))
}

async function make(): Promise<void> {
  const { lacking } = await standingOf(db, 'migrations')
  await applyMigrations(db, lacking, 'migrations')
  await play(env)
  db.close()
  writeFileSync(join(data, 'whole'), '')
}
