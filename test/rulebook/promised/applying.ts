import { type Promised, kept } from './promise.ts'

/** 申报, a clause by its title. */
export const APPLYING: Record<string, Promised[]> = {
  申报单位: [
    kept('可以申报', 'round/proposals/submissions/rules.test.ts', 'is for the kinds that a track takes'),
    kept(
      '{proposals.communityGroups}',
      'stories/a-community-group-with-its-host.test.ts',
      'registers, writes at once, names a host, and hands in once the host has confirmed',
    ),
  ],
  申报数量: [
    kept(
      '每期申报的项目不得超过',
      'round/proposals/submissions/submissions.d1.test.ts',
      'the cap holds against two at once',
    ),
  ],
  申报书: [
    kept(
      '申报书应当写明',
      'round/proposals/submissions/refusals.d1.test.ts',
      'of what is missing says all of it at once, each with the way to its place',
    ),
    kept(
      '项目实施期',
      'round/calls/amendments/topics.d1.test.ts',
      'the longest months are amended within the rulebook, and beyond it the clause is named',
    ),
  ],
  预算: [
    kept('超过的不予受理', 'round/proposals/submissions/rules.test.ts', 'goes just up to each bound'),
    kept(
      '{proposals.highestAsk}',
      'round/proposals/budget/boundary.test.ts',
      'may be the most and the least, and not a fen beyond',
    ),
    kept(
      '{proposals.grantShare}',
      'round/proposals/budget/boundary.test.ts',
      'is over by a fen, and not at the bound',
    ),
    kept(
      '管理费不得超过',
      'round/proposals/budget/boundary.test.ts',
      'stops a submission; the first that is over is the reason',
    ),
  ],
  不得列支的费用: [
    kept(
      '资助资金不得用于',
      'round/proposals/budget/boundary.test.ts',
      'must not be paid with a fen of the grant',
    ),
  ],
  提交和撤回: [
    kept(
      '截止时刻之后不再受理',
      'stories/the-last-second-before-the-deadline.test.ts',
      'in the first after, it is refused with both times and the clause',
    ),
    kept(
      '提交后出具受理编号和回执',
      'round/proposals/submissions/submissions.d1.test.ts',
      'freezes a version, gives a number, writes a receipt',
    ),
    kept(
      '可以撤回申报书',
      'stories/withdraw-reopen-submit-again.test.ts',
      'withdrawn, nothing counts; the text is there, and is submitted again under the same number',
    ),
  ],
  保密和开启: [
    kept(
      '{proposals.sealed}',
      'stories/a-sealed-round-is-opened.test.ts',
      'while the call is open the staff see that it is sealed, and not how many have come',
    ),
    kept(
      '内开启',
      'stories/a-sealed-round-is-opened.test.ts',
      'who forgets is reminded after the rulebook’s days, and so is the approver',
    ),
  ],
}
