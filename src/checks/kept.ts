import { type SQL, sql } from 'drizzle-orm'
import type { Check } from './check.ts'

/** Rows of a table that triggers keep and of the view that counts it from nothing, where they differ. */
const differing = (noun: string, key: string, table: string): SQL =>
  sql.raw(`select distinct '${noun} ' || ${key} as what from (
    select * from (select * from ${table} except select * from ${table}_anew)
    union all select * from (select * from ${table}_anew except select * from ${table}))`)

/** What is kept twice, so that nobody has to count it at each visit. */
export const KEPT: Check[] = [
  {
    name: 'kept-unread-letters',
    says: 'what is kept of how many letters are unread is what counting them finds',
    words: '未读消息的数目和重新清点的一致',
    rows: differing('person', 'person_id', 'unread_letters'),
  },
  {
    name: 'kept-counting-submissions',
    says: 'what is kept of the submissions that count is what counting them anew finds',
    words: '现行申报书的索引和重新清点的一致',
    rows: differing('proposal', 'proposal_id', 'counting_submissions'),
  },
  {
    name: 'kept-likely-pairs',
    says: 'what is kept of the pairs that may be alike is those without a check, and those whose check found enough',
    words: '可能相似的申报与重新清点的一致',
    rows: differing('pair', "submission_id || ' ' || other_id", 'likely_pairs'),
  },
  {
    name: 'kept-proposal-progress',
    says: 'what is kept of how far a proposal is follows from its rows',
    words: '申报书的进度和重新清点的一致',
    rows: differing('proposal', 'proposal_id', 'proposal_progress'),
  },
  {
    name: 'kept-round-progress',
    says: 'what is kept of how far a round is adds up to what counting anew finds',
    words: '每期的进度和重新清点的一致',
    rows: differing('round', 'round_id', 'round_progress'),
  },
  {
    name: 'kept-round-money',
    says: 'what is kept of what a round awarded, paid and got back adds up to what counting anew finds',
    words: '每期资助、拨付、退回的金额和重新清点的一致',
    rows: differing('round', "round_id || ' ' || category", 'round_money'),
  },
  {
    name: 'kept-round-kinds',
    says: 'what is kept of the kinds of cost that a round paid for is what its budgets say',
    words: '每期按支出类别的金额和重新清点的一致',
    rows: differing('round', "round_id || ' ' || kind", 'round_kinds'),
  },
  {
    name: 'kept-expert-progress',
    says: 'what is kept of how many sheets an expert has in a round is what counting them finds',
    words: '每名专家的评分表数目和重新清点的一致',
    rows: differing('expert', 'expert_id', 'expert_progress'),
  },
  {
    name: 'kept-notice-lines',
    says: 'what is kept of the list of a notice is what its decision funds, in the order of its tracks',
    words: '公示名单的次序和重新清点的一致',
    rows: differing('notice', 'notice_id', 'notice_lines'),
  },
  {
    name: 'kept-notice-counts',
    says: 'what is kept of how much a notice funds is what counting its decision finds',
    words: '公示的项目数和金额与重新清点的一致',
    rows: differing('notice', 'notice_id', 'notice_counts'),
  },
  {
    name: 'kept-told-subjects',
    says: 'what is kept of the histories that a round tells is what its rows say',
    words: '每期经过包括哪些记录和重新清点的一致',
    rows: differing('subject', 'subject', 'told_subjects'),
  },
  {
    name: 'kept-told',
    says: 'what is kept of what a round tells is what its histories hold, each event once',
    words: '每期的经过和重新清点的一致',
    rows: differing('entry', "subject || ' #' || seq", 'told'),
  },
  {
    name: 'kept-told-counts',
    says: 'what is kept of how much a round tells is what counting it finds',
    words: '每期经过的条数和重新清点的一致',
    rows: differing('round', 'round_id', 'told_counts'),
  },
  {
    name: 'kept-round-panels',
    says: 'what is kept of how many are on a panel and have declared is what counting them finds',
    words: '每期评委和已声明的人数与重新清点的一致',
    rows: differing('round', 'round_id', 'round_panels'),
  },
  {
    name: 'kept-submission-sheets',
    says: 'what is kept of the sheets of a submission that count, and of their points, is what the sheets say',
    words: '每份申报书的评分表数目、分数和重新清点的一致',
    rows: differing('submission', 'submission_id', 'submission_sheets'),
  },
  {
    name: 'kept-round-scored',
    says: 'what is kept of how many proposals of a round are scored, and of its recusals, is what counting them finds',
    words: '每期评分的申报书和回避的数目与重新清点的一致',
    rows: differing('round', 'round_id', 'round_scored'),
  },
  {
    name: 'kept-decision-counts',
    says: 'what is kept of how much a list of awards funds is what its lines say',
    words: '立项名单的项目数和金额与重新清点的一致',
    rows: differing('decision', 'decision_id', 'decision_counts'),
  },
  {
    name: 'kept-agreement-progress',
    says: 'what is kept of how far an agreement is and what waits in it follows from its rows',
    words: '协议的进度和重新清点的一致',
    rows: differing('agreement', 'agreement_id', 'agreement_progress'),
  },
  {
    name: 'kept-round-agreements',
    says: 'what is kept of how many agreements of a round are how far is what counting them finds',
    words: '每期协议的数目和重新清点的一致',
    rows: differing('round', "round_id || ' ' || stage", 'round_agreements'),
  },
  {
    name: 'kept-tranche-progress',
    says: 'what is kept of where a tranche stands follows from its rows',
    words: '每笔拨款的状态和重新清点的一致',
    rows: differing('tranche', "agreement_id || ' #' || seq", 'tranche_progress'),
  },
  {
    name: 'kept-round-tranches',
    says: 'what is kept of the tranches of a round, by where they stand, is what adding them up finds',
    words: '每期拨款的笔数、金额和重新清点的一致',
    rows: differing('round', "round_id || ' ' || state", 'round_tranches'),
  },
  {
    name: 'kept-register-counts',
    says: 'what is kept of how many stand in a register is what counting them finds',
    words: '人员、单位、专家、邀请、角色的数目和重新清点的一致',
    rows: differing('register', 'noun', 'register_counts'),
  },
  {
    name: 'kept-untaken-invitations',
    says: 'what is kept of the invitations that nobody has taken up is what looking through all of them finds',
    words: '没有人接受的邀请和重新清点的一致',
    rows: differing('invitation', 'invitation_id', 'untaken_invitations'),
  },
  {
    name: 'kept-letter-rounds',
    says: 'what is kept of which round a letter is of follows from the page that it leads to',
    words: '每封信属于哪一期和重新查找的一致',
    rows: differing('letter', 'letter_id', 'letter_rounds'),
  },
  {
    name: 'kept-round-letters',
    says: 'what is kept of how many letters of a round went by which channel is what counting them finds',
    words: '每期的信按类别和渠道的数目与重新清点的一致',
    rows: differing('round', "round_id || ' ' || kind || ' ' || channel || ' ' || came", 'round_letters'),
  },
]
