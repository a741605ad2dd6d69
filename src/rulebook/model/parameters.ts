import type { Parameters } from '../rules/parameters.ts'
import type { Left } from '../rules/rulebook.ts'

/** What districts choose most often. Points in whole hundredths. */
export const MODEL_PARAMETERS: Parameters = {
  needs: { answerDays: 60 },
  calls: { openDays: 12, endingWorkingDays: 10 },
  proposals: {
    perOrganization: 2,
    communityGroups: true,
    sealed: false,
    openingWorkingDays: 2,
    longestMonths: 12,
    highestAsk: 50_000_000,
    grantShare: 100,
    managementFee: 10,
    personnel: 30,
    forbidden: [
      '购置固定资产',
      '基本建设和装修',
      '向服务对象发放现金、有价证券或者礼品',
      '偿还债务、对外投资、缴纳罚款',
    ],
  },
  screening: {
    foundedYears: 0,
    leastGrade: 'none',
    inspections: 0,
    staff: 0,
    servicePlace: true,
    onePurse: false,
    abnormalYears: 1,
    dishonestyYears: 2,
    violationYears: 3,
    correctionWorkingDays: 5,
    resultsSent: 'together',
    recheckDays: 3,
  },
  panel: { size: 7, recusalYears: 3, mostSheets: null },
  scoring: {
    sheetsPerProposal: null,
    placeShown: 'subdistrict',
    minSheets: 5,
    trimFromSheets: 5,
    decimals: 2,
    passMark: 7000,
    tieBreak: ['实施效果', '项目目标', '项目产出', '项目创新性'],
    bonus: false,
  },
  awards: { perOrganizationAndTrack: 1, skipWhenOverBudget: true },
  publicity: {
    ...{ days: 7, countsFirstDay: true, calendarDays: false },
    ...{ bundle: 'result', objectionAnswerWorkingDays: 10 },
  },
  agreements: { signWorkingDays: 15 },
  projects: { reports: 'none', midtermAt: 50, midtermPassMark: 6000 },
  payments: {
    tranches: [
      { percent: 50, on: 'agreement_signed' },
      { percent: 30, on: 'midterm_passed' },
      { percent: 20, on: 'final_passed' },
    ],
    workingDays: 15,
  },
  closing: { requestMonths: 1, absentDays: 30, gradeA: 8500, gradeB: 6000 },
  sanctions: { kinds: ['delay', 'suspend', 'terminate', 'notice', 'recover', 'bar'], barYears: 3 },
}

/** What the model leaves to each call. */
export const MODEL_LEFT: Left = { 'proposals.longestMonths': { to: 'round', least: 3, most: 12 } }
