import { makeApp } from '../../src/app.tsx'
import { declaredIn } from '../../src/web/declared.ts'
import { rowOf } from './declared.ts'
import { ACCESS } from './table.ts'

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
