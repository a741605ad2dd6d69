import type { Rating } from '../../../../src/round/scoring/rules/agreement.ts'

/** A column an expert, as such tables are printed; null where a sheet is missing. */
export const ratingsOf = (columns: (number | null)[][]): Rating[] =>
  columns.flatMap((column, rater) =>
    column.flatMap((score, subject) =>
      score === null ? [] : [{ rater: `E${rater + 1}`, subject: `P${subject + 1}`, score }],
    ),
  )

/** Shrout and Fleiss, Intraclass Correlations: Uses in Assessing Rater Reliability (1979), table 2: six targets, four judges. */
export const SHROUT_FLEISS = [
  [9, 6, 8, 7, 10, 6],
  [2, 1, 4, 1, 5, 2],
  [5, 3, 6, 2, 6, 4],
  [8, 2, 8, 6, 9, 7],
]

/** Krippendorff, Computing Krippendorff’s Alpha-Reliability (2011), C: four observers, twelve units, seven values missing. */
export const KRIPPENDORFF = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
]

/** Siegel and Castellan, Nonparametric Statistics (1988), 9.5: three groups rank eight reasons. */
export const ATTENDANCE = [
  [5, 6, 7, 1, 2, 4, 3, 8],
  [1, 7, 6, 2, 3, 5, 4, 8],
  [4, 5, 1, 3, 2, 7, 6, 8],
]

/** Siegel, Nonparametric Statistics (1956): three executives rank six applicants; and ten objects ranked by three, with ties. */
export const EXECUTIVES = [
  [1, 6, 3, 2, 5, 4],
  [1, 5, 6, 4, 2, 3],
  [6, 3, 2, 5, 4, 1],
]
export const TIED = [
  [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
  [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
  [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
]

/** The data “anxiety” of R’s package irr: three raters, twenty subjects, scores of 1 to 6; kendall(anxiety, TRUE) is .54. */
export const ANXIETY = [
  [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
  [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
  [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]
