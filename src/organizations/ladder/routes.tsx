import { Hono } from 'hono'
import { fresh } from '../../people/pages.tsx'
import type { NotYourRole } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { type Common, done, refused, show } from '../../web/answer.tsx'
import { type Typed, read, readBody } from '../../web/body.ts'
import { only } from '../../web/guard.ts'
import type { Site } from '../../web/site.ts'
import { type Asked, nothing, staffFrame } from '../asked.tsx'
import type { MoveRefusal } from '../rules/ladder.ts'
import { type OwnOrganization, READERS } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { recordMove } from './actions.ts'
import { moveForm } from './forms.ts'
import { LadderCountsPage, LadderPage, sayMove } from './pages.tsx'
import { latestMoves, movesByYear, movesOf, standingByRung } from './store.ts'

export const ladderRoutes = new Hono<Site>()

ladderRoutes.get('/ladder', only(...READERS), async (c) => {
  const { db } = c.var
  const [[standing], years, latest] = await db.batch([standingByRung(db), movesByYear(db), latestMoves(db)])
  const counts = { standing: standing ?? { groups: 0, filed: 0, legal: 0, raised: 0 }, years, latest }
  return show(c, staffFrame(c, '培育成长'), counts, <LadderCountsPage {...counts} />)
})

ladderRoutes.get('/organizations/:id/ladder', only('officer'), async (c) => {
  const found = await load(c)
  if (!found) return nothing(c)
  return show(c, staffFrame(c, '备案和登记'), found, <LadderPage {...found} of={fresh} />)
})

ladderRoutes.post('/organizations/:id/ladder', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const id = c.req.param('id')
  const { sent, typed } = await readBody(c)
  const form = read(moveForm, sent)
  const moved = form.ok ? await recordMove(db, person, id, form.value, now) : form
  return moved.ok ? done(c, paths.ladder(id)) : again(c, moved.refusal, typed)
})

async function again(c: Asked, refusal: NotYourRole | MoveRefusal | OwnOrganization | Common, typed: Typed) {
  const found = await load(c)
  if (!found) return nothing(c)
  return refused(c, refusal, sayMove, {
    frame: staffFrame(c, '备案和登记'),
    typed,
    body: (of) => <LadderPage {...found} of={of} />,
  })
}

async function load(c: Asked) {
  const { db } = c.var
  const id = c.req.param('id')
  const [[organization], moves] = await db.batch([organizationOf(db, id), movesOf(db, id)])
  return organization ? { organization, moves } : null
}
