import type { Track } from '../../../round/calls/rules/plan.ts'
import { saying } from '../../../web/words.ts'
import { type Audience, type Draft, LIMITS, type Left, type MailingRefusal } from '../rules.ts'

export const AUDIENCE_WORDS: Record<Audience, string> = {
  drafts: '有草稿还没有提交的单位',
  submitted: '提交了申报书的单位',
  correcting: '正在补正的单位',
  eligible: '入围的单位',
  unsigned: '还没有签协议的单位',
  running: '项目在执行的单位',
  panel: '评审专家',
  undeclared: '还没有申报回避的专家',
  unscored: '还有评分表没有提交的专家',
}

/** Why there may be nobody. */
export const WHEN: Record<Audience, string> = {
  drafts: '开始填写、从来没有提交过的；撤回的不算',
  submitted: '密封的申报书开启以前，不列出谁提交了',
  correcting: '补正期限没有过的',
  eligible: '资格审查通过的',
  unsigned: '协议拟好了、单位还没有签的；社区社会组织的由托管单位签',
  running: '协议生效、还没有结项的',
  panel: '本期评审委员会的成员',
  undeclared: '名单确定以后还没有申报的',
  unscored: '分到了评分表、还没有全部提交的',
}

/** What to begin with. */
export const BEGINNINGS: Record<Audience, Draft> = {
  drafts: {
    title: '请按时提交申报书',
    text: '{姓名}，您好：{单位}在“{期}”还有{件数}份申报书没有提交，{截止}截止。截止以后不能提交，请提前办理。',
  },
  submitted: { title: '', text: '{姓名}，您好：{单位}在“{期}”提交了{件数}份申报书。' },
  correcting: {
    title: '请按时补正',
    text: '{姓名}，您好：{单位}在“{期}”有{件数}份申报书等待补正，最后一天写在补正通知里。逾期没有补正的，不能入围。',
  },
  eligible: { title: '', text: '{姓名}，您好：{单位}在“{期}”有{件数}份申报书入围。' },
  unsigned: {
    title: '请签署项目协议',
    text: '{姓名}，您好：{单位}在“{期}”有{件数}份项目协议等待签署，最后一天写在协议页上。',
  },
  running: { title: '', text: '{姓名}，您好：{单位}在“{期}”有{件数}个项目正在执行。' },
  panel: { title: '', text: '{姓名}，您好：“{期}”{截止}评分截止。' },
  undeclared: {
    title: '请申报回避',
    text: '{姓名}，您好：请您申报与“{期}”各申报单位有没有利害关系。没有申报的，不能分给您评分表。',
  },
  unscored: {
    title: '请按时提交评分表',
    text: '{姓名}，您好：您在“{期}”还有{件数}份评分表没有提交，{截止}截止。',
  },
}

/** `track` '': all. One that the call no longer has is said by its code. */
export const sayTrack = (track: string, tracks: Pick<Track, 'code' | 'name'>[]): string =>
  track === '' ? '全部' : (tracks.find(({ code }) => code === track)?.name ?? track)

export const LEFT_WORDS: Record<Left, string> = {
  waiting: '等着发',
  sent: '已发出',
  'not-theirs': '没有发：不再是收信人',
  'not-wanted': '没有发：收信人不要',
  over: '没有发：过时了',
  'given-up': '没有发成',
  left: '没有发成，不再发',
}

export const sayMailingRefusal = saying<MailingRefusal>({
  'unknown-placeholder': ({ found, known }) =>
    `大括号里只能写${known.map((one) => `{${one}}`).join('、')}，${found.map((one) => `“${one}”`).join('、')}不能用`,
  nobody: '现在没有收信人，不能发',
  'receivers-changed': ({ now }) => `预览以后收信人变了，现在是${now}人。请重新预览，核对以后再发`,
})

export const BODY_HINT = `最多${LIMITS.text}字。不要写电话、身份证号和账号：信可能发到站外。`
