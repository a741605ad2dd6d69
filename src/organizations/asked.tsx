import type { Context } from 'hono'
import { type Common, problem, sayCommon } from '../web/answer.tsx'
import type { Ask, Inside } from '../web/site.ts'
import { has } from '../people/rules/person.ts'
import { READERS, deskFor } from './rules/organization.ts'

/** A request about one organization, by somebody signed in. */
export type Asked = Context<Inside, '/organizations/:id'>

export const frameFor = (c: Asked, title: string) =>
  ({ title, desk: deskFor(c.var.person, c.req.param('id')) }) as const

/** For the staff, on the desk of the first office that the reader holds. */
export const staffFrame = (c: Context<Inside>, title: string) =>
  ({ title, desk: READERS.find((role) => has(c.var.person, role)) ?? 'officer' }) as const

/** Not there, or somebody else's. */
export const nothing = (c: Ask) => refuseAlone(c, { why: 'not-found' })

export const refuseAlone = (c: Ask, refusal: Common) => problem(c, refusal, sayCommon(refusal))
