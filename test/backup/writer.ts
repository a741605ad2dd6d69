// oxlint-disable no-await-in-loop -- one act after another, as fast as it can
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openFolder } from '../../src/machine/folder.ts'
import { databaseIn } from '../../src/machine/site.ts'
import { openSqlite } from '../../src/machine/sqlite.ts'

/**
 * `node test/backup/writer.ts DATA NAME`: a process beside others that uploads, writes to somebody of it in the same batch, and
 * takes every other file away again, until it is killed. Says "…" when it has begun.
 */
const [data = '', name = ''] = process.argv.slice(2)
const [db, bucket] = [openSqlite(databaseIn(data)), openFolder(join(data, 'files'))]
const person = await db.prepare('select id from people limit 1').first<string>('id')

for (let n = 0; ; n += 1) {
  const [id, bytes] = [`written-${name}-${n}-${randomBytes(4).toString('hex')}`, randomBytes(2000)]
  const object = `proposal/written/${id}`
  await bucket.put(object, Uint8Array.from(bytes))
  const digest = createHash('sha256').update(bytes).digest('hex')
  await db.batch([
    db
      .prepare(
        `insert into files values (?, 'proposal:written', '', 'x.pdf', 'pdf', 2000, ?, ?, 'whole', '[]', ?, 1)`,
      )
      .bind(id, digest, object, person),
    db
      .prepare(`insert into letters values (?, ?, 'news', 'x', 'x', '/', '[]', 1, null, null)`)
      .bind(id, person),
  ])
  if (n === 10) console.log('…')
  await new Promise((resolve) => setTimeout(resolve, 10))
  if (n % 2 === 0) continue
  await db.prepare(`insert into file_removals values (?, 'x', ?, 2)`).bind(id, person).run()
  await bucket.delete(object)
}
