import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Entry, entryAfter, fresh } from '../history/rules.ts'
import { subjects } from '../history/subjects.ts'
import { paths } from '../paths.ts'
import { INVITATION_DAYS, invitationRow } from '../people/rules/invitation.ts'

type Wrangler = (...args: string[]) => string
/** The database of a bare site, wherever it lies: `rows` of a query, and a script to run. */
export type Ground = { rows: (query: string) => unknown; run: (script: string) => void }

/** By wrangler. `where` says which database of that `binding`: --local with its folder, or --remote. */
export function byWrangler(wrangler: Wrangler, where: string[], binding = 'DB'): Ground {
  const on = [
    'd1',
    'execute',
    binding,
    ...(where.includes('--remote') ? where : ['--local', ...where]),
    '--yes',
  ]
  return {
    rows: (query) => rowsIn(wrangler(...on, '--json', '--command', query)),
    run: (script) => void wrangler(...on, '--command', script),
  }
}

/** What wrangler prints as JSON: a list of results, of which there is one. */
const rowsIn = (printed: string): unknown[] =>
  z
    .array(z.object({ results: z.array(z.unknown()) }))
    .parse(JSON.parse(printed))
    .flatMap(({ results }) => results)

/**
 * The one-time link by which the first administrator of a bare site sets up an account. It is an invitation
 * that nobody signed; only its hash is kept, so one that was lost is made anew, and the lost one is void.
 */
export async function insertSetUpLink(site: string, ground: Ground): Promise<string> {
  const unused = UNUSED_ROWS.parse(ground.rows(UNUSED))
  const [id, token] = [randomBytes(6).toString('hex'), randomBytes(24).toString('base64url')]
  const invitee = {
    name: '系统管理员',
    email: 'administrator@example.org',
    roles: ['administrator' as const],
  }
  const now = Date.now()
  const row = await invitationRow(id, token, invitee, null, now)
  const sql = [...(await Promise.all(unused.map((it) => voidSql(it, now)))), await setUpSql(row)]
  ground.run(sql.join(';\n'))
  return `\n  Set-up link for the first administrator, good for ${INVITATION_DAYS} days and for one use:\n\n  ${site}${paths.invitation(token)}\n`
}

/** An invitation that nobody signed and nobody has used, with its last entry. */
const UNUSED = `SELECT i.id, h.seq, h.hash FROM invitations i
  JOIN history h ON h.subject = '${subjects.invitation('')}' || i.id
    AND h.seq = (SELECT max(seq) FROM history WHERE subject = h.subject)
  WHERE i.by_id IS NULL AND i.id IN (SELECT id FROM open_invitations)`
const UNUSED_ROWS = z.array(z.object({ id: z.string(), seq: z.number(), hash: z.string() }))
type Unused = z.infer<typeof UNUSED_ROWS>[number]

/** The link that was made before is no use any more, and its history says so. */
export async function voidSql({ id, seq, hash }: Unused, at: number): Promise<string> {
  const particulars = { reason: '重新生成了链接，原链接作废' }
  const last = { subject: subjects.invitation(id), seq, hash }
  const entry = await entryAfter(last, { what: 'invitation-withdrawn', by: null, at, particulars })
  return `${entrySql(entry)};
    INSERT INTO invitation_withdrawals (invitation_id, reason, by_id, at)
      VALUES (${[id, particulars.reason, null, at].map(literal).join(', ')})`
}

/** The invitation, and the entry that tells of it: nobody made it, as nobody gives its role. */
export async function setUpSql(row: Awaited<ReturnType<typeof invitationRow>>): Promise<string> {
  const particulars = { name: row.name, roles: row.roles }
  const event = { what: 'invited', by: null, at: row.at, particulars }
  const entry = await entryAfter(fresh(subjects.invitation(row.id)), event)
  return `${entrySql(entry)};
    INSERT INTO invitations (id, token_hash, name, email, roles, by_id, at, expires_at)
      VALUES (${[row.id, row.tokenHash, row.name, row.email, JSON.stringify(row.roles), null, row.at, row.expiresAt].map(literal).join(', ')})`
}

const entrySql = ({ subject, seq, what, at, particulars, previous, hash }: Entry): string =>
  `INSERT INTO history (subject, seq, what, by_id, at, particulars, previous, hash)
      VALUES (${[subject, seq, what, null, at, JSON.stringify(particulars), previous, hash].map(literal).join(', ')})`

/** None of them holds a quotation mark of SQL's: they are made here. */
const literal = (value: string | number | null): string =>
  typeof value === 'string' ? `'${value}'` : String(value ?? 'NULL')
