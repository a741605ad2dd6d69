/** The statement that a page waits longest for, as the site asks it. */
export type Main = { query: string; values: (string | number | null)[] }

/** One client's part: what it asks for, again and again; what it sends, if anything, and what has to be undone before. */
export type Client = { path: string; cookie: string; sends?: 'sheet' | 'submission'; before?: string }

/** What people do all day. `hotcrp`: its p50 in ms at one client and its requests a second at eight, on a like machine. */
export type Work = { name: string; main: Main | null; clients: Client[]; hotcrp?: [ms: number, rate: number] }

export const MOST_CLIENTS = 8
