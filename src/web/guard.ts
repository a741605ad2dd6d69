import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { paths } from '../paths.ts'
import { type Office, type Person, has, isStaff } from '../people/rules/person.ts'
import { problem, sayCommon, wantsJson } from './answer.tsx'
import type { Inside } from './site.ts'

/** An office, or no more than an account. */
type Asked = Office | 'anyone'

/**
 * Lets a signed-in person with one of the roles pass; 'anyone' asks only for an account, 'community' for a place to look after.
 * Visitors are sent to sign in and come back; staff without a second factor are sent to set it up first.
 */
export const only = (...roles: Asked[]) =>
  createMiddleware<Inside>(async (c, next) => {
    const { person } = c.var.asker
    if (!person) {
      if (wantsJson(c)) return problem(c, { why: 'not-signed-in' }, '请先登录')
      return c.redirect(paths.signIn(pageOf(c)), 303)
    }
    if (lacksSecondFactor(person, c.var.asker.isDemonstration) && !c.req.path.startsWith(paths.account())) {
      if (wantsJson(c)) return problem(c, { why: 'second-factor-missing' }, '请先在“账号”里开启两步验证')
      return c.redirect(paths.secondFactor(), 303)
    }
    if (!roles.some((role) => passes(person, role))) return notYours(c, roles)
    c.set('person', person)
    await next()
    return undefined
  })

/** Where the visitor was: the page asked for, or the page whose form was sent after its session had ended. */
function pageOf(c: Context<Inside>): string | undefined {
  if (c.req.method === 'GET') return c.req.path
  const from = URL.parse(c.req.header('referer') ?? '')
  return from?.host === new URL(c.req.url).host ? from.pathname : undefined
}

/** Every staff role must have a second factor, and who looks after a place and reads contacts, outside a demonstration. */
export const lacksSecondFactor = (person: Person, isDemonstration: boolean): boolean =>
  (isStaff(person) || person.places.length > 0) && !person.secondFactor && !isDemonstration

function passes(person: Person, role: Asked): boolean {
  if (role === 'anyone') return true
  if (role === 'community') return person.places.length > 0
  return role === 'member' ? person.organizations.length > 0 : has(person, role)
}

/** In the words of a rule that says the same. */
function notYours(c: Parameters<typeof problem>[0], asked: Asked[]) {
  const needed = asked.filter((role) => role !== 'anyone')
  const [first, ...others] = needed
  const needs = first && others.length === 0 ? first : needed
  const refusal = { why: 'not-your-role', needs } as const
  return problem(c, refusal, sayCommon(refusal))
}
