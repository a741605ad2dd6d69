import { Hono } from 'hono'
import { paths } from '../../paths.ts'
import { desksOf } from '../../web/layout.tsx'
import { screen } from '../../web/screen.tsx'
import type { Site } from '../../web/site.ts'
import { discardText, keepText } from './actions.ts'
import { discardForm, textForm, textQuery } from './forms.ts'
import { TextsPage, sayText } from './pages.tsx'
import { ownersFor } from './rules.ts'
import { textsOf } from './store.ts'

export const textRoutes = new Hono<Site>()

/** The list for its writer, and the texts themselves for the script of the page where they were typed. */
screen(textRoutes, {
  at: paths.texts,
  who: ['anyone'],
  query: textQuery,
  load: async ({ db, person, asked, rows }) => textsOf(db, ownersFor(person), asked.of, rows),
  frame: (_, { asker }) => ({ title: '没有交出的内容', desk: desksOf(asker)[0] ?? 'applicant' }),
  data: (texts, { person }) => ({
    texts: texts.map(({ by, owner, ...text }) => ({
      ...text,
      isOwn: by === person.id,
      isShared: owner !== person.id,
    })),
  }),
  page: (texts, of, { person }) => <TextsPage {...{ texts, person, of }} />,
})
  .act({
    at: paths.texts,
    who: ['anyone'],
    form: textForm,
    do: ({ db, person, now }, sent) => keepText(db, person, sent, now),
    say: sayText,
  })
  .act({
    at: paths.textDiscards,
    who: ['anyone'],
    form: discardForm,
    do: ({ db, person }, which) => discardText(db, person, which),
    say: sayText,
  })
