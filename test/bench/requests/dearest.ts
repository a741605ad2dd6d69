import { readFileSync, readdirSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { basename, join } from 'node:path'

type Node = {
  id: number
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number }
  children?: number[]
}
type Profile = {
  nodes: Node[]
  samples: number[]
  timeDeltas: number[]
  startTime: number
  endTime: number
}
type Place = { where: string; package: string; us: number }

const [TOP, US] = [24, 1000]

/**
 * Of the profiles of a folder: what takes the processor's own time in the last so many milliseconds, by package and by place, as parts of
 * what was not idle.
 */
export function dearest(folder: string, program: string, ms: number): Record<string, string>[] {
  const maps = mapsIn(program)
  const places = readdirSync(folder).flatMap((name) =>
    placesOf(JSON.parse(readFileSync(join(folder, name), 'utf8')), maps, ms),
  )
  const whole = places.reduce((sum, { us }) => sum + us, 0)
  const packages = summed(places, (place) => place.package)
  const functions = summed(places, (place) => place.where)
  return Array.from({ length: TOP }, (_, at) => ({
    package: packages[at]?.[0] ?? '',
    share: share(packages[at]?.[1], whole),
    place: functions[at]?.[0] ?? '',
    'its share': share(functions[at]?.[1], whole),
  }))
}

const share = (us = 0, whole = 1): string => `${((us / whole) * 100).toFixed(1)} %`

function summed(places: Place[], key: (place: Place) => string): [string, number][] {
  const sums = new Map<string, number>()
  for (const place of places) sums.set(key(place), (sums.get(key(place)) ?? 0) + place.us)
  return [...sums].toSorted(([, a], [, b]) => b - a)
}

function placesOf(
  { nodes, samples, timeDeltas, ...took }: Profile,
  maps: Map<string, SourceMap>,
  ms: number,
): Place[] {
  let at = took.startTime
  const own = new Map<number, number>()
  samples.forEach((id, one) => {
    const us = timeDeltas[one] ?? 0
    at += us
    if (at > took.endTime - ms * US) own.set(id, (own.get(id) ?? 0) + us)
  })
  return nodes.flatMap(({ id, callFrame }) => {
    const { functionName, url, lineNumber, columnNumber } = callFrame
    if (IDLE.test(functionName)) return []
    const entry = maps.get(basename(url))?.findEntry(lineNumber, columnNumber)
    const source = entry && 'originalSource' in entry ? entry.originalSource : url
    const of = packageOf(source || functionName)
    return [{ where: `${of} ${functionName || '(without a name)'}`, package: of, us: own.get(id) ?? 0 }]
  })
}

const IDLE = /^\((idle|root|program)\)$/

/** "zod", "src/web", "node:http". Drizzle's own map leads to a folder beside it. */
function packageOf(source: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? []
  const [, ours] = /(src\/[\w-]+)/.exec(source) ?? []
  return (name === 'src' ? 'drizzle-orm' : name) ?? ours ?? source
}

function mapsIn(program: string): Map<string, SourceMap> {
  const names = readdirSync(program).filter((name) => name.endsWith('.mjs.map'))
  return new Map(
    names.map((name) => [
      name.slice(0, -'.map'.length),
      new SourceMap(JSON.parse(readFileSync(join(program, name), 'utf8'))),
    ]),
  )
}
