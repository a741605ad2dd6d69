import { KIND_WORDS } from '../../../../people/rules/organization.ts'
import { kindOf } from '../../../../rulebook/rules/words.ts'
import { sayDeadline, sayMinute } from '../../../../shared/days.ts'
import { yuan } from '../../../../shared/money.ts'
import { type Words, saying } from '../../../../web/words.ts'
import type { Fixed, FixedField } from '../rules/amendable.ts'
import type { ChangeRefusal, DecideRefusal, StartRefusal, TakeBackRefusal } from '../rules/amendment.ts'
import type { Changed } from '../rules/changes.ts'
import { GO_ON_WORDS, sayDraftRefusal, sayFault } from '../../pages/words.tsx'

/** A list of topics by its title. */
export type Named = { id: string; title: string }

/** What changed, and how: "申报截止", "……改为……". */
export const sayChange = (changed: Changed, lists: Named[]): { name: string; value: string } => ({
  name: 'track' in changed ? `${changed.track}，${NAMES[changed.what]}` : NAMES[changed.what],
  value: changed.what === 'topics' ? sayTopics(changed, lists) : sayTurn(changed),
})

const NAMES: Record<Changed['what'], string> = {
  title: '名称',
  organizer: '主办单位',
  longestMonths: '项目最长',
  categories: '领域',
  topics: '选题',
  opens: '开始申报',
  closes: '申报截止',
  scoringCloses: '评分截止',
  trackName: '赛道',
  quota: '名额',
  budget: '资金预算',
  askMax: '每项最高',
  askMin: '每项最低',
  kinds: '谁可以申报',
}

function sayTopics({ added, gone }: Extract<Changed, { what: 'topics' }>, lists: Named[]): string {
  const title = (id: string) => `“${lists.find((list) => list.id === id)?.title ?? '选题清单'}”`
  return [
    ...(added.length > 0 ? [`增加${added.map(title).join('、')}`] : []),
    ...(gone.length > 0 ? [`去掉${gone.map(title).join('、')}`] : []),
  ].join('，')
}

const sayTurn = (changed: Exclude<Changed, { what: 'topics' }>): string =>
  changed.what === 'kinds'
    ? `${changed.before.map((kind) => KIND_WORDS[kind]).join('、')}改为${changed.after.map((kind) => KIND_WORDS[kind]).join('、')}`
    : `${sayOf(changed.what, changed.before)}改为${sayOf(changed.what, changed.after)}`

function sayOf(what: Changed['what'], value: number | string): string {
  if (typeof value === 'string') return `“${value}”`
  if (what === 'longestMonths') return `${value}个月`
  if (what === 'quota') return `${value}个`
  if (what === 'askMin' && value === 0) return '不限'
  return what === 'budget' || what === 'askMax' || what === 'askMin' ? `${yuan(value)}元` : sayMinute(value)
}

/** What is not amended, and why, what has one reason together: "立项规则、公示期：发布时的规则，本期自始至终有效". */
export function sayFixed(fields: FixedField[]): string[] {
  const reasons = [...new Set(fields.map(({ reason }) => reason))]
  return reasons.map((reason) => {
    const names = fields
      .filter((one) => one.reason === reason)
      .map(({ field }) => FIXED_NAMES[field] ?? field)
    return `${names.join('、')}：${REASONS[reason]}`
  })
}

const FIXED_NAMES: Partial<Record<FixedField['field'], string>> = {
  code: '简称',
  rulebook: '管理办法',
  form: '申报表',
  tracks: '赛道的数目和先后',
  'tracks.set': '各赛道自己的规则',
  'tracks.code': '赛道的代号',
  criteria: '评分细则',
  step: '评分的每档',
  parameters: '计分、立项、公示、签约、拨款和结项的规则',
}

const REASONS: Record<Fixed, string> = {
  'in-numbers': '受理编号以它开头',
  bound: '发布时依据的版本，本期自始至终有效',
  answered: '申报单位照它填写，各份申报书按同样的问题比较',
  'kept-under': '申报书记在它名下',
  competition: '它决定谁和谁竞争',
  'written-for': '申报单位照它准备申报书',
  promised: '发布时的规则，本期自始至终有效',
}

const CHANGE_WORDS: Words<ChangeRefusal> = {
  'nothing-changed': '没有改动，不用发更正公告',
  'not-to-be-amended': ({ fields }) => `这些不能用更正公告改动——${sayFixed(fields).join('；')}`,
  'deadline-shortened': ({ field, before, after }) =>
    `已经开始申报，${NAMES[field]}不能由${sayMinute(before)}提前到${sayMinute(after)}`,
  'opened-already': ({ opens }) => `${sayMinute(opens)}已经开始申报，开始时间不再改动`,
  'closed-already': ({ closes }) => `${sayDeadline(closes)}已经截止，不能再延长`,
  'less-for-applicants': ({ track }) =>
    `已经开始申报，“${track}”的名额、预算、金额范围和可以申报的单位不能减少`,
  'less-time': ({ before, after }) => `已经开始申报，项目最长不能由${before}个月减少到${after}个月`,
  'category-gone': ({ categories }) => `已经开始申报，不能去掉领域：${categories.join('、')}`,
  'topics-gone': '已经开始申报，不能去掉选题清单：申报书可能已经回应了其中的选题',
  'topic-list-not-published': (refusal) => sayDraftRefusal(refusal),
  contradictory: ({ faults }) => `改动以后自相矛盾：${faults.map(sayFault).join('；')}`,
  'departs-from-rulebook': ({ rules }) =>
    `改动以后与管理办法不一致：${rules.map((key) => kindOf(key).name).join('、')}`,
}

export const sayAmendRefusal = saying<StartRefusal | ChangeRefusal>({
  ...GO_ON_WORDS,
  'not-published': '征集公告还没有发布，直接修改草稿就可以',
  'amendment-waits': ({ seq }) => `第${seq}次更正公告正在等待发布`,
  ...CHANGE_WORDS,
})

export const sayDecideRefusal = saying<DecideRefusal>({
  ...GO_ON_WORDS,
  'own-amendment': '拟定的人不能发布自己拟定的更正公告',
  'already-decided': ({ at }) => `这次更正已于${sayMinute(at)}办结`,
  'plan-changed': '公告在拟定以后又有改动，请退回重新拟定',
  ...CHANGE_WORDS,
})

export const sayTakeBackRefusal = saying<TakeBackRefusal>({
  'already-decided': ({ at }) => `这次更正已于${sayMinute(at)}办结`,
  'not-own-amendment': '只有拟定的人可以收回它，请负责人退回',
})
