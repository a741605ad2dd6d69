import { Hono } from 'hono'
import { contactForm, registrationForm, registrationIn } from '../../people/organizations/forms.ts'
import { isMemberOf, isOwnerOf } from '../../people/rules/person.ts'
import { paths } from '../../paths.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { OWN, READ, framed } from '../own.ts'
import { READERS, mayRead } from '../rules/organization.ts'
import { whyNotCheck } from '../rules/registration.ts'
import { organizationOf } from '../store.ts'
import { checkRegistration, correctContact, correctRegistration, withdrawChange } from './actions.ts'
import { checkForm } from './forms.ts'
import { CheckPage, RegistrationPage, sayChange, sayCheck, sayWithdrawn } from './pages.tsx'
import { changeBy, changeIn, changesOf, isReliedOn } from './store.ts'

export const registrationRoutes = new Hono<Site>()

type Load = Parameters<typeof load>[0]
async function load(
  { db, person }: { db: Parameters<typeof organizationOf>[0]; person: Parameters<typeof mayRead>[0] },
  id: string,
) {
  if (!mayRead(person, id)) return null
  const [[organization], changes, [found]] = await db.batch([
    organizationOf(db, id),
    changesOf(db, id),
    isReliedOn(db, id),
  ])
  return organization ? { organization, changes: changes.map(changeIn), relied: found !== undefined } : null
}

screen(registrationRoutes, {
  ...READ,
  at: paths.registration,
  load,
  frame: framed('登记信息'),
  data: (found) => found,
  page: (found, of, { person }) => (
    <RegistrationPage {...found} isOwner={isOwnerOf(person, found.organization.id)} of={of} />
  ),
})
  .act({
    ...OWN,
    at: paths.registration,
    form: registrationForm,
    fresh: true,
    do: ({ db, person, now }, { reason, ...form }, id) =>
      correctRegistration(db, person, id, { reason, ...registrationIn(form) }, now),
    say: sayChange,
  })
  .act({
    ...OWN,
    at: paths.organizationContact,
    form: contactForm,
    fresh: true,
    do: ({ db, person, now }, form, id) => correctContact(db, person, id, form, now),
    say: sayChange,
  })
  .act({
    who: ['anyone'],
    finds: ['own'],
    at: paths.registrationWithdrawal,
    do: ({ db, person, now }, _, id) => withdrawChange(db, person, id, now),
    say: sayWithdrawn,
    on: {
      load: async (asks: Load, id) => {
        const [change] = await changeBy(asks.db, id)
        return change && isMemberOf(asks.person, change.organizationId)
          ? load(asks, change.organizationId)
          : null
      },
      here: ({ organization }) => paths.registration(organization.id),
    },
    to: () => paths.desk('applicant'),
  })

screen(registrationRoutes, {
  at: paths.registrationChange,
  who: READERS,
  load: async ({ db }, id) => {
    const [row] = await changeBy(db, id)
    const [organization] = row ? await organizationOf(db, row.organizationId) : []
    return row && organization ? { change: changeIn(row), organization } : null
  },
  frame: (_, { person }) => ({ title: '核对登记更正', desk: officeOf(person) }),
  data: (found) => found,
  page: ({ change, organization }, of, { person }) => (
    <CheckPage {...{ change, organization, of }} whyNot={whyNotCheck(person, change, organization, false)} />
  ),
}).act({
  at: paths.registrationCheck,
  who: ['officer'],
  form: checkForm,
  do: ({ db, person, now }, form, id) => checkRegistration(db, person, id, form, now),
  say: sayCheck,
})
