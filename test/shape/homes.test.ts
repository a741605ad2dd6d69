import { describe, expect, test } from 'vitest'
import { subjects } from '../../src/history/subjects.ts'
import { TOOLS, placeOf } from './house.ts'
import { CODE, type Node, type Source, at, filesIn, nameOf, nodesOf, parse, part, read } from './tree.ts'

/** Facts that have one home, and are written nowhere else. Each test names the home, so that it can be mended. */
const sources = filesIn('src', CODE)
  .filter((path) => !TOOLS.includes(placeOf(path).area))
  .map(read)

const faults = (of: Source[], why: (node: Node) => string | null): string[] =>
  of.flatMap((source) =>
    [...nodesOf(source.tree)].flatMap((node) => {
      const fault = why(node)
      return fault === null ? [] : [`${at(source, node)}: ${fault}`]
    }),
  )
const without = (...homes: RegExp[]) => sources.filter(({ path }) => !homes.some((home) => home.test(path)))

describe('one home each', () => {
  test('a lock key is spelled in history/subjects.ts', () => {
    expect(faults(without(/^src\/history\/subjects\.ts$/), whySpelled)).toEqual([])
  })

  test('a pattern that is routed stands in paths.ts, and a route is declared by web/screen.tsx', () => {
    expect(faults(without(/^src\/web\/screen\.tsx$/), whyRouted)).toEqual([])
  })

  test('a row of a table is written by web/columns.tsx and web/tables.tsx', () => {
    const homes = [/^src\/web\/(columns|tables)\.tsx$/, ...Object.keys(TABLES).map(exactly)]
    expect(faults(without(...homes), whyTabled)).toEqual([])
  })

  test('a form is written by web/form.tsx, one that only leads on by web/controls.tsx', () => {
    expect(faults(without(/^src\/web\/(form|controls)\.tsx$/), whyFormed)).toEqual([])
  })

  test('a letter gets its database and its time from record, with the change that it tells of', () => {
    const recorded = without(...Object.keys(UNRECORDED).map(exactly))
    expect(faults(recorded, whyPosted)).toEqual([])
    expect(Object.keys(UNRECORDED).filter((path) => faults([read(path)], whyPosted).length === 0)).toEqual([])
  })

  test('what may still be written by hand is', () => {
    const byHand = Object.keys(TABLES).map(exactly)
    const stands = (home: RegExp) =>
      sources.some(
        (of) => home.test(of.path) && faults([of], (node) => whyTabled(node) ?? whyFormed(node))[0],
      )
    expect(byHand.filter((home) => !stands(home))).toEqual([])
  })
})

/** Tables that are no lists, by the file that writes them, each with what it is. */
const TABLES: Record<string, string> = {
  'src/calendar/pages/months.tsx': 'a month: weeks of days',
  'src/round/screening/pages/asking.tsx': 'rows to type into, with one more each time',
  'src/round/calls/form/pages/table.tsx': 'the table of a question, to type into',
  'src/round/calls/rubric/pages/form.tsx': 'the levels of a criterion, to type into',
  'src/round/proposals/document/pages/document.tsx': 'printed matter: a cell of facts beside its name',
  'src/round/proposals/budget/pages/form.tsx': 'the budget, to type into',
  'src/round/proposals/budget/pages/sums.tsx': 'sums that script keeps up while the budget is typed',
  'src/round/proposals/pages/reading.tsx': 'the one rendering of the tables that a proposal says',
  'src/round/proposals/pages/rows.tsx': 'rows of a section, to type into',
}
/** Letters about what is no history yet. */
const UNRECORDED: Record<string, string> = {
  'src/round/calls/drafts/actions.ts':
    'a draft is working text: what a round’s file lacks is told when it is begun',
}
const exactly = (path: string) => new RegExp(`^${path.replaceAll('.', '\\.')}$`)

