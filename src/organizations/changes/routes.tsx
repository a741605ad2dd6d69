import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { takeBackForm } from '../../rulebook/forms/discards.ts'
import type { AsksAs } from '../../web/asks.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { READERS } from '../rules/organization.ts'
import { confirmChange, recordChange, takeBackChange } from './actions.ts'
import { changeAnswerForm, changeForm } from './forms.ts'
import { ChangesPage, sayChangeRefusal } from './pages.tsx'
import { type Found, findChanges } from './store.ts'

export const changeRoutes = new Hono<Site>()

const onChange = {
  load: ({ db }: AsksAs, changeId: string) => findChanges(db, { changeId }),
  here: ({ organization }: Found) => paths.organizationChanges(organization.id),
}
const toChanges = ({ organizationId }: { organizationId: string }) =>
  paths.organizationChanges(organizationId)

screen(changeRoutes, {
  at: paths.organizationChanges,
  who: READERS,
  load: ({ db }, organizationId) => findChanges(db, { organizationId }),
  frame: ({ organization }, { person }) => ({ title: `变更：${organization.name}`, desk: officeOf(person) }),
  data: ({ organization, changes }) => ({ organization, changes }),
  page: (found, of, { person, now }) => <ChangesPage {...{ found, person, now, of }} />,
})
  .act({
    at: paths.organizationChanges,
    who: ['officer'],
    form: changeForm,
    do: ({ db, person, now }, change, id) => recordChange(db, person, id, change, now),
    to: toChanges,
    say: sayChangeRefusal,
  })
  .act({
    at: paths.organizationChangeAnswer,
    who: ['approver'],
    form: changeAnswerForm,
    do: ({ db, person, now }, answer, id) => confirmChange(db, person, id, answer, now),
    to: toChanges,
    say: sayChangeRefusal,
    on: onChange,
  })
  .act({
    at: paths.organizationChangeTakeBack,
    who: ['officer'],
    form: takeBackForm,
    do: ({ db, person, now }, { reason }, id) => takeBackChange(db, person, id, reason, now),
    to: toChanges,
    say: sayChangeRefusal,
    on: onChange,
  })
