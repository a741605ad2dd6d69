import type { Typed } from './typed.ts'

/** Rows as a form holds them: "tracks.0.name". */
export function listed<T>(name: string, items: T[], cells: (item: T) => Typed): Typed {
  return Object.fromEntries(
    items.flatMap((item, at) =>
      Object.entries(cells(item)).map(([key, value]) => [`${name}.${at}.${key}`, value]),
    ),
  )
}
