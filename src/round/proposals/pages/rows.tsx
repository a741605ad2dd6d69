import type { Child } from 'hono/jsx'
import type { Filled } from '../../../web/answer.tsx'
import type { Look } from '../../../web/boxes/box.ts'
import { Optional, isShown, wiring } from '../../../web/fields.tsx'
import { Block } from '../../../web/parts.tsx'
import { MOST_LINES } from '../budget/rules/lines.ts'
import { type List, rowBoxes, titleOf } from '../sections/forms/boxes.ts'

type Choice = { value: string; text: string }
/** By group, what a cell chooses from. */
export type Groups = Map<string, Choice[]>
type Rows = { of: Filled; list: List; hint?: Child; options?: Record<string, Groups> }

/** A list of the form as a table, its columns the boxes of a row: the rows that are filled in and two empty ones. */
export const RowSet = ({ of, list, hint, options = {} }: Rows) => {
  const boxes = rowBoxes(list)
  return (
    isShown({ of, name: list }) && (
      <Block id={list} title={titleOf(list)}>
        <p class="hint">{hint}每项一行，空行不算。</p>
        <WholeError of={of} name={list} />
        <table class="budget">
          <thead>
            <tr>
              {boxes.map(({ key, look }) => (
                <th scope="col" class={widthOf(look, key in options)}>
                  {look.title}
                  {look.optional && <Optional />}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {slots(of, list).map((at) => [
              <tr>
                {boxes.map(({ key, look }) => (
                  <Cell {...{ of, list, at, look }} path={`${list}.${at}.${key}`} options={options[key]} />
                ))}
              </tr>,
              <RowErrors of={of} start={`${list}.${at}.`} span={boxes.length} />,
            ])}
          </tbody>
        </table>
      </Block>
    )
  )
}

/** Width of a column, so that what is written has the room and not what is chosen. */
function widthOf({ kind }: Look, isChoice: boolean): string | undefined {
  if (kind === 'number') return 'num w2'
  if (isChoice) return 'w5'
  return kind === 'line' ? 'w2' : undefined
}

type CellProps = { of: Filled; list: List; at: number; path: string; look: Look; options: Groups | undefined }

function Cell({ of, list, at, path, look, options }: CellProps) {
  const { kind } = look
  const label = labelOf(list, at, look)
  const named = { id: path, name: path, 'aria-label': label, ...wiring({ of, name: path }) }
  const text = `${look.title}${look.optional ? '（选填）' : ''}`
  const typed = of.typed[path] ?? ''
  if (options)
    return (
      <td data-label={text}>
        <CellSelect of={of} path={path} label={label} options={options} />
      </td>
    )
  if (kind === 'area')
    return (
      <td class="wide-cell" data-label={text}>
        <textarea rows={1} {...named}>
          {typed}
        </textarea>
      </td>
    )
  return (
    <td class={kind === 'number' ? 'num' : undefined} data-label={text}>
      <input
        class={kind === 'number' ? 'num' : undefined}
        {...named}
        inputmode={kind === 'number' ? 'decimal' : undefined}
        value={typed}
      />
    </td>
  )
}

/** "产出指标第2行，目标值"; the column that is called as the list itself is the row. */
const labelOf = (list: List, at: number, { title }: Look): string =>
  [`${titleOf(list)}第${at + 1}行`, ...(title === titleOf(list) ? [] : [title])].join('，')

type SelectProps = { of: Filled; path: string; label: string; options: Groups }

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
