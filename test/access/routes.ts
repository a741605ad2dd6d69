import { makeApp } from '../../src/app.tsx'
import { declaredIn } from '../../src/web/declared.ts'
import { rowOf } from './declared.ts'
import { ACCESS, type Reader } from './table.ts'

const app = makeApp()

/** "GET /calls/:id": every route that the site listens to. */
export const routes = [
  ...new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  ),
]

/** What each route declares of itself. Of two declarations of one route the first answers. */
export const declared = new Map(
  declaredIn(app)
    .toReversed()
    .map((of) => [`${of.method} ${of.pattern}`, rowOf(of)]),
)

/** Who gets what of every route, in the marks of table.ts, which has what a declaration cannot say. */
export const expected = { ...Object.fromEntries(declared), ...ACCESS }

/** Who acts for the office, and who judges: each act with each of those who may do it. */
const OFFICES: [asked: string, reader: Reader][] = [
  ...(['officer', 'approver', 'finance', 'auditor', 'administrator', 'expert'] as const).map(
    (role): [string, Reader] => [role, role],
  ),
  ['community', 'worker'],
  ['caretaker', 'worker'],
]
export const acts = declaredIn(app)
  .filter(({ method }) => method === 'POST')
  .flatMap(({ pattern, who, finds = [] }) => {
    const asked = who === 'everybody' ? [] : [...who, ...finds]
    const readers = OFFICES.filter(([office]) => asked.some((one) => one === office)).map(
      ([, reader]) => reader,
    )
    return [...new Set(readers)].map((reader): [route: string, reader: Reader] => [`POST ${pattern}`, reader])
  })
