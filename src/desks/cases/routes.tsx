import { Hono } from 'hono'
import { z } from 'zod'
import { paths } from '../../paths.ts'
import { search } from '../../web/boxes/query.ts'
import { dayOf } from '../../shared/days.ts'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import type { Place } from '../../shared/place.ts'
import { giveCase, writeNote } from './actions.ts'
import { noteForm, ownerForm } from './forms.ts'
import { CasePage } from './pages/case.tsx'
import { manyCases } from './many/routes.tsx'
import { sayNoteRefusal, sayOwnerRefusal } from './pages/words.ts'
import { type Kind, READERS, WRITERS } from './rules.ts'
import { caseFor } from './store.ts'

/** 备注和经办, on an organization, a proposal and a project. */
export const cases = new Hono<Site>().route('/', manyCases)

const notesOf = (kind: Kind, at: Place<[id: string]>, outside: 'operator'[] = ['operator']) =>
  screen(cases, {
    at,
    who: [...READERS, ...outside],
    query: z.object({ correct: search() }),
    load: ({ db, person, now }, id) => caseFor(db, person, kind, id, dayOf(now)),
    frame: ({ of }, { person }) => ({ title: `备注和经办：${of.title}`, desk: officeOf(person) }),
    data: ({ of, notes, owner, whyNot }) => ({ of, notes, owner, whyNot }),
    page: (shown, filled, { person, asked: { correct } }) => (
      <CasePage {...shown} {...{ person, filled, correct }} />
    ),
  }).act({
    at,
    who: [...WRITERS, ...outside],
    form: noteForm,
    do: ({ db, person, now }, note, id) => writeNote(db, person, { kind, id }, note, now),
    say: sayNoteRefusal,
  })

notesOf('organization', paths.organizationNotes, [])
notesOf('proposal', paths.proposalNotes).act({
  at: paths.proposalOwner,
  who: ['officer', 'operator'],
  form: ownerForm,
  do: ({ db, person, now }, { to }, id) => giveCase(db, person, { kind: 'proposal', id }, to, now),
  say: sayOwnerRefusal,
})
notesOf('project', paths.projectNotes).act({
  at: paths.projectOwner,
  who: ['officer', 'operator'],
  form: ownerForm,
  do: ({ db, person, now }, { to }, id) => giveCase(db, person, { kind: 'project', id }, to, now),
  say: sayOwnerRefusal,
})
