import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import type { Cast } from '../../src/demonstration/cast.ts'
import { type Db, newId } from '../../src/db/db.ts'
import { insertFile } from '../../src/files/store.ts'
import { subjects } from '../../src/history/subjects.ts'
import { breaks } from '../breaks.ts'
import { leave } from '../made.ts'

/** A file attached to the round's call, and one that the proposal was submitted with. */
export async function withFiles(db: Db, cast: Cast, ids: Map<string, string>, now: number) {
  for (const thing of ['round', 'proposal', 'organization']) {
    const file = {
      id: newId(),
      label: '',
      name: '样表.pdf',
      kind: 'pdf',
      size: 4,
      sha256: 'a'.repeat(64),
    } as const
    const [object, place] = [`${thing}/${file.id}`, `${thing}:${ids.get(thing)}`]
    await env.FILES.put(object, '%PDF')
    const made = { by: cast.officer.id, at: now }
    const row = insertFile(db, { ...file, object, place, searched: 'whole', findings: [], ...made })
    await leave(db, [{ subject: place, what: 'file-attached', ...made }], [row])
    ids.set(`${thing} file`, file.id)
  }
  // what was submitted is frozen, and the demonstration attaches nothing: thawed here, for this file
  breaks('submission-digests')
  await db.run(sql`drop trigger a_submission_is_frozen`)
  await db.run(sql`update submissions set content = json_set(content, '$.files', json_array(json_object('id', ${ids.get('proposal file') ?? ''}, 'name', '样表.pdf', 'size', 4, 'sha256', '')))
    where proposal_id = ${ids.get('proposal') ?? ''}`)
  await sendBack(db, cast, ids, now)
  return ids
}

/** That proposal as one that was sent back before it was checked, for something else than its file, which is to be left out. */
async function sendBack(db: Db, cast: Cast, ids: Map<string, string>, now: number) {
  const id = newId()
  const made = { by: cast.officer.id, at: now }
  await leave(
    db,
    [{ subject: subjects.proposal(ids.get('proposal') ?? ''), what: 'correction-asked', ...made }],
    [
      db.run(sql`insert into corrections (id, submission_id, due_on, by_id, at)
        select ${id}, id, '2026-06-14', ${made.by}, ${now} from current_submissions
        where proposal_id = ${ids.get('proposal')}`),
      db.run(
        sql`insert into correction_defects (correction_id, seq, field, says) values (${id}, 1, 'need', '写明人数')`,
      ),
    ],
  )
  await db.run(sql`insert into correction_files (correction_id, file_id, replaced_by, by_id, at)
    values (${id}, ${ids.get('proposal file')}, null, ${cast.officer.id}, 1)`)
}
