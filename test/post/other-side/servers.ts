import { mkdtempSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Server, createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import type { TestProject } from 'vitest/node'
import { scratch } from '../../scratch.ts'
import { AUTHORITY, CERTIFICATE, CERTIFICATE_KEY, IMPOSTOR, IMPOSTOR_KEY } from './certificate.ts'

/**
 * The other side: an SMTP server and a receiver of webhooks, real ones with TLS, for tests in both homes. What they do is told by
 * whom a mail is to ("stalls@…"), and by the path that is asked for ("/stalls"); `/received` says what came, in its order.
 */
export type Received = { by: 'mail' | 'web'; to: string; text: string; headers: Record<string, string> }
declare module 'vitest' {
  interface ProvidedContext {
    /** Ports on localhost; those of the impostors have a certificate that nobody vouches for. */
    otherSide: { mail: number; web: number; mailImpostor: number; webImpostor: number }
  }
}

/** Whoever trusts the authority of the tests is told so when its process begins. */
export function trusting(): string {
  const file = join(mkdtempSync(join(scratch(), 'authority-')), 'authority.pem')
  writeFileSync(file, AUTHORITY)
  return file
}

const OWN = { key: CERTIFICATE_KEY, cert: CERTIFICATE }
const FALSE = { key: IMPOSTOR_KEY, cert: IMPOSTOR }

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const received: Received[] = []
  const mails = [mailServer(received, OWN), mailServer(received, FALSE)]
  const webs = [webServer(received, OWN), webServer(received, FALSE)]
  const [mail = 0, mailImpostor = 0] = await Promise.all(mails.map((one) => listening(one.server, one)))
  const [web = 0, webImpostor = 0] = await Promise.all(webs.map((one) => listening(one, one)))
  provide('otherSide', { mail, web, mailImpostor, webImpostor })
  return async () => {
    for (const one of webs) one.closeAllConnections()
    await Promise.all([...mails, ...webs].map((one) => new Promise<void>((done) => one.close(() => done()))))
  }
}

const listening = (
  at: { address: () => AddressInfo | string | null },
  server: { listen: (port: number, host: string, done: () => void) => unknown },
): Promise<number> =>
  new Promise((done) =>
    server.listen(0, 'localhost', () => {
      const address = at.address()
      done(typeof address === 'object' && address ? address.port : 0)
    }),
  )

function mailServer(received: Received[], tls: { key: string; cert: string }): SMTPServer {
  const server = new SMTPServer({
    ...{ ...tls, secure: true, authOptional: true, disableReverseLookup: true, closeTimeout: 100 },
    onAuth: ({ username = '', password }, _, done) =>
      password === 'right' ? done(null, { user: username }) : done(new Error('Invalid password')),
    onRcptTo: ({ address }, _, done) =>
      address.startsWith('refused@') ? done(new Error('No such mailbox')) : done(),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const [{ address = '' } = {}] = envelope.rcptTo
        const [, head = '', text = ''] = /^([^]*?)\r\n\r\n([^]*)$/.exec(String(Buffer.concat(chunks))) ?? []
        if (address.startsWith('fails@')) return done(new Error('Try again later'))
        received.push({ by: 'mail', to: address, text: textOf(head, text), headers: headersIn(head) })
        // taken, and the answer never comes
        return address.startsWith('stalls@') ? undefined : done(null, 'taken')
      })
    },
  })
  server.on('error', () => {})
  return server
}

const textOf = (head: string, text: string): string =>
  /base64/i.test(head) ? Buffer.from(text, 'base64').toString() : text

const headersIn = (head: string): Record<string, string> =>
  Object.fromEntries(
    head
      .replaceAll(/\r\n\s+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )

function webServer(received: Received[], tls: { key: string; cert: string }): Server {
  return createServer(tls, (asked, answer) => {
    const chunks: Buffer[] = []
    asked.on('data', (chunk: Buffer) => chunks.push(chunk))
    asked.on('end', () => answered(received, asked, String(Buffer.concat(chunks)), answer))
  })
}

function answered(received: Received[], asked: IncomingMessage, text: string, answer: ServerResponse): void {
  const url = new URL(asked.url ?? '/', 'https://localhost')
  if (asked.method === 'GET') return void answer.end(JSON.stringify(received))
  const headers = Object.fromEntries(
    Object.entries(asked.headers).map(([name, said]) => [name, String(said)]),
  )
  const took = () => received.push({ by: 'web', to: url.pathname + url.search, text, headers })
  switch (url.pathname) {
    case '/takes':
      took()
      return void answer.end('{"errcode":0,"errmsg":"ok"}')
    case '/refuses':
      return void answer.end('{"errcode":93000,"errmsg":"invalid webhook url"}')
    case '/fails':
      return void answer.writeHead(503).end('busy')
    case '/leads-on':
      return void answer.writeHead(307, { location: '/takes' }).end()
    case '/floods':
      return void answer.end('{"errcode":0}'.padEnd(1_000_000, 'x'))
    // taken, and the answer never comes
    case '/stalls':
      return void took()
    default:
      return void asked.socket.destroy()
  }
}
