import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { whyNotImpartialIn } from '../../people/rules/interest.ts'
import { has } from '../../people/rules/person.ts'
import { citing } from '../../rulebook/citing.ts'
import { dayOf } from '../../shared/days.ts'
import { refuse } from '../../shared/result.ts'
import { blank } from '../../web/answer.tsx'
import { desksOf, officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { previewMailing, sendMailing } from './actions.ts'
import { mailingForm, mailingQuery, sendForm } from './forms.ts'
import { DELIVERED, MailingPage } from './pages/mailing.tsx'
import { LETTERS, MAILINGS, MailingsPage, lettersByKind } from './pages/mailings.tsx'
import { sayMailingRefusal } from './pages/words.ts'
import { PreviewPage, WritePage, receiversOf } from './pages/write.tsx'
import { ALL, AUDIENCES, type To, hasTracks } from './rules.ts'
import { findMailing, findMailings, findToWrite } from './store/mailings.ts'

/** 群发: an officer writes to many of a round at once; who else of the office reads a round reads what was sent. */
export const mailings = new Hono<Site>()

const READERS = ['officer', 'approver', 'auditor'] as const

screen(mailings, {
  at: paths.mailings,
  who: READERS,
  query: mailingQuery,
  load: ({ db, now, asked: { page }, rows }, id) => findMailings(db, id, dayOf(now), { page, rows }),
  frame: (_, { person }) => ({ title: '群发', desk: officeOf(person) }),
  data: ({ items, total, audiences, letters }, { asked }) => ({
    ...{ mailings: items, total, ...asked },
    ...{ audiences, letters },
  }),
  page: (found, _, { asked, person, url }) => (
    <MailingsPage {...found} page={asked.page} writes={has(person, 'officer')} url={url} />
  ),
  sheets: ({ round, items, total, letters }) => [
    sheetOf('群发', MAILINGS(round.plan.tracks), items, total),
    sheetOf('本期的信', LETTERS, lettersByKind(letters)),
  ],
})

screen(mailings, {
  at: paths.mailingTo,
  who: ['officer'],
  query: mailingQuery,
  load: async ({ db, now }, id, ...key) => {
    const to = toIn(...key)
    const found = to && (await findToWrite(db, id, to, dayOf(now)))
    return found && { ...found, to }
  },
  under: ({ round }) => citing(round.plan.rulebook),
  frame: (_, { person }) => ({ title: '群发', desk: officeOf(person) }),
  data: ({ receivers, to }) => ({ ...to, receivers }),
  page: ({ round, to, receivers }, of, { asked, rows, url, person }) => (
    <WritePage
      {...{ round, to, receivers, of, url }}
      whyNot={whyNotImpartialIn(person, round.id)}
      page={asked.page}
      rows={rows}
    />
  ),
  sheets: ({ receivers, to }) => [sheetOf('收信人', receiversOf(to), receivers)],
})
  .act({
    at: paths.mailingPreview,
    who: ['officer'],
    form: mailingForm,
    do: async ({ db, person, now }, draft, id, ...key) => {
      const to = toIn(...key)
      return to ? previewMailing(db, person, id, { draft, ...to }, now) : refuse({ why: 'not-found' })
    },
    again: true,
    shows: (found, { asker }) => ({
      frame: { title: '群发', desk: desksOf(asker)[0] ?? 'officer' },
      data: { letters: found.letters, count: found.count, ...found.seen },
      page: <PreviewPage {...found} of={blank} />,
    }),
    say: sayMailingRefusal,
  })
  .act({
    at: paths.mailingTo,
    who: ['officer'],
    form: sendForm,
    do: async ({ db, person, now }, { people, seq, ...draft }, id, ...key) => {
      const to = toIn(...key)
      if (!to) return refuse({ why: 'not-found' })
      return sendMailing(db, person, id, { draft, seen: { people, seq }, ...to }, now)
    },
    to: ({ id }) => paths.mailing(id),
    say: sayMailingRefusal,
  })

screen(mailings, {
  at: paths.mailing,
  who: READERS,
  query: mailingQuery,
  load: ({ db, asked: { page }, rows }, id) => findMailing(db, id, { page, rows }),
  frame: ({ mailing }, { person }) => ({ title: mailing.title, desk: officeOf(person) }),
  data: ({ mailing, delivered }) => ({ ...mailing, delivered }),
  page: (found, _, { asked, url }) => <MailingPage {...found} page={asked.page} url={url} />,
  sheets: ({ mailing, delivered }) => [sheetOf('发送情况', DELIVERED, delivered, mailing.receivers)],
})

/** To whom an address leads; null: to nobody that there is. */
function toIn(audience: string, track: string): To | null {
  const to = AUDIENCES.find((one) => one === audience)
  if (!to || (track !== ALL && !hasTracks(to))) return null
  return { audience: to, track: track === ALL ? '' : track }
}
