import { describe, expect, test } from 'vitest'
import { BESIDES, GROUND_MAY_IMPORT, MAY_IMPORT } from './may-import.ts'
import { GROUND, KINDS, type Place, TOOLS, placeOf } from './house.ts'
import { CODE, type Source, at, filesIn, importsOf, parse, read, target } from './tree.ts'

const sources = filesIn('src', CODE).map(read)
const faultsWhere = (wanted: (place: Place, path: string) => boolean, faults: (source: Source) => string[]) =>
  sources.filter(({ path }) => wanted(placeOf(path), path)).flatMap(faults)

describe('imports', () => {
  test.each(KINDS)('%s of a stage import only what their kind may (the table in test/shape)', (kind) => {
    expect(faultsWhere((place) => place.order >= 0 && place.kind === kind, kindFaults)).toEqual([])
  })

  test('tables of the ground import no more than those of a stage', () => {
    expect(faultsWhere((place) => place.order < 0 && place.kind === 'tables', kindFaults)).toEqual([])
  })

  test('stages look back, never ahead', () => {
    expect(faultsWhere(() => true, aheadFaults)).toEqual([])
  })

  test('the ground knows no stage, and each part of it only what it stands on', () => {
    expect(faultsWhere(({ order }) => order < 0, groundFaults)).toEqual([])
  })

  test('nobody imports app, desks, or what only runs on a developer’s machine', () => {
    expect(faultsWhere(({ area }) => !TOOLS.includes(area), entryFaults)).toEqual([])
  })

  test('a stage has no file of another kind', () => {
    const strangers = faultsWhere(
      ({ area, kind, order }) =>
        order >= 0 && kind === '' && !ENTRIES.includes(area) && !TOOLS.includes(area),
      ({ path }) => [
        `${path}: name it after what it holds: ${KINDS.join(', ')} (a file, or a folder of files)`,
      ],
    )
    expect(strangers).toEqual([])
  })
})

const ENTRIES = ['app', 'worker', 'server', 'nightly', 'checks']

function kindFaults(source: Source): string[] {
  const from = placeOf(source.path)
  const allowed = [...(MAY_IMPORT[from.kind] ?? []), ...(BESIDES[`${from.area}:${from.kind}`] ?? [])]
  return faultsOf(source, (to, isType) => {
    if (namesOf(from, to, isType).some((name) => allowed.includes(name)) || isAhead(from, to)) return null
    return `${from.kind} may not import ${to}: it may import ${allowed.join(', ')}`
  })
}

function aheadFaults(source: Source): string[] {
  const from = placeOf(source.path)
  return faultsOf(source, (to) =>
    from.order >= 0 && isAhead(from, to)
      ? `${from.area} comes before ${placeOf(to).area}: it may not import ${to}`
      : null,
  )
}

function groundFaults(source: Source): string[] {
  const from = placeOf(source.path)
  const pure = from.kind === 'rules' ? MAY_IMPORT['rules'] : undefined
  const allowed = pure ?? [`own:${from.kind}`, ...(GROUND_MAY_IMPORT[from.area] ?? [])]
  return faultsOf(source, (to, isType) => {
    if (!to.startsWith('src/')) return pure && !PLAIN.includes(to) ? `rules are pure: not ${to}` : null
    const isOwn = placeOf(to).area === from.area && !pure
    if (isOwn || namesOf(from, to, isType).some((name) => allowed.includes(name))) return null
    return `${from.area} may not import ${to}: it stands on ${allowed.join(', ')}`
  })
}

/** Packages that only compute. */
const PLAIN = ['chinese-days', 'nzh/cn']

function entryFaults(source: Source): string[] {
  const from = placeOf(source.path)
  const isEntry = ENTRIES.includes(from.area)
  return faultsOf(source, (to) => {
    const { area } = placeOf(to)
    if (!to.startsWith('src/')) return null
    // the Node entry is never deployed to Cloudflare
    if (TOOLS.includes(area)) return from.area === 'server' ? null : `the site does not know ${to}`
    const isHidden = area === 'desks' ? from.area !== 'desks' : ENTRIES.includes(area)
    return isHidden && !isEntry ? `nobody imports ${area}, but app.tsx and the entries` : null
  })
}

function faultsOf(source: Source, why: (to: string, isType: boolean) => string | null): string[] {
  return importsOf(source).flatMap(({ from, isType, node }) => {
    const fault = why(target(source.path, from), isType)
    return fault === null ? [] : [`${at(source, node)}: ${fault}`]
  })
}

/** The names under which a table above may allow an import. */
function namesOf(from: Place, path: string, isType: boolean): string[] {
  const names = path.startsWith('src/') ? localNames(from, path) : [path]
  return isType ? [...names, ...names.map((name) => `type ${name}`)] : names
}

function localNames(from: Place, path: string): string[] {
  const to = placeOf(path)
  const word =
    to.area === 'web' && path.includes('/boxes/')
      ? 'boxes'
      : to.kind || (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '')
  if (to.area === from.area) return [`own:${word}`, to.area]
  if (to.order < 0) return [to.area, `${to.area}:${word}`]
  return to.order < from.order ? [`earlier:${word}`] : []
}

const isAhead = (from: Place, to: string): boolean => to.startsWith('src/') && placeOf(to).order > from.order

describe('these tests', () => {
  const calls = (file: string, text: string) => parse(`src/round/calls/${file}`, text)

  test.each([
    ['rules.ts', "import { x } from './store.ts'"],
    ['rules/plan.ts', "import { eq } from 'drizzle-orm'"],
    ['rules.ts', "export { x } from '../../db/db.ts'"],
    ['tables.ts', "import type { X } from './store.ts'"],
    ['tables.ts', "import { people } from '../../people/tables.ts'"],
    ['tables.ts', "import { dayOf } from '../../shared/days.ts'"],
    ['store.ts', "import { Hono } from 'hono'"],
    ['actions.ts', "import { rounds } from './tables.ts'"],
    ['forms.ts', "const x = import('./actions.ts')"],
    ['pages/form.tsx', "import { findRound } from '../store.ts'"],
    ['routes.tsx', "import { rounds } from './tables.ts'"],
  ])('find what is wrong in %s: %s', (file, text) => {
    expect(kindFaults(calls(file, text))).toHaveLength(1)
  })

  test('find a look ahead, even for a type', () => {
    expect(aheadFaults(calls('rules.ts', "import type { X } from '../awards/rules/awards.ts'"))).toHaveLength(
      1,
    )
    expect(aheadFaults(calls('rules.ts', "import type { X } from '../needs/rules.ts'"))).toEqual([])
  })

  test('find a stage in the ground, and the site in a stage', () => {
    expect(groundFaults(parse('src/web/x.tsx', "import '../round/calls/rules/plan.ts'"))).toHaveLength(1)
    expect(groundFaults(parse('src/web/x.tsx', "import { openDb } from '../db/db.ts'"))).toHaveLength(1)
    expect(groundFaults(parse('src/web/x.tsx', "import { type Db } from '../db/db.ts'"))).toEqual([])
    expect(entryFaults(calls('routes.tsx', "import { makeApp } from '../../app.tsx'"))).toHaveLength(1)
    expect(entryFaults(calls('routes.tsx', "import '../../demonstration/load.ts'"))).toHaveLength(1)
  })

  test('know every part of the ground', () => {
    expect(Object.keys(GROUND_MAY_IMPORT).toSorted()).toEqual([...GROUND, 'paths'].toSorted())
  })
})
