import { paths } from '../../../../paths.ts'
import type { Plan } from '../../../calls/rules/plan.ts'
import { By } from '../../../../rulebook/pages/by.tsx'
import { Empty, Head, Note } from '../../../../web/parts.tsx'
import { type Shown, isAside } from '../rules/draw.ts'
import { Record } from './record.tsx'

/** 抽取记录: what everybody may read of the draws of a round, experts by their codes. */
export const DrawsPage = ({ id, plan, draws }: { id: string; plan: Plan; draws: Shown[] }) => (
  <div class="page">
    <Head
      title="评审专家抽取记录"
      crumbs={[{ href: paths.call(id), text: plan.title }]}
      lead="评审专家怎样抽出来的：名单、每人的机会、双方的口令和公开号码，任何人可以重新计算。专家用编号。"
    />
    {draws.length === 0 ? (
      <Empty title="还没有抽取记录">
        用抽取办法产生评审专家的，得出结果以后在这里公开
        <By bound={plan.rulebook} rules={['panel.size']} />。
      </Empty>
    ) : (
      draws.toReversed().map((draw) => (
        <>
          {!draw.outcome && !isAside(draw) && (
            <Note>第{draw.seq}次抽取没有结果：评分表已经分配，不再抽取。</Note>
          )}
          <Record round={{ id, title: plan.title }} draw={draw} />
        </>
      ))
    )}
  </div>
)
