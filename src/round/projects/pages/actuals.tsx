import type { Filled } from '../../../web/answer.tsx'
import { HintAndError, wiring } from '../../../web/fields.tsx'
import { Block } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import type { Indicator } from '../rules/reports.ts'

/** One number for each indicator, beside what was promised: fields `actuals.0`, `actuals.1`, … */
export const Actuals = ({ of, indicators }: { of: Filled; indicators: Indicator[] }) => (
  <Block id="actuals" title="产出与成效" small="填到现在为止的累计数">
    <Table head={[{ text: '指标' }, { text: '目标', num: true }, { text: '现在', num: true }]}>
      {indicators.map(({ name, unit, target }, at) => (
        <tr>
          <th scope="row">{name}</th>
          <td class="num">
            {target}
            {unit}
          </td>
          <td class="num">
            <HintAndError of={of} name={`actuals.${at}`} />
            <input
              class="num"
              id={`actuals.${at}`}
              name={`actuals.${at}`}
              size={7}
              inputmode="decimal"
              aria-label={`${name}，现在多少${unit}`}
              aria-required="true"
              value={of.typed[`actuals.${at}`] ?? ''}
              {...wiring({ of, name: `actuals.${at}` })}
            />
          </td>
        </tr>
      ))}
    </Table>
  </Block>
)

/** For the summary at the top: there a number's problem needs the name of its indicator. */
export const withNames = (of: Filled, indicators: Indicator[]): Filled => ({
  ...of,
  problems: of.problems.map((problem) => withName(problem, indicators)),
})

function withName(problem: { field: string; says: string }, indicators: Indicator[]) {
  const at = /^actuals\.(\d+)$/.exec(problem.field)?.[1]
  const indicator = at === undefined ? undefined : indicators[Number(at)]
  return indicator ? { ...problem, says: `${indicator.name}：${problem.says}` } : problem
}
