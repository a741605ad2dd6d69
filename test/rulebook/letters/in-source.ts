import { KINDS, type LetterKind } from '../../../src/letters/rules.ts'
import {
  CODE,
  type Node,
  type Source,
  filesIn,
  nameOf,
  nodesOf,
  part,
  parts,
  read,
} from '../../shape/tree.ts'

/**
 * A kind of letter as the source composes it: its subject with … for what varies; `kind`: the word that stands there,
 * null where none does; `isBare`: it says itself that it has no grounds; `isWorded`: a district may word it (letters/wordings).
 */
export type Kind = {
  file: string
  subject: string
  kind: LetterKind | null
  isBare: boolean
  isWorded: boolean
}

/** Every kind of letter of the site: what `wording` defines, and other objects with a subject and a body. */
export const lettersInSource = (): Kind[] =>
  filesIn('src', CODE)
    .filter((file) => !/^src\/(demonstration\/|letters\/\w+\.ts|letters\/wordings\/(?!actions))/.test(file))
    .map(read)
    .flatMap(composed)

function composed(source: Source): Kind[] {
  const bare = givenTo(source, 'bareWording')
  const worded = new Set([...bare, ...givenTo(source, 'wording')])
  return nodesOf(source.tree).flatMap((node) => {
    const subject = node.type === 'ObjectExpression' ? fieldOf(node, 'subject') : null
    const grounds = fieldOf(node, 'grounds')
    if (!subject || !(grounds || fieldOf(node, 'body'))) return []
    const isEmpty = grounds?.type === 'ArrayExpression' && parts(grounds, 'elements').length === 0
    const isBare = isEmpty || bare.has(node)
    return [
      {
        ...{ file: source.path, subject: sayOf(source, subject), kind: kindOf(source, node) },
        ...{ isBare, isWorded: worded.has(node) },
      },
    ]
  })
}

/** What is handed to a function of that name. */
const givenTo = ({ tree }: Source, name: string): Set<Node> =>
  new Set(
    nodesOf(tree).flatMap((node) =>
      node.type === 'CallExpression' && nameOf(part(node, 'callee')) === name ? parts(node, 'arguments') : [],
    ),
  )

/** "task", of `'task'` or `'task' as const`; whatever is computed is none. */
function kindOf(source: Source, node: Node): LetterKind | null {
  const field = fieldOf(node, 'kind')
  const [, word] = field ? (/^'(\w+)'( as const)?$/.exec(textOf(source, field)) ?? []) : []
  return KINDS.find((kind) => kind === word) ?? null
}

/** The value of an object's field; shorthand is its own name. */
function fieldOf(node: Node, name: string): Node | null {
  const field = parts(node, 'properties').find((one) => nameOf(part(one, 'key')) === name)
  return field ? part(field, 'value') : null
}

const textOf = ({ text }: Source, node: Node): string => text.slice(node.start, Number(node['end']))

/** "请补正：…" */
function sayOf(source: Source, node: Node): string {
  return textOf(source, node)
    .replace(/\$\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, (inner) => sayInner(inner))
    .replace(/\{[^{}]*\}/g, '…')
    .replace(/[`'"]/g, '')
    .replace(/\s+/g, ' ')
}

/** Of a choice, [已审定|被退回], each by itself. */
export function eachOf(subject: string): string[] {
  const [, before = '', words, after = ''] = /^(.*?)\[([^[\]]*)\](.*)$/.exec(subject) ?? []
  return words === undefined
    ? [subject]
    : words.split('|').flatMap((word) => eachOf(`${before}${word}${after}`))
}

/** Of a choice both words, [已审定|被退回]; of anything else that it varies. */
function sayInner(inner: string): string {
  const [, one, other] = /\? '([^']*)' : '([^']*)'/.exec(inner) ?? []
  return one === undefined ? '…' : `[${one}|${other}]`
}
