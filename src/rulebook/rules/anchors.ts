import type { ParameterKey } from './parameters.ts'

/**
 * Rules that have no number of their own: a clause says one where its text holds {#second-person}. Such a mark is not
 * shown; it lets a refusal name the clause that it comes from. A district may leave one out: then none is named.
 */
export const ANCHORS = {
  '#second-person': '拟定和批准分开',
  '#record': '留痕，记录不改',
  '#topics': '选题',
  '#call': '征集公告的内容',
  '#amendment': '更正',
  '#ending': '流标和终止',
  '#enquiries': '咨询和答疑',
  '#proposal': '申报书的内容',
  '#submission': '提交和撤回',
  '#screening': '资格审查',
  '#scoring': '独立评分',
  '#decision': '审定方案',
  '#announcement': '结果公告',
  '#funds': '专款专用',
  '#refund': '结余和归档',
  '#versions': '版本和适用',
} as const satisfies Record<`#${string}`, string>

export type Anchor = keyof typeof ANCHORS
/** What can name a clause: a parameter that it sets, or a rule that it says. */
export type ClauseKey = ParameterKey | Anchor

export function isAnchor(word: string): word is Anchor {
  return Object.hasOwn(ANCHORS, word)
}
export const ANCHOR_KEYS: Anchor[] = Object.keys(ANCHORS).filter(isAnchor)
