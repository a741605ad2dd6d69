import { nextRows } from '../../../src/round/panel/distribution/rules/distribution.ts'
import { loadsIn } from '../../../src/round/panel/distribution/rules/spread.ts'
import { supplement } from '../../../src/round/panel/supplements/rules.ts'
import { memberOf, planned, readOf } from '../../round/panel/distribution/made.ts'
import { behaves } from './behaves.ts'

behaves(
  'scoring.sheetsPerProposal',
  [2, 3],
  ({ plan }) => [...loadsIn(nextRows(planned(null, { plan }), false, 1)).values()].reduce((a, b) => a + b),
  [8, 12],
)

const WANTING = { ...readOf(1), live: 1, missing: 1 }
behaves(
  'panel.mostSheets',
  [4, 5],
  ({ plan }) =>
    supplement({
      ...{ roundId: 'r', plan, openedAt: 1, assignedAt: 1, recusals: [], given: [] },
      ...{ members: [memberOf('a', { sheets: 4 })], wanting: [WANTING] },
    }).length,
  [0, 1],
)
