import type { Held } from './read.ts'

/** What a backup holds, and how it was found, a line each. */
export function sayHeld(held: Held): string[] {
  const { holds, madeAt, migrations, rows, database, files } = held
  const all = Object.values(files)
  return [
    `备份时间${madeAt}，数据库版本${migrations.at(-1) ?? '无'}`,
    `数据库${sayBytes(database.size)}，${Object.keys(rows).length}张表，${sum(Object.values(rows))}行`,
    holds === 'all'
      ? `文件${all.length}个，${sayBytes(sum(all.map(({ size }) => size)))}`
      : '只有数据库，不含文件',
    '每个文件的校验值、数据库的完整性和引用都核对过',
    ...sayFound(held),
  ]
}

/** What is not as it must be, and was not in the site itself either. */
export function sayFound({ lost, altered, broken }: Held): string[] {
  return [
    ...some('数据库里记着、却不在了的文件', lost),
    ...some('与上传时不同的文件', altered),
    ...broken.map(({ words, count, rows }) => `不符：${words}（${count}处，如${rows[0]}）`),
  ]
}

const some = (words: string, keys: string[]): string[] =>
  keys.length > 0 ? [`${words}：${keys.length}个，如${keys[0]}`] : []

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)

export function sayBytes(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** What the machine itself refused, in words; null: nothing of the kind. */
export function sayMachine(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const said = error instanceof Error ? (SQLITE.exec(error.message)?.[0] ?? '') : ''
  return WORDS[said] ?? WORDS[code] ?? null
}

const SQLITE =
  /database or disk is full|readonly database|unable to open database file|disk I\/O error|file is not a database|database disk image is malformed/

const WORDS: Record<string, string> = {
  'database or disk is full': '磁盘没有空间了',
  'readonly database': '磁盘只能读，不能写',
  'unable to open database file': '数据库打不开，写不进去',
  'disk I/O error': '磁盘读写出错',
  'file is not a database': '数据库坏了',
  'database disk image is malformed': '数据库坏了',
  ENOSPC: '磁盘没有空间了',
  EDQUOT: '磁盘没有空间了',
  EROFS: '磁盘只能读，不能写',
  EACCES: '没有读写的权限',
  EEXIST: '那里已经有同名的文件',
  ENOTDIR: '那里已经有同名的文件',
  ENOENT: '没有那个目录',
  EIO: '磁盘读写出错',
  ERR_MODULE_NOT_FOUND: '在Cloudflare上的要在项目的目录里办',
}
