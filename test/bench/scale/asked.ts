/** Who asks for what: ids by what an address calls them, cookies by reader. */
export type Asked = { ids: Record<string, string>; cookies: Record<string, string> }

/** A page as one reader asks for it. */
export type Page = { route: string; path: string; reader: string }

/** What it costs. `rows`: read, where the home can say. */
export type Cost = {
  trips: number
  statements: number
  bytes: number
  ms: number
  rows?: number
}

export const NOW = Date.parse('2026-06-15T10:00:00+08:00')
