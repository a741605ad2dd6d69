import { paths } from '../../../paths.ts'
import { type Instant, endOf, sayInstant, sayMinute } from '../../../shared/days.ts'
import { Block } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import type { Content } from '../../proposals/rules/content.ts'
import { changesBetween } from '../rules/changes.ts'
import type { Correction } from '../rules/correction.ts'
import { fileChangesBetween } from '../rules/correction-files.ts'
import { ChangeList } from './changes.tsx'
import { FileChanges } from './correcting-files.tsx'
import { DefectList } from './correcting.tsx'

/** A correction that came back: the proposal before and after it. */
export type Corrected = { id: string; at: Instant; answeredAt: Instant; before: Content; after: Content }

type Props = {
  found: { proposalId: string; plan: Plan; correction: Correction | null; content: Content }
  past: Corrected[]
  /** This reader could judge the proposal now, or send it back once. */
  mayAsk: boolean
}

/** What was sent back, what waits, and what became another text. */
export const CorrectionBlock = ({
  found: {
    proposalId,
    plan,
    correction,
    content: { files },
  },
  past,
  mayAsk,
}: Props) => {
  const canAsk = mayAsk && !correction && past.length === 0
  if (!correction && past.length === 0 && !canAsk) return null
  return (
    <Block id="correction" title="补正">
      {correction && (
        <>
          <p>
            {sayMinute(correction.at)}要求补正，期限到{sayMinute(endOf(correction.dueOn))}，没有收到补正。
          </p>
          <DefectList defects={correction.defects} plan={plan} files={files} isLinked={false} />
        </>
      )}
      {past.map(({ at, answeredAt, before, after }) => (
        <>
          <p>
            {sayMinute(at)}要求补正，{sayInstant(answeredAt)}收到。改动如下：
          </p>
          <ChangeList changes={changesBetween(before, after)} plan={plan} />
          <FileChanges
            changes={fileChangesBetween(before, after)}
            href={({ id }, isPast) =>
              isPast ? paths.pastFile(proposalId, id) : paths.proposalFile(proposalId, id)
            }
          />
        </>
      ))}
      {canAsk && (
        <p>
          <a href={paths.corrections(proposalId)}>要求补正</a>
        </p>
      )}
    </Block>
  )
}
