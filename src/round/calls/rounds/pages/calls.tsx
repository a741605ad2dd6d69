import { paths } from '../../../../paths.ts'
import { type Instant, sayDeadline } from '../../../../shared/days.ts'
import { yuan } from '../../../../shared/money.ts'
import { Links } from '../../../../web/lists.tsx'
import { Empty, Head } from '../../../../web/parts.tsx'
import { PHASE_WORDS } from '../../pages/words.tsx'
import { type Round, budgetOf, phaseOf, quotaOf } from '../../rules/round.ts'

/** Every call there has been, the newest first. */
export const CallsPage = ({ rounds, now }: { rounds: Round[]; now: Instant }) => (
  <div class="page">
    <Head
      title="征集公告"
      lead="每一期向谁征集、什么时候截止、怎样评分、钱怎样拨，都写在公告里；发布以后，只有更正公告能改动。"
    />
    {rounds.length === 0 ? (
      <Empty title="还没有征集公告">公告发布以后列在这里。</Empty>
    ) : (
      <Links
        items={rounds.map(({ id, plan, ended }) => ({
          href: paths.call(id),
          text: plan.title,
          small: `${PHASE_WORDS[phaseOf(plan.dates, now, ended)]}，${sayDeadline(plan.dates.closes)}截止，${quotaOf(plan)}个名额，预算${yuan(budgetOf(plan))}元`,
        }))}
      />
    )}
  </div>
)
