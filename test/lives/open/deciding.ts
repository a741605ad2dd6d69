import { sql } from 'drizzle-orm'
import type { Kind } from './kind.ts'

/** Rounds in which something that failed is looked at again. */
const RECHECKING = sql`(select x.round_id from proposal_progress x where x.rechecked > 0)`

/** From the call to the announcement. */
export const OF_DECIDING: Kind[] = [
  {
    what: 'an enquiry without an answer',
    acts: ['answer-enquiries'],
    rows: (round) => sql`select q.round_id as id from enquiries q where q.round_id = ${round}
      and q.id not in (select enquiry_id from enquiry_answers) and q.id not in (select enquiry_id from enquiry_refusals)`,
  },
  {
    what: 'sealed after the close',
    acts: ['ask-opening', 'witness', 'end', 'answer-ending'],
    rows: (
      round,
      now,
    ) => sql`select r.id from rounds r where r.id = ${round} and r.plan ->> '$.dates.closes' <= ${now}
      and r.plan ->> '$.parameters.proposals.sealed' = 1 and r.id not in (select round_id from openings)`,
  },
  {
    what: 'a sheet that is not handed in',
    acts: ['score'],
    rows: (round, now) => sql`select a.id from assignments a join rounds r on r.id = a.round_id
      where r.id = ${round} and a.expert_id not in (select expert_id from departed_experts) and r.plan ->> '$.dates.scoringCloses' > ${now} and a.id not in (select assignment_id from sheets)
      and not exists (select 1 from decisions d where d.round_id = r.id and d.id in (select decision_id from decision_approvals))`,
  },
  {
    what: 'a sheet that nobody will hand in, whose expert has left',
    acts: ['watch-sheets'],
    rows: (round, now) => sql`select distinct r.id from assignments a join rounds r on r.id = a.round_id
      where r.id = ${round} and a.expert_id in (select expert_id from departed_experts)
      and r.plan ->> '$.dates.scoringCloses' > ${now} and a.id not in (select assignment_id from sheets)
      and not exists (select 1 from decisions d where d.round_id = r.id and d.id in (select decision_id from decision_approvals))`,
  },
  {
    what: 'a re-check that nobody has answered',
    acts: ['recheck'],
    rows: (round) =>
      sql`select x.proposal_id as id from proposal_progress x where x.round_id = ${round} and x.rechecked > 0`,
  },
  {
    what: 'a decision that is prepared',
    acts: ['approve-decision'],
    rows: (round) => sql`select d.round_id as id from decisions d where d.round_id = ${round}
      and d.id not in (select decision_id from decision_approvals) and d.id not in (select decision_id from decision_returns)`,
  },
  {
    what: 'an objection without an answer',
    acts: ['answer'],
    rows: (round) => sql`select n.round_id as id from notices n join objections o on o.notice_id = n.id
      where n.round_id = ${round} and o.id not in (select objection_id from objection_answers)`,
  },
  {
    what: 'a proposal that nobody has checked, and whose correction does not run',
    acts: ['screen'],
    rows: (
      round,
      now,
    ) => sql`select distinct s.round_id as id from current_submissions s join unsealed_rounds u on u.id = s.round_id
      join rounds r on r.id = s.round_id left join corrections c on c.submission_id = s.id
      where s.round_id = ${round} and r.plan ->> '$.dates.closes' <= ${now}
        and s.id not in (select submission_id from eligibility_checks)
        and (c.id is null or c.id in (select correction_id from correction_answers)
          or c.due_on < date((${now} + 28800000) / 1000, 'unixepoch'))`,
  },
  {
    what: 'findings that are held, once all is judged',
    acts: ['send-results'],
    rows: (round) => sql`select distinct s.round_id as id from current_submissions s
      join eligibility_checks k on k.submission_id = s.id and k.held = 1
      where s.round_id = ${round} and k.id not in (select finding_id from told_findings) and not exists (
        select 1 from current_submissions x where x.round_id = s.round_id and x.id not in (select submission_id from eligibility_checks))`,
  },
  {
    what: 'a member of the panel who has not declared, while there is time',
    // of who has resigned the officer is told
    acts: ['declare', 'watch-declarations'],
    rows: (round) => sql`select m.round_id as id from panel_members m where m.round_id = ${round}
      and m.expert_id not in (select expert_id from departed_experts)
      and m.expert_id not in (select expert_id from panel_removals where round_id = m.round_id)
      and not exists (select 1 from declarations d where d.round_id = m.round_id and d.expert_id = m.expert_id)
      and not exists (select 1 from assignments a where a.round_id = m.round_id) and m.round_id not in ${RECHECKING}
      and not exists (select 1 from current_submissions s where s.round_id = m.round_id
        and s.id not in (select submission_id from told_eligibility))`,
  },
  {
    what: 'what passed and has no panel, or one of which too few have stayed',
    acts: [
      ...['choose-panel', 'cancel', 'answer-ending'],
      ...['commit-draw', 'conclude-draw', 'set-draw-aside', 'answer-draw-aside'],
    ],
    rows: (
      round,
      now,
    ) => sql`select r.id from rounds r where r.id = ${round} and r.plan ->> '$.dates.closes' <= ${now}
      and (select count(*) from panel_members m where m.round_id = r.id
        and m.expert_id not in (select expert_id from departed_experts union select expert_id from panel_removals where round_id = m.round_id)) < r.plan ->> '$.parameters.scoring.minSheets'
      and r.id not in (select round_id from assignments) and exists (select 1 from current_submissions s join eligibility_checks k on k.submission_id = s.id
        where s.round_id = r.id and k.outcome = 'eligible')`,
  },
  {
    what: 'a draw that nobody has set aside, whose number is out or whose secrets are not both there in time',
    acts: ['conclude-draw', 'set-draw-aside', 'answer-draw-aside'],
    rows: (round, now) => sql`select d.round_id as id from draws d where d.round_id = ${round}
      and d.id not in (select draw_id from draw_outcomes) and d.round_id not in (select round_id from assignments)
      and d.public_on <= date((${now} + 28800000) / 1000, 'unixepoch')
      and not exists (select 1 from draw_asides s join draw_aside_answers a on a.aside_id = s.id
        where s.draw_id = d.id and a.is_agreed = 1)`,
  },
  {
    what: 'a draw that is to be set aside',
    acts: ['answer-draw-aside'],
    rows: (round) => sql`select d.round_id as id from draws d join draw_asides s on s.draw_id = d.id
      where d.round_id = ${round} and s.id not in (select aside_id from draw_aside_answers)`,
  },
  {
    what: 'a secret of a draw that can still be handed in',
    acts: ['commit-draw', 'answer-draw-aside'],
    rows: (round, now) => sql`select d.round_id as id from draws d where d.round_id = ${round}
      and (select count(*) from draw_commitments c where c.draw_id = d.id) < 2
      and d.round_id not in (select round_id from assignments)
      and d.reveal_by >= date((${now} + 28800000) / 1000, 'unixepoch')
      and not exists (select 1 from draw_asides s join draw_aside_answers a on a.aside_id = s.id
        where s.draw_id = d.id and a.is_agreed = 1)`,
  },
  {
    what: 'sheets that can be assigned, everybody having declared',
    acts: ['assign', 'watch-rechecks', 'cancel', 'answer-ending'],
    rows: (
      round,
    ) => sql`select r.id from rounds r where r.id = ${round} and r.id in (select round_id from panel_members)
      and r.id not in (select round_id from assignments) and r.id not in ${RECHECKING}
      and not exists (select 1 from panel_members m left join declarations d
        on d.round_id = m.round_id and d.expert_id = m.expert_id where m.round_id = r.id and d.expert_id is null
        and m.expert_id not in (select expert_id from departed_experts union select expert_id from panel_removals where round_id = m.round_id))
      and (select count(*) from panel_members m where m.round_id = r.id
        and m.expert_id not in (select expert_id from departed_experts union select expert_id from panel_removals where round_id = m.round_id)) >= r.plan ->> '$.parameters.scoring.minSheets'
      and not exists (select 1 from current_submissions s where s.round_id = r.id
        and s.id not in (select submission_id from told_eligibility))
      and exists (select 1 from current_submissions s join eligibility_checks k on k.submission_id = s.id
        where s.round_id = r.id and k.outcome = 'eligible')`,
  },
  {
    what: 'a proposal with fewer sheets than a score needs, while there is time to score it',
    acts: ['supplement'],
    rows: (
      round,
      now,
    ) => sql`select r.id from rounds r where r.id = ${round} and r.id in (select round_id from assignments)
      and r.plan ->> '$.dates.scoringCloses' > ${now} and r.id not in (select round_id from approved_rounds)
      and exists (select 1 from current_submissions s join eligibility_checks k on k.submission_id = s.id
        where s.round_id = r.id and k.outcome = 'eligible' and r.plan ->> '$.parameters.scoring.minSheets' > (
          select count(*) from assignments a left join sheets y on y.assignment_id = a.id where a.submission_id = s.id
            and not exists (select 1 from recusals q where q.round_id = r.id and q.expert_id = a.expert_id
              and q.organization_id = s.organization_id)
            and (y.assignment_id is not null
              or a.expert_id not in (select expert_id from panel_removals where round_id = r.id))))`,
  },
  {
    what: 'a scoring that is over, without a decision',
    acts: ['decide'],
    rows: (
      round,
      now,
    ) => sql`select r.id from rounds r where r.id = ${round} and r.id in (select round_id from assignments)
      and r.plan ->> '$.dates.scoringCloses' <= ${now} and r.id not in (select round_id from decisions)`,
  },
  {
    what: 'a decision that is approved and not public',
    acts: ['publish-notice', 'decide-again', 'approve-decision', 'decide', 'decide-numbers'],
    rows: (
      round,
    ) => sql`select d.round_id as id from decisions d join decision_approvals a on a.decision_id = d.id
      where d.round_id = ${round} and d.id not in (select decision_id from notices)
      and d.revision = (select max(revision) from decisions where round_id = ${round})`,
  },
  {
    what: 'a notice whose days are over',
    acts: ['announce', 'answer', 'decide-again', 'decide', 'approve-decision', 'publish-notice'],
    rows: (round, now) => sql`select n.round_id as id from notices n where n.round_id = ${round}
      and n.seq = (select max(seq) from notices where round_id = ${round})
      and n.to_day < date((${now} + 28800000) / 1000, 'unixepoch') and n.id not in (select notice_id from announcements)`,
  },
  {
    what: 'a round to which nobody applied',
    acts: ['end', 'answer-ending'],
    rows: (
      round,
      now,
    ) => sql`select r.id from rounds r where r.id = ${round} and r.plan ->> '$.dates.closes' <= ${now}
      and r.id not in (select round_id from current_submissions)`,
  },
  {
    what: 'a round in which nobody passed',
    acts: ['watch-rechecks', 'end', 'answer-ending'],
    rows: (
      round,
      now,
    ) => sql`select r.id from rounds r where r.id = ${round} and r.plan ->> '$.dates.closes' <= ${now}
      and r.id in (select round_id from current_submissions) and not exists (select 1 from current_submissions s
        left join told_eligibility k on k.submission_id = s.id
        where s.round_id = r.id and coalesce(k.outcome, 'eligible') = 'eligible')
      and r.id not in ${RECHECKING}`,
  },
  {
    what: 'an end that is proposed',
    acts: ['answer-ending'],
    rows: (round) => sql`select e.round_id as id from round_endings e where e.round_id = ${round}
      and e.id not in (select ending_id from round_ending_answers)`,
  },
  {
    what: 'an amendment that waits',
    acts: ['publish-amendment'],
    rows: (round) => sql`select a.round_id as id from amendments a where a.round_id = ${round}
      and a.id not in (select amendment_id from amendment_publications)
      and a.id not in (select amendment_id from amendment_returns)`,
  },
]
