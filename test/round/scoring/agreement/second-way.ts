import type { Rating } from '../../../../src/round/scoring/rules/agreement.ts'

/**
 * The same numbers computed another way: mean squares from raw sums of squares in whole numbers, alpha from a matrix of
 * coincidences, W by the formula of the tables. Scores are whole numbers here.
 */
export function iccsOf(table: number[][]) {
  const [n, k] = [table.length, table[0]?.length ?? 0]
  const columns = (table[0] ?? []).map((_, at) => table.map((row) => row[at] ?? 0))
  const square = (numbers: number[]): number => sum(numbers.map((each) => each * each))
  const correction = sum(table.flat()) ** 2
  // each n · k times the sum of squares, so that it is a whole number
  const total = n * k * square(table.flat()) - correction
  const rows = n * square(table.map(sum)) - correction
  const judges = k * square(columns.map(sum)) - correction
  const [bms, wms] = [rows / (n - 1), (total - rows) / (n * (k - 1))]
  const [jms, ems] = [judges / (k - 1), (total - rows - judges) / ((n - 1) * (k - 1))]
  return {
    icc11: (bms - wms) / (bms + (k - 1) * wms),
    icc21: (bms - ems) / (bms + (k - 1) * ems + (k * (jms - ems)) / n),
    icc31: (bms - ems) / (bms + (k - 1) * ems),
    icc1k: (bms - wms) / bms,
    icc2k: (bms - ems) / (bms + (jms - ems) / n),
    icc3k: (bms - ems) / bms,
  }
}

/** Krippendorff’s own four steps: every pair of values in a unit into a matrix, each weighing 1 / (m − 1). */
export function alphaOf(ratings: Rating[]): number {
  const units = [...Map.groupBy(ratings, ({ subject }) => subject).values()]
    .map((unit) => unit.map(({ score }) => score))
    .filter((unit) => unit.length > 1)
  const pairs = units.flatMap((unit) =>
    unit.flatMap((c, i) =>
      unit.flatMap((d, j) => (i === j ? [] : [{ c, d, weight: 1 / (unit.length - 1) }])),
    ),
  )
  const cells = new Map<number, Map<number, number>>()
  for (const { c, d, weight } of pairs) {
    const row = cells.get(c) ?? new Map<number, number>()
    cells.set(c, row.set(d, (row.get(d) ?? 0) + weight))
  }
  const marginals = [...cells].map(([c, row]) => ({ c, n: sum([...row.values()]) }))
  const n = sum(marginals.map((one) => one.n))
  const observed = sum([...cells].flatMap(([c, row]) => [...row].map(([d, o]) => o * (c - d) ** 2)))
  const expected = sum(marginals.flatMap((a) => marginals.map((b) => a.n * b.n * (a.c - b.c) ** 2)))
  return 1 - ((n - 1) * observed) / expected
}

/** 12 S / (m² (n³ − n) − m ΣT), with ranks by counting who is below and who is equal. */
export function concordanceOf(table: number[][]): number {
  const [n, m] = [table.length, table[0]?.length ?? 0]
  const columns = (table[0] ?? []).map((_, at) => table.map((row) => row[at] ?? 0))
  const rank = (column: number[], mine: number): number =>
    column.filter((other) => other < mine).length + (column.filter((other) => other === mine).length + 1) / 2
  const sums = table.map((row) => sum(row.map((score, at) => rank(columns[at] ?? [], score))))
  const s = sum(sums.map((one) => (one - (m * (n + 1)) / 2) ** 2))
  const ties = columns.map((column) =>
    sum([...Map.groupBy(column, (score) => score).values()].map(({ length: t }) => t ** 3 - t)),
  )
  return (12 * s) / (m * m * (n ** 3 - n) - m * sum(ties))
}

const sum = (numbers: number[]): number => numbers.reduce((all, each) => all + each, 0)
