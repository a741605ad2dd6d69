import { type Db, newId, newNonce } from '../../../db/db.ts'
import { insertRemovals } from '../../../files/store.ts'
import { type NotFound, type Stale, sha256 } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterToRole } from '../../../letters/store.ts'
import { letterAlsoToHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import { type Person, isMemberOf, whyNotEditFor } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import { type Instant, endOf, sayInstant, sayDeadline } from '../../../shared/days.ts'
import { type Result, ok, refuse } from '../../../shared/result.ts'
import { numbered } from '../../calls/rules/round.ts'
import { type Content, askOf } from '../../proposals/rules/content.ts'
import { bucketsOf } from '../../proposals/alike/rules/shingles.ts'
import { sealedText } from '../../proposals/applicant/rules.ts'
import { type ContentRefusal, faultsIn } from '../../proposals/sections/rules/faults.ts'
import { type Typed, sectionsOf } from '../../proposals/sections/rules/sections.ts'
import { indexAlike } from '../../proposals/alike/store/similar.ts'
import { keepApplicant } from '../../proposals/applicant/store.ts'
import { insertSubmission } from '../../proposals/store.ts'
import {
  type AskRefusal,
  CORRECTION,
  type CorrectRefusal,
  type Defect,
  corrected,
  correctionDueOn,
  openIn,
  whyNotAsk,
  whyNotCorrect,
  whyNotMoved,
  whyNotName,
  withMended,
} from '../rules/correction.ts'
import { filesAfter, isAboutFiles, missingFrom } from '../rules/correction-files.ts'
import * as letters from '../rules/letters.ts'
import * as store from '../store/corrections.ts'

/** An officer sends a submission back with named defects, each at a field; the term is the rulebook's. */
export async function askCorrection(
  db: Db,
  by: Person,
  proposalId: string,
  defects: Defect[],
  now: Instant,
): Promise<Result<{ id: string; dueOn: string }, AskRefusal | Stale | NotFound>> {
  const found = await store.findCorrection(db, proposalId)
  if (!found) return refuse({ why: 'not-found' })
  const { plan, submissionId, organization, content } = found
  const whyNot =
    whyNotAsk({ ...found, organizationId: organization.id, closes: plan.dates.closes }, by, now) ??
    whyNotName(sectionsOf(plan), content.files ?? [], defects)
  if (whyNot) return refuse(whyNot)
  const dueOn = correctionDueOn(plan, found.calendar, now)
  if (!dueOn.ok) return refuse({ ...dueOn.refusal, by: CORRECTION })
  const id = newId()
  return record(
    db,
    found.last,
    {
      what: 'correction-asked',
      by: by.id,
      at: now,
      particulars: {
        submission: submissionId,
        dueOn: dueOn.value,
        fields: defects.map(({ field }) => field),
      },
    },
    [
      ...store.insertCorrection(db, { id, submissionId, dueOn: dueOn.value, defects, by: by.id, at: now }),
      ...letterAlsoToHost(
        organization.id,
        letters.correctionAsked(
          {
            ...{ 编号: numbered(plan, 'SQ', found.number), 项目: content.title },
            ...{ 件数: defects.length, 补正事项: sayDefects(defects) },
            期限: sayDeadline(endOf(dueOn.value)),
          },
          {
            about: paths.correction(proposalId),
            grounds: groundsIn(plan.rulebook, found.roundId, CORRECTION),
          },
        ),
        paths.proposal(proposalId),
      ),
    ],
    { id, dueOn: dueOn.value },
  )
}

const sayDefects = (defects: Defect[]): string =>
  defects.map(({ says }, i) => `${i + 1}. ${says.replace(/[。；]+$/, '')}`).join('；')

/** What the organization typed in the open fields, and the version of it that this window had read. */
export type Typing = { typed: Typed; version: number }

/** Keeps the working text of the open fields as it was typed; what is not open is not taken. */
export async function saveCorrection(
  db: Db,
  by: Person,
  proposalId: string,
  { typed, version }: Typing,
  now: Instant,
): Promise<Result<{ version: number; savedAt: Instant }, CorrectRefusal | Stale | NotFound>> {
  const found = await store.findCorrection(db, proposalId)
  if (!found || !isMemberOf(by, found.organization.id)) return refuse({ why: 'not-found' })
  const { correction, check, organization, draft } = found
  if (!correction) return refuse({ why: 'not-found' })
  const whyNot = whyNotEditFor(by, organization.id) ?? whyNotCorrect(correction, check, now)
  if (whyNot) return refuse(whyNot)
  const open = openIn(correction.defects, typed)
  if (draft.version === version + 1 && draft.savedAt !== null && isSame(open, draft.typed))
    return ok({ version: draft.version, savedAt: draft.savedAt })
  const isSaved = await store.saveCorrectionDraft(db, correction.id, version, open, by.id, now)
  return isSaved ? ok({ version: version + 1, savedAt: now }) : refuse({ why: 'changed-meanwhile' })
}

const isSame = (a: Typed, b: Typed): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([field, text]) => b[field] === text)

