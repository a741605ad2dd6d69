import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { newId } from '../db/db.ts'
import { seal, unseal } from '../db/sealed.ts'
import { type Ask, type Site, machineNow } from '../web/site.ts'
import { hostPrefix } from './session.ts'

/** Characters that a browser takes for one cookie, its name and attributes aside. */
const LONGEST = 3800

/** What a page may keep in the browser of whoever asks. Behind whoAsks. */
export const keepsThere = createMiddleware<Site>(async (c, next) => {
  c.set('keeping', {
    keep: (text, seconds) => keep(c, text, seconds),
    kept: (id) => kept(c, id),
  })
  return next()
})

/**
 * Keeps a text in the browser that asks, for so many seconds, sealed: nobody else reads it, the browser's next person
 * neither. Hands back the id that it is asked for by; null: there is too much of it.
 */
async function keep(c: Ask, text: string, seconds: number): Promise<string | null> {
  const id = newId()
  const until = machineNow(c.var) + seconds * 1000
  const sealed = await seal(c.env.DATA_SECRET, aboutOf(c, id), `${until} ${text}`)
  if (sealed.length > LONGEST) return null
  const prefix = hostPrefix(c)
  setCookie(c, nameOf(id), sealed, {
    ...{ ...(prefix && { prefix }), httpOnly: true, sameSite: 'Lax', path: '/', maxAge: seconds },
  })
  return id
}

/** What was kept under that id here, for the same person, and not too long ago. */
async function kept(c: Ask, id: string): Promise<string | null> {
  const sealed = getCookie(c, nameOf(id), hostPrefix(c))
  if (!sealed) return null
  const secrets = [c.env.DATA_SECRET, c.env.DATA_SECRET_BEFORE ?? ''].filter(Boolean)
  const opened = await unseal(secrets, aboutOf(c, id), sealed)
  const [, until, text] = (opened.ok && opened.text.match(/^(\d+) (.*)$/s)) || []
  return text !== undefined && machineNow(c.var) < Number(until) ? text : null
}

const nameOf = (id: string): string => `kept-${id}`
const aboutOf = (c: Ask, id: string): string => `kept:${id}:${c.var.asker.person?.id ?? ''}`
