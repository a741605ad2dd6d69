import { AFTER_THE_AWARD } from './after-the-award.ts'
import { OF_APPLICANTS } from './applicants.ts'
import {
  type Kind,
  type ValueOf,
  amountOrNone,
  choice,
  list,
  mark,
  needed,
  tick,
  trait,
  whole,
  wholeOrNone,
} from './kinds.ts'

/**
 * Every number and switch that a district sets in its rules, by stage: name, unit and range.
 * The clause that sets one is the one whose text holds its placeholder, {publicity.days}; it may leave the value to the call,
 * within the range of the rules. What a round without a rulebook must bring itself is `needed`.
 */
export const PARAMETERS = {
  needs: {
    /** Days, of the calendar, until whoever raised a need has an answer. */
    answerDays: trait(whole('居民需求答复期限', '日', [1, 365]), { left: 'never', says: false }),
  },
  calls: {
    /** Shortest time between the opening and the close of a call, in days of the calendar. */
    openDays: trait(whole('征集期最短', '日', [1, 60]), { left: 'never', says: false }),
    /** From the day on which a round has come to nothing, until an officer proposes its end; that day does not count. */
    endingWorkingDays: trait(whole('流标的提出期限', '个工作日', [1, 60]), {
      says: '没有收到申报书，或者没有项目能立项的，在{}内提出流标',
    }),
  },
  proposals: {
    perOrganization: needed(whole('每家单位每期可申报', '项', [1, 20]), { says: '每家单位每期最多申报{}' }),
    communityGroups: trait(
      tick('社区社会组织可以直接申报', {
        yes: '允许社区社会组织以自己的名义直接申报，由托管单位签约、收款和核算',
        no: '社区社会组织不直接申报，由托管单位以其名义申报',
      }),
      { left: 'never', only: { kind: 'community' } },
    ),
    /** Nobody reads a proposal before two people have opened them all, staff included. */
    sealed: tick('密封到开启', {
      yes: '申报书密封，征集截止后由经办人提出、监督员或者负责人见证开启；开启以前，任何人不得查阅，主办单位的工作人员也不例外，开启的受理编号和内容摘要向社会公布',
      no: '征集截止前，经办人可以查阅已提交的申报书，用于答复咨询，不得对外透露',
    }),
    /** After the close of the call; the day it closes does not count. */
    openingWorkingDays: trait(whole('密封的申报书开启期限', '个工作日', [1, 20]), {
      says: '截止后{}内开启',
      only: { when: 'proposals.sealed' },
    }),
    longestMonths: needed(whole('项目最长实施期', '个月', [1, 24]), { says: '项目实施期最长{}' }),
    /** What a call may set as the most that one project asks for; a version from before this was there sets none. */
    highestAsk: trait(
      amountOrNone('单项资助上限', [1000, 50_000_000], {
        some: '征集公告规定的单项资助上限，不得高于{}',
        none: '单项资助上限由征集公告规定',
      }),
      { left: 'never' },
    ),
    /** Of the project's whole budget, what the grant may pay at most. */
    grantShare: trait(whole('资助占总预算最高', '%', [10, 100]), {
      says: '申请资金不超过项目总预算的{}',
      at: { 100: '申请资金不超过项目总预算' },
    }),
    /** Of the grant. */
    managementFee: trait(whole('管理费占资助最高', '%', [0, 30]), {
      says: '管理费不超过资助资金的{}',
      at: { 0: '资助资金不得列支管理费' },
    }),
    /** Of the grant. */
    personnel: trait(whole('人员费用占资助最高', '%', [0, 100]), {
      says: '人员费用不超过资助资金的{}',
      at: { 0: '资助资金不得列支人员费用' },
    }),
    forbidden: trait(list('不得列支的费用', [1, 20], '无'), { says: '不得列支：{}' }),
  },
  screening: {
    ...OF_APPLICANTS,
    abnormalYears: lookBack('活动异常名录回看', '被列入活动异常名录'),
    dishonestyYears: lookBack('严重违法失信名单回看', '被列入严重违法失信名单'),
    violationYears: lookBack('重大违法记录回看', '有重大违法记录'),
    correctionWorkingDays: trait(whole('补正期限', '个工作日', [1, 30]), { says: '需要补正的，在{}内补正' }),
    /** Whether findings are told as they come, or all at one moment; absent, in rules of before: as they come. */
    resultsSent: trait(
      choice('资格审查结果的告知', {
        together: '资格审查结果在全部审查完毕后同时告知',
        each: '资格审查结果审查一件、告知一件',
      }),
      { left: 'never' },
    ),
    /** From the letter that tells of a failure, whose day does not count, until its organization may ask for a re-check; 0: there are none. */
    recheckDays: trait(whole('申请复核期限', '个工作日', [0, 30]), {
      says: '对不予通过的结论有异议的，在{}内申请复核',
      at: { 0: '资格审查结论不复核' },
    }),
  },
  panel: {
    size: needed(whole('评审专家', '名', [3, 15]), { says: '{}专家独立评分' }),
    recusalYears: trait(whole('回避关系回看', '年', [0, 10]), {
      says: '曾经任职和法律纠纷，追溯{}',
      at: { 0: '只看现在的关系' },
    }),
    /** Sheets of one member at the most, where not all of them read everything. */
    mostSheets: trait(
      wholeOrNone('每名专家最多评审', '份', [1, 2000], {
        some: '每名专家最多评审{}',
        none: '每名专家评审的份数不设上限',
      }),
      {},
    ),
  },
  scoring: {
    /** Experts who read each proposal; none: all members do. */
    sheetsPerProposal: trait(
      wholeOrNone('每份申报书的评审专家', '名', [1, 15], {
        some: '每份申报书分给{}专家评审',
        none: '每份申报书由评审委员会全体成员评审，应当回避的除外',
      }),
      {},
    ),
    /** How much of where a project happens its experts read: it may tell whose it is. */
    placeShown: trait(
      choice('专家看到的实施地点', {
        none: '不显示实施地点',
        subdistrict: '实施地点只显示到街道',
        community: '实施地点照申报书显示',
      }),
      { left: 'never' },
    ),
    /** With fewer valid sheets a proposal has no score. */
    minSheets: needed(whole('最少有效评分表', '份', [1, 15]), {
      says: '有效评分表不少于{}，不足的不计得分',
    }),
    /** From this many sheets on, one highest and one lowest total are dropped. */
    trimFromSheets: needed(
      wholeOrNone('去高去低自', '份', [3, 15], {
        some: '有效评分表达到{}的，先去掉一个最高总分和一个最低总分',
        none: '不去掉最高分和最低分',
      }),
    ),
    decimals: needed(whole('得分小数', '位', [0, 4]), {
      says: '得分取平均值，保留{}小数',
      at: { 0: '得分取平均值，保留整数' },
    }),
    passMark: needed(mark('合格线', [0, 100]), {
      left: 'track',
      some: '得分低于{}的项目，不予资助',
      zero: '不设合格线，按名次在名额和预算内资助',
    }),
    /** Names of criteria, whose means are compared in turn; after them the earlier submission. */
    tieBreak: needed(list('同分时依次比较', [0, 12], '得分相同的，先提交者在前'), {
      some: '得分相同的，依次比较下列各项的平均分，高者在前：{}；仍然相同的，先提交者在前',
    }),
    /** Bonus points may lift a total above 100. */
    bonus: trait(
      tick('允许附加分', {
        yes: '征集公告可以另设附加分，计入附加分后的总分可以超过100分',
        no: '不设附加分，总分不超过100分',
      }),
      { left: 'never', says: false },
    ),
  },
  awards: {
    perOrganizationAndTrack: needed(whole('每家单位每赛道最多立项', '项', [1, 10]), {
      left: 'track',
      says: '每家单位在每个赛道最多立项{}',
    }),
    skipWhenOverBudget: needed(
      tick('超出余额时顺延', {
        yes: '某一项目申请的资金超出所余预算的，越过该项目，由名次在后、资金足够的项目递补',
        no: '某一项目申请的资金超出所余预算的，该类别的立项到此为止',
      }),
      { left: 'track' },
    ),
  },
  publicity: {
    days: needed(whole('公示期', '日', [1, 60]), {
      says: '拟立项名单公示{}，接受实名书面异议',
    }),
    countsFirstDay: needed(
      tick('公示首日计入', {
        yes: '公示发布的当日计入公示期',
        no: '公示发布的当日不计入公示期',
      }),
    ),
    /** Working days, unless this says so. */
    calendarDays: tick('公示期按自然日计算', {
      yes: '公示期按自然日计算，节假日计算在内',
      no: '公示期按工作日计算',
    }),
    /** Whether whoever wishes may compute the finished round again from its data. */
    bundle: trait(
      choice('公开数据包', {
        result: '结果公告后，本期的规定、评分、名次、公示和拨款作为数据包公开，供公众自行核算',
        none: '本期不公开可以自行核算的数据包',
      }),
      { left: 'never' },
    ),
    objectionAnswerWorkingDays: trait(whole('异议答复期限', '个工作日', [1, 60]), {
      says: '异议在{}内答复',
    }),
  },
  ...AFTER_THE_AWARD,
} satisfies Record<string, Record<string, Kind>>