/** A question that must have a file, and has none any more. */
type Missing = { why: 'form'; problems: { field: string; says: string }[] }

/** How a whole text is read, or why it cannot be; and how a content stands in the fields of its form. */
export type Reading<R> = {
  read: (found: store.Correcting, text: Typed) => Result<Content, R>
  typedOf: (content: Content) => Typed
}

/** Hands in the corrected text: a new version, frozen like the first; what is not open is as it was. Once. */
export async function answerCorrection<R extends { why: string }>(
  db: Db,
  by: Person,
  proposalId: string,
  { typed, version, read, typedOf }: Typing & Reading<R>,
  now: Instant,
): Promise<
  Result<{ sha256: string; at: Instant }, CorrectRefusal | ContentRefusal | Missing | Stale | NotFound | R>
> {
  const found = await store.findCorrecting(db, by, proposalId, now)
  if (!found) return refuse({ why: 'not-found' })
  const { correction, content: before, plan, organization } = found
  const whyNot = whyNotEditFor(by, organization.id) ?? whyNotCorrect(correction, found.check, now)
  if (whyNot) return refuse(whyNot)
  if (version !== found.draft.version) return refuse({ why: 'changed-meanwhile' })
  const mended = read(found, corrected(typedOf(before), correction.defects, typed))
  if (!mended.ok) return mended
  const content = withFiles(withMended(before, correction.defects, mended.value), found)
  const fault = faultsIn(plan, organization.kind, content)[0]
  if (fault) return refuse(fault.refusal)
  const moved = whyNotMoved(before, content)
  if (moved) return refuse(moved)
  const missing = missingFrom(plan, content, content.files ?? [])
  if (missing.length > 0 && correction.defects.some(isAboutFiles))
    return refuse({ why: 'form', problems: missing.map(({ says }) => ({ field: 'files', says })) })
  const was = read(found, typedOf(before))
  const isUntouched = was.ok && sayAll(content) === sayAll(withMended(before, correction.defects, was.value))
  if (isUntouched) return refuse({ why: 'nothing-corrected', by: CORRECTION })

  const [id, nonce] = [newId(), newNonce()]
  const digest = await sha256(sealedText(nonce, content, found.applicant))
  const grounds = groundsIn(plan.rulebook, found.roundId, CORRECTION)
  const frozen = {
    ...{ id, proposalId, revision: found.revision + 1, content, ask: askOf(content) },
    ...{ sha256: digest, nonce, by: by.id, at: now },
  }
  return record(
    db,
    found.last,
    { what: 'correction-answered', by: by.id, at: now, particulars: { submission: id, sha256: digest } },
    [
      insertSubmission(db, frozen),
      keepApplicant(db, id, found.submissionId),
      ...indexAlike(db, { submissionId: id, proposalId, buckets: bucketsOf(content, plan), at: now }),
      store.insertCorrectionAnswer(db, { correctionId: correction.id, submissionId: id, by: by.id, at: now }),
      ...insertRemovals(
        db,
        found.leftOut.map(({ fileId }) => ({ fileId, reason: '补正', by: by.id, at: now })),
      ),
      ...letterAlsoToHost(
        organization.id,
        letters.correctionReceived(
          { 项目: content.title, 版: frozen.revision, 时间: sayInstant(now), 摘要: digest },
          { about: paths.receipt(proposalId), grounds },
        ),
        paths.proposal(proposalId),
      ),
      letterToRole(
        'officer',
        letters.correctionAnswered(
          { 项目: content.title, 单位: organization.name },
          { about: paths.eligibility(proposalId), grounds },
        ),
      ),
    ],
    { sha256: digest, at: now },
  )
}

const sayAll = (content: Content): string => JSON.stringify(content)

/** Files are no text: where the correction is about them, those of the corrected version; else those that were handed in. */
function withFiles(content: Content, found: store.Correcting): Content {
  if (!found.correction.defects.some(isAboutFiles)) return content
  const files = filesAfter(found)
  if (files.length > 0) return { ...content, files }
  const { files: _, ...text } = content
  return text
}
