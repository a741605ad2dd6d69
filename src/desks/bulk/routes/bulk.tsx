import type { Hono } from 'hono'
import { citing } from '../../../rulebook/citing.ts'
import { ok } from '../../../shared/result.ts'
import type { Common, Refusal } from '../../../web/answer.tsx'
import { desksOf, officeOf } from '../../../web/layout.tsx'
import { screen } from '../../../web/screen.tsx'
import type { Site } from '../../../web/site.ts'
import { type Say, saying } from '../../../web/words.ts'
import { bulkQuery } from '../forms.ts'
import { BulkPage } from '../pages/bulk.tsx'
import { OutcomePage } from '../pages/outcome.tsx'
import type { Judged } from '../rules/item.ts'
import { type Line, doEach } from './each.ts'

/** Its screen, which is its preview, and its act. */
export function bulk<K extends string[], F extends { chosen: string[] }, R extends Refusal>(
  app: Hono<Site>,
  line: Line<K, F, R>,
) {
  const { at, who, words, owned, say, form, usual } = line
  screen(app, {
    at,
    who,
    query: bulkQuery,
    load: async ({ db, person, now, asked }, ...keys: K) => {
      const asking = { db, person, now }
      const scope = await line.find(asking, asked, ...keys)
      if (!scope) return null
      const whyNots = scope.items.length > 0 ? await line.whyNots(asking, scope.items) : []
      const items = scope.items.map((item, no) => ({ ...item, whyNot: whyNots[no] ?? null }))
      return { scope, items }
    },
    under: ({ scope }) => citing(scope.rulebook),
    frame: ({ scope }, { person }) => ({ title: `${words.title}：${scope.title}`, desk: officeOf(person) }),
    data: ({ scope: { total }, items }) => ({ total, items: items.map(viewOf(say)) }),
    page: ({ scope, items }, of, { asked, now, url }) => (
      <BulkPage
        {...{ words, scope, items, say, form, of }}
        wanted={asked}
        isOwned={owned !== undefined}
        here={pathOf(url)}
        usual={usual?.(now) ?? {}}
      />
    ),
  }).act({
    at,
    who,
    form,
    do: async ({ db, person, now, url }, typed: F, ...keys: K) => {
      const outcome = await doEach(line, { db, person, now }, typed, keys)
      return ok({ ...outcome, here: pathOf(url) })
    },
    again: true,
    shows: (outcome, { asker }) => ({
      frame: { title: words.title, desk: desksOf(asker)[0] ?? 'officer' },
      data: outcome,
      page: <OutcomePage {...{ words, outcome }} here={outcome.here} />,
    }),
    say: saying<Common>({}),
  })
}

const pathOf = (url: string): string => new URL(url).pathname

const viewOf =
  <R extends Refusal>(say: Say<R | Common>) =>
  ({ whyNot, id, number, title, organization }: Judged<R | Common>) => ({
    ...{ id, number, title, organization, whyNot },
    says: whyNot && say(whyNot),
  })
