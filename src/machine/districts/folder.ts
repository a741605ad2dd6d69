import { existsSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type District, readHost, whyNotCode } from '../../districts/rules.ts'

/** A district of this machine: a whole site's folder, with the names that it goes by in `district.json`. */
export type Placed = District & { data: string }

/** A data folder is a site (`site.sqlite`), or holds one for each district. */
export const districtsIn = (data: string): string => join(data, 'districts')
export const isMany = (data: string): boolean => existsSync(districtsIn(data))

/** In the order of their codes. A folder whose name is no code, as of one that is being made or was put aside, is none. */
export const readDistricts = (data: string): Placed[] =>
  readdirSync(districtsIn(data))
    .filter((name) => whyNotCode(name) === null && existsSync(fileIn(join(districtsIn(data), name))))
    .toSorted()
    .map((code) => placed(data, code))

export function placed(data: string, code: string): Placed {
  const folder = join(districtsIn(data), code)
  return { code, data: folder, hosts: hostsIn(fileIn(folder)) }
}

const fileIn = (folder: string): string => join(folder, 'district.json')

/** One that cannot be read has no name, so that nobody is led to it. */
function hostsIn(file: string): string[] {
  try {
    const { hosts }: { hosts?: unknown } = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(hosts) ? hosts.flatMap((one) => readHost(String(one)) ?? []) : []
  } catch {
    return []
  }
}

export function writeHosts(folder: string, hosts: string[]): void {
  writeFileSync(fileIn(folder), `${JSON.stringify({ hosts })}\n`)
}

/** What a server that runs looks at: it reads all names again. */
export function tellServer(data: string, now: Date): void {
  utimesSync(districtsIn(data), now, now)
}
