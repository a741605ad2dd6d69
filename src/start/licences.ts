import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

type Locked = {
  packages: Record<string, { version?: string; dev?: boolean; devOptional?: boolean; license?: string }>
}

/** What the packages that the site is built of ask to be given on with them: each with its own words. */
export function licences(): string {
  const { packages }: Locked = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional && existsSync(path))
    .map(([path, { version = '', license = '' }]) =>
      [`${path.replace(/^.*node_modules\//, '')} ${version} (${license})`, wordsIn(path)].join('\n\n'),
    )
    .join(`\n\n${'-'.repeat(80)}\n\n`)
}

const wordsIn = (path: string): string =>
  readdirSync(path)
    .filter((name) => /^(licen[cs]e|notice)/i.test(name))
    .map((name) => readFileSync(join(path, name), 'utf8').trim())
    .join('\n\n')
