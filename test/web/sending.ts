import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Body, readBody } from '../../src/web/body.ts'

type Fields = Record<string, string | string[]>

/** What readBody makes of a browser's form. */
export function sendForm(fields: Fields): Promise<Body> {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return send(form)
}

/** What readBody makes of a machine's JSON. */
export const sendJson = (data: unknown): Promise<Body> => send(JSON.stringify(data), 'application/json')

export async function send(body: BodyInit, type?: string): Promise<Body> {
  let found: Body | undefined
  const app = new Hono().post('/', async (c) => {
    found = await readBody(c)
    return c.text('')
  })
  const headers = type === undefined ? {} : { 'content-type': type }
  app.onError((error, c) =>
    error instanceof HTTPException ? error.getResponse() : c.text(error.message, 500),
  )
  const answer = await app.request('/', { method: 'POST', body, headers })
  if (!found) throw new Error(`answered ${answer.status}`)
  return found
}
