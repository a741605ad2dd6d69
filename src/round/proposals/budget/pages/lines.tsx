import type { Filled } from '../../../../web/answer.tsx'
import { Hidden } from '../../../../web/fields.tsx'
import { removedIn, removedName } from '../rules/rows.ts'
import { CELLS } from '../rules/lines.ts'

/** Pressing Enter in a field presses the first button of a form: here one that saves, and no line's. */
export const Enter = () => <button class="unseen" name="do" value="stay" tabindex={-1} aria-hidden="true" />

export const RowButton = ({ what, at, text }: { what: string; at: number; text: string }) => (
  <button class="as-link" name="do" value={`${what}-${at}`} data-act={what}>
    {text}
    <span class="unseen">，第{at + 1}行</span>
  </button>
)

/** The line that was taken away last, to be put back. */
export function Removed({ typed }: { typed: Filled['typed'] }) {
  const removed = removedIn(typed)
  return (
    <div class="note" data-removed="" hidden={!removed}>
      <p role="status">
        删去了第<span data-removed-no="">{removed ? removed.at + 1 : ''}</span>行
        <span data-removed-name="">{removed?.row.name && `：${removed.row.name}`}</span>。
        <button class="as-link" name="do" value={`restore-${removed?.at ?? 0}`} data-act="restore">
          放回去
        </button>
      </p>
      <Hidden name={removedName('at')} value={removed ? String(removed.at) : ''} />
      {CELLS.map((cell) => (
        <Hidden name={removedName(cell)} value={removed?.row[cell] ?? ''} />
      ))}
    </div>
  )
}
