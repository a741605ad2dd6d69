import type { Parameters } from '../rulebook/rules/parameters.ts'
import { copyModel, draftVersion, enactVersion, saveVersion } from '../rulebook/actions.ts'
import { currentVersion, findVersion } from '../rulebook/store.ts'
import type { Instant } from '../shared/days.ts'
import { must } from './must.ts'
import { HOUR, type Stage } from './stages.ts'

/**
 * Puts the next version of the rulebook into force, the first one from the model: what `change` leaves stays as it was.
 * Answers its id.
 */
export async function playRulebook(
  { db, cast }: Stage,
  change: (parameters: Parameters) => Parameters,
  at: Instant,
): Promise<string> {
  const [current] = await currentVersion(db)
  const drafted = current
    ? await draftVersion(db, cast.officer, current.id, at)
    : await copyModel(db, cast.officer, at)
  const { id } = must(drafted)
  const found = await findVersion(db, id)
  if (!found) throw new Error(`no version ${id}`)
  const { book, version } = found.version
  const changed = { ...book, parameters: change(book.parameters) }
  must(await saveVersion(db, cast.officer, id, version, changed, at + HOUR))
  must(await enactVersion(db, cast.approver, id, at + 2 * HOUR))
  return id
}

/** The numbers of 2013 that are not the model's: three proposals an organization, and the fees that were asked then. */
export const rulesOf2013 = (usual: Parameters): Parameters => ({
  ...usual,
  proposals: { ...usual.proposals, perOrganization: 3, managementFee: 15 },
})

/** This year's: smaller panels for the small rounds. */
export const rulesOfNow = (before: Parameters): Parameters => ({
  ...before,
  proposals: { ...before.proposals, perOrganization: 2, managementFee: 15 },
  panel: { ...before.panel, size: 5 },
  scoring: { ...before.scoring, minSheets: 3 },
})

/** Since then: proposals are sealed until two people open them. */
export const rulesSinceSealing = (before: Parameters): Parameters => ({
  ...before,
  proposals: { ...before.proposals, sealed: true },
})
