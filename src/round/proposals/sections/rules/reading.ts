import type { StoredFile } from '../../../../files/rules/file.ts'
import type { Content } from '../../rules/content.ts'
import type { Fault } from './faults.ts'
import { type Section, type SectionCode, type Typed, belongsTo } from './sections.ts'

/** What the kept text says, read as a whole: `content` where nothing is missing. */
export type Reading = {
  sections: Section[]
  text: Typed
  content: Content | null
  /** As much of it as can be read. */
  readable: Partial<Content>
  /** What is attached to it. */
  files: StoredFile[]
  /** What cannot be read as it stands. */
  problems: Wrong[]
  /** What the round's rules refuse in it. */
  faults: Fault[]
}
export type Wrong = { section: SectionCode; field: string; says: string }

/** `optional`: empty, and nothing in it must be filled in. `attention`: filled in, and the rules refuse something in it. */
export type State = 'not-started' | 'optional' | 'in-progress' | 'done' | 'attention'

export function stateOf(reading: Reading, section: Section): State {
  const { problems, faults, files } = reading
  const wrong = countIn(problems, section)
  const isBegun = section.code === 'files' ? files.length > 0 : isTyped(reading, section)
  if (!isBegun) return wrong === 0 ? 'optional' : 'not-started'
  if (wrong > 0) return 'in-progress'
  return countIn(faults, section) > 0 ? 'attention' : 'done'
}

const isTyped = ({ text }: Reading, section: Section): boolean =>
  Object.entries(text).some(([field, says]) => belongsTo(section, field) && says.trim() !== '')

/**
 * What is wrong in what was typed of a section: what cannot be read, what a row that was begun still lacks, what the rules
 * refuse. What is simply not written yet is no mistake.
 */
export const hasMistakes = (
  { problems, faults, text }: Pick<Reading, 'problems' | 'faults' | 'text'>,
  code: string,
): boolean =>
  [...problems.filter(({ field }) => isWritten(text, field)), ...faults].some(
    ({ section }) => section === code,
  )

function isWritten(text: Typed, field: string): boolean {
  const [row] = /^.+\.\d+\./.exec(field) ?? []
  return Object.entries(text).some(
    ([name, said]) => said.trim() !== '' && (name === field || (row !== undefined && name.startsWith(row))),
  )
}

export const countIn = (found: { section: SectionCode }[], { code }: Section): number =>
  found.filter(({ section }) => section === code).length

/** How far it is: of the sections that must be filled in, or have been begun. */
export function progressOf(reading: Reading): { done: number; of: number } {
  const states = reading.sections.map((section) => stateOf(reading, section))
  const counted = states.filter((state) => state !== 'optional')
  return { done: counted.filter((state) => state === 'done').length, of: counted.length }
}
