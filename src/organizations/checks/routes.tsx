import { Hono } from 'hono'
import { reversalIn, reversalsAmong } from '../../history/reversals/store.ts'
import { paths } from '../../paths.ts'
import { dayOf } from '../../shared/days.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { latestOf } from '../rules/check.ts'
import { READERS, whyNotRecord } from '../rules/organization.ts'
import { organizationOf } from '../store.ts'
import { recordChecks } from './actions.ts'
import { checksForm, snapshotsIn } from './forms.ts'
import { SNAPSHOTS, VerificationPage, sayCheck } from './pages.tsx'
import { checkIdsOf, snapshotsOf } from './store.ts'

export const checkRoutes = new Hono<Site>()

screen(checkRoutes, {
  at: paths.verification,
  who: READERS,
  load: async ({ db }, id) => {
    const [[organization], snapshots, reversals] = await db.batch([
      organizationOf(db, id),
      snapshotsOf(db, id),
      reversalsAmong(db, 'verification', checkIdsOf(id)),
    ])
    return organization ? { organization, snapshots, reversals: reversals.map(reversalIn) } : null
  },
  frame: (_, { person }) => ({ title: '核验', desk: officeOf(person) }),
  data: (found) => ({ ...found, latest: latestOf(found.snapshots) }),
  page: (found, of, { person, now, url }) => (
    <VerificationPage
      {...found}
      whyNot={whyNotRecord(person, found.organization)}
      today={dayOf(now)}
      {...{ now, of, url }}
    />
  ),
  sheets: ({ snapshots }) => [sheetOf('核验记录', SNAPSHOTS, snapshots)],
}).act({
  at: paths.verification,
  who: ['officer'],
  form: checksForm,
  do: ({ db, person, now }, form, id) => recordChecks(db, person, id, snapshotsIn(form), now),
  say: sayCheck,
})
