import type { Filled } from '../../../../web/answer.tsx'
import type { Column } from '../rules/form.ts'
import { HintAndError, Optional, isShown, wiring } from '../../../../web/fields.tsx'

type Props = {
  of: Filled
  name: string
  label: string
  hint?: string
  optional: boolean
  columns: Column[]
  /** The most rows. */
  rows: number
}

/** A question that is answered row by row: the rows that are filled in and two more, as far as it may have them. */
export const QuestionTable = ({ of, name, label, hint, optional, columns, rows }: Props) =>
  isShown({ of, name }) && (
    <fieldset
      class="field"
      id={name}
      tabindex={-1}
      aria-describedby={wiring({ of, name, hint })['aria-describedby']}
    >
      <legend>
        {label}
        {optional && <Optional />}
      </legend>
      <HintAndError of={of} name={name} hint={hint} />
      <table class="budget">
        <caption class="unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">
                {column.label}
                {column.required === false && <Optional />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(of, name, rows).map((at) => (
            <tr>
              {columns.map((column) => (
                <Cell of={of} name={`${name}.${at}.${column.code}`} label={label} column={column} at={at} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )

const sayColumn = ({ label, required }: Column): string => `${label}${required === false ? '（选填）' : ''}`

type CellOf = { of: Filled; name: string; label: string; column: Column; at: number }

const Cell = ({ of, name, label, column, at }: CellOf) => (
  <td data-label={sayColumn(column)} class="wide-cell">
    <HintAndError of={of} name={name} />
    <input
      id={name}
      name={name}
      aria-label={`${label}第${at + 1}行，${sayColumn(column)}`}
      value={of.typed[name] ?? ''}
      {...wiring({ of, name })}
    />
  </td>
)

/** Numbers of the rows to show. What was typed beyond the most is shown too: it is for the person to take out. */
function rowsOf(of: Filled, name: string, most: number): number[] {
  const used = Object.entries(of.typed).flatMap(([field, text]) => {
    const at = field.startsWith(`${name}.`) && text ? Number(field.slice(name.length + 1).split('.')[0]) : -1
    return at >= 0 && at < 1000 ? [at + 1] : []
  })
  const filled = Math.max(0, ...used)
  return Array.from({ length: Math.max(filled, Math.min(most, filled + 2)) }, (_, at) => at)
}
