import { randomBytes } from 'node:crypto'
import { entryAfter, fresh } from '../history/rules.ts'
import { subjects } from '../history/subjects.ts'
import { paths } from '../paths.ts'
import { INVITATION_DAYS, invitationRow } from '../people/rules/invitation.ts'

type Wrangler = (...args: string[]) => string

/**
 * The one-time link by which the first administrator of a bare site sets up an account. It is an invitation
 * that nobody signed; only its hash is kept. `where` says which database: --local with its folder, or --remote.
 */
export async function insertSetUpLink(site: string, wrangler: Wrangler, where: string[]): Promise<string> {
  const [id, token] = [randomBytes(6).toString('hex'), randomBytes(24).toString('base64url')]
  const invitee = {
    name: '系统管理员',
    email: 'administrator@example.org',
    roles: ['administrator' as const],
  }
  const row = await invitationRow(id, token, invitee, null, Date.now())
  wrangler(
    'd1',
    'execute',
    'DB',
    ...(where.includes('--remote') ? where : ['--local', ...where]),
    '--yes',
    '--command',
    await setUpSql(row),
  )
  return `\n  Set-up link for the first administrator, good for ${INVITATION_DAYS} days and for one use:\n\n  ${site}${paths.invitation(token)}\n`
}

/** The invitation, and the entry that tells of it: nobody made it, as nobody gives its role. */
export async function setUpSql(row: Awaited<ReturnType<typeof invitationRow>>): Promise<string> {
  const particulars = { name: row.name, roles: row.roles }
  const event = { what: 'invited', by: null, at: row.at, particulars }
  const entry = await entryAfter(fresh(subjects.invitation(row.id)), event)
  const { subject, seq, what, at, previous, hash } = entry
  return `INSERT INTO history (subject, seq, what, by_id, at, particulars, previous, hash)
      VALUES (${[subject, seq, what, null, at, JSON.stringify(particulars), previous, hash].map(literal).join(', ')});
    INSERT INTO invitations (id, token_hash, name, email, roles, by_id, at, expires_at)
      VALUES (${[row.id, row.tokenHash, row.name, row.email, JSON.stringify(row.roles), null, at, row.expiresAt].map(literal).join(', ')})`
}

/** None of them holds a quotation mark of SQL's: they are made here. */
const literal = (value: string | number | null): string =>
  typeof value === 'string' ? `'${value}'` : String(value ?? 'NULL')