const KINDS = Object.keys(subjects).join('|')
const SUBJECT = new RegExp(`^(${KINDS}):`)
/** The same put together in a statement: 'agreement:' || g.id */
const SUBJECT_IN_SQL = new RegExp(`'(${KINDS}):'\\s*\\|\\|`)

/** What a text begins with, and a template with something in it. */
function whySpelled(node: Node): string | null {
  const text = textOf(node)
  if (text === null) return null
  const isKey = SUBJECT.test(text) && (node.type === 'TemplateElement' || text.length > text.indexOf(':') + 1)
  return isKey || SUBJECT_IN_SQL.test(text)
    ? `subjects.x(id) of history/subjects.ts in place of “${text.slice(0, 30)}”`
    : null
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null
  if (node.type !== 'TemplateElement') return null
  const value = node['value']
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : null
}

const VERBS = ['get', 'post', 'put', 'delete', 'on', 'all']

/** `app.get('/x', …)`; a Map's `get` has no address. */
function whyRouted(node: Node): string | null {
  if (node.type !== 'CallExpression') return null
  const callee = part(node, 'callee')
  const [first] = Array.isArray(node['arguments']) ? node['arguments'] : []
  const address = first && typeof first === 'object' && 'type' in first ? textOf(first) : null
  if (callee?.type !== 'MemberExpression' || !address?.startsWith('/')) return null
  return VERBS.includes(nameOf(part(callee, 'property')))
    ? `declare it: screen, act or route of web/screen.tsx`
    : null
}

/** `<tr>`, `<td>`. */
const whyTabled = (node: Node): string | null =>
  ['tr', 'td'].includes(elementOf(node))
    ? 'columns of a List (web/columns.tsx) in place of rows by hand'
    : null
const whyFormed = (node: Node): string | null =>
  elementOf(node) === 'form' ? 'Form or BareForm of web/form.tsx, GetForm of web/controls.tsx' : null

/** `letterTo(…)(db, now)`. */
const whyPosted = (node: Node): string | null =>
  node.type === 'CallExpression' && /(^|\.)letterTo\w*$/.test(nameOf(part(part(node, 'callee'), 'callee')))
    ? 'among the changes of `record` a letter needs neither'
    : null

const elementOf = (node: Node): string =>
  node.type === 'JSXOpeningElement' ? nameOf(part(node, 'name')) : ''

describe('these tests', () => {
  const find = (why: (node: Node) => string | null, text: string) =>
    faults([parse('src/x.tsx', text)], why).length

  test.each(['`agreement:${id}`', "const s = 'round:7k2'", "sql`where subject = 'panel:' || ${id}`"])(
    'find the key in %s',
    (text) => expect(find(whySpelled, text)).toBe(1),
  )
  test.each([
    'subjects.agreement(id)',
    "const s = 'round: 7'.length",
    'sql`select 1`',
    "const s = 'agreement-signed'",
  ])('pass %s', (text) => expect(find(whySpelled, text)).toBe(text.includes('round: ') ? 1 : 0))
  test.each(["app.get('/x', handler)", "app.post('/x/:id', only('finance'), handler)"])(
    'find the route %s',
    (text) => expect(find(whyRouted, text)).toBe(1),
  )
  test.each(["given.get('x')", "app.route('/', part)"])('pass %s', (text) =>
    expect(find(whyRouted, text)).toBe(0),
  )
  test.each(['const r = <tr class="cut" />', 'const r = rows.map(() => <td>{1}</td>)'])(
    'find the row in %s',
    (text) => expect(find(whyTabled, text)).toBe(1),
  )
  test('find the letter that is posted by hand, and not one for record', () => {
    expect(find(whyPosted, 'db.batch([change, letterToRole(role, letter)(db, now)])')).toBe(1)
    expect(find(whyPosted, 'record(db, last, event, [change, letterToRole(role, letter)])')).toBe(0)
  })
  test('find the form, and not a Form', () => {
    expect(find(whyFormed, 'const f = <form method="get"></form>')).toBe(1)
    expect(find(whyFormed, 'const f = <Form to="/x" />')).toBe(0)
  })
})
