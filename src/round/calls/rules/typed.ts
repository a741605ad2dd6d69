/** Field by field, "tracks.0.name": how a form holds a plan. */
export type Typed = Record<string, string>

/** Rows as a form holds them: "tracks.0.name". */
export function listed<T>(name: string, items: T[], cells: (item: T) => Typed): Typed {
  return Object.fromEntries(
    items.flatMap((item, at) =>
      Object.entries(cells(item)).map(([key, value]) => [`${name}.${at}.${key}`, value]),
    ),
  )
}
