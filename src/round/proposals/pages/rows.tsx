import type { Filled } from '../../../web/answer.tsx'
import { isShown, wiring } from '../../../web/fields.tsx'
import { Block } from '../../../web/parts.tsx'
import { MOST_LINES } from '../budget/rules/lines.ts'

/** `short`: a unit, a name. `options`: by group, what the cell chooses from. */
type Looks = {
  text: string
  num?: boolean
  short?: boolean
  wide?: boolean
  options?: Map<string, Choice[]>
}
type Choice = { value: string; text: string }
type Column = Looks & { key: string }
type Rows = { of: Filled; name: string; title: string; hint?: string; columns: Column[] }

/** A list of the form as a table: the rows that are filled in and two empty ones; saving makes two more. */
export const RowSet = ({ of, name, title, hint = '', columns }: Rows) =>
  isShown({ of, name }) && (
    <Block id={name} title={title}>
      <p class="hint">{hint}每项一行，空行不算。</p>
      <WholeError of={of} name={name} />
      <table class="budget">
        <thead>
          <tr>
            {columns.map(({ text, num, short, options }) => (
              <th scope="col" class={looksOf(num, short, options !== undefined)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots(of, name).map((at) => [
            <tr>
              {columns.map((column) => (
                <Cell
                  of={of}
                  path={`${name}.${at}.${column.key}`}
                  label={`${title}第${at + 1}行，${column.text}`}
                  {...column}
                />
              ))}
            </tr>,
            <RowErrors of={of} start={`${name}.${at}.`} span={columns.length} />,
          ])}
        </tbody>
      </table>
    </Block>
  )

/** Width of a column, so that what is written has the room and not what is chosen. */
function looksOf(num = false, short = false, isChoice = false): string | undefined {
  if (num) return 'num w2'
  if (short) return 'w2'
  return isChoice ? 'w5' : undefined
}

type CellProps = Looks & { of: Filled; path: string; label: string }

function Cell({ of, path, label, text, num, wide, options }: CellProps) {
  const looks = [num ? 'num' : '', wide ? 'wide-cell' : ''].join(' ').trim()
  return (
    <td class={looks || undefined} data-label={text}>
      {options ? (
        <CellSelect of={of} path={path} label={label} options={options} />
      ) : wide ? (
        <textarea rows={1} id={path} name={path} aria-label={label} {...wiring({ of, name: path })}>
          {of.typed[path] ?? ''}
        </textarea>
      ) : (
        <input
          class={num ? 'num' : undefined}
          id={path}
          name={path}
          aria-label={label}
          inputmode={num ? 'decimal' : undefined}
          value={of.typed[path] ?? ''}
          {...wiring({ of, name: path })}
        />
      )}
    </td>
  )
}

type SelectProps = Pick<CellProps, 'of' | 'path' | 'label'> & { options: Map<string, Choice[]> }

const CellSelect = ({ of, path, label, options }: SelectProps) => (
  <select id={path} name={path} aria-label={label} {...wiring({ of, name: path })}>
    <option value="">不选</option>
    {[...options].map(([group, choices]) => (
      <optgroup label={group}>
        {choices.map(({ value, text }) => (
          <option value={value} selected={value === (of.typed[path] ?? '')}>
            {text}
          </option>
        ))}
      </optgroup>
    ))}
  </select>
)

/** An error of the list as a whole. */
export function WholeError({ of, name }: { of: Filled; name: string }) {
  const says = of.problems.find((problem) => problem.field === name)?.says
  return says ? (
    <p class="error" id={`${name}-error`}>
      {says}
    </p>
  ) : null
}

/** The errors of a row stand under it, each with the id that its field names. */
export function RowErrors({ of, start, span }: { of: Filled; start: string; span: number }) {
  const problems = of.problems.filter(({ field }) => field.startsWith(start))
  if (problems.length === 0) return null
  return (
    <tr class="why">
      <td colspan={span} class="wide-cell">
        {problems.map(({ field, says }) => (
          <p class="error" id={`${field}-error`}>
            {says}
          </p>
        ))}
      </td>
    </tr>
  )
}

/** The rows to show: those that are filled in and an empty one; two where nothing is. */
export function slots(of: Filled, name: string): number[] {
  const used = Object.entries(of.typed)
    .filter(([path, value]) => path.startsWith(`${name}.`) && value.trim() !== '')
    .map(([path]) => Number(path.split('.')[1]))
    .filter((at) => at >= 0)
  const count = Math.min(MOST_LINES, Math.max(1, ...used.map((at) => at + 1)) + (used.length > 0 ? 1 : 2))
  return Array.from({ length: count }, (_, at) => at)
}
