import {
  type Kind,
  type ValueOf,
  amountOrNone,
  choice,
  list,
  mark,
  several,
  tick,
  tranches,
  whole,
  wholeOrNone,
} from './kinds.ts'

/**
 * Every number and switch that a district sets in its rules, by stage: name, unit and range.
 * The clause that sets one is the one whose text holds its placeholder, {publicity.workingDays}.
 */
export const PARAMETERS = {
  needs: {
    /** Days, of the calendar, until whoever raised a need has an answer. */
    answerDays: whole('居民需求答复期限', '日', [1, 365]),
  },
  calls: {
    /** Shortest time between the opening and the close of a call, in days of the calendar. */
    openDays: whole('征集期最短', '日', [5, 60]),
  },
  proposals: {
    perOrganization: whole('每家单位每期可申报', '项', [1, 20]),
    communityGroups: tick('社区社会组织可以直接申报', {
      yes: '社区社会组织可以以自己的名义直接申报，由托管单位签约、收款和核算',
      no: '社区社会组织不直接申报，由托管单位以其名义申报',
    }),
    /** Nobody reads a proposal before two people have opened them all, staff included. */
    sealed: tick('密封到开启', {
      yes: '申报书密封，征集截止后由经办人提出、监督员或者负责人见证开启；开启以前，任何人不得查阅，主办单位的工作人员也不例外，开启的受理编号和内容摘要向社会公布',
      no: '征集截止前，经办人可以查阅已提交的申报书，用于答复咨询，不得对外透露',
    }),
    /** After the close of the call; the day it closes does not count. */
    openingWorkingDays: whole('密封的申报书开启期限', '个工作日', [1, 20]),
    longestMonths: whole('项目最长实施期', '个月', [1, 24]),
    /** What a call may set as the most that one project asks for; a version from before this was there sets none. */
    highestAsk: amountOrNone('单项资助上限', [1000, 50_000_000], {
      some: '征集公告规定的单项资助上限，不得高于{}',
      none: '单项资助上限由征集公告规定',
    }),
    /** Of the project's whole budget, what the grant may pay at most. */
    grantShare: whole('资助占总预算最高', '%', [10, 100]),
    /** Of the grant. */
    managementFee: whole('管理费占资助最高', '%', [0, 30]),
    /** Of the grant. */
    personnel: whole('人员费用占资助最高', '%', [0, 100]),
    forbidden: list('不得列支的费用', [1, 20], '无'),
  },
  screening: {
    abnormalYears: whole('活动异常名录回看', '年', [0, 10]),
    dishonestyYears: whole('严重违法失信名单回看', '年', [0, 10]),
    violationYears: whole('重大违法记录回看', '年', [0, 10]),
    correctionWorkingDays: whole('补正期限', '个工作日', [1, 30]),
  },
  panel: {
    size: whole('评审专家', '名', [3, 15]),
    recusalYears: whole('回避关系回看', '年', [0, 10]),
  },
  scoring: {
    /** With fewer valid sheets a proposal has no score. */
    minSheets: whole('最少有效评分表', '份', [1, 15]),
    /** From this many sheets on, one highest and one lowest total are dropped. */
    trimFromSheets: wholeOrNone('去高去低自', '份', [3, 15], {
      some: '有效评分表达到{}的，先去掉一个最高总分和一个最低总分',
      none: '不去掉最高分和最低分',
    }),
    decimals: whole('得分小数', '位', [0, 4]),
    passMark: mark('合格线', [0, 100]),
    /** Names of criteria, whose means are compared in turn; after them the earlier submission. */
    tieBreak: list('同分时依次比较', [0, 12], '提交先后'),
    /** Bonus points may lift a total above 100. */
    bonus: tick('允许附加分', {
      yes: '征集公告可以另设附加分，计入附加分后的总分可以超过100分',
      no: '不设附加分，总分不超过100分',
    }),
  },
  awards: {
    perOrganizationAndTrack: whole('每家单位每赛道最多立项', '项', [1, 10]),
    skipWhenOverBudget: tick('超出余额时顺延', {
      yes: '某一项目申请的资金超出所余预算的，越过该项目，由名次在后、资金足够的项目递补',
      no: '某一项目申请的资金超出所余预算的，该类别的立项到此为止',
    }),
  },
  publicity: {
    workingDays: whole('公示期', '个工作日', [1, 30]),
    countsFirstDay: tick('公示首日计入', {
      yes: '公示发布的当日是工作日的，计为第一日',
      no: '公示发布的当日不计，自下一个工作日起算',
    }),
    objectionAnswerWorkingDays: whole('异议答复期限', '个工作日', [1, 60]),
  },
  agreements: {
    signWorkingDays: whole('签约期限', '个工作日', [1, 120]),
  },
  projects: {
    reports: choice('进展报告', { monthly: '按月提交进展报告', none: '不要求定期报告，按里程碑报告' }),
    midtermPassMark: mark('中期评估合格线', [0, 100]),
  },
  payments: {
    tranches: tranches('拨付次序'),
    workingDays: whole('拨付期限', '个工作日', [1, 60]),
  },
  closing: {
    requestMonths: whole('申请结项期限', '个月', [1, 6]),
    gradeA: mark('优秀线（A等）', [1, 100]),
    gradeB: mark('合格线（B等）', [1, 100]),
  },
  sanctions: {
    kinds: several('处理措施', {
      delay: '暂缓拨付资金',
      suspend: '责令限期整改，整改期间项目中止',
      terminate: '终止项目协议',
      notice: '在适当范围内通报',
      recover: '追回已拨付而未按规定使用的资金',
      bar: '一定期限内不受理其申报',
    }),
    barYears: whole('不受理申报', '年', [1, 10]),
  },
} satisfies Record<string, Record<string, Kind>>

type Kinds = typeof PARAMETERS
export type Stage = keyof Kinds

/** The values, by stage: `parameters.publicity.workingDays`. Points in whole hundredths, null where a rule is not wanted. */
export type Parameters = { [S in Stage]: { [K in keyof Kinds[S]]: ValueOf<Kinds[S][K]> } }

/** "publicity.workingDays": the name of a parameter in a clause's text, a form, a file and a fault. */
export type ParameterKey = { [S in Stage]: `${S}.${keyof Kinds[S] & string}` }[Stage]

/** What a parameter of this name has for a value. */
export type ValueAt<K extends ParameterKey> = K extends `${infer S extends Stage}.${infer Name}`
  ? Name extends keyof Parameters[S]
    ? Parameters[S][Name]
    : never
  : never

export const STAGE_WORDS: Record<Stage, string> = {
  needs: '需求',
  calls: '征集',
  proposals: '申报',
  screening: '资格审查',
  panel: '评审委员会',
  scoring: '评分',
  awards: '审定',
  publicity: '公示',
  agreements: '协议',
  projects: '项目管理',
  payments: '拨款',
  closing: '结项',
  sanctions: '罚则',
}
