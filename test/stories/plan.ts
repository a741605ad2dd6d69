/** A small round as an officer types it: one track, two places, three experts. */
export const TYPED_PLAN = {
  title: '和平里街道社区微创投',
  organizer: '和平里街道办事处',
  dates: { opens: '2026-03-02T09:00', closes: '2026-03-20T17:00', scoringCloses: '2026-04-10T17:00' },
  tracks: [
    {
      code: 'community',
      name: '社区社会组织项目',
      quota: '2',
      budget: '60,000',
      askMax: '30,000',
      kinds: ['community'],
    },
  ],
  criteria: [
    { code: 'goal', name: '项目目标', max: '25', asks: '目标是否清楚' },
    { code: 'output', name: '项目产出', max: '25', asks: '产出是否具体' },
    { code: 'effect', name: '实施效果', max: '30', asks: '效果能否测量' },
    { code: 'innovation', name: '项目创新性', max: '20', asks: '有没有新意' },
  ],
  step: '0.5',
  parameters: {
    proposals: { perOrganization: '1', longestMonths: '6' },
    panel: { size: '3' },
    scoring: {
      minSheets: '2',
      trimFromSheets: '5',
      decimals: '2',
      passMark: '60',
      tieBreak: ['实施效果', '项目目标'],
    },
    awards: { perOrganizationAndTrack: '1', skipWhenOverBudget: 'yes' },
    publicity: { days: '5', countsFirstDay: 'yes' },
    agreements: { signWorkingDays: '15' },
    payments: {
      tranches: [
        { percent: '50', on: 'agreement_signed' },
        { percent: '30', on: 'midterm_passed' },
        { percent: '20', on: 'final_passed' },
      ],
    },
    closing: { gradeA: '85', gradeB: '60' },
  },
}

/** A proposal as a member types it. */
export const typedProposal = (title: string, grant = '20,000.00') => ({
  title,
  track: 'community',
  category: '为老服务',
  place: '和平里街道',
  months: '6',
  leader: '王秀兰',
  summary: `${title}，每周一次。`,
  need: '走访30户，20户希望有人常来。',
  goals: '服务60名老人\n建立一支志愿者队伍',
  innovation: '由居民自己主持。',
  outputs: [{ name: '活动场次', unit: '次', target: '24' }],
  effects: [{ name: '参与者满意率', unit: '%', baseline: '', target: '85', method: '问卷' }],
  plan: [
    { month: '1', work: '入户调研' },
    { month: '5', work: '累计完成20次活动' },
  ],
  risks: [{ risk: '参与人数不足', response: '逐户邀请' }],
  budget: [
    line('material', '食材与茶点', grant, 'grant'),
    line('material', '茶具', '500', 'own'),
    line('volunteer', '志愿者补贴', '3,000', 'grant'),
  ],
})

const line = (kind: string, name: string, price: string, source: string) => ({
  ...{ kind, name, price, source },
  quantity: '1',
  unit: '项',
  basis: '市场询价',
  activity: '',
})

/** Where a group without a host receives its money. */
export const ACCOUNT = {
  ...{ version: '0', holder: '夕阳茶叙社', bank: '建设银行东城支行' },
  ...{ number: '6217000000000000043', again: '6217000000000000043' },
}
