import { type Node, type Source, isNode, nameOf, part } from '../shape/tree.ts'

/** A source with one token put otherwise: where, how it reads before and after, and the whole text. */
export type Mutant = { path: string; line: number; before: string; after: string; text: string }

/** Every mutant of a source, in order. Texts and types stay as they are: the compiler sees to them. */
export function mutantsOf({ path, text, tree }: Source): Mutant[] {
  return valuesIn(tree)
    .flatMap((node) => changesOf(node, text))
    .map(({ start, end, by }) => {
      const changed = (from: number, to: number) => text.slice(from, start) + by + text.slice(end, to)
      const [from, to] = [text.lastIndexOf('\n', start) + 1, `${text}\n`.indexOf('\n', end)]
      return {
        path,
        line: text.slice(0, start).split('\n').length,
        before: oneLine(text.slice(from, to)),
        after: oneLine(changed(from, to)),
        text: changed(0, text.length),
      }
    })
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** The nodes that are there when the code runs; the key of a property is a name, not a value. */
function valuesIn(node: Node): Node[] {
  if (node.type.startsWith('TS')) return [part(node, 'expression')].filter(isNode).flatMap(valuesIn)
  const fields = Object.entries(node).filter(([field]) => field !== 'key' || node['computed'] === true)
  return [node, ...fields.flatMap(([, value]) => [value].flat().filter(isNode).flatMap(valuesIn))]
}

type Change = { start: number; end: number; by: string }

function changesOf(node: Node, text: string): Change[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return operatorChanges(node, text)
    case 'UnaryExpression':
      return ['!', '-'].includes(String(node['operator'])) ? [{ ...tokenAt(node.start, 1), by: '' }] : []
    case 'Literal':
      return literalChanges(node)
    case 'ConditionalExpression':
      return swap(part(node, 'consequent'), part(node, 'alternate'), text)
    case 'CallExpression':
      return methodChanges(part(part(node, 'callee'), 'property'))
    default:
      return []
  }
}

const tokenAt = (start: number, length: number) => ({ start, end: start + length })

const OPERATORS: Record<string, string> = {
  ...{ '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===' },
  ...{ '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '+=': '-=', '-=': '+=' },
  ...{ '&&': '||', '||': '&&' },
}

function operatorChanges(node: Node, text: string): Change[] {
  const operator = String(node['operator'])
  const [left, right] = [part(node, 'left'), part(node, 'right')]
  if (!left || !right || (operator.startsWith('+') && (isText(left) || isText(right)))) return []
  const start = text.indexOf(operator, left.end)
  if (operator === '??') return [{ start, end: node.end, by: '' }]
  const by = OPERATORS[operator]
  return by ? [{ ...tokenAt(start, operator.length), by }] : []
}

/** A sum of texts is a text. */
function isText(node: Node): boolean {
  const sides = [part(node, 'left'), part(node, 'right')].filter(isNode)
  if (node.type === 'BinaryExpression') return sides.some(isText)
  return node.type === 'TemplateLiteral' || typeof node['value'] === 'string'
}

function literalChanges(node: Node): Change[] {
  const { start, end } = node
  const value = node['value']
  if (typeof value === 'boolean') return [{ start, end, by: String(!value) }]
  if (typeof value !== 'number') return []
  return [value + 1, value - 1].map((other) => ({ start, end, by: other < 0 ? `(${other})` : String(other) }))
}

function swap(one: Node | null, other: Node | null, text: string): Change[] {
  if (!one || !other) return []
  const [first, between, second] = [
    text.slice(one.start, one.end),
    text.slice(one.end, other.start),
    text.slice(other.start, other.end),
  ]
  return [{ start: one.start, end: other.end, by: second + between + first }]
}

const METHODS: Record<string, string> = { some: 'every', every: 'some', min: 'max', max: 'min' }

function methodChanges(method: Node | null): Change[] {
  const by = METHODS[nameOf(method)]
  return method && by ? [{ start: method.start, end: method.end, by }] : []
}
