import { type Context, Hono } from 'hono'
import { disposition } from '../../../../web/download.ts'
import { paths } from '../../../../paths.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { sayClause } from '../../../../shared/clauses.ts'
import { refuse } from '../../../../shared/result.ts'
import { notFound, refuseOn, show } from '../../../../web/answer.tsx'
import type { AsksAs } from '../../../../web/asks.ts'
import { LARGEST_SHEET } from '../../../../web/bounds.ts'
import { route, screen } from '../../../../web/screen.tsx'
import type { Inside, Site } from '../../../../web/site.ts'
import { sayBudgetFinding } from '../../pages/words.ts'
import { titleOf } from '../../sections/pages/tasks.tsx'
import { findWorking } from '../../sections/routes/working.ts'
import { keptOf } from '../../sections/rules/sections.ts'
import { submissionView } from '../../store.ts'
import { whyNotEdit } from '../../submissions/rules.ts'
import { ExchangePage, sayExchangeRefusal } from '../pages/exchange.tsx'
import { budgetFile } from '../pages/file.ts'
import { type Preview, PreviewPage } from '../pages/preview.tsx'
import { findingsIn, isDoubt } from '../rules/findings.ts'
import { CELLS, activitiesTyped, linesTyped, rowsOf, rowsTyped, totalsOf } from '../rules/lines.ts'
import { readSent, sentIn } from './reading.ts'

/** The budget out to a spreadsheet and back from one, and what is to be said of it while it is written. */
export const budgets = new Hono<Site>()

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Asking = Pick<AsksAs, 'db' | 'person' | 'now'>
type Found = NonNullable<Awaited<ReturnType<typeof findBudget>>>

screen(budgets, {
  at: paths.proposalBudget,
  who: ['member'],
  finds: ['own'],
  load: findBudget,
  frame: frameOf,
  data: dataOf,
  page: ({ exchange }, of) => <ExchangePage {...{ exchange, of }} />,
})

/** Reads a file or a paste and shows what was read; nothing is saved. */
route(
  budgets,
  {
    method: 'POST',
    at: paths.proposalBudget,
    who: ['member'],
    finds: ['own'],
    largest: LARGEST_SHEET,
    whys: sayExchangeRefusal.whys,
  },
  async (c, asks, id) => {
    const found = await findBudget(asks, id)
    if (!found) return notFound(c)
    const { exchange, plan } = found
    const sent = await sentIn(c)
    const read = exchange.whyNot ? refuse(exchange.whyNot) : await readSent(sent)
    if (read.ok) return previewPage(c, found, read.value)
    return refuseOn(c, read.refusal, sayExchangeRefusal, {
      frame: frameOf(found),
      typed: { pasted: sent.pasted },
      here: paths.proposalBudget(id),
      citing: citing(plan.rulebook, exchange.roundId),
      page: (of) => <ExchangePage {...{ exchange, of }} />,
    })
  },
)

function previewPage(
  c: Context<Inside>,
  found: Found,
  { rows, problems, notes }: Pick<Preview, 'rows' | 'problems' | 'notes'>,
) {
  const { version, exchange } = found
  const preview = { rows, problems, notes, version, now: found.rows }
  return show(
    c,
    frameOf(found),
    { version, rows, problems, notes },
    <PreviewPage {...{ exchange, preview }} />,
    problems.length > 0 ? 422 : 200,
  )
}

route(
  budgets,
  {
    method: 'GET',
    at: paths.proposalBudgetFile,
    who: ['member', 'officer', 'approver', 'finance', 'auditor', 'operator'],
    finds: ['own', 'officer', 'approver', 'finance', 'auditor', 'operator'],
    gives: XLSX,
  },
  async (c, asks, id) => {
    const file = await findFile(asks, id)
    if (!file) return notFound(c)
    return c.body(await file.arrayBuffer(), 200, {
      'Content-Type': XLSX,
      'Content-Disposition': disposition('预算.xlsx'),
      'Cache-Control': 'private, no-store',
    })
  },
)

/** The budget of one's own proposal as it stands in working text. */
async function findBudget(asks: Asking, id: string) {
  const shown = await findWorking(asks, id)
  if (!shown) return null
  const { proposal, reading } = shown.working
  const { plan, roundId } = proposal
  const rows = rowsTyped(reading.text).filter((row) => CELLS.some((cell) => row[cell].trim() !== ''))
  const exchange = {
    ...{ id, roundId, plan },
    title: titleOf(shown.working),
    rows: rows.length,
    whyNot: whyNotEdit(proposal, asks.now),
  }
  const { version = 0 } = keptOf(proposal.sections, 'budget') ?? {}
  return { exchange, plan, rows, version, text: reading.text }
}

function frameOf({ exchange }: Found) {
  return { title: `预算　${exchange.title}`, desk: 'applicant' as const }
}

/** For a machine, and for the page while one types: rows by their number, what they add up to, what is to be said of them. */
function dataOf({ plan, text, version }: Found) {
  const lines = linesTyped(text)
  const beside = { track: text['track'] ?? '', activities: activitiesTyped(text) }
  return {
    version,
    rows: rowsTyped(text),
    totals: totalsOf(lines.filter((line) => line !== null)),
    findings: findingsIn(plan, lines, beside).map((finding) => {
      const clause = citing(plan.rulebook)(finding)
      return {
        ...finding,
        says: sayBudgetFinding(finding),
        isDoubt: isDoubt(finding),
        clause: clause ? { says: 'no' in clause ? sayClause(clause.no) : clause.says, ...clause } : null,
      }
    }),
  }
}

/** One's own working text; for everybody else who may read the proposal, what was submitted. */
async function findFile(asks: Asking, id: string): Promise<Blob | null> {
  const found = await findBudget(asks, id)
  const working = found && budgetFile(found.rows, found.plan.parameters)
  if (found && !found.exchange.whyNot) return working
  const [view] = await submissionView(asks.db, id, asks.person)
  return view ? budgetFile(rowsOf(view.content.budget), view.plan.parameters) : working
}
