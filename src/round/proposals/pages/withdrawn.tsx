import { paths } from '../../../paths.ts'
import { sayInstant } from '../../../shared/days.ts'
import { stopOnce } from '../../../shared/words.ts'
import { Note } from '../../../web/parts.tsx'
import type { Proposal } from '../submissions/rules.ts'

type Props = {
  proposalId: string
  number: string | null
  withdrawal: NonNullable<Proposal['withdrawal']>
}

/** What was withdrawn, with its number, by whom, when and why; and where its receipt is. */
export const Withdrawn = ({ proposalId, number, withdrawal }: Props) => (
  <Note tone="warn" label="已撤回">
    {number}（第{withdrawal.revision}版）由{withdrawal.withdrawnBy}于{sayInstant(withdrawal.at)}撤回，原因：
    {stopOnce(`${withdrawal.reason}。`)}
    <a href={paths.receipt(proposalId)}>回执</a>
  </Note>
)
