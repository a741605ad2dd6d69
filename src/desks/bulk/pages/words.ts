import { sayCheck } from '../../../organizations/checks/pages.tsx'
import { sayDraftRefusal } from '../../../round/agreements/pages/words.ts'
import { sayCloseRefusal } from '../../../round/closing/pages/words.ts'
import { sayStepRefusal } from '../../../round/needs/pages/words.tsx'
import { sayOpenRefusal } from '../../../round/projects/pages/words.ts'
import { sayCheckRefusal } from '../../../round/screening/pages/words.ts'
import { either, saying } from '../../../web/words.ts'
import type { Doubt, Doubtful } from '../rules/doubts.ts'
import type { LookedUp, PartyBlank } from '../rules/drafting.ts'

export const DOUBT_WORDS: Record<Doubt, string> = {
  'beyond-call': '有条件系统核对不符合',
  untold: '有条件系统核对不了',
  'files-missing': '缺必交的附件',
  'profile-lacking': '单位资料不全',
  'not-looked-up': '申报截止以后还没有查过名单',
  'found-listed': '名单或登记查到了问题',
  alike: '有相似的申报书，还没有认定无关',
  several: '这家单位本期还有别的申报',
  'not-agreed': '有合作社区还没有同意',
  corrected: '补正过，要对照前后两版',
  'names-itself': '给专家看的内容里有本单位的名称或人名',
  'holds-numbers': '内容里有个人的号码',
}

/** The words of the single acts, with those of what only keeps one from being done with others. */
export const SAY = {
  passes: either(
    sayCheckRefusal,
    saying<Doubtful>({
      'wants-a-look': ({ doubts }) => `要单独审查：${doubts.map((doubt) => DOUBT_WORDS[doubt]).join('；')}`,
    }),
  ),
  lookUps: either(sayCheck, saying<LookedUp>({ 'looked-up-already': '申报截止以后已经查过，不用再登记' })),
  drafts: either(
    sayDraftRefusal,
    saying<PartyBlank>({
      'party-blank': ({ lacking }) =>
        `要单独拟定：${lacking.map(({ name, blanks }) => `${name}没有填${blanks.join('、')}`).join('；')}`,
    }),
  ),
  openings: sayOpenRefusal,
  closings: sayCloseRefusal,
  agenda: sayStepRefusal,
}
