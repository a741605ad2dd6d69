import { boundBy } from '../../../calls/rules/numbers.ts'
import { sayApply, whyNotHandIn } from '../../../../organizations/rules/applying.ts'
import { paths } from '../../../../paths.ts'
import { citing } from '../../../../rulebook/citing.ts'
import type { Instant } from '../../../../shared/days.ts'
import { Because } from '../../../../web/answer.tsx'
import { Note } from '../../../../web/parts.tsx'
import type { Proposal } from '../../submissions/rules.ts'

/** What keeps an organization from handing in, said while it still writes: it may name its host meanwhile. */
export function NotYet({ proposal, now }: { proposal: Proposal; now: Instant }) {
  const { organization, plan } = proposal
  const why = whyNotHandIn(organization, boundBy(plan), now)
  if (!why) return null
  return (
    <Note tone={why.why === 'no-host' ? 'warn' : 'bad'}>
      <Because sentence={sayApply(why)} clause={citing(plan.rulebook)(why)} />
      {why.why === 'no-host' && <a href={paths.hosting(organization.id)}>请托管单位</a>}
    </Note>
  )
}
