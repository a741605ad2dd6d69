/** The column on which a write collided with somebody else's row, "people.username"; null for any other failure. */
export function takenColumn(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    const found = /UNIQUE constraint failed: ([\w.]+)/.exec(e.message)
    if (found) return found[1] ?? null
  }
  return null
}
