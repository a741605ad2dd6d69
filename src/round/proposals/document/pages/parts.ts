import { countInHan } from '../../../../shared/clauses.ts'
import { applicantRows } from '../../applicant/pages.tsx'
import { partsOf } from '../../pages/said.ts'
import { BLANK, type Said } from '../../pages/saying.ts'
import type { Applied, Part } from './application.ts'

/** Who applies, then what the proposal says: numbered in Chinese as they stand. */
export const numberedParts = (applied: Applied): Part[] =>
  [{ title: '申报单位基本情况', says: [applicantOf(applied)] }, ...partsOf(applied.content, applied.plan)]
    .filter(({ says }) => says.length > 0)
    .map(({ title, says }, at) => ({ number: `${countInHan(at + 1)}、`, title, says }))

const applicantOf = ({ applying, organization }: Applied): Said => ({
  kind: 'facts',
  rows: applicantRows(applying, organization).map(([name, value]): [string, string] => [
    name,
    value || BLANK,
  ]),
})
