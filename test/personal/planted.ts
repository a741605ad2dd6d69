import type { Database } from '../../src/db/db.ts'
import { ID_NUMBER } from '../files/samples.ts'

/** In every form that people give them, and what must not be read of them on any page. */
export const PLANTED = `（电话１３８ 1234 5678、13812345678、010-65550001，证件${ID_NUMBER}）`
export const NEVER_READ = /13812345678|１３８ 1234 5678|138 1234 5678|65550001|11010519491231002/

/** A D1 that answers as if the numbers stood in every Chinese text that is read, whatever its table and column. */
export function planting(d1: Database): Database {
  const own = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
  const prepare = (query: string) => wrap(d1.prepare(query))
  function wrap(statement: D1PreparedStatement): D1PreparedStatement {
    const wrapped = new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => wrap(target.bind(...values))
        const asks = name === 'first' || name === 'run' || name === 'all' || name === 'raw'
        if (!asks) return Reflect.get(target, name)
        return async (...args: unknown[]) =>
          planted(await Reflect.apply(Reflect.get(target, name), target, args))
      },
    })
    own.set(wrapped, statement)
    return wrapped
  }
  const batch = async <T>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> => {
    const results = await d1.batch<T>(statements.map((one) => own.get(one) ?? one))
    return results.map((result) => planted(result))
  }
  const session = { prepare, batch, getBookmark: () => null }
  return { prepare, batch, withSession: () => session }
}

function planted<T>(value: T, name?: string): T
function planted(value: unknown, name = ''): unknown {
  // how the office is reached is a field of its own, which asks for a telephone
  if (typeof value === 'string') return ['contact', 'office'].includes(name) ? value : plantedText(value)
  if (Array.isArray(value)) return value.map((one: unknown) => planted(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, planted(one, key)]))
}

function plantedText(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text
  const held = jsonIn(text)
  return held === null ? text + PLANTED : JSON.stringify(planted(held))
}

function jsonIn(text: string): unknown {
  try {
    return /^[[{]/.test(text) ? JSON.parse(text) : null
  } catch {
    return null
  }
}
