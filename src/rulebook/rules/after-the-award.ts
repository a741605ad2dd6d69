import { type Kind, choice, mark, needed, several, trait, tranches, whole } from './kinds.ts'

/** Of PARAMETERS: what a district sets for what comes after the award. */
export const AFTER_THE_AWARD = {
  agreements: {
    signWorkingDays: needed(whole('签约期限', '个工作日', [1, 120]), {
      says: '结果公告发布后{}内签订项目协议',
    }),
  },
  projects: {
    reports: choice('进展报告', { monthly: '按月提交进展报告', none: '不要求定期报告，按里程碑报告' }),
    /** How much of a project's time is over in the month that its mid-term falls into. */
    midtermAt: trait(whole('中期评估的时间', '%', [20, 80]), { says: '实施期过{}的当月进行中期评估' }),
    midtermPassMark: trait(mark('中期评估合格线', [0, 100]), {
      says: '中期评估达到{}的为合格',
      at: { 0: '中期评估不设合格线' },
    }),
  },
  payments: {
    tranches: needed(tranches('拨付次序'), { says: '资助资金分次拨付：{}' }),
    workingDays: trait(whole('拨付期限', '个工作日', [1, 60]), {
      says: '签订协议、达到拨付条件后{}内拨付',
    }),
  },
  closing: {
    requestMonths: trait(whole('申请结项期限', '个月', [1, 6]), { says: '项目结束后{}内申请结项' }),
    /** After the last day for a final report, or the evaluation, until the office does without it. */
    absentDays: trait(whole('单位不办理的等候期限', '日', [1, 180]), {
      says: '结项报告或者结余逾期{}的，按已有材料评估、登记追回',
    }),
    gradeA: needed(mark('优秀线（A等）', [1, 100]), { says: '结项评估达到{}的为A等' }),
    gradeB: needed(mark('合格线（B等）', [1, 100]), { says: '达到{}的为B等，其余为C等' }),
  },
  sanctions: {
    kinds: trait(
      several('处理措施', {
        delay: '暂缓拨付资金',
        suspend: '责令限期整改，整改期间项目中止',
        terminate: '终止项目协议',
        notice: '在适当范围内通报',
        recover: '追回已拨付而未按规定使用的资金',
        bar: '一定期限内不受理其申报',
      }),
      { says: '违反规定的，视情节采取下列措施：{}' },
    ),
    barYears: trait(whole('不受理申报', '年', [1, 10]), { says: '不受理申报的期限为{}' }),
  },
} satisfies Record<string, Record<string, Kind>>
