import type { StoredFile } from '../../../files/rules/file.ts'
import type { OrganizationKind } from '../../../people/rules/organization.ts'
import { fieldOf, questionsIn } from '../../calls/form/rules/form.ts'
import type { Plan } from '../../calls/rules/plan.ts'
import { trackOf } from '../../calls/rules/round.ts'
import { REMOVED } from '../budget/rules/rows.ts'
import {
  type SectionCode,
  type Typed,
  asks,
  belongsTo,
  bySection,
  fileQuestions,
  sectionsOf,
} from '../sections/rules/sections.ts'

/** An earlier proposal of the same organization: what was typed, under the plan of its round, and what is attached. */
export type Source = { id: string; plan: Plan; typed: Typed; files: StoredFile[] }

/** What a draft begins with; `left`: in words, what of the earlier one this round does not take. */
export type Copied = { sections: [SectionCode, Typed][]; files: StoredFile[]; left: string[] }

/** Only what the new round asks for comes along, and only where it asks for the same. */
export function copyInto(plan: Plan, kind: OrganizationKind, source: Source): Copied {
  const dropped = droppedBy(plan, kind, source)
  const isDropped = (field: string) => dropped.some(({ starts }) => startsWith(starts, field))
  const typed = Object.fromEntries(
    Object.entries(source.typed).filter(([field, says]) => says.trim() !== '' && !isDropped(field)),
  )
  const sections = sectionsOf(plan)
  const isAsked = (field: string) => sections.some((section) => belongsTo(section, field))
  const unasked = sectionsOf(source.plan).filter((section) =>
    Object.keys(typed).some((field) => belongsTo(section, field) && !isAsked(field)),
  )
  const files = filesFor(plan, source)
  return {
    sections: bySection(sections, typed),
    files: files.taken,
    left: [
      ...dropped
        .filter(({ words, starts }) => words !== null && isTyped(source.typed, starts))
        .flatMap(({ words }) => words ?? []),
      ...unasked.map(({ title }) => title),
      ...files.left.map(({ name }) => `附件“${name}”`),
      ...(isTyped(typed, 'partners') && asks(plan, 'partners') ? ['合作单位的确认，要重新请社区确认'] : []),
    ],
  }
}

type Dropped = { starts: string; words: string | null }

const startsWith = (start: string, field: string): boolean =>
  field === start || field === `${start}[]` || field.startsWith(`${start}.`)
const isTyped = (typed: Typed, start: string): boolean =>
  Object.entries(typed).some(([field, says]) => startsWith(start, field) && says.trim() !== '')

/** Answers that mean something else in another round: its topics, a track or category that it has not, another question. */
function droppedBy(plan: Plan, kind: OrganizationKind, { plan: before, typed }: Source): Dropped[] {
  const code = typed['track'] ?? ''
  const [track, same] = [trackOf(plan, code), trackOf(before, code)]
  const isTrack = track !== undefined && track.name === same?.name && track.kinds.includes(kind)
  const isCategory = plan.categories?.includes(typed['category'] ?? '') ?? true
  const asked = new Map(questionsIn(plan.form).map((question) => [question.code, question]))
  const others = questionsIn(before.form).filter((question) => {
    const now = asked.get(question.code)
    return now !== undefined && (now.kind !== question.kind || now.label !== question.label)
  })
  return [
    { starts: REMOVED, words: null },
    { starts: 'topics', words: '选题' },
    ...(isTrack ? [] : [{ starts: 'track', words: '赛道' }]),
    ...(isCategory ? [] : [{ starts: 'category', words: '领域' }]),
    ...others.map((question) => ({ starts: fieldOf(question), words: question.label })),
  ]
}

/** A file that answers the same question, or none where the round takes others too. */
function filesFor(plan: Plan, { plan: before, files }: Source) {
  const isTaken = ({ label }: StoredFile): boolean => {
    if (label === '') return asks(plan, 'files')
    const [now, then] = [plan, before].map(({ form }) =>
      fileQuestions(form).find(({ code }) => code === label),
    )
    return now !== undefined && now.label === then?.label
  }
  return { taken: files.filter(isTaken), left: files.filter((file) => !isTaken(file)) }
}
