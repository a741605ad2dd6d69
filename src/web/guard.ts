import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { paths } from '../paths.ts'
import { type Office, type Person, asOfficerOf, has, isContracted, isStaff } from '../people/rules/person.ts'
import { notFound, problem, sayCommon, wantsJson } from './answer.tsx'
import { cameFrom } from './from.ts'
import type { Inside } from './site.ts'

/**
 * A role; 'anyone' with an account; 'member' of an organization, 'own': of the very one that it belongs to; 'community': with
 * a place to look after, 'caretaker': with the very one. 'assigned': the very expert. 'given': whoever the very thing was given
 * to, a link, a session, a request. That it is theirs, the query asks. 'operator': whoever runs the round of the very thing for an
 * outside unit, and is its officer there; 'contracted': any round.
 */
export type Asked = Office | (typeof OTHERS)[number]
const OTHERS = ['anyone', 'own', 'caretaker', 'assigned', 'given', 'operator', 'contracted'] as const

/**
 * Lets a signed-in person with one of the roles pass; 'anyone' asks only for an account, 'community' for a place to look after.
 * Visitors are sent to sign in and come back; staff without a second factor are sent to set it up first.
 */
export const only = (...roles: Asked[]) => guarded(roles)

/** The same of a declaration; who runs the round of the address for an outside unit passes where it is open to them. */
export const guarded = (roles: readonly Asked[], finds: readonly Asked[] = roles) =>
  createMiddleware<Inside>(async (c, next) => {
    const { person } = c.var.asker
    if (!person) {
      if (wantsJson(c)) return problem(c, { why: 'not-signed-in' }, '请先登录')
      return c.redirect(paths.signInFor(pageOf(c)), 303)
    }
    if (lacksSecondFactor(person, c.var.asker.isDemonstration) && !c.req.path.startsWith(paths.account())) {
      if (wantsJson(c)) return problem(c, { why: 'second-factor-missing' }, '请先在“账号”里开启两步验证')
      return c.redirect(paths.secondFactor(), 303)
    }
    const { operates } = c.var.asker
    if (operates && isOpenToOperators(roles, finds)) {
      // for this request alone; what an officer may not do here, they may not either
      const officer = asOfficerOf(person, operates)
      c.set('asker', { ...c.var.asker, person: officer })
      c.set('person', officer)
    } else {
      if (!roles.some((role) => passes(person, role)))
        return isContracted(person) && roles.includes('operator') ? notFound(c) : notYours(c, roles)
      c.set('person', person)
    }
    await next()
    return undefined
  })

/** A screen that everybody may ask for says whom it shows anything. */
const isOpenToOperators = (roles: readonly Asked[], finds: readonly Asked[]): boolean =>
  roles.includes('operator') || finds.includes('operator')

/** Where the visitor was: the page asked for as it was asked for, or the page whose form was sent after its session had ended. */
function pageOf(c: Context<Inside>): string | undefined {
  const here = new URL(c.req.url)
  return c.req.method === 'GET' ? `${here.pathname}${here.search}` : cameFrom(c)
}

/** Every staff role must have a second factor, who runs a round for an outside unit, and who looks after a place and reads contacts, outside a demonstration. */
export const lacksSecondFactor = (person: Person, isDemonstration: boolean): boolean =>
  (isStaff(person) || isContracted(person) || person.places.length > 0) &&
  !person.secondFactor &&
  !isDemonstration

function passes(person: Person, asked: Asked): boolean {
  switch (asked) {
    case 'anyone':
    case 'given':
      return true
    case 'community':
    case 'caretaker':
      return person.places.length > 0
    case 'member':
    case 'own':
      return person.organizations.length > 0
    case 'assigned':
      return has(person, 'expert')
    case 'contracted':
      return isContracted(person)
    case 'operator':
      return false
    default:
      return has(person, asked)
  }
}

/** In the words of a rule that says the same. */
function notYours(c: Parameters<typeof problem>[0], asked: readonly Asked[]) {
  const [first, ...others] = asked.flatMap(officeOf)
  const needs = first && others.length === 0 ? first : asked.flatMap(officeOf)
  const refusal = { why: 'not-your-role', needs } as const
  return problem(c, refusal, sayCommon(refusal))
}

/** Whose it is, as a refusal names it. */
function officeOf(asked: Asked): Office[] {
  if (asked === 'anyone' || asked === 'given' || asked === 'operator' || asked === 'contracted') return []
  if (asked === 'own') return ['member']
  if (asked === 'caretaker') return ['community']
  return [asked === 'assigned' ? 'expert' : asked]
}
