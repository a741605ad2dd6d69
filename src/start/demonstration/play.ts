import { readFileSync, readdirSync } from 'node:fs'
import { openDb } from '../../db/db.ts'
import { load } from '../../demonstration/load.ts'
import type { Env } from '../../web/site.ts'

const FOLDER = 'src/demonstration/dongcheng-2013'

/** From the top of the repository: plays the demonstration into an empty database of this machine, and tells how far it is, a line at a time. */
export async function play(
  { DB, FILES, DATA_SECRET, HISTORY_KEY }: Pick<Env, 'DB' | 'FILES' | 'DATA_SECRET' | 'HISTORY_KEY'>,
  say: (line: string) => void = () => {},
): Promise<void> {
  const names = readdirSync(FOLDER).filter((name) => /\.(json|csv)$/.test(name))
  const texts = Object.fromEntries(names.map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')]))
  const about = { now: Date.now(), secret: DATA_SECRET, historyKey: HISTORY_KEY }
  await load({ db: openDb(DB), bucket: FILES, say }, texts, about)
}
