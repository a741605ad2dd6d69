import type { Declared } from '../../src/web/declared.ts'
import { READERS, type Reader } from './table.ts'

type Asked = Exclude<Declared['who'], string>[number]

/** Who is meant by each word of a declaration: those that pass the guard, and of them those whose own thing is asked for. */
const PASS: Partial<Record<Asked, Reader[]>> = {
  anyone: READERS.filter((reader) => reader !== 'visitor'),
  member: ['member', 'stranger', 'operator', 'outsider'],
  own: ['member', 'stranger', 'operator', 'outsider'],
  operator: ['operator', 'outsider'],
  contracted: ['operator', 'outsider'],
  expert: ['expert', 'juror'],
  assigned: ['expert', 'juror'],
  community: ['worker', 'neighbour'],
  caretaker: ['worker', 'neighbour'],
}
const FIND: Partial<Record<Asked, Reader[]>> = {
  own: ['member'],
  assigned: ['expert'],
  caretaker: ['worker'],
  operator: ['operator'],
  given: [],
}

/** What each reader gets of a route, in the marks of table.ts, as the route itself declares. */
export const rowOf = ({ who, finds }: Pick<Declared, 'who' | 'finds'>): string =>
  READERS.map((reader) => {
    if (who === 'everybody') return isAmong(finds, reader) ? '+' : '?'
    if (reader === 'visitor') return '!'
    if (!who.some((asked) => passing(asked).includes(reader))) return '-'
    return isAmong(finds ?? who, reader) ? '+' : '?'
  }).join('')

const passing = (asked: Asked): Reader[] => PASS[asked] ?? READERS.filter((reader) => reader === asked)
const isAmong = (finds: readonly Asked[] | undefined, reader: Reader): boolean =>
  finds === undefined || finds.some((asked) => (FIND[asked] ?? passing(asked)).includes(reader))
