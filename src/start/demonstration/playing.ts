import { openFolder } from '../../machine/folder.ts'
import { secretsIn } from '../../machine/secrets.ts'
import { openSqlite } from '../../machine/sqlite.ts'
import { play } from './play.ts'

/** `node playing.mjs DATABASE FILES`, secrets in the environment: a process of its own that `npm start` runs once (./demonstrate.ts). */
const [database = '', files = ''] = process.argv.slice(2)
const db = openSqlite(database)
await play({ DB: db, FILES: openFolder(files), ...secretsIn('', process.env, false) }, console.log)
db.close()
