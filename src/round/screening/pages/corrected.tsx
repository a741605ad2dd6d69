import { paths } from '../../../paths.ts'
import { endOf, sayInstant, sayMinute, sayDeadline } from '../../../shared/days.ts'
import { Block } from '../../../web/parts.tsx'
import { changesBetween } from '../rules/changes.ts'
import { fileChangesBetween } from '../rules/correction-files.ts'
import type { Case } from '../store/cases.ts'
import { ChangeList } from './changes.tsx'
import { FileChanges } from './correcting-files.tsx'
import { DefectList } from './correcting.tsx'

/** `mayAsk`: this reader could judge the proposal now, or send it back once. */
type Props = Pick<Case, 'found' | 'past'> & { mayAsk: boolean }

/** What was sent back, what waits, and what became another text. */
export const CorrectionBlock = ({
  found: { proposalId, plan, correction, content },
  past,
  mayAsk,
}: Props) => {
  if (!correction && !mayAsk) return null
  return (
    <Block id="correction" title="补正">
      {correction?.answeredAt === null && (
        <>
          <p>
            {sayMinute(correction.at)}要求补正，期限到{sayDeadline(endOf(correction.dueOn))}，没有收到补正。
          </p>
          <DefectList defects={correction.defects} plan={plan} files={content.files} isLinked={false} />
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
      {!correction && (
        <p>
          <a href={paths.corrections(proposalId)}>要求补正</a>
        </p>
      )}
    </Block>
  )
}
