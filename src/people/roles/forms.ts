import { z } from 'zod'
import { choice } from '../../web/boxes/choices.ts'
import { filter, page, search, sort } from '../../web/boxes/query.ts'
import { ROLES, ROLE_WORDS } from '../rules/person.ts'

export const roleForm = z.object({ role: choice('角色', ROLE_WORDS) })

export const listQuery = z.object({
  word: search(),
  role: filter(ROLES),
  sort: sort(['name', '-since']),
  page: page(),
})
