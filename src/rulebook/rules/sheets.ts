import type { Numbers } from './parameters.ts'

type Sheets = {
  scoring: Pick<Numbers['scoring'], 'minSheets' | 'sheetsPerProposal'>
  panel: Pick<Numbers['panel'], 'size' | 'mostSheets'>
}

/** How many experts read each proposal can be neither fewer than a score needs, nor more than there are. */
export const isOutOfReach = ({
  scoring: { minSheets, sheetsPerProposal: number },
  panel: { size },
}: Sheets): boolean => typeof number === 'number' && (number < minSheets || number > size)

/** Where all read everything there is nothing to bound. */
export const isBoundOfAll = ({ scoring, panel }: Sheets): boolean =>
  typeof panel.mostSheets === 'number' && typeof scoring.sheetsPerProposal !== 'number'
