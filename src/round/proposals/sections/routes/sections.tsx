import { type Context, Hono } from 'hono'
import { lengthOf } from '../../../../shared/words.ts'
import { citing } from '../../../../rulebook/citing.ts'
import { paths } from '../../../../paths.ts'
import { refuse } from '../../../../shared/result.ts'
import { done, refused, show } from '../../../../web/answer.tsx'
import { type Body, type Typed, type Unreadable, read, readBody } from '../../../../web/body.ts'
import { only } from '../../../../web/guard.ts'
import type { Inside, Site } from '../../../../web/site.ts'
import { type Saved, saveSection } from '../actions.ts'
import { LONGEST_SECTION, versionForm } from '../forms/section.ts'
import { SectionPage } from '../pages/section.tsx'
import { TasksPage, type Working, titleOf } from '../pages/tasks.tsx'
import { saySubmitRefusal } from '../../pages/words.ts'
import { cellAfter, readRowAct, withRowAct } from '../../budget/rules/rows.ts'
import { stateOf } from '../rules/reading.ts'
import { type Section, keptOf, seenOf, withTyped } from '../rules/sections.ts'
import { type EditRefusal, whyNotEdit } from '../../submissions/rules.ts'
import { submittedPage } from '../../submissions/routes/submitted.tsx'
import { type Shown, findWorking } from './working.ts'

/** The working text of a proposal: its list of sections, and each section. */
export const sections = new Hono<Site>()

const readers = only('member', 'officer', 'approver', 'finance', 'auditor')

sections.get('/proposals/:id', readers, async (c) => {
  const id = c.req.param('id')
  const found = await findWorking(c, id)
  if (found && whyNotEdit(found.working.proposal, c.var.now) === null) return tasksPage(c, found.working)
  const submitted = await submittedPage(c, id, found?.working.proposal ?? null)
  return submitted ?? (found ? tasksPage(c, found.working) : c.notFound())
})

sections.get('/proposals/:id/sections/:section', only('member'), async (c) => {
  const shown = await findSection(c)
  if (!shown) return c.notFound()
  const { working, section } = shown
  const { problems, text } = working.reading
  const isChecked = c.req.query('check') !== undefined
  const wrong = isChecked ? [...problems, ...faultsAt(working)] : []
  const of = { typed: text, problems: wrong.filter((one) => one.section === section.code) }
  const why = whyNotEdit(working.proposal, c.var.now)
  return show(
    c,
    frameOf(working, section),
    { ...dataOf(working, section), typed: keptOf(working.proposal.sections, section.code)?.typed ?? {} },
    <SectionPage {...shown} of={of} refused={why && saySubmitRefusal(why)} isClosed={why !== null} />,
  )
})

/** Working text: an autosave (JSON) or the button (a form). Nothing that was typed is refused for being incomplete. */
sections.post('/proposals/:id/sections/:section', only('member'), async (c) => {
  const { db, person, now } = c.var
  const [id, code] = [c.req.param('id'), c.req.param('section')]
  const body = await readBody(c)
  const version = read(versionForm, body.sent)
  const act = code === 'budget' ? readRowAct(body.typed['do']) : null
  const typed = act ? withRowAct(fieldsOf(body), act) : fieldsOf(body)
  const saved = !version.ok
    ? version
    : tooLong(typed)
      ? refuse(TOO_MUCH)
      : await saveSection(db, person, id, { section: code, version: version.value.version, typed }, now)
  if (saved.ok && act) return done(c, `${paths.proposalSection(id, code)}#${cellAfter(act)}`, saved.value)
  if (saved.ok) return done(c, nextPage(id, code, body.typed['do'], saved.value), saved.value)
  const shown = await findSection(c)
  if (!shown) return c.notFound()
  const { working, section } = shown
  const kept = keptOf(working.proposal.sections, section.code)?.typed ?? {}
  return refused<EditRefusal>(c, saved.refusal, saySubmitRefusal, {
    frame: frameOf(working, section),
    typed: { ...working.reading.text, ...withTyped(section, kept, typed) },
    cite: citing(working.proposal.plan.rulebook, working.proposal.roundId),
    body: (filled) => (
      <SectionPage
        {...shown}
        of={filled}
        refused={filled.refused}
        isElsewhere={saved.refusal.why === 'changed-meanwhile'}
      />
    ),
  })
})

type Ask = Context<Inside>
type ShownSection = Shown & { section: Section }

/** One section of one's own proposal; a section that the round does not ask is not found. */
async function findSection(c: Ask): Promise<ShownSection | null> {
  const shown = await findWorking(c, c.req.param('id') ?? '')
  const section = shown?.working.reading.sections.find(({ code }) => code === c.req.param('section'))
  return shown && section ? { ...shown, section } : null
}

function tasksPage(c: Ask, working: Working) {
  const { proposal, reading, now } = working
  const why = whyNotEdit(proposal, now)
  const { id, plan, current } = proposal
  const data = { id, closes: plan.dates.closes, reopenedAt: current?.reopenedAt ?? null }
  const listed = reading.sections.map((section) => dataOf(working, section))
  return show(
    c,
    { title: titleOf(working), desk: 'applicant' },
    { ...data, sections: listed, seen: seenOf(proposal.sections, reading.files) },
    <TasksPage working={working} refused={why && saySubmitRefusal(why)} />,
  )
}

/** A section for a machine, without its text. */
function dataOf({ proposal, reading }: Working, section: Section) {
  const kept = keptOf(proposal.sections, section.code)
  return {
    section: section.code,
    title: section.title,
    state: stateOf(reading, section),
    version: kept?.version ?? 0,
    savedAt: kept?.savedAt ?? null,
    savedBy: kept?.by.name ?? null,
  }
}

const frameOf = (working: Working, { title }: Section) =>
  ({ title: `${title}　${titleOf(working)}`, desk: 'applicant' }) as const

/** What the rules refuse, at its field. */
const faultsAt = ({ reading }: Working) =>
  reading.faults.map(({ section, field, refusal }) => ({ section, field, says: saySubmitRefusal(refusal) }))

function nextPage(id: string, code: string, wanted: string | undefined, { next }: Saved): string {
  if (wanted === 'stay' || wanted === 'add') return paths.proposalSection(id, code)
  if (wanted === 'back') return paths.proposal(id)
  return next ? paths.proposalSection(id, next) : paths.proposalCheck(id)
}

/** The form's own fields, without those that are not the proposal's text. A machine may send the goals as a list. */
function fieldsOf({ typed }: Body): Typed {
  const { version: _, do: __, 'goals[]': goals, ...fields } = typed
  return goals === undefined ? fields : { ...fields, goals }
}

const TOO_MUCH: Unreadable = {
  why: 'form',
  problems: [{ field: '', says: `一部分的全文最多${LONGEST_SECTION}个字` }],
}

const tooLong = (typed: Typed): boolean =>
  Object.entries(typed).reduce((sum, [name, text]) => sum + name.length + lengthOf(text), 0) > LONGEST_SECTION
