import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  CODE,
  type Node,
  type Source,
  at,
  filesIn,
  nameOf,
  nodesOf,
  parse,
  part,
  parts,
  read,
} from './tree.ts'

const sources = filesIn('src', CODE).map(read)
const faults = (of: Source[], why: (node: Node) => string | null): string[] =>
  of.flatMap((source) =>
    nodesOf(source.tree).flatMap((node) => {
      const fault = why(node)
      return fault === null ? [] : [`${at(source, node)}: ${fault}`]
    }),
  )

describe('words', () => {
  test('what came through the door is trusted: no any, no !, no as past forms.ts', () => {
    const inside = sources.filter(({ path }) => !/\/forms(\/|\.ts$)|^src\/web\/boxes\//.test(path))
    expect(faults(inside, whyUntyped)).toEqual([])
  })

  test('z.coerce is not used: it reads an empty box as 0', () => {
    expect(faults(sources, whyCoerced)).toEqual([])
  })

  test('what a try hands back is awaited: else its failure is not caught there', () => {
    expect(sources.flatMap(unawaited)).toEqual([])
  })

  test('pages carry no inline style and no inline script: the Content-Security-Policy refuses them', () => {
    expect(faults(sources, whyInline)).toEqual([])
  })

  test('SQL selects rows, and what is told of them is worded in TypeScript: no Chinese stands in a statement', () => {
    expect(faults(sources, whyWordedInSql)).toEqual([])
  })

  test('what any act may be refused for is said in one place, to the page and to the refused act', () => {
    const elsewhere = sources.filter(({ path }) => path !== 'src/web/answer.tsx')
    expect(faults(elsewhere, whySaidTwice)).toEqual([])
  })

  test('characters are counted in one place', () => {
    const elsewhere = sources.filter(({ path }) => path !== 'src/shared/words.ts')
    expect(faults(elsewhere, whyMiscounted)).toEqual([])
  })

  test('nothing is left to do in the text', () => {
    const unfinished = [...filesIn('src', CODE), ...filesIn('test', CODE)].filter((path) =>
      UNFINISHED.test(readFileSync(path, 'utf8')),
    )
    expect(unfinished.map((path) => `${path}: do it, or open an issue`)).toEqual([])
  })
})

/** With brackets, so that this line does not find itself. */
const UNFINISHED = /\b(TO[D]O|FIX[M]E|X[X]X)\b/

function whyUntyped(node: Node): string | null {
  switch (node.type) {
    case 'TSAsExpression':
      return nameOf(part(part(node, 'typeAnnotation'), 'typeName')) === 'const'
        ? null
        : 'no `as`: parse it in forms.ts, or let the type follow from the code (satisfies, a guard)'
    case 'TSTypeAssertion':
      return 'no <casts>: parse it in forms.ts, or let the type follow from the code'
    case 'TSAnyKeyword':
      return 'no `any`: say what it is, or `unknown` and ask'
    case 'TSNonNullExpression':
      return 'no `!`: handle the case that it is not there'
    default:
      return null
  }
}

/** `return f()` within the try of an async function. */
function unawaited(source: Source): string[] {
  const isAsync = (node: Node) => node.type.includes('Function') && node['async'] === true
  return [...nodesOf(source.tree)].filter(isAsync).flatMap((made) =>
    [...nodesOf(made)]
      .filter(({ type }) => type === 'TryStatement')
      .flatMap((tried) => [...nodesOf(part(tried, 'block') ?? tried)])
      .filter((node) => node.type === 'ReturnStatement' && part(node, 'argument')?.type === 'CallExpression')
      .filter(
        (node) => !['ok', 'refuse', 'JSON.parse'].includes(nameOf(part(part(node, 'argument'), 'callee'))),
      )
      .map((node) => `${at(source, node)}: await what is handed back from a try`),
  )
}

const whyCoerced = (node: Node): string | null =>
  nameOf(node) === 'z.coerce' ? 'read the text with a regex and transform it' : null

/** In a statement's text, or in a value written into it; its comments may say what they like. */
function whyWordedInSql(node: Node): string | null {
  if (node.type !== 'TaggedTemplateExpression' || nameOf(part(node, 'tag')) !== 'sql') return null
  const quasi = part(node, 'quasi')
  const texts = parts(quasi, 'quasis').map((one) => rawOf(one).replace(/--.*/g, ''))
  const values = parts(quasi, 'expressions').map((one) => String(one['value'] ?? ''))
  return [...texts, ...values].some((text) => /\p{Script=Han}/u.test(text))
    ? 'select what it is about, and word it where all letters are'
    : null
}

const rawOf = ({ value }: Node): string =>
  typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : ''

const COMMON = ['changed-meanwhile', 'not-found', 'not-your-role', 'form']

function whySaidTwice(node: Node): string | null {
  if (node.type !== 'SwitchStatement' || !nameOf(part(node, 'discriminant')).endsWith('.why')) return null
  const said = parts(node, 'cases').map((one) => part(one, 'test')?.['value'])
  return COMMON.some((why) => said.includes(why))
    ? 'word it by `saying` of web/words.ts, which knows it'
    : null
}

/** A text that is spread out to be counted. */
function whyMiscounted(node: Node): string | null {
  if (node.type !== 'MemberExpression' || nameOf(part(node, 'property')) !== 'length') return null
  const [only, ...others] = parts(part(node, 'object'), 'elements')
  const isSpread = only?.type === 'SpreadElement' && others.length === 0
  return isSpread ? 'lengthOf of shared/words counts the characters of a text' : null
}

function whyInline(node: Node): string | null {
  const name = nameOf(part(node, 'name'))
  if (node.type === 'JSXAttribute' && name === 'style') return 'a class from styles.css instead of style='
  if (node.type === 'JSXAttribute' && HANDLER.test(name)) return 'no handler in HTML: app.js listens'
  if (node.type === 'JSXAttribute' && name === 'dangerouslySetInnerHTML') return 'let JSX escape it'
  if (node.type !== 'JSXOpeningElement') return null
  if (name === 'style') return 'styles live in styles.css'
  return name === 'script' && !hasSource(node) ? 'scripts live in src/web/assets' : null
}

const HANDLER = /^on(click|change|input|submit|load|error|focus|blur|key|mouse|pointer|toggle)/i

const hasSource = (element: Node): boolean =>
  nodesOf(element).some((node) => node.type === 'JSXAttribute' && nameOf(part(node, 'name')) === 'src')

describe('these tests', () => {
  const find = (text: string) => {
    const source = parse('src/x.tsx', text)
    return [whyUntyped, whyCoerced, whyWordedInSql, whySaidTwice, whyMiscounted, whyInline].flatMap((why) =>
      faults([source], why),
    ).length
  }

  test.each([
    'const x = y as string',
    'let x: any',
    'f(x!)',
    'z.coerce.number()',
    "switch (x.why) { case 'a': case 'not-your-role': go() }",
    '[...text].length',
    "sql`select '请补正：' || title`",
    "sql<string>`coalesce(${title}, ${'未命名'})`",
    '<p style="color: red" />',
    '<button onclick="go()" />',
    '<style>p</style>',
    '<script>go()</script>',
  ])('find %s', (text) => expect(find(text)).toBe(1))

  test.each([
    'const x = [1] as const',
    "import { x as y } from './z.ts'",
    "const s = 'x as string, any, z.coerce'",
    'const n = !x',
    '[...a, ...b].length',
    "switch (x.kind) { case 'form': go() }",
    '<script src="/app.js" defer />',
    '<Radios one />',
    'sql`count(*) as lines`',
    'sql`select 1 -- 一行`',
    'sql`select ${say(title)}`',
  ])('pass %s', (text) => expect(find(text)).toBe(0))

  test('find what a try hands back without waiting for it', () => {
    const tried = (says: string) =>
      unawaited(parse('src/x.ts', `async function f() { try { ${says} } catch {} }`))
    expect(tried('return g()')).toHaveLength(1)
    expect(tried('return await g()')).toEqual([])
  })
})
