import { z } from 'zod'
import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import { check, sayCell } from './check.ts'
import { readTable } from './csv.ts'
import { conflict, expert, organization, proposal } from './entries.ts'
import type { BundleConflict, BundleExpert, BundleOrganization, BundleProposal } from './entries.ts'
import { allOf, sayWhere } from './fault.ts'
import type { Fault, Where } from './fault.ts'
import { readJson } from './json.ts'
import { type Filed, roundFile } from '../round/calls/drafts/forms/file.ts'

/** What a folder says besides of its round is its own. */
const ROUND = roundFile(false)

export function readRound(text: string): Result<Filed, Fault> {
  const json = readJson('round.json', text)
  return json.ok ? check(ROUND, json.value, 'round.json', null) : json
}

/** Columns besides id, name and kind may be absent. Which kinds a track takes is the eligibility check's matter. */
export const readOrganizations = (text: string): Result<BundleOrganization[], Fault> =>
  readRegister('organizations.csv', text, ['id', 'name', 'kind'], organization)

export const readExperts = (text: string | undefined): Result<BundleExpert[], Fault> =>
  text === undefined ? ok([]) : readRegister('experts.csv', text, ['id', 'name'], expert)

/** Eligible or not, a proposal belongs to an organization and a track of this folder. */
export function readProposals(
  text: string,
  { tracks }: Filed,
  organizations: BundleOrganization[],
): Result<BundleProposal[], Fault> {
  const file = 'proposals.json'
  const json = readJson(file, text)
  if (!json.ok) return json
  const items = check(z.array(z.unknown(), '内容应是一个列表'), json.value, file, null)
  if (!items.ok) return items
  const taken = new Map<string, Where>()
  const known = { org: idsOf(organizations), track: new Set(tracks.map(({ code }) => code)) }
  return allOf(items.value, (item, i) => {
    const where: Where = { item: i + 1, id: idOf(item) }
    const read = check(proposal, item, file, where)
    if (!read.ok) return read
    const reason = whyTaken(read.value.id, where, taken) ?? whyUnknown(read.value, known)
    return reason === null ? read : refuse({ file, where, reason })
  })
}

/** An empty file bars as many as one that is not there. Experts are looked up only where the folder lists any. */
export function readConflicts(
  text: string | undefined,
  organizations: BundleOrganization[],
  experts: BundleExpert[],
): Result<BundleConflict[], Fault> {
  if (!text?.trim()) return ok([])
  const file = 'conflicts.csv'
  const table = readTable(file, text, { required: ['expert', 'org'], others: 'any' })
  if (!table.ok) return table
  const known = { org: idsOf(organizations), expert: idsOf(experts) }
  return allOf(table.value, ({ line, cells }) => {
    const read = check(conflict, cells, file, { line })
    if (!read.ok) return read
    const reason = whyNoConflict(read.value, known)
    return reason === null ? read : refuse({ file, where: { line }, reason })
  })
}

function readRegister<T extends { id: string }>(
  file: string,
  text: string,
  required: string[],
  schema: z.ZodType<T>,
): Result<T[], Fault> {
  const table = readTable(file, text, { required, others: 'any' })
  if (!table.ok) return table
  const taken = new Map<string, Where>()
  return allOf(table.value, ({ line, cells }) => {
    const read = check(schema, cells, file, { line })
    if (!read.ok) return read
    const reason = whyTaken(read.value.id, { line }, taken)
    return reason === null ? read : refuse({ file, where: { line }, reason })
  })
}

const idsOf = (entries: { id: string }[]): Set<string> => new Set(entries.map(({ id }) => id))

const idOf = (item: unknown): string | null =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? item.id : null

function whyTaken(id: string, where: Where, taken: Map<string, Where>): string | null {
  const first = taken.get(id)
  taken.set(id, first ?? where)
  return first ? `${sayCell('id', id)}与${sayWhere(first)}重复` : null
}

function whyUnknown(read: BundleProposal, known: { org: Set<string>; track: Set<string> }): string | null {
  if (!known.org.has(read.organization))
    return `${sayCell('org', read.organization)}organizations.csv 里没有这家单位`
  if (!known.track.has(read.track)) return `${sayCell('track', read.track)}round.json 里没有这个赛道`
  return null
}

function whyNoConflict(
  read: BundleConflict,
  known: { org: Set<string>; expert: Set<string> },
): string | null {
  if (!known.org.has(read.organization))
    return `${sayCell('org', read.organization)}organizations.csv 里没有这家单位`
  if (known.expert.size === 0 || known.expert.has(read.expert)) return null
  return `${sayCell('expert', read.expert)}experts.csv 里没有这位专家`
}
