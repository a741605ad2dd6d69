/** A line for whoever runs the machine: what happened, and nothing that anybody sent. */
export function log(what: string, more: Record<string, string | number> = {}): void {
  console.log(JSON.stringify({ at: new Date().toISOString(), process: process.pid, what, ...more }))
}

/** "/proposals/:id": an address without what it names. Ids are twelve characters; what else is no word is left out. */
export const routeOf = (path: string): string =>
  path
    .split('/')
    .map((part) =>
      /^[a-z]+(-[a-z]+)*(\.\w{1,5})?$/.test(part) &&
      part.length < 24 &&
      !/^[0-9a-hjkmnp-tv-z]{12}$/.test(part)
        ? part
        : part && ':id',
    )
    .join('/')
