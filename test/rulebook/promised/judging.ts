import { type Promised, kept, notYet } from './promise.ts'

/** 资格审查 and 评审, a clause by its title. */
export const JUDGING: Record<string, Promised[]> = {
  审查内容: [
    kept(
      '经办人对申报单位的资格',
      'round/screening/routes.d1.test.ts',
      'stands beside what its call demands, and leads to the next that waits',
    ),
    kept(
      '每一项审查应当记录依据',
      'round/screening/checklist/checklist.d1.test.ts',
      'keeps each condition as it was told and said, for its page and for machines',
    ),
    kept(
      '审查以申报截止之日的情况为准',
      'round/screening/credit.test.ts',
      'stands at the deadline if it began by that day, and had not ended on it',
    ),
    kept(
      '所依据的查询结果应当留存',
      'round/screening/credit.d1.test.ts',
      'that is newer does not change what a finding rested on',
    ),
    kept(
      '应当符合下列条件',
      'round/screening/checklist/rules.test.ts',
      'lets nobody pass with a condition unmet',
    ),
    ...['{screening.leastGrade}', '{screening.inspections}', '{screening.staff}'].map((one) =>
      kept(
        one,
        'round/calls/conditions/standing.test.ts',
        'is asked of whoever has it: a community group is neither inspected nor graded',
      ),
    ),
    ...['{screening.servicePlace}', '{screening.onePurse}'].map((one) =>
      kept(
        one,
        'round/calls/conditions/standing.test.ts',
        'is asked of nobody under the model, nor where a round was bound before',
      ),
    ),
  ],
  信用条件: [
    kept(
      '资格审查不予通过',
      'round/screening/credit.d1.test.ts',
      'within the period lets nobody pass, with the clause; the officer’s typing stays',
    ),
    kept(
      '活动异常名录',
      'round/screening/credit.test.ts',
      'that counts stops an organization, by the parameter of its list',
    ),
    kept(
      '严重违法失信名单',
      'round/screening/credit.test.ts',
      'that counts stops an organization, by the parameter of its list',
    ),
    kept(
      '重大违法记录',
      'round/screening/credit.test.ts',
      'that counts stops an organization, by the parameter of its list',
    ),
  ],
  补正: [
    kept(
      '应当一次告知需要补正的全部内容',
      'round/screening/corrections.d1.test.ts',
      'names the defects and the day, tells the organization, and waits with the finding',
    ),
    kept(
      '逾期未补正',
      'round/screening/corrections.d1.test.ts',
      'is refused with nothing changed, something missing, too much money, or after the day; the text stays',
    ),
    kept(
      '补正不得变更项目的目标、受益人群和申请金额',
      'round/screening/corrections.d1.test.ts',
      'is refused with nothing changed, something missing, too much money, or after the day; the text stays',
    ),
    kept(
      '补正不改变提交时间',
      'round/screening/corrections.d1.test.ts',
      'opens the named fields and no other; what was changed is shown as a difference',
    ),
  ],
  审查结论: [
    kept(
      '资格审查结论为通过或者不通过',
      'round/screening/actions.d1.test.ts',
      'a pass is a row, an entry in the proposal’s history and a letter',
    ),
    kept('应当写明理由和所依据的条款', 'round/screening/actions.d1.test.ts', 'a failure tells its reason'),
    kept(
      '{screening.resultsSent}',
      'round/screening/results/results.d1.test.ts',
      'is the office’s own until all is judged; then every organization reads its own at one moment',
    ),
    kept(
      '由原经办人以外的经办人复核',
      'round/screening/rechecks/rechecks.d1.test.ts',
      'is not answered by the officer who failed it, by the organization’s own people, or while two people take it back',
    ),
    kept(
      '评审不得开始',
      'round/screening/rechecks/rechecks.d1.test.ts',
      'is asked for by the organization, told to the officers, and holds up what rests on the screening',
    ),
    kept('进入评审', 'stories/one-whole-round.test.ts', '3 screening: two pass, one fails with its reason'),
  ],
  专家库和评审委员会: [
    kept(
      '建立评审专家库',
      'round/panel/actions.d1.test.ts',
      'an expert comes with an invitation, in one batch',
    ),
    kept(
      '自专家库中抽取',
      'round/panel/draws/routes.d1.test.ts',
      'reads the record by codes, and draws the same again from its file',
    ),
    kept(
      '{scoring.sheetsPerProposal}',
      'round/panel/distribution/whole.d1.test.ts',
      'three of five members read each proposal, from the plan to the ranking',
    ),
    kept(
      '{panel.mostSheets}',
      'round/panel/distribution/spread.test.ts',
      'never gives to whom it may not, to nobody twice, and to nobody more than the rules say',
    ),
  ],
  回避: [
    kept(
      '应当回避该单位的全部项目',
      'round/panel/assigning.d1.test.ts',
      'everyone who is not barred gets everything, more rows than D1 binds parameters for',
    ),
    kept(
      '曾经在该单位任职',
      'round/panel/boundary.test.ts',
      'counts for so many years before the call closed, to the day',
    ),
    kept(
      '近亲属关系',
      'round/panel/declaration.d1.test.ts',
      'is made in two steps: whom, then why; then it is a receipt',
    ),
    kept(
      '法律纠纷',
      'round/panel/boundary.test.ts',
      'counts for so many years before the call closed, to the day',
    ),
    kept(
      '参与起草申报书',
      'round/panel/boundary.test.ts',
      'counts for ever where it is none that ends, or no rule says for how long',
    ),
    kept(
      '其他可能影响公正评审',
      'round/panel/declaration.d1.test.ts',
      'is made in two steps: whom, then why; then it is a receipt',
    ),
    kept(
      '应当在查阅申报书之前申报回避',
      'round/panel/declaration.d1.test.ts',
      'shows nothing before the last judgement, and is found by members alone',
    ),
    notYet(
      '其评分无效',
      'a membership that comes to light voids the sheet by itself; other relations cannot be entered against an expert afterwards',
    ),
  ],
  独立评分: [
    notYet('写明理由', 'a sheet may be handed in without a word'),
    kept(
      '按照征集公告公布的评分细则独立评分',
      'round/scoring/sheet-page.d1.test.ts',
      'stands each criterion beside what it judges',
    ),
    kept(
      '评分期间不得显示申报单位名称',
      'round/scoring/sheet-page.d1.test.ts',
      'is the same, byte for byte, whoever the organization is',
    ),
    kept(
      '{scoring.placeShown}',
      'round/scoring/rules/place.test.ts',
      'an expert reads places no finer than the rules allow',
    ),
    kept(
      '不得相互交流评分',
      'round/scoring/sheet-page.d1.test.ts',
      'what was scored on one sheet shows on no other expert’s',
    ),
    kept(
      '评分表提交后不得更改',
      'round/scoring/actions.d1.test.ts',
      'once: what was handed in is not changed by another sheet, by a draft, or by SQL',
    ),
  ],
  有效评分表: [
    kept('不计得分', 'round/scoring/score.test.ts', 'is not there with one sheet fewer than the minimum'),
    notYet('应当增补专家评分或者另行组织评审', 'nobody can be added once the sheets are assigned'),
  ],
  得分的计算: [
    kept(
      '{scoring.trimFromSheets}',
      'round/scoring/score.test.ts',
      'is the mean of the totals without one lowest and one highest, and says so',
    ),
    kept('在最后一步四舍五入', 'round/scoring/score.test.ts', 'is rounded half up, once, at the end'),
    kept(
      '{scoring.bonus}',
      'round/calls/rounds/parameters.test.tsx',
      'scoring.bonus: bonus points are planned only where the rules allow them',
    ),
  ],
  排名和同分: [
    kept(
      '各赛道按得分由高到低排名',
      'round/scoring/ranking.test.ts',
      'puts the higher score first and says nothing of a tie',
    ),
    kept(
      '{scoring.tieBreak}',
      'round/scoring/ranking.test.ts',
      'breaks a tie by the second criterion when the first is equal',
    ),
    kept(
      '由负责人集体研究决定，并记录理由',
      'round/awards/ties.test.ts',
      'at the line asks for a word, and takes it',
    ),
  ],
  合格线: [
    kept(
      '{scoring.passMark}',
      'round/awards/awards.test.ts',
      'down to the pass mark, the mark itself included',
    ),
  ],
}