/** Years before the close of a call in which a public list counts; 0: only who stands on it that day. */
function lookBack(name: string, found: string) {
  const says = `申报截止之日{}${found}的，资格审查不予通过`
  return trait(whole(name, '年', [0, 10]), { says, some: '前{}内', zero: '仍' })
}

type Kinds = typeof PARAMETERS
export type Stage = keyof Kinds

/** The values, by stage: `parameters.publicity.days`. Points in whole hundredths, null where a rule is not wanted. */
export type Parameters = { [S in Stage]: { [K in keyof Kinds[S]]: ValueOf<Kinds[S][K]> } }

/** Those among them without which no round runs. */
type NeededIn<S extends Stage> = {
  [K in keyof Kinds[S]]: Kinds[S][K] extends { needed: true } ? K : never
}[keyof Kinds[S]]

/**
 * What a round goes by: whatever its rulebook's version and its call set between them. Only what is needed is sure to be
 * there: a version from before a parameter was, and a round without a rulebook, set no more than they say.
 */
export type Numbers = {
  [S in Stage]: Pick<Parameters[S], NeededIn<S> & keyof Parameters[S]> & Partial<Parameters[S]>
}

/** Some of the values: what a clause leaves to a call, and the call sets. */
export type Some = { [S in Stage]?: Partial<Parameters[S]> }

/** "publicity.days": the name of a parameter in a clause's text, a form, a file and a fault. */
export type ParameterKey = { [S in Stage]: `${S}.${keyof Kinds[S] & string}` }[Stage]

/** What a parameter of this name has for a value. */
export type ValueAt<K extends ParameterKey> = K extends `${infer S extends Stage}.${infer Name}`
  ? Name extends keyof Parameters[S]
    ? Parameters[S][Name]
    : never
  : never
