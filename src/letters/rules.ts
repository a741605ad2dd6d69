import type { Ground } from '../shared/clauses.ts'
import type { Values } from './wordings/rules/template.ts'

/** 类别: what a letter is about, so that people choose what reaches them where. Each is written with its kind, which stays. */
export const KINDS = ['task', 'due', 'result', 'money', 'news', 'members', 'security'] as const
export type LetterKind = (typeof KINDS)[number]

export const KIND_WORDS: Record<LetterKind, string> = {
  task: '要我办的事',
  due: '期限提醒',
  result: '办理结果',
  money: '钱款',
  news: '公告和通知',
  members: '单位、成员和角色',
  security: '账号与安全',
}

/**
 * What we tell a person: its kind, one subject line, a few sentences, the page it leads to, and the rules that it comes from. Where no
 * rule stands behind a letter its grounds are empty; test/rulebook/every-letter.test.ts knows why. `wording` names the text that it was
 * made from, by what `values` stand in its holes; a letter that somebody typed has none.
 */
export type Letter = {
  kind: LetterKind
  subject: string
  body: string
  about: string
  grounds: Ground[]
  wording?: string
  values?: Values
}
