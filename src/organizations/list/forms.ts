import { z } from 'zod'
import { ORGANIZATION_KINDS } from '../../people/rules/organization.ts'
import { filter, page, search } from '../../web/boxes/query.ts'
import { RUNGS } from '../rules/ladder.ts'

export const listQuery = z.object({
  q: search(),
  kind: filter(ORGANIZATION_KINDS),
  rung: filter(RUNGS),
  page: page(),
})
