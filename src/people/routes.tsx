import { Hono } from 'hono'
import type { Site } from '../web/site.ts'
import { accountRoutes } from './account/routes.tsx'
import { detailsRoutes } from './details/routes.tsx'
import { feedRoutes } from './feeds/routes.tsx'
import { invitationRoutes } from './invitations/routes.tsx'
import { organizationRoutes } from './organizations/routes.tsx'
import { memberRoutes } from './members/routes.tsx'
import { officeRoutes } from './office/routes.tsx'
import { passkeyRoutes } from './passkeys/routes.tsx'
import { placeRoutes } from './places/routes.tsx'
import { recoveryRoutes } from './recovery/routes.tsx'
import { roleRoutes } from './roles/routes.tsx'
import { secondRoutes } from './seconds/routes.tsx'
import { secondFactorRoutes } from './second-factor/routes.tsx'
import { textRoutes } from './texts/routes.tsx'
import { suspensionRoutes } from './suspensions/routes.tsx'
import { passkeySignIn } from './signing-in/passkeys.tsx'
import { signingInRoutes } from './signing-in/routes.tsx'

/** Accounts, sign-in, organizations, roles, places and invitations. */
export const peopleRoutes = new Hono<Site>()
  .route('/', signingInRoutes)
  .route('/', passkeySignIn)
  .route('/', accountRoutes)
  .route('/', detailsRoutes)
  .route('/', feedRoutes)
  .route('/', textRoutes)
  .route('/', passkeyRoutes)
  .route('/', secondFactorRoutes)
  .route('/', organizationRoutes)
  .route('/', memberRoutes)
  .route('/', roleRoutes)
  .route('/', suspensionRoutes)
  .route('/', secondRoutes)
  .route('/', recoveryRoutes)
  .route('/', placeRoutes)
  .route('/', officeRoutes)
  .route('/', invitationRoutes)
