import { saying } from '../../../web/words.ts'
import type { WordingRefusal } from '../rules/district.ts'

const braced = (holes: string[]): string => holes.map((hole) => `{${hole}}`).join('、')

export const sayWordingRefusal = saying<WordingRefusal>({
  'subject-broken': '标题只能有一行',
  'unknown-hole': ({ found, known }) =>
    `大括号里不能写${found.join('、')}。${known.length > 0 ? `这封信可以用${braced(known)}` : '这封信没有要换的内容，不要写大括号'}`,
  'hole-left-out': ({ missing }) => `${braced(missing)}必须写进去，收信人要知道`,
  'wording-unchanged': '和现在的一样，没有要改的',
  'is-original': '现在用的就是网站的原文',
})
