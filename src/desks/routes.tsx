import { Hono } from 'hono'
import { paths } from '../paths.ts'
import { notFound } from '../web/answer.tsx'
import { route } from '../web/screen.tsx'
import type { Site } from '../web/site.ts'
import { administrator } from './administrator/routes.tsx'
import { applicant } from './applicant/routes.tsx'
import { approver } from './approver/routes.tsx'
import { auditor } from './auditor/routes.tsx'
import { bulkActs } from './bulk/routes/all.tsx'
import { cases } from './cases/routes.tsx'
import { dates } from './dates/routes.tsx'
import { community } from './community/routes.tsx'
import { expert } from './expert/routes.tsx'
import { finance } from './finance/routes.tsx'
import { history } from './history/routes.tsx'
import { mailings } from './mailings/routes.tsx'
import { numbers } from './numbers/routes.tsx'
import { officer } from './officer/routes.tsx'
import { operator } from './operator/routes.tsx'
import { reversals } from './reversals/routes.tsx'
import { publicBundles } from './public/bundle/routes.tsx'
import { home } from './public/home/routes.tsx'
import { money } from './public/money/routes.tsx'
import { publicProjects } from './public/projects/routes.tsx'
import { publicRoots } from './public/roots/routes.tsx'
import { search } from './search/routes.tsx'
import { statements } from './public/statements/routes.tsx'

/** What each reader meets first, across the stages; and the history of a round. */
export const desks = new Hono<Site>()
  .route('/', home)
  .route('/', publicProjects)
  .route('/', money)
  .route('/', publicRoots)
  .route('/', publicBundles)
  .route('/', statements)
  .route('/', applicant)
  .route('/', community)
  .route('/', expert)
  .route('/', officer)
  .route('/', operator)
  .route('/', approver)
  .route('/', finance)
  .route('/', auditor)
  .route('/', administrator)
  .route('/', history)
  .route('/', reversals)
  .route('/', numbers)
  .route('/', search)
  .route('/', cases)
  .route('/', bulkActs)
  .route('/', dates)
  .route('/', mailings)

/** There is no other. */
route(desks, { method: 'GET', at: paths.desk, who: 'everybody', finds: [] }, notFound)
