import { type Context, Hono } from 'hono'
import { citing } from '../../../../rulebook/citing.ts'
import { sayClause } from '../../../../shared/clauses.ts'
import { refuse } from '../../../../shared/result.ts'
import { blank, refused, show } from '../../../../web/answer.tsx'
import { only } from '../../../../web/guard.ts'
import type { Inside, Site } from '../../../../web/site.ts'
import { type Exchange, ExchangePage, type ExchangeRefusal, sayExchangeRefusal } from '../pages/exchange.tsx'
import { budgetFile } from '../pages/file.ts'
import { type Preview, PreviewPage } from '../pages/preview.tsx'
import { titleOf } from '../../sections/pages/tasks.tsx'
import { sayBudgetFinding, saySubmitRefusal } from '../../pages/words.ts'
import { findingsIn, isDoubt } from '../rules/findings.ts'
import { CELLS, activitiesTyped, linesTyped, rowsOf, rowsTyped, totalsOf } from '../rules/lines.ts'
import { isStaff } from '../../rules/readers.ts'
import { keptOf } from '../../sections/rules/sections.ts'
import { whyNotEdit } from '../../submissions/rules.ts'
import { submissionView } from '../../store.ts'
import { readSent, sentIn } from './reading.ts'
import { findWorking } from '../../sections/routes/working.ts'

/** The budget out to a spreadsheet and back from one, and what is to be said of it while it is written. */
export const budgets = new Hono<Site>()

budgets.get('/proposals/:id/budget', only('member'), async (c) => {
  const found = await findBudget(c)
  if (!found) return c.notFound()
  return show(
    c,
    frameOf(found),
    dataOf(found),
    <ExchangePage exchange={found.exchange} of={blank} refused={null} />,
  )
})

budgets.get(
  '/proposals/:id/budget.xlsx',
  only('member', 'officer', 'approver', 'finance', 'auditor'),
  async (c) => {
    const file = await findFile(c)
    if (!file) return c.notFound()
    return c.body(await file.arrayBuffer(), 200, {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="budget.xlsx"; filename*=UTF-8''${encodeURIComponent('预算.xlsx')}`,
      'Cache-Control': 'private, no-store',
    })
  },
)

/** Reads a file or a paste and shows what was read; nothing is saved. */
budgets.post('/proposals/:id/budget', only('member'), async (c) => {
  const found = await findBudget(c)
  if (!found) return c.notFound()
  const sent = await sentIn(c)
  const read = found.why ? refuse(found.why) : await readSent(sent)
  if (read.ok) return previewPage(c, found, read.value)
  return refused<ExchangeRefusal>(c, read.refusal, sayExchangeRefusal, {
    frame: frameOf(found),
    typed: { pasted: sent.pasted },
    cite: citing(found.plan.rulebook),
    body: (filled) => <ExchangePage exchange={found.exchange} of={filled} refused={filled.refused} />,
  })
})

function previewPage(c: Ask, found: Found, { rows, problems }: Pick<Preview, 'rows' | 'problems'>) {
  const { version, exchange } = found
  return show(
    c,
    frameOf(found),
    { version, rows, problems },
    <PreviewPage exchange={exchange} preview={{ rows, problems, version, now: found.rows }} />,
    problems.length > 0 ? 422 : 200,
  )
}

type Ask = Context<Inside>
type Found = NonNullable<Awaited<ReturnType<typeof findBudget>>>

/** The budget of one's own proposal as it stands in working text. */
async function findBudget(c: Ask) {
  const shown = await findWorking(c, c.req.param('id') ?? '')
  if (!shown) return null
  const { proposal, reading } = shown.working
  const { plan } = proposal
  const why = whyNotEdit(proposal, c.var.now)
  const rows = rowsTyped(reading.text).filter((row) => CELLS.some((cell) => row[cell].trim() !== ''))
  const exchange: Exchange = {
    id: proposal.id,
    title: titleOf(shown.working),
    rows: rows.length,
    closed: why && saySubmitRefusal(why),
  }
  const { version = 0 } = keptOf(proposal.sections, 'budget') ?? {}
  return { exchange, plan, rows, version, why, text: reading.text }
}

const frameOf = ({ exchange }: Found) => ({ title: `预算　${exchange.title}`, desk: 'applicant' }) as const

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
async function findFile(c: Ask): Promise<Blob | null> {
  const { db, person } = c.var
  const found = await findBudget(c)
  if (found && !found.why) return await budgetFile(found.rows, found.plan.rulebook)
  const [view] = await submissionView(db, c.req.param('id') ?? '', found !== null)
  if (view && (found || isStaff(person)))
    return await budgetFile(rowsOf(view.content.budget), view.plan.rulebook)
  return found && (await budgetFile(found.rows, found.plan.rulebook))
}
