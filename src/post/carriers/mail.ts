import { connect } from 'node:tls'
import { type Result, ok, refuse } from '../../shared/result.ts'
import type { MailServer } from '../rules/channel.ts'
import { LONGEST_TRY, type NotTaken, type Parcel, plainSaid } from '../rules/parcel.ts'

/**
 * Hands a message to a mail server under TLS, whose certificate is checked. The socket is ours and not the library's, which would
 * look names up by itself: so it is the same on Cloudflare, where only the platform connects, and on one machine.
 */
export async function carryByMail(
  server: MailServer,
  parcel: Parcel,
  longest = LONGEST_TRY,
): Promise<Result<string, NotTaken>> {
  const { createTransport } = await import('nodemailer')
  const { host, port, username, password, from } = server
  const socket = connect({ host, port, servername: host })
  const timer = setTimeout(() => socket.destroy(new Error('timed out')), longest)
  const transport = createTransport({
    ...{ host, port, secure: true, disableFileAccess: true, disableUrlAccess: true },
    ...(username && { auth: { user: username, pass: password } }),
    getSocket: (_, done) => {
      socket.once('error', (error) => done(error))
      socket.once('secureConnect', () => done(null, { connection: socket, secured: true }))
    },
  })
  try {
    const { response } = await transport.sendMail(messageOf(from, parcel))
    return ok(plainSaid(response))
  } catch (error) {
    return refuse({
      why: 'not-taken',
      said: plainSaid(error instanceof Error ? error.message : String(error)),
    })
  } finally {
    clearTimeout(timer)
    socket.destroy()
  }
}

/** Plain text alone. Nobody's absence is told to us in turn. */
const messageOf = (from: string, { id, to, subject, text, link }: Parcel) => ({
  ...{ from, to, subject, text: `${text}\n\n${link}\n` },
  textEncoding: 'base64' as const,
  messageId: `<${id}@${from.split('@').at(-1) ?? ''}>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
})
