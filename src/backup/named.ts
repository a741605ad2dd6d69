import type { Connection } from '../db/db.ts'
import { keysOfRoot } from '../history/roots/store.ts'

/** An object of the bucket that a database names. `sha256` null: not known; `isNeeded`: it must be there. */
export type Named = { key: string; sha256: string | null; isNeeded: boolean }

/** All that a database names: attachments, those of rows that were taken away too, and what is kept of each night's root. */
export async function namedIn(connection: Connection): Promise<Named[]> {
  const [files, roots] = await connection.batch<Record<string, string | number>>([
    connection.prepare(FILES),
    connection.prepare('select day, root from roots order by day'),
  ])
  return [
    ...(files?.results ?? []).map(({ object, sha256, is_gone }) => ({
      key: String(object),
      sha256: String(sha256),
      isNeeded: is_gone === 0,
    })),
    ...(roots?.results ?? []).flatMap(({ day, root }) =>
      keysOfRoot(String(day), String(root)).map((key) => ({ key, sha256: null, isNeeded: false })),
    ),
  ]
}

/** One that was taken away is swept a month later, or at once where nobody had handed it in. */
const FILES = `select f.object, f.sha256, min(r.file_id is not null) as is_gone from files f
  left join file_removals r on r.file_id = f.id group by f.object, f.sha256 order by f.object`
