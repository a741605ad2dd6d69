import { describe, expect, test } from 'vitest'
import { faultsIn, readFile, writeFile } from '../../src/rulebook/forms/file.ts'
import { modelRulebook } from '../../src/rulebook/model/model.ts'
import type { Rulebook } from '../../src/rulebook/rules/rulebook.ts'
import { PARAMETER_KEYS, kindOf, valueOf } from '../../src/rulebook/rules/words.ts'
import type { ParameterKey } from '../../src/rulebook/rules/parameters.ts'

/** What must be set, too, so that it may be set at all. */
const BESIDE: Partial<Record<ParameterKey, [ParameterKey, unknown]>> = {
  'panel.mostSheets': ['scoring.sheetsPerProposal', 5],
  'scoring.sheetsPerProposal': ['scoring.minSheets', 1],
}

/** The model with one parameter set otherwise, of whatever type. */
function withValue(key: ParameterKey, value: unknown): unknown {
  const file = JSON.parse(writeFile(modelRulebook()))
  const beside = BESIDE[key]
  for (const [one, set] of [...(beside ? [beside] : []), [key, value] as const]) {
    const [stage = '', name = ''] = one.split('.')
    file.parameters[stage][name] = set
  }
  file.left = {}
  return file
}

const pathsOf = (file: unknown): string[] => {
  const read = readFile(JSON.stringify(file))
  return read.ok ? [] : read.refusal.faults.map(({ path }) => path)
}

describe.each(PARAMETER_KEYS)('%s', (key) => {
  const kind = kindOf(key)
  const path = `parameters.${key}`
  const taken: unknown[] = []
  const wrong: unknown[] = ['abc', {}, undefined]
  if (kind.kind === 'whole' || kind.kind === 'points' || kind.kind === 'whole-or-none') {
    wrong.push(kind.least - 1, kind.most + 1, kind.least + 0.5, String(kind.least))
    if (kind.kind === 'whole-or-none') taken.push(null, kind.least)
  }
  if (kind.kind === 'amount-or-none') {
    taken.push(null, kind.least, kind.most)
    wrong.push(kind.least - 1, kind.most + 1, kind.least + 0.5, String(kind.least))
  }
  if (kind.kind === 'tick') {
    taken.push(true, false)
    wrong.push('yes', 1)
  }
  if (kind.kind === 'choice') {
    taken.push(...Object.keys(kind.options))
    wrong.push('toString')
  }
  if (kind.kind === 'several') {
    taken.push(Object.keys(kind.options), Object.keys(kind.options).slice(0, 1))
    wrong.push([], ['unknown'])
  }
  if (kind.kind === 'list') {
    taken.push(['甲'], ['甲', '乙'])
    wrong.push(
      ['甲', '甲'],
      [''],
      ['{x}'],
      [1],
      Array.from({ length: kind.most + 1 }, (_, at) => `第${at}`),
    )
  }
  if (kind.kind === 'tranches') {
    taken.push([{ percent: 100, on: 'agreement_signed' }])
    wrong.push([], [{ percent: 99, on: 'agreement_signed' }], [{ percent: 0.5, on: 'agreement_signed' }])
    wrong.push([{ percent: 100, on: 'someday' }], [{ percent: 100, on: 'agreement_signed', extra: 1 }])
  }

  test.each(taken.map((value) => [value]))('may be %j', (value) => {
    expect(pathsOf(withValue(key, value))).toEqual([])
  })

  test.each(wrong.map((value) => [value]))('may not be %j: the path says where', (value) => {
    const paths = pathsOf(withValue(key, value))
    expect(paths.length).toBeGreaterThan(0)
    for (const found of paths) expect(found.startsWith(path)).toBe(true)
  })
})

describe('the ends of a range', () => {
  /** These hold with any other parameter of the model as it is. */
  const FREE = PARAMETER_KEYS.filter(
    (key) => !/^(panel\.size|scoring\.(min|trim|sheets)|closing\.grade)/.test(key),
  )

  test.each(FREE)('%s may be its least and its most', (key) => {
    const kind = kindOf(key)
    if (!('least' in kind) || kind.kind === 'list') return
    expect(pathsOf(withValue(key, kind.least))).toEqual([])
    expect(pathsOf(withValue(key, kind.most))).toEqual([])
  })
})

describe('what contradicts itself', () => {
  const broken = (change: (book: Rulebook) => void) => {
    const book = modelRulebook()
    change(book)
    return faultsIn(book)
  }
  const clauseWith = (book: Rulebook, key: ParameterKey) => {
    const found = book.chapters
      .flatMap(({ clauses }) => clauses)
      .find(({ text }) => text.includes(`{${key}}`))
    if (!found) throw new Error(key)
    return found
  }

  test.each(PARAMETER_KEYS)('no clause sets %s', (key) => {
    const faults = broken((book) => {
      const clause = clauseWith(book, key)
      clause.text = clause.text.replaceAll(`{${key}}`, '若干')
    })
    expect(faults.map(({ path }) => path)).toContain(`parameters.${key}`)
  })

  test('two clauses set a parameter', () => {
    const faults = broken((book) => void (clauseWith(book, 'panel.size').text += '又{publicity.days}。'))
    expect(faults).toHaveLength(1)
    expect(faults[0]?.path).toMatch(/^chapters\.\d+\.clauses\.\d+\.text$/)
    expect(faults[0]?.says).toMatch(/“公示期”只能由一条规定，现在有第.+条、第.+条/)
  })

  test('a placeholder that nobody knows, a reference to nowhere, a lone brace', () => {
    const faults = broken((book) => void (clauseWith(book, 'panel.size').text += '{公示期}{条:a.b}{'))
    expect(faults.map(({ says }) => says.slice(0, 12))).toEqual([
      expect.stringContaining('{公示期}'),
      expect.stringContaining('{条:a.b}'),
      expect.stringContaining('{'),
    ])
  })

  test.each<[string, string, (book: Rulebook) => void]>([
    [
      'more sheets than experts',
      'scoring.minSheets',
      ({ parameters }) => void (parameters.scoring.minSheets = 8),
    ],
    [
      'trimming from more sheets',
      'scoring.trimFromSheets',
      ({ parameters }) => void (parameters.scoring.trimFromSheets = 8),
    ],
    ['grades at one mark', 'closing.gradeA', ({ parameters }) => void (parameters.closing.gradeA = 6000)],
    [
      'tranches of 99%',
      'payments.tranches',
      ({ parameters }) => void (parameters.payments.tranches = [{ percent: 99, on: 'final_passed' }]),
    ],
  ])('%s', (_, key, change) => {
    expect(broken(change).map(({ path }) => path)).toEqual([`parameters.${key}`])
  })

  test('the values of the model are within their ranges', () => {
    expect(PARAMETER_KEYS.every((key) => valueOf(modelRulebook().parameters, key) !== undefined)).toBe(true)
  })
})
