import { type Result, ok, refuse } from '../../shared/result.ts'
import type { Rulebook } from '../rules/rulebook.ts'
import type { Fault } from '../rules/version.ts'
import { type Reason, faultsOf } from '../rules/faults.ts'
import { kindOf } from '../rules/words.ts'
import { sayClause } from '../../shared/clauses.ts'
import { FORMAT, bookFile } from './book.ts'

/** A rulebook as the text of one file: JSON, indented, ending in a line break. */
export const writeFile = (book: Rulebook): string =>
  `${JSON.stringify({ format: FORMAT, ...book }, null, 2)}\n`

/** Reads the text of a file. A wrong one is refused as a whole, with each place and reason. */
export function readFile(text: string): Result<Rulebook, { why: 'wrong-file'; faults: Fault[] }> {
  const found = parsed(text)
  return found.ok ? checked(found.value) : refuse({ why: 'wrong-file', faults: [found.refusal] })
}

/** Everything wrong in a rulebook: what cannot be read, or else what contradicts itself. Empty: it may enter into force. */
export function faultsIn(book: Rulebook): Fault[] {
  const found = checked({ format: FORMAT, ...book })
  return found.ok ? [] : found.refusal.faults
}

function checked(value: unknown): Result<Rulebook, { why: 'wrong-file'; faults: Fault[] }> {
  const read = bookFile.safeParse(value)
  const faults = read.success
    ? faultsOf(read.data).map(({ path, reason }) => ({ path, says: sayReason(reason) }))
    : read.error.issues.map((issue) => ({ path: issue.path.join('.'), says: issue.message }))
  return read.success && faults.length === 0 ? ok(read.data) : refuse({ why: 'wrong-file', faults })
}

function parsed(text: string): Result<unknown, Fault> {
  try {
    const value: unknown = JSON.parse(text)
    return ok(value)
  } catch {
    return refuse({ path: '', says: text.trim() === '' ? '文件是空的' : '这不是一个JSON文件' })
  }
}

function sayReason(reason: Reason): string {
  switch (reason.why) {
    case 'no-clause-sets':
      return `没有哪一条规定“${kindOf(reason.key).name}”：请在条文里写上{${reason.key}}`
    case 'two-clauses-set':
      return `“${kindOf(reason.key).name}”只能由一条规定，现在有${reason.numbers.map(sayClause).join('、')}；别处请写{条:${reason.key}}`
    case 'unknown-placeholder':
      return `不认识${reason.text}：花括号里应是参数的代号`
    case 'tranches-are-not-all':
      return `各笔拨款合计应是100%，现在是${reason.percent}%`
    case 'grades-out-of-order':
      return 'A等的分数线应高于B等'
    case 'sheets-exceed-panel':
      return '最少有效评分表不能多于评审专家人数'
    case 'trim-exceeds-panel':
      return '去高去低的份数不能多于评审专家人数'
    case 'sheets-per-proposal':
      return '每份申报书的评审专家不能少于最少有效评分表，也不能多于评审专家人数'
    case 'most-sheets-of-all':
      return '每份申报书由全体成员评审的，不能限制每名专家评审的份数'
    case 'left-out-of-range':
      return `“${kindOf(reason.key).name}”由征集公告规定：最低不能高于最高，都要在可选的范围内，办法写的数也要在其中`
    case 'left-to-tracks':
      return `“${kindOf(reason.key).name}”不能按赛道规定`
  }
}
