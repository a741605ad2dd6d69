import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { Head, Note } from '../../../web/parts.tsx'
import type { Round } from '../../calls/rules/round.ts'

/** In place of what cannot begin yet. */
export const NotOpenedPage = ({
  round: { id, plan },
  refused,
}: {
  round: Pick<Round, 'id' | 'plan'>
  refused: Child
}) => (
  <div class="page">
    <Head title="申报书还没有开启" crumbs={[{ href: paths.round(id), text: plan.title }]} />
    <Note tone="bad">{refused}</Note>
    <p>
      <a href={paths.opening(id)}>开启申报书</a>
    </p>
  </div>
)
