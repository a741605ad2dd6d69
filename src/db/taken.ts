/** The column on which a write collided with somebody else's row, "people.username"; null for any other failure. */
export const takenColumn = (error: unknown): string | null =>
  columnIn(error, /UNIQUE constraint failed: ([\w.]+)/)

/** The column that a write left without its value, which a guard in its statement may do; null for any other failure. */
export const missingColumn = (error: unknown): string | null =>
  columnIn(error, /NOT NULL constraint failed: ([\w.]+)/)

function columnIn(error: unknown, failure: RegExp): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    const found = failure.exec(e.message)
    if (found) return found[1] ?? null
  }
  return null
}
