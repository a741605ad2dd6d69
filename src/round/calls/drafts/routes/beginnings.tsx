import { type Context, Hono } from 'hono'
import { paths } from '../../../../paths.ts'
import { type Common, type Filled, blank, done, refused, show } from '../../../../web/answer.tsx'
import { type Unreadable, read, readBody, readKept } from '../../../../web/body.ts'
import { only } from '../../../../web/guard.ts'
import type { Inside, Site } from '../../../../web/site.ts'
import { startDraft } from '../actions.ts'
import { fileOf, namedIn, roundFile } from '../forms/file.ts'
import { planForm } from '../../forms/plan.ts'
import { StartDraftPage } from '../pages/start.tsx'
import { sayDraftRefusal } from '../../pages/words.tsx'
import type { DraftRefusal } from '../../rounds/rules.ts'
import { typedPlan } from '../rules/typed.ts'
import { type InForce, clonedText, usualText } from '../rules/usual.ts'
import { attachedTo, checkedIn } from '../../attachments/store.ts'
import { type BookRow, allRounds, booksInForce, roundOf, versionOf } from '../../store.ts'

/** How a round begins, and how it goes elsewhere. Stands before `calls`: /rounds/new is no round. */
export const beginnings = new Hono<Site>()

const START = { title: '拟定新一期', desk: 'officer' } as const

beginnings.get('/rounds/new', only('officer'), async (c) => {
  const rounds = await allRounds(c.var.db)
  return show(c, START, { rounds }, <StartDraftPage rounds={rounds} of={blank} refused={null} />)
})

/** Begins a draft: with the usual text, or with what an earlier round says (`from`). */
beginnings.post('/rounds/new', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const { typed } = await readBody(c)
  const from = typed['from']
  const [books, [round], files, checks] = await db.batch([
    booksInForce(db),
    roundOf(db, from ?? ''),
    attachedTo(db, from ?? ''),
    checkedIn(db, from ?? ''),
  ])
  if (from && !round) return c.notFound()
  const rulebook = inForce(books[0])
  const text = round ? clonedText(typedPlan(round.plan), rulebook) : usualText(rulebook)
  const started = await startDraft(db, person, text, now, { attached: { files, checks } })
  return started.ok
    ? done(c, paths.roundDraft(started.value.id), started.value)
    : startAgain(c, started.refusal)
})

/** Begins a draft with a file's round. */
beginnings.post('/rounds/file', only('officer'), async (c) => {
  const { db, person, now } = c.var
  const sent = await fileIn(c)
  const file = read(roundFile, sent)
  if (!file.ok) return startAgain(c, file.refusal)
  const text = typedPlan(file.value)
  const readable = readKept(planForm, text)
  if (!readable.ok) return startAgain(c, inFile(readable.refusal))
  const named = namedIn(sent)
  const started = await startDraft(db, person, text, now, { named })
  return started.ok
    ? done(c, paths.roundDraft(started.value.id), { ...started.value, attachments: named })
    : startAgain(c, started.refusal)
})

beginnings.get('/rounds/:id/file', only('officer', 'approver', 'auditor'), async (c) => {
  const id = c.req.param('id')
  const [[round], files] = await c.var.db.batch([roundOf(c.var.db, id), attachedTo(c.var.db, id)])
  if (!round) return c.notFound()
  return c.body(`${JSON.stringify(fileOf(round.plan, files), null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="round-${encodeURIComponent(round.plan.code)}.json"`,
  })
})

type Ask = Context<Inside>

const inForce = (row: BookRow | undefined): InForce | null =>
  row ? { id: row.id, parameters: versionOf(row).book.parameters } : null

/** A file's problems by their place in it. */
const inFile = ({ problems }: Unreadable): Unreadable => ({
  why: 'form',
  problems: problems.map(({ field, says }) => ({ field: `round.${field}`, says })),
})

/** How a round begins, once more, with why it did not. */
async function startAgain(c: Ask, refusal: DraftRefusal | Common) {
  const rounds = await allRounds(c.var.db)
  return refused(c, refusal, sayDraftRefusal, {
    frame: START,
    body: (filled) => <StartDraftPage rounds={rounds} of={placed(filled)} refused={filled.refused} />,
  })
}

/** No field of the page is in the file: the place is said with the reason. */
const placed = ({ typed, problems }: Filled): Filled => ({
  typed,
  problems: problems.map(({ field, says }) => ({ field: 'file', says: field ? `${field}：${says}` : says })),
})

/** The file of a browser's form, or a machine's JSON; null for what is no JSON at all. */
async function fileIn(c: Ask): Promise<unknown> {
  try {
    if (c.req.header('content-type')?.includes('json')) return await c.req.json()
    const file = (await c.req.formData()).get('file')
    return JSON.parse(typeof file === 'string' ? file : ((await file?.text()) ?? ''))
  } catch {
    return null
  }
}
