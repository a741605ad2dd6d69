// oxlint-disable no-await-in-loop -- it is killed, and started, again and again
import { DatabaseSync } from 'node:sqlite'
import { databaseIn } from '../../src/machine/site.ts'
import { newPlace } from '../backup/played.ts'
import { built, command, ended, run } from './running.ts'
import { type Writer, busy, lostBy, registered } from './writers.ts'

const WRITERS = 4

/**
 * The site of a machine is killed, all of its processes at once and without a word, in the midst of batches and uploads; each time it
 * serves again, and what it had said is kept is looked for. `left`: what SQLite, and the site's own checks, find in the end.
 */
export async function killed(times: number) {
  const [program, data] = [await built(), newPlace()]
  let running = await run(program, data)
  const writers: Writer[] = []
  for (let no = 0; no < WRITERS; no += 1) writers.push(await registered(running.site, `writer${no}`))
  const lost: string[] = []
  for (let kills = 0; kills < times; kills += 1) {
    for (const writer of writers) writer.kept.clear()
    const work = writers.map((writer) => busy(running.site, writer))
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1200))
    await ended(running, 'SIGKILL')
    await Promise.all(work)
    running = await run(program, data)
    for (const writer of writers) lost.push(...(await lostBy(running.site, writer)))
  }
  const status = await ended(running)
  const db = new DatabaseSync(databaseIn(data))
  const told = db
    .prepare(
      'select (select count(*) from organizations) as organizations, (select count(*) from files) as files',
    )
    .get()
  const left = [
    ...db.prepare('pragma integrity_check').all(),
    ...db.prepare('pragma foreign_key_check').all(),
  ]
  db.close()
  const checks = [[], ['--history']].map((more) =>
    command(program, 'check', '--data', data, ...more)
      .stdout.split('\n')
      .at(-2),
  )
  return { lost, status, told, left: left.map((row) => Object.values(row).join(' ')), checks }
}
