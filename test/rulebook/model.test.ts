import { describe, expect, test } from 'vitest'
import { clauseOf } from '../../src/rulebook/clauses.ts'
import { faultsIn } from '../../src/rulebook/forms/file.ts'
import { modelRulebook, modelVersion } from '../../src/rulebook/model/model.ts'
import { numberedClauses, paragraphsOf, plainText, setsParameter } from '../../src/rulebook/rules/text.ts'
import { PARAMETER_KEYS, kindOf, sayValue } from '../../src/rulebook/rules/words.ts'
import { sayClause } from '../../src/shared/clauses.ts'

const book = modelRulebook()
const clauses = numberedClauses(book)

describe('the model', () => {
  test('has nothing that contradicts itself', () => {
    expect(faultsIn(book)).toEqual([])
  })

  test('is about forty clauses in twelve chapters', () => {
    expect(book.chapters.map(({ title }) => title)).toEqual([
      '总则',
      '需求与选题',
      '征集',
      '申报',
      '资格审查',
      '评审',
      '审定与公示',
      '协议与拨款',
      '项目管理',
      '结项与评估',
      '罚则',
      '附则',
    ])
    expect(clauses.length).toBeGreaterThanOrEqual(40)
    expect(clauses.length).toBeLessThanOrEqual(55)
  })

  test('says that it is a model, and names no district', () => {
    const all = JSON.stringify(book)
    expect(book.title).toContain('示范文本')
    expect(all).not.toMatch(/东城|北京/)
  })

  test('no two clauses have one name, and every sentence ends', () => {
    const names = clauses.map(({ clause }) => clause.title)
    expect(new Set(names).size).toBe(names.length)
    for (const { clause } of clauses) {
      for (const line of plainText(book, clause).split('\n')) expect(line).toMatch(/[。；：]$/)
      expect(plainText(book, clause), clause.title).not.toMatch(/[{}]|。。|；。|undefined|null|NaN/)
    }
  })
})

describe.each(PARAMETER_KEYS)('%s', (key) => {
  test('is set by one clause, which says its value', () => {
    const setting = clauses.filter(({ clause }) => setsParameter(clause, key))
    expect(setting).toHaveLength(1)
    const [found] = setting
    if (!found) return
    const { clause, number } = found
    expect(plainText(book, clause)).toContain(sayValue(book.parameters, key))
    expect(clauseOf(modelVersion(), key)).toEqual({
      no: number,
      title: clause.title,
      href: `/rulebooks/model#clause-${number}`,
    })
  })

  test('has a Chinese name', () => {
    expect(kindOf(key).name).toMatch(/^[\p{Script=Han}（）A-Z、]+$/u)
  })
})

describe('a text', () => {
  const said = (text: string) => plainText(book, { text })

  test('says the value of a parameter in words', () => {
    expect(said('公示{publicity.days}。')).toBe('公示7日。')
    expect(said('{closing.gradeA}')).toBe('85分')
    expect(said('{proposals.grantShare}')).toBe('100%')
    expect(said('{payments.tranches}')).toBe(
      '协议签署后拨付50%；中期评估合格后拨付30%；结项评估合格后拨付余款，即20%',
    )
  })

  test('says a switch as one sentence or the other, and a rule that is not wanted', () => {
    const other = modelRulebook()
    other.parameters.publicity.countsFirstDay = false
    other.parameters.scoring.trimFromSheets = null
    other.parameters.scoring.tieBreak = []
    expect(plainText(other, { text: '{publicity.countsFirstDay}' })).toBe('公示发布的当日不计入公示期')
    expect(plainText(other, { text: '{scoring.trimFromSheets}' })).toBe('不去掉最高分和最低分')
    expect(said('{scoring.trimFromSheets}')).toBe('有效评分表达到5份的，先去掉一个最高总分和一个最低总分')
    expect(plainText(other, { text: '{scoring.tieBreak}' })).toBe('得分相同的，先提交者在前')
  })

  test('refers to another clause by its number', () => {
    const { no } = clauseOf(modelVersion(), 'publicity.days')
    expect(paragraphsOf(book, { text: '依照{条:publicity.days}。' })).toEqual([
      [
        { kind: 'words', text: '依照' },
        { kind: 'reference', number: no, text: sayClause(no) },
        { kind: 'words', text: '。' },
      ],
    ])
  })

  test('keeps a placeholder that means nothing, and says so', () => {
    expect(said('{publicity.weeks}和{条:x.y}')).toBe('{publicity.weeks}和{条:x.y}')
  })

  test('numbers clauses through all chapters', () => {
    const setting = { title: '公示', text: '公示{publicity.days}。' }
    const two = {
      chapters: [
        { title: '一', clauses: [setting] },
        { title: '二', clauses: [setting] },
      ],
    }
    expect(numberedClauses(two).map(({ number, chapter, path }) => [number, chapter, path])).toEqual([
      [1, 0, 'chapters.0.clauses.0'],
      [2, 1, 'chapters.1.clauses.0'],
    ])
  })
})
