import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { has } from '../../people/rules/person.ts'
import type { AsksAs } from '../../web/asks.ts'
import { partOf } from '../../web/controls.tsx'
import { officeOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import { sheetOf } from '../../web/sheet.ts'
import type { Site } from '../../web/site.ts'
import { previewWording, restoreWording, setWording } from './actions.ts'
import { originalForm, wordingForm, wordingsQuery } from './forms.ts'
import { type Listed, WORDINGS, WordingsPage } from './pages/list.tsx'
import { PreviewPage, VERSIONS, WordingPage } from './pages/wording.tsx'
import { sayWordingRefusal } from './pages/words.ts'
import { type Text, standingOf } from './rules/district.ts'
import { STAGES, type Wording, allWordings, stageOf, wordingOf } from './rules/wording.ts'
import { versionsIn, versionsOf, wordedNow } from './store.ts'

export const wordingRoutes = new Hono<Site>()

const READERS = ['administrator', 'auditor'] as const

screen(wordingRoutes, {
  at: paths.wordings,
  who: READERS,
  query: wordingsQuery,
  load: async ({ db, asked: { page, q, stage, is }, rows }) => {
    const all = listed(await wordedNow(db)).filter(
      (one) =>
        (stage === undefined || stageOf(one) === stage) &&
        (is === undefined || one.isChanged === (is === 'changed')) &&
        q.split(/\s+/).every((word) => saysIn(one).includes(word)),
    )
    const { rows: items, total } = partOf(all, page, rows)
    return { items, total }
  },
  frame: (_, { person }) => ({ title: '信件文字', desk: officeOf(person) }),
  data: ({ items, total }) => ({ wordings: items, total }),
  page: (found, _, { asked, url }) => <WordingsPage {...found} {...{ asked, url }} page={asked.page} />,
  sheets: ({ items, total }) => [sheetOf('信件文字', WORDINGS, items, total)],
})

/** All letters, in the order of the stages, those of one as they are called. */
const listed = (worded: Map<string, Text>): Listed[] =>
  allWordings()
    .toSorted((a, b) => STAGES.indexOf(stageOf(a)) - STAGES.indexOf(stageOf(b)) || (a.id < b.id ? -1 : 1))
    .map((one) => ({
      ...one,
      stands: worded.get(one.id) ?? { subject: one.subject, body: one.body },
      isChanged: worded.has(one.id),
    }))

const saysIn = ({ subject, body, tells, stands }: Listed): string =>
  [subject, body, tells, stands.subject, stands.body].join('\n')

async function load({ db }: AsksAs, id: string) {
  const wording = wordingOf(id)
  return wording ? { wording, versions: versionsIn(await versionsOf(db, id)) } : null
}
const frame = ({ wording }: { wording: Wording }, { person }: AsksAs) => ({
  title: wording.subject,
  desk: officeOf(person),
})

const SETS = { who: ['administrator'], say: sayWordingRefusal } as const

screen(wordingRoutes, {
  at: paths.wording,
  who: READERS,
  load,
  frame,
  data: ({ wording, versions }) => ({ ...wording, stands: standingOf(wording, versions), versions }),
  page: (found, of, { person, url }) => (
    <WordingPage {...found} {...{ of, url }} sets={has(person, 'administrator')} />
  ),
  sheets: ({ versions }) => [sheetOf('修改记录', VERSIONS, versions)],
})
  .act({
    ...SETS,
    at: paths.wordingPreview,
    form: wordingForm,
    do: ({ db, person }, { version, ...text }, id) => previewWording(db, person, id, text, version),
    again: true,
    shows: (found) => ({
      frame: { title: found.wording.subject, desk: 'administrator' },
      data: { text: found.text, sample: found.sample, version: found.seen },
      page: <PreviewPage {...found} />,
    }),
  })
  .act({
    ...SETS,
    at: paths.wording,
    form: wordingForm,
    do: ({ db, person, now }, { version, ...text }, id) => setWording(db, person, id, text, now, version),
  })
  .act({
    ...SETS,
    at: paths.wordingOriginal,
    form: originalForm,
    do: ({ db, person, now }, { version }, id) => restoreWording(db, person, id, now, version),
    to: (_, id) => paths.wording(id),
  })
