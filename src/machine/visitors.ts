import { encodingFor, packed } from './packed.ts'
import type { Sqlite } from './sqlite.ts'

/** An answer as it travels. */
type Sent = { status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> }
/** One second of one state of a database, and what visitors are given in it. Null: each is made their own. */
type Moment = { second: number; state: string; given: Map<string, Promise<Sent | null>>; bytes: number }
type Make = () => Promise<Response> | Response

/** Bytes that are kept of a moment. */
const MOST = 32 * 1024 * 1024
const SECOND = 1000

/**
 * Thousands read one page on the day of the results. Whoever comes without any cookie is given what another visitor was given in the
 * same second of the clock, as long as nobody has written to the database since: what they would have got a moment earlier. Never
 * given twice is an answer that sets a cookie, that wrote something (a try is counted), that carries a form to be sent
 * (it may be numbered for its sender), that is no page, or that does not let itself be kept.
 */
export class Visitors {
  readonly #moments = new WeakMap<Sqlite, Moment>()
  readonly #clock: () => number

  constructor(clock: () => number = Date.now) {
    this.#clock = clock
  }

  /** Packed as the browser takes it. Of several who come at once the others wait for the first one's. */
  async answer(request: Request, db: Sqlite, make: Make): Promise<Response> {
    if (!isVisitors(request)) return packed(request, await make())
    const [moment, key] = [this.#momentOf(db), keyOf(request)]
    const given = moment.given.get(key)
    const known = given && (await given)
    if (known) return again(known)
    if (given) return packed(request, await make())
    const making = madeBy(request, make)
    // what is written meanwhile may be in it or not
    const forAll = making.then(({ sent }) =>
      sent && db.state() === moment.state && holds(moment, sent) ? sent : null,
    )
    moment.given.set(
      key,
      forAll.catch(() => null),
    )
    if ((await forAll) === null) moment.given.delete(key)
    return (await making).answer
  }

  #momentOf(db: Sqlite): Moment {
    const [second, state] = [Math.floor(this.#clock() / SECOND), db.state()]
    const known = this.#moments.get(db)
    if (known?.second === second && known.state === state) return known
    const moment = { second, state, given: new Map(), bytes: 0 }
    this.#moments.set(db, moment)
    return moment
  }
}

/** Nobody is signed in without a cookie; what is asked for in parts, or only if it changed, is asked for by itself. */
const isVisitors = ({ method, headers }: Request): boolean =>
  method === 'GET' && !OWN.some((name) => headers.has(name))
const OWN = ['cookie', 'authorization', 'range', 'if-none-match', 'if-modified-since', 'if-range']

/** All that an answer to a visitor depends on: the site by its address, what is asked of it, and how it is to be said. */
const keyOf = ({ url, headers }: Request): string =>
  [encodingFor(headers.get('accept-encoding') ?? ''), headers.get('accept') ?? '', url].join(' ')

/** `sent`: the same, where others may have it, too. */
async function madeBy(request: Request, make: Make): Promise<{ answer: Response; sent: Sent | null }> {
  const made = await make()
  if (!mayBeKept(made)) return { answer: await packed(request, made), sent: null }
  const { status, headers } = made
  const text = await made.text()
  const whole = await packed(request, new Response(text, { status, headers }))
  const body = new Uint8Array(await whole.arrayBuffer())
  const sent = { status, headers: [...whole.headers], body }
  return { answer: again(sent), sent: SENDS.test(text) ? null : sent }
}

/** A page that a visitor's browser keeps to ask whether it has changed. */
const mayBeKept = ({ status, headers }: Response): boolean =>
  status === 200 &&
  PAGE.test(headers.get('content-type') ?? '') &&
  headers.get('cache-control') === 'private, no-cache' &&
  headers.get('vary')?.toLowerCase() === 'accept' &&
  !headers.has('set-cookie')
const PAGE = /^(text\/html|application\/json)\b/
const SENDS = /<form\b[^>]*\bmethod="post"/i

function holds(moment: Moment, { body }: Sent): boolean {
  if (moment.bytes + body.length > MOST) return false
  moment.bytes += body.length
  return true
}

const again = ({ status, headers, body }: Sent): Response => new Response(body, { status, headers })
