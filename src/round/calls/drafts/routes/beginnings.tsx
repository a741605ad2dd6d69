import { type Context, Hono } from 'hono'
import { paths } from '../../../../paths.ts'
import type { Instant } from '../../../../shared/days.ts'
import { ok, refuse } from '../../../../shared/result.ts'
import { notFound } from '../../../../web/answer.tsx'
import type { AsksAs } from '../../../../web/asks.ts'
import { isJson, parseJson, read, readForm, readJson } from '../../../../web/body.ts'
import { LARGEST_JSON } from '../../../../web/bounds.ts'
import { route, screen } from '../../../../web/screen.tsx'
import type { Inside, Site } from '../../../../web/site.ts'
import { attachedTo, checkedIn } from '../../attachments/store.ts'
import { typedPlan } from '../../forms/plan.ts'
import { sayDraftRefusal } from '../../pages/words.tsx'
import { type BookRow, allRounds, booksInForce, roundOf, versionOf } from '../../store.ts'
import { startDraft } from '../actions.ts'
import { fileOf } from '../forms/file-written.ts'
import { readFile } from './importing.ts'
import { startForm, takeInForm } from '../forms/start.ts'
import { clonedText, usualText } from '../forms/usual.ts'
import { StartDraftPage } from '../pages/start.tsx'

/** How a round begins, and how it goes elsewhere. Stands before `calls`: /rounds/new is no round. */
export const beginnings = new Hono<Site>()

screen(beginnings, {
  at: paths.newRound,
  who: ['officer'],
  load: async ({ db }) => ({ rounds: await allRounds(db) }),
  frame: () => ({ title: '拟定新一期', desk: 'officer' }),
  data: ({ rounds }) => ({ rounds }),
  page: ({ rounds }, of, { now }) => <StartDraftPage {...{ rounds, now, of }} />,
})
  .act({
    at: paths.newRound,
    who: ['officer'],
    form: startForm,
    do: (asks, { from, shown }) => begin(asks, from, shown),
    to: ({ id }) => paths.roundDraft(id),
    say: sayDraftRefusal,
  })
  .act({
    at: paths.roundImport,
    who: ['officer'],
    takes: fileIn,
    largest: LARGEST_JSON,
    do: async (asks, sent) => takeIn(asks, await sent),
    to: ({ id }) => paths.roundDraft(id),
    say: sayDraftRefusal,
  })

/** Begins a draft: with the usual text, or with what an earlier round says. */
async function begin({ db, person, now }: AsksAs, from: string | null, shown: Instant | undefined) {
  const [books, [round], files, checks] = await db.batch([
    booksInForce(db),
    roundOf(db, from ?? ''),
    attachedTo(db, from ?? ''),
    checkedIn(db, from ?? ''),
  ])
  if (from && !round) return refuse({ why: 'not-found' } as const)
  const version = inForce(books)
  const text = round ? clonedText(typedPlan(round.plan), version) : usualText(version)
  return startDraft(db, person, text, now, { attached: { files, checks }, sent: { says: from ?? '', shown } })
}

/** Begins a draft with a file's round, by the rulebook in force here. */
async function takeIn({ db, person, now }: AsksAs, { sent, shown }: Sent) {
  const version = inForce(await booksInForce(db))
  const file = readFile(sent, version)
  if (!file.ok) return file
  const { typed, named } = file.value
  const says = JSON.stringify(sent)
  const started = await startDraft(db, person, typed, now, { named, sent: { says, shown } })
  return started.ok ? ok({ ...started.value, attachments: named }) : started
}

route(
  beginnings,
  { method: 'GET', at: paths.roundFile, who: ['officer', 'approver', 'auditor'], gives: 'application/json' },
  async (c, { db }, id) => {
    const [[round], files] = await db.batch([roundOf(db, id), attachedTo(db, id)])
    if (!round) return notFound(c)
    return c.body(`${JSON.stringify(fileOf(round.plan, files), null, 2)}\n`, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="round-${encodeURIComponent(round.plan.code)}.json"`,
    })
  },
)

const inForce = ([row]: BookRow[]) => row && versionOf(row)

type Sent = { sent: unknown; shown?: Instant | undefined }

/** The file of a browser's form, or a machine's JSON; null for what is no JSON at all. */
async function fileIn(c: Context<Inside>): Promise<Sent> {
  if (isJson(c)) return { sent: (await readJson(c)) ?? null }
  const form = await readForm(c)
  const file = form.get('file')
  const sent = parseJson(typeof file === 'string' ? file : ((await file?.text()) ?? '')) ?? null
  const beside = read(takeInForm, { shown: form.get('shown') ?? undefined })
  return { sent, shown: beside.ok ? beside.value.shown : undefined }
}
