import { Hono } from 'hono'
import type { Site } from '../../web/site.ts'
import { alike } from './alike/routes.tsx'
import { amendmentPublications } from './amendments/routes.tsx'
import { budgets } from './budget/routes/budget.tsx'
import { consents } from './consents/routes.tsx'
import { documents } from './document/routes.tsx'
import { proposalFiles } from './files/routes.tsx'
import { lists } from './list/routes.tsx'
import { openings } from './opening/routes.tsx'
import { sections } from './sections/routes/sections.tsx'
import { starts } from './start/routes.tsx'
import { checks } from './submissions/routes/check.tsx'
import { submissions } from './submissions/routes/proposal.tsx'
import { withdrawals } from './submissions/routes/withdrawal.tsx'

/** A proposal from its beginning to what was handed in, and what is asked of it meanwhile. */
export const proposals = new Hono<Site>()
  .route('/', amendmentPublications)
  .route('/', openings)
  .route('/', lists)
  .route('/', starts)
  .route('/', proposalFiles)
  .route('/', sections)
  .route('/', submissions)
  .route('/', withdrawals)
  .route('/', checks)
  .route('/', alike)
  .route('/', budgets)
  .route('/', documents)
  .route('/', consents)
