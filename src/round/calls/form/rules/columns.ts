import type { Column } from './form.ts'

/** A column with a code of its own: "name 姓名". */
const CODED = /^([a-z][a-z0-9-]*)\s+(.+)$/
/** What stands after the name of a column that may be left blank; of one that may not, only where its own name ends so. */
const MARK = /[（(](选填|必填)[）)]$/u

/** A column by its name; by its code too, where that is not the one of its place. */
export function sayColumn({ code, label, required }: Column, at: number): string {
  const mark = required === false ? '（选填）' : MARK.test(label) ? '（必填）' : ''
  return `${code === codeAt(at) && !CODED.test(label) ? '' : `${code} `}${label}${mark}`
}

/** Reads a line of columns: "姓名", "name 姓名" or "电话（选填）"; brackets of either width. */
export function readColumn(line: string, at: number): Column {
  const [mark = '', kind] = MARK.exec(line) ?? []
  const before = line.slice(0, line.length - mark.length).trim()
  const text = before || line
  const [, code, label] = CODED.exec(text) ?? []
  const named =
    code !== undefined && label !== undefined ? { code, label } : { code: codeAt(at), label: text }
  return kind === '选填' && before ? { ...named, required: false } : named
}

const codeAt = (at: number): string => `c${at + 1}`
