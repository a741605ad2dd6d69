import type { Plan } from '../../calls/rules/plan.ts'
import type { Change } from '../rules/changes.ts'
import { sayField } from './asking.tsx'

/** What became another text: removed words struck through, added ones underlined. */
export const ChangeList = ({ changes, plan }: { changes: Change[]; plan: Pick<Plan, 'form'> }) => (
  <dl class="changes">
    {changes.map(({ field, stretches }) => (
      <>
        <dt>{sayField(field, plan)}</dt>
        <dd class="lines">
          {stretches.map(({ kind, text }) =>
            kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text,
          )}
        </dd>
      </>
    ))}
  </dl>
)
