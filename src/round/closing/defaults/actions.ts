import { type Db, newId } from '../../../db/db.ts'
import type { NotFound, Stale } from '../../../history/rules.ts'
import { record } from '../../../history/store.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { groundsIn } from '../../../rulebook/citing.ts'
import type { Instant } from '../../../shared/days.ts'
import { type Fen, yuan } from '../../../shared/money.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import type { Project } from '../../projects/rules/project.ts'
import { type Default, type DefaultKind, type Dossier, unspentOf } from '../rules/dossier.ts'
import * as says from '../rules/letters.ts'
import { findDossier, insertFinalReport } from '../store/closing.ts'
import {
  type AnswerDefaultRefusal,
  type DefaultRefusal,
  type TakeBackDefaultRefusal,
  whyNotAnswer,
  whyNotDefault,
  whyNotSpent,
  whyNotTakeBackDefault,
} from './rules.ts'
import { insertDefault, insertDefaultAnswer, projectOfDefault } from './store.ts'

type New = { kind: DefaultKind; spent: Fen | null; reason: string }

/** An officer proposes to go on without the organization, which is told, and can still do its part. */
export async function proposeDefault(
  db: Db,
  by: Person,
  projectId: string,
  { kind, spent, reason }: New,
  now: Instant,
): Promise<Result<{ id: string }, DefaultRefusal | Stale | NotFound>> {
  const found = await findDossier(db, by, projectId)
  if (!found) return refuse({ why: 'not-found' })
  const { dossier, ofProject } = found
  const whyNot =
    whyNotDefault(dossier, kind, by, now) ?? (kind === 'report' ? whyNotSpent(dossier, spent ?? 0) : null)
  if (whyNot) return refuse(whyNot)
  const id = newId()
  const amount = kind === 'report' ? (spent ?? 0) : (unspentOf(dossier) ?? 0)
  const { project } = dossier
  const values = { ...namesOf(project, amount), 理由: reason }
  return record(
    db,
    ofProject,
    { what: 'default-proposed', by: by.id, at: now, particulars: { default: id, kind, amount, reason } },
    [
      insertDefault(db, { id, projectId, kind, amount, reason, by: by.id, at: now }),
      letterWithHost(project.organizationId, SAYS[kind].proposed(values, basisOf(project))),
      letterToRole('approver', SAYS[kind].toApprove(values, basisOf(project))),
    ],
    { id },
  )
}

/** What each kind says at each turn. */
const SAYS = {
  report: {
    proposed: says.reportDefaultProposed,
    toApprove: says.reportDefaultToApprove,
    approved: says.reportDefaultApproved,
    returned: says.reportDefaultReturned,
    takenBack: says.reportDefaultTakenBack,
  },
  refund: {
    proposed: says.refundDefaultProposed,
    toApprove: says.refundDefaultToApprove,
    approved: says.refundDefaultApproved,
    returned: says.refundDefaultReturned,
    takenBack: says.refundDefaultTakenBack,
  },
}

const namesOf = ({ title }: Project, amount: Fen) => ({ 项目: title, 金额: `${yuan(amount)}元` })

type Answer = { outcome: 'approved' | 'returned'; reason: string }

/** An approver approves it: the report of what there is stands, or the recovery is booked; or sends it back. */
export async function answerDefault(
  db: Db,
  by: Person,
  id: string,
  { outcome, reason }: Answer,
  now: Instant,
): Promise<Result<{ id: string }, AnswerDefaultRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, by, id)
  if (!loaded) return refuse({ why: 'not-found' })
  const { dossier, one, ofProject, ofAgreement } = loaded
  const whyNot = whyNotAnswer(dossier, one, by)
  if (whyNot) return refuse(whyNot)
  const { project } = dossier
  const isApproved = outcome === 'approved'
  const values = { ...namesOf(project, one.amount), 附言: reason && `意见：${reason}。` }
  const letter = SAYS[one.kind][outcome](values, basisOf(project))
  return record(
    db,
    [ofProject, ofAgreement],
    { what: 'default-answered', by: by.id, at: now, particulars: { default: id, outcome, reason } },
    [
      insertDefaultAnswer(db, { defaultId: id, outcome, reason, by: by.id, at: now }),
      ...(isApproved && one.kind === 'report'
        ? [insertFinalReport(db, whatThereIs(dossier, one, by, now))]
        : []),
      letterWithHost(project.organizationId, letter),
      letterTo(one.by, letter),
      ...(isApproved && one.kind === 'refund' ? [letterToRole('finance', letter)] : []),
    ],
    { id: project.id },
  )
}

/** The final report that the organization did not write: what was last reported, and what the office has. */
const whatThereIs = (
  { project, reports, finalReports }: Dossier,
  one: Default,
  by: Person,
  now: Instant,
) => ({
  id: newId(),
  projectId: project.id,
  revision: finalReports.length + 1,
  text: `项目单位没有提交结项报告，由主办单位按已有材料填写。${one.reason}`,
  actuals: reports.at(-1)?.actuals ?? [],
  spent: one.amount,
  by: by.id,
  at: now,
})

/** Whoever proposed it takes it back while it waits. */
export async function takeBackDefault(
  db: Db,
  by: Person,
  id: string,
  reason: string,
  now: Instant,
): Promise<Result<{ id: string }, TakeBackDefaultRefusal | Stale | NotFound>> {
  const loaded = await findOne(db, by, id)
  if (!loaded) return refuse({ why: 'not-found' })
  const { dossier, one, ofProject } = loaded
  const whyNot = whyNotTakeBackDefault(one, by)
  if (whyNot) return refuse(whyNot)
  const letter = SAYS[one.kind].takenBack(
    { ...namesOf(dossier.project, one.amount), 原因: reason },
    basisOf(dossier.project),
  )
  return record(
    db,
    ofProject,
    { what: 'default-taken-back', by: by.id, at: now, particulars: { default: id, reason } },
    [
      insertDefaultAnswer(db, { defaultId: id, outcome: 'withdrawn', reason, by: by.id, at: now }),
      letterWithHost(dossier.project.organizationId, letter),
      letterToRole('approver', letter),
    ],
    { id: dossier.project.id },
  )
}

async function findOne(db: Db, by: Person, id: string) {
  const projectId = await projectOfDefault(db, id)
  const found = projectId && (await findDossier(db, by, projectId))
  const one = found && found.dossier.defaults.find((made) => made.id === id)
  return found && one ? { ...found, one } : null
}

const basisOf = (project: Project) => ({
  about: paths.closing(project.id),
  grounds: groundsIn(project.rulebook, project.roundId, 'closing.absentDays'),
})
