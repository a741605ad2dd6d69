import type { Ground } from '../start/set-up.ts'
import type { Sqlite } from './sqlite.ts'

/** Nobody has an account yet. */
export const isBare = async (db: Sqlite): Promise<boolean> =>
  (await db.prepare('select 1 from people limit 1').first()) === null

export const groundOf = (db: Sqlite): Ground => ({
  rows: (query) => db.compiled(query).all(),
  run: (script) => db.within('immediate', () => db.run(script)),
})
