import { readFileSync, readdirSync } from 'node:fs'
import { BOOKS } from '../machine/migrate.ts'

/**
 * Brings the local database up to date, as `wrangler d1 migrations apply DB --local --persist-to data` does and in the
 * same books, in one process instead of one for each migration. One that fails leaves nothing behind. Says what it found: a demonstration,
 * or nobody.
 */
export async function migrate(data: string): Promise<{ isDemonstration: boolean; isEmpty: boolean }> {
  // else wrangler says where it found secrets
  process.env['WRANGLER_LOG'] = 'error'
  const { getPlatformProxy } = await import('wrangler')
  const persist = { path: `${data}/v3` }
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ persist })
  try {
    await env.DB.prepare(BOOKS).run()
    const { results } = await env.DB.prepare('select name from d1_migrations').all<{ name: string }>()
    const applied = results.map(({ name }) => name)
    for (const name of readdirSync('migrations').toSorted())
      if (!applied.includes(name)) await apply(env.DB, name)
    const [found, people] = await env.DB.batch([
      env.DB.prepare('select 1 from demonstration'),
      env.DB.prepare('select 1 from people limit 1'),
    ])
    return { isDemonstration: found?.results.length === 1, isEmpty: people?.results.length === 0 }
  } finally {
    await dispose()
  }
}

/** The local D1 takes all statements of a file at once. */
async function apply(db: D1Database, name: string): Promise<void> {
  await db.batch([
    db.prepare(readFileSync(`migrations/${name}`, 'utf8')),
    db.prepare('insert into d1_migrations (name) values (?)').bind(name),
  ])
}
