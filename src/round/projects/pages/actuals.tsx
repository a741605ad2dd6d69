import type { Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { HintAndError, wiring } from '../../../web/fields.tsx'
import { Block } from '../../../web/parts.tsx'
import type { Indicator } from '../rules/reports.ts'

/** One number for each indicator, beside what was promised: fields `actuals.0`, `actuals.1`, … */
export const Actuals = ({ of, indicators }: { of: Filled; indicators: Indicator[] }) => (
  <Block id="actuals" title="产出与成效" small="填到现在为止的累计数">
    <List
      unseenCaption="产出与成效"
      columns={actualColumns(of)}
      rows={indicators.map((one, at) => ({ ...one, at }))}
    />
  </Block>
)

const actualColumns = (of: Filled): Column<Indicator & { at: number }>[] => [
  { head: '指标', text: ({ name }) => name, keep: 'name' },
  {
    head: '目标',
    text: () => null,
    look: 'num',
    cell: ({ target, unit }) => (
      <>
        <span class="phone">目标</span>
        {target}
        {unit}
      </>
    ),
    keep: 'date',
  },
  {
    head: '现在',
    text: () => null,
    look: 'num',
    cell: (indicator) => <Now {...{ of, ...indicator }} />,
    keep: 'state',
  },
]

const Now = ({ of, name, unit, at }: { of: Filled; at: number } & Pick<Indicator, 'name' | 'unit'>) => (
  <>
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
  </>
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
