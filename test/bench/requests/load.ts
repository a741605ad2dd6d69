import { Agent, type IncomingMessage, request } from 'node:http'
import type { Client } from './asked.ts'

/** Of the answers' milliseconds, in order; and how many a second all clients together were given. */
export type Load = { times: number[]; rate: number }

/** Each client asks, waits for the answer and asks again, on a connection of its own, for so long. */
export async function load(site: string, clients: Client[], ms: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients.length })
  const until = performance.now() + ms
  const all = await Promise.all(clients.map((client) => asks(agent, site, client, until)))
  agent.destroy()
  const rate = all.reduce((sum, { times, busy }) => sum + (times.length / busy) * 1000, 0)
  return { times: all.flatMap(({ times }) => times).toSorted((a, b) => a - b), rate }
}

async function asks(agent: Agent, site: string, client: Client, until: number) {
  const times: number[] = []
  let busy = 0
  while (performance.now() < until || times.length === 0) {
    if (client.before) await answered(agent, site + client.before, client, {})
    const body = client.sends && BODIES[client.sends](site + client.path)
    const begun = performance.now()
    await answered(agent, site + client.path, client, body)
    const took = performance.now() - begun
    times.push(took)
    busy += took
  }
  return { times, busy }
}

/** How often a sheet has been saved there, which its sender must know. */
const versions = new Map<string, number>()
const BODIES = {
  sheet: (of: string) => {
    const version = versions.get(of) ?? 0
    versions.set(of, version + 1)
    return { version: String(version), comment: `第${version}次保存。${'项目贴近居民需求。'.repeat(20)}` }
  },
  submission: () => ({ declaration: 'yes' }),
}

function answered(agent: Agent, url: string, { cookie }: Client, body: object | undefined): Promise<void> {
  const sent = body && JSON.stringify(body)
  const headers = {
    ...(cookie && { cookie }),
    ...(sent !== undefined && {
      ...{ origin: new URL(url).origin, accept: 'application/json', 'content-type': 'application/json' },
      'content-length': Buffer.byteLength(sent),
    }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, method: body ? 'POST' : 'GET' }, (answer) =>
      read(answer).then((text) =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${answer.statusCode} ${text}`)),
      ),
    )
    asked.on('error', reject)
    asked.end(sent)
  })
}

/** To its end; a refusal's words. */
async function read(answer: IncomingMessage): Promise<string> {
  let first = ''
  for await (const chunk of answer) first ||= String(chunk).slice(0, 300)
  return first
}
