type Conflict = { round: string; expert: string; organizations: string[] }

/** What the office is told of a sheet whose expert has come to have an interest: what it means for the score. */
export const sayConflict = ({
  round,
  expert,
  organizations,
}: Conflict): { kind: 'result'; subject: string; body: string } => ({
  kind: 'result',
  subject: `评分表不能提交：${round}`,
  body: `${expert}现在或者曾经属于${organizations.join('、')}（含托管关系），分配以后才查明，这份评分表不能提交。评分截止以后，这份申报书只按其余的评分表计分。`,
})
