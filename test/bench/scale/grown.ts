import { tableOf } from '../table.ts'
import type { Cost, Page } from './asked.ts'

export type Told = { scale: number; costs: (Page & Cost)[] }

/** A line a page: what it costs at each scale, and the growth from the first to the last; the dearest in the last first. */
export function grownTable(told: Told[], top: number): string {
  const [first, last] = [told[0], told.at(-1)]
  if (!first || !last) return ''
  const costs = new Map(
    told.map(({ scale, costs: of }) => [scale, new Map(of.map((one) => [one.route, one]))]),
  )
  const routes = last.costs.toSorted((a, b) => b.ms - a.ms).map(({ route }) => route)
  const at = (scale: number, route: string) => costs.get(scale)?.get(route)
  return tableOf(
    routes.slice(0, top).map((route) => {
      const [small, large] = [at(first.scale, route), at(last.scale, route)]
      return {
        page: `${route.replace('GET ', '')} ${large?.reader ?? ''}`,
        ...figures(told, 'trips', (scale) => String(at(scale, route)?.trips ?? '')),
        ...figures(told, 'stmts', (scale) => String(at(scale, route)?.statements ?? '')),
        ...figures(told, 'KB', (scale) => ((at(scale, route)?.bytes ?? 0) / 1024).toFixed(0)),
        ...figures(told, 'rows', (scale) => String(at(scale, route)?.rows ?? '')),
        'rows ×': growth(small?.rows, large?.rows),
        ...figures(told, 'ms', (scale) => (at(scale, route)?.ms ?? 0).toFixed(1)),
        'ms ×': growth(small?.ms, large?.ms),
      }
    }),
  )
}

const figures = (told: Told[], of: string, say: (scale: number) => string): Record<string, string> => ({
  [`${of} ${told.map(({ scale }) => scale).join('/')}`]: told.map(({ scale }) => say(scale)).join('/'),
})

const growth = (small = 0, large = 0): string => (small ? (large / small).toFixed(1) : '')
