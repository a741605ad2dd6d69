import { subjects } from '../../../history/subjects.ts'
import { type Db, newId } from '../../../db/db.ts'
import { type NotFound, type Stale, fresh, idOf } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { type Person, isMemberOf, whyNotEditFor } from '../../../people/rules/person.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { insertProposal } from '../store.ts'
import { type StartRefusal, whyNotStart } from '../submissions/rules.ts'
import { copyInto } from './rules.ts'
import { type TypedOf, findBegun, findSource, findStart, insertCopied } from './store.ts'

type Refusal = StartRefusal | { why: 'copy-of-another' } | Stale | NotFound

/**
 * `from`: an earlier one of the same organization that it begins as; whose files are shared from then on, so that it enters the
 * history of that too. `shown`: when the page was, whose form sent twice begins one; the second time leads to the first's.
 */
type Begin = { from?: { id: string; typedOf: TypedOf } | null; shown?: Instant | undefined }

/** A member starts a proposal for an organization. Only what is submitted counts towards the organization's cap. */
export async function startProposal(
  db: Db,
  by: Person,
  roundId: string,
  organizationId: string,
  now: Instant,
  { from = null, shown }: Begin = {},
): Promise<Result<{ id: string }, Refusal>> {
  const start = isMemberOf(by, organizationId) && (await findStart(db, roundId, organizationId))
  if (!start) return refuse({ why: 'not-found' })
  const { round, applicant, others } = start
  const whyNot =
    whyNotEditFor(by, organizationId) ?? whyNotStart(round.plan, applicant, others, now, round.ended)
  if (whyNot) return refuse(whyNot)
  const found = from && (await findSource(db, from.id, organizationId, from.typedOf))
  if (from && !found) return refuse({ why: 'copy-of-another' })

  const words = ['proposal', by.id, roundId, organizationId, from?.id ?? null]
  const id = shown === undefined ? newId() : await idOf(...words, shown)
  const copied = found && copyInto(round.plan, applicant.kind, found.source)
  const particulars = { proposal: id, ...(found && { from: found.source.id }) }
  const recorded = await record(
    db,
    [fresh(subjects.proposal(id)), start.last, ...(found ? [found.last] : [])],
    { what: 'proposal-started', by: by.id, at: now, particulars },
    [
      insertProposal(db, { id, roundId, organizationId, by: by.id, at: now }),
      ...(found && copied ? insertCopied(db, copied, { id, from: found.source.id, by: by.id, at: now }) : []),
    ],
    { id },
  )
  return recorded.ok || !(await findBegun(db, id)) ? recorded : ok({ id })
}
