import { ok, refuse } from '../shared/result.ts'
import type { Result } from '../shared/result.ts'
import type { BundleConflict, BundleExpert, BundleOrganization, BundleProposal } from './entries.ts'
import type { Fault } from './fault.ts'
import { readConflicts, readExperts, readOrganizations, readProposals, readRound } from './lists.ts'
import type { Filed } from '../round/calls/drafts/forms/file.ts'
import { readSheets } from './sheets.ts'
import type { BundleSheet } from './sheets.ts'

/** A folder without one of them is not a round. */
const WHOLE = ['round.json', 'organizations.csv', 'proposals.json', 'scores.csv'] as const
/** What ranking reads: the recusals too, since a barred expert's sheet must not count. */
export const RANKED_FILES = [...WHOLE, 'conflicts.csv'] as const
export type FileName = (typeof RANKED_FILES)[number] | 'experts.csv'

/** A round's folder, format grant-round-bundle/1. Amounts in fen, points in hundredths, instants in ms UTC. */
export type Bundle = {
  round: Filed
  organizations: BundleOrganization[]
  proposals: BundleProposal[]
  /** In the order of the file; those for ineligible proposals too, which ranking leaves out. */
  sheets: BundleSheet[]
  /** Both empty where the folder has no such file. */
  experts: BundleExpert[]
  conflicts: BundleConflict[]
}

/**
 * Reads a folder from its files' contents (UTF-8 text). The first fault is told: file by file in the order below,
 * and in a file from top to bottom. Where experts.csv or conflicts.csv is given, the sheets must agree with it.
 */
export function readBundle(texts: Partial<Record<FileName, string>>): Result<Bundle, Fault> {
  const missing = WHOLE.find((file) => texts[file] === undefined)
  if (missing) return refuse({ file: missing, where: null, reason: '文件夹里没有这个文件' })
  const round = readRound(texts['round.json'] ?? '')
  if (!round.ok) return round
  const organizations = readOrganizations(texts['organizations.csv'] ?? '')
  if (!organizations.ok) return organizations
  const proposals = readProposals(texts['proposals.json'] ?? '', round.value, organizations.value)
  if (!proposals.ok) return proposals
  const experts = readExperts(texts['experts.csv'])
  if (!experts.ok) return experts
  const conflicts = readConflicts(texts['conflicts.csv'], organizations.value, experts.value)
  if (!conflicts.ok) return conflicts
  const known = { proposals: proposals.value, experts: experts.value, conflicts: conflicts.value }
  const sheets = readSheets(texts['scores.csv'] ?? '', round.value, known)
  if (!sheets.ok) return sheets
  return ok({ ...known, round: round.value, organizations: organizations.value, sheets: sheets.value })
}
