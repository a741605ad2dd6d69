import { paths } from '../../../paths.ts'
import { citing } from '../../../rulebook/citing.ts'
import { Because, blank } from '../../../web/answer.tsx'
import { Head } from '../../../web/parts.tsx'
import { WhyNot } from '../../../web/refusal.tsx'
import { sayNotOpened } from '../../calls/opening/pages.tsx'
import { whyNotOpened } from '../../calls/opening/rules.ts'
import type { Round } from '../../calls/rules/round.ts'

/** In place of what cannot begin yet: the same words whatever there is, and whatever was sent. */
export function NotOpenedPage({ round }: { round: Pick<Round, 'id' | 'plan'> }) {
  const { id, plan } = round
  const whyNot = whyNotOpened(round, null)
  const refused = whyNot && <Because sentence={sayNotOpened(whyNot)} clause={citing(plan.rulebook)(whyNot)} />
  return (
    <div class="page">
      <Head title="申报书还没有开启" crumbs={[{ href: paths.round(id), text: plan.title }]} />
      <WhyNot of={{ ...blank, refused }} />
      <p>
        <a href={paths.opening(id)}>开启申报书</a>
      </p>
    </div>
  )
}
