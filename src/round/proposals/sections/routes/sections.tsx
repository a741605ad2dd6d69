import { Hono } from 'hono'
import { lengthOf } from '../../../../shared/words.ts'
import { z } from 'zod'
import { citing } from '../../../../rulebook/citing.ts'
import { paths } from '../../../../paths.ts'
import { ok, refuse } from '../../../../shared/result.ts'
import { type Filled, done, notFound, refuseOn, wantsJson } from '../../../../web/answer.tsx'
import { type Body, type Problem, type Typed, type Unreadable, read, readBody } from '../../../../web/body.ts'
import type { AsksAs } from '../../../../web/asks.ts'
import { route, screen } from '../../../../web/screen.tsx'
import type { Site } from '../../../../web/site.ts'
import { cellAfter, readRowAct, withRowAct } from '../../budget/rules/rows.ts'
import { sayEditRefusal, saySubmitRefusal } from '../../pages/words.ts'
import { type Saved, type Sent, saveInto, saveSection, savedOf } from '../actions.ts'
import { LONGEST_SECTION, versionForm } from '../forms/section.ts'
import { SectionPage } from '../pages/section.tsx'
import { TasksPage, titleOf } from '../pages/tasks.tsx'
import { hasMistakes } from '../rules/reading.ts'
import { type Section, type SectionCode, keptOf, sectionAfter, withTyped } from '../rules/sections.ts'
import { findWhole } from '../store/found.ts'
import { type Shown, dataOf, findWorking, readProposal } from './working.ts'

/** The working text of a proposal, section by section. */
export const sections = new Hono<Site>()

/** `section` null: the round does not ask for what an act was about; the list of sections stands in its place. */
export type ShownSection = Shown & { section: Section | null }

export const sectionScreen = screen(sections, {
  at: paths.proposalSection,
  who: ['member'],
  finds: ['own'],
  // what is wrong is said at its field; the word is that of the button which saved it, if one did
  query: z.object({ check: z.string().optional().catch(undefined) }),
  load: async (asks, id, code) => {
    const shown = await findSection(asks, id, code)
    return shown?.section ? shown : null
  },
  under: underOf,
  frame: frameOf,
  data: ({ working, section }) => ({
    ...(section && dataOf(working, section)),
    typed: keptOf(working.proposal.sections, section?.code ?? '')?.typed ?? {},
  }),
  page: (shown, of, { asked: { check } }) =>
    check === undefined || of.at
      ? pageOf(shown, of)
      : pageOf(shown, { ...of, problems: wrongIn(shown) }, check),
})

/** One section of one's own proposal. */
export async function findSection(
  asks: Pick<AsksAs, 'db' | 'person' | 'now'>,
  id: string,
  code: string,
): Promise<ShownSection | null> {
  const shown = await findWorking(asks, id)
  if (!shown) return null
  return { ...shown, section: shown.working.reading.sections.find((one) => one.code === code) ?? null }
}

/** The section's own address; of what the round does not ask, the proposal's. */
export const hereOf = ({ working: { proposal }, section }: ShownSection): string =>
  section ? paths.proposalSection(proposal.id, section.code) : paths.proposal(proposal.id)

function underOf({ working: { proposal } }: ShownSection) {
  return citing(proposal.plan.rulebook, proposal.roundId)
}

function frameOf({ working, section }: ShownSection) {
  const title = titleOf(working)
  return { title: section ? `${section.title}　${title}` : title, desk: 'applicant' as const }
}

/** What is kept, unless this section's own form was sent. */
function pageOf({ section, ...shown }: ShownSection, of: Filled, savedBy?: string) {
  if (!section) return <TasksPage working={shown.working} of={of} />
  const { id } = shown.working.proposal
  const goOn =
    savedBy && SAVING.includes(savedBy) ? wayOn(id, section.code, savedBy, nextIn(shown, section)) : null
  return <SectionPage {...shown} {...{ section, of, goOn }} />
}

/** Its buttons. */
const SAVING = ['next', 'stay', 'back']
const nextIn = ({ working: { reading } }: Shown, { code }: Section) =>
  sectionAfter(reading.sections, code)?.code ?? null

/** What cannot be read, and what the rules refuse, each at its field. */
function wrongIn({ working: { reading }, section }: ShownSection): Problem[] {
  const faults = reading.faults.map((one) => ({ ...one, says: saySubmitRefusal(one.refusal) }))
  return [...reading.problems, ...faults].filter((one) => one.section === section?.code)
}

/**
 * Working text: an autosave (JSON) or the button (a form). Nothing that was typed is refused for being incomplete; by its button
 * the section shows what is wrong in it, before one goes on.
 */
route(
  sections,
  {
    method: 'POST',
    at: paths.proposalSection,
    who: ['member'],
    finds: ['own'],
    form: versionForm,
    whys: sayEditRefusal.whys,
  },
  async (c, asks, id, code) => {
    const { db, person, now } = asks
    const body = await readBody(c)
    const version = read(versionForm, body.sent)
    const act = code === 'budget' ? readRowAct(body.typed['do']) : null
    const typed = act ? withRowAct(fieldsOf(body), act) : fieldsOf(body)
    const saved = !version.ok
      ? version
      : tooLong(typed)
        ? refuse(TOO_MUCH)
        : await save(
            { db, person, now },
            id,
            { section: code, version: version.value.version, typed },
            !wantsJson(c),
          )
    if (saved.ok && act)
      return done(c, `${paths.proposalSection(id, code)}#${cellAfter(act)}`, savedOf(saved.value))
    if (saved.ok) return done(c, nextPage(id, code, body.typed['do'], saved.value), savedOf(saved.value))
    const shown = await findSection(asks, id, code)
    if (!shown?.section) return notFound(c)
    const kept = keptOf(shown.working.proposal.sections, code)?.typed ?? {}
    return refuseOn(c, saved.refusal, sayEditRefusal, {
      frame: frameOf(shown),
      typed: withTyped(shown.section, kept, typed),
      here: hereOf(shown),
      citing: underOf(shown),
      page: (of) => pageOf(shown, of),
    })
  },
)

type Kept = Saved & { isWrong: boolean }

/** By its button it is read as a whole, and told whether something is wrong in what was typed of this section. */
async function save(
  { db, person, now }: Pick<AsksAs, 'db' | 'person' | 'now'>,
  id: string,
  sent: Sent,
  isButton: boolean,
) {
  if (!isButton) {
    const saved = await saveSection(db, person, id, sent, now)
    return saved.ok ? ok({ ...saved.value, isWrong: false }) : saved
  }
  const saved = await saveInto(db, person, id, sent, now, findWhole)
  if (!saved.ok) return saved
  const { mine, typed } = saved.value
  const others = mine.proposal.sections.filter(({ section }) => section !== sent.section)
  const kept = { section: sent.section, typed, version: saved.value.version, by: person, savedAt: now }
  const reading = readProposal({ ...mine, ...mine.proposal, sections: [...others, kept] })
  return ok({ ...saved.value, isWrong: hasMistakes(reading, sent.section) })
}

/** Where its button leads; where something is wrong in it, back to it, to be shown. */
function nextPage(id: string, code: string, wanted = 'next', { next, isWrong }: Kept): string {
  if (isWrong && SAVING.includes(wanted)) return `${paths.proposalSection(id, code)}?check=${wanted}`
  return wayOn(id, code, wanted, next)
}

function wayOn(id: string, code: string, wanted: string, next: SectionCode | null): string {
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
