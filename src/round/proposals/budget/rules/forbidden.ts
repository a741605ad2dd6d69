import { lengthOf } from '../../../../shared/words.ts'
/**
 * What a rulebook forbids is written for people: "向服务对象发放现金、有价证券或者礼品". Its expenses are the parts between
 * the marks and conjunctions, and what stands behind the verb: 现金, 有价证券, 礼品.
 */
export function forbiddenIn(
  list: string[],
  text: string,
  how: 'whole' | 'named',
): { entry: string; word: string } | null {
  const said = bare(text)
  const found = known.get(list) ?? list.flatMap((entry) => wordsIn(entry).map((word) => ({ entry, word })))
  known.set(list, found)
  return found.find(({ word }) => (how === 'whole' ? said === word : said.includes(word))) ?? null
}

/** Every line of a budget is held against the same list, which nobody changes. */
const known = new WeakMap<string[], { entry: string; word: string }[]>()

const BETWEEN = /[、，,；;/]|或者|以及|或|和|及|与/
const VERB = /^.*(?:购置|购买|发放|缴纳|偿还|支付)/

function wordsIn(entry: string): string[] {
  const parts = bare(entry).split(BETWEEN)
  const words = [bare(entry), ...parts, ...parts.map((part) => part.replace(VERB, ''))]
  // a single character would stand in anything
  return words.filter((word) => lengthOf(word) > 1)
}

/** Without spaces, and of one width. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')
