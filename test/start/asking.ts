import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import type { Running } from './running.ts'

export type Heard = { status: number; headers: IncomingHttpHeaders; text: string }
type Asked = { method?: string; headers?: Record<string, string>; body?: string }

/** A page of the site that goes by that name. (`fetch` says no Host but its own.) */
export function ask({ site }: Running, host: string, path: string, asked: Asked = {}): Promise<Heard> {
  const { method = 'GET', headers = {}, body = '' } = asked
  return new Promise((resolve, reject) => {
    const how = { method, headers: { host, ...headers }, agent: false as const }
    const sent = request(`${site}${path}`, how, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    sent.on('error', reject).end(body)
  })
}

/** A browser's form, from a page of that site. */
export const submit = (running: Running, host: string, path: string, fields: Record<string, string>) =>
  ask(running, host, path, {
    method: 'POST',
    headers: { origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams(fields)),
  })

/** Lines as no client of ours would send them; what comes back. */
export function say({ site }: Running, ...lines: string[]): Promise<string> {
  const { hostname, port } = new URL(site)
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(Number(port), hostname, () =>
      socket.write([...lines, 'Connection: close', '', ''].join('\r\n')),
    )
    socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk))
    socket.on('error', reject).on('close', () => resolve(heard))
  })
}
