import { randomBytes } from 'node:crypto'
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
  const values = [row.id, row.tokenHash, row.name, row.email, JSON.stringify(row.roles)].map(
    (text) => `'${text}'`,
  )
  wrangler(
    'd1',
    'execute',
    'DB',
    ...(where.includes('--remote') ? where : ['--local', ...where]),
    '--yes',
    '--command',
    `INSERT INTO invitations (id, token_hash, name, email, roles, by_id, at, expires_at)
      VALUES (${values.join(', ')}, NULL, ${row.at}, ${row.expiresAt})`,
  )
  return `\n  Set-up link for the first administrator, good for ${INVITATION_DAYS} days and for one use:\n\n  ${site}${paths.invitation(token)}\n`
}
