import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { parseAst } from 'vitest/node'

/** Paths below `folder`, from the top of the repository, with forward slashes, in order. */
export function filesIn(folder: string, ends: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter((path) => ends.test(path))
    .toSorted()
}

export const CODE = /\.(ts|tsx)$/

/** A source as a syntax tree, so that words in comments and strings are not taken for code. */
export type Source = { path: string; text: string; tree: Node }
export type Node = { type: string; start: number; end: number; [field: string]: unknown }

/** Parsed once for all of these tests, which share a worker. */
export function read(path: string): Source {
  const source = SOURCES.get(path) ?? parse(path, readFileSync(path, 'utf8'))
  SOURCES.set(path, source)
  return source
}

const SOURCES = new Map<string, Source>()

export function parse(path: string, text: string): Source {
  const tree: unknown = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' })
  if (!isNode(tree)) throw new Error(`${path} has no syntax tree`)
  return { path, text, tree }
}

/** Every node of a tree, the outer ones first; those of a whole source are kept. */
export function nodesOf(node: Node): Node[] {
  if (node.type !== 'Program') return gather(node, [])
  const nodes = PROGRAMS.get(node) ?? gather(node, [])
  PROGRAMS.set(node, nodes)
  return nodes
}

const PROGRAMS = new WeakMap<Node, Node[]>()

function gather(node: Node, into: Node[]): Node[] {
  into.push(node)
  for (const field of Object.values(node)) {
    for (const one of Array.isArray(field) ? field : [field]) if (isNode(one)) gather(one, into)
  }
  return into
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** The node in a field of a node, if there is one. */
export function part(node: Node | null, field: string): Node | null {
  const value = node?.[field]
  return isNode(value) ? value : null
}

/** The nodes in a field that holds a list. */
export function parts(node: Node | null, field: string): Node[] {
  const value = node?.[field]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** 'Date.now' for that member expression, 'x' for an identifier, '' for what has no name. */
export function nameOf(node: Node | null): string {
  if (!node) return ''
  if (node.type === 'MemberExpression') {
    return `${nameOf(part(node, 'object'))}.${nameOf(part(node, 'property'))}`
  }
  return typeof node['name'] === 'string' ? node['name'] : ''
}

/** "src/a.ts:12", to jump to. */
export const at = ({ path, text }: Source, node: Node): string =>
  `${path}:${text.slice(0, node.start).split('\n').length}`

/** One import of a source: where from, whether for its types only, what it names and under which local names. */
export type Import = {
  from: string
  isType: boolean
  node: Node
  names: { imported: string; local: string }[]
}

export function importsOf({ tree }: Source): Import[] {
  return nodesOf(tree).flatMap((node) => {
    const from = part(node, 'source')?.['value']
    if (typeof from !== 'string') return []
    const names = parts(node, 'specifiers').map((one) => ({
      imported: nameOf(part(one, 'imported')) || '*',
      local: nameOf(part(one, 'local')),
    }))
    return [{ from, isType: isForTypes(node), node, names }]
  })
}

const isForTypes = (node: Node): boolean =>
  node.type === 'TSImportType' ||
  node['importKind'] === 'type' ||
  node['exportKind'] === 'type' ||
  hasOnlyTypes(node)

function hasOnlyTypes(node: Node): boolean {
  const named = parts(node, 'specifiers')
  return named.length > 0 && named.every((one) => one['importKind'] === 'type')
}

/** Where a relative import leads, from the top of the repository; a package is itself. */
export const target = (path: string, from: string): string =>
  from.startsWith('.') ? posix.join(dirname(path), from) : from
