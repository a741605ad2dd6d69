import { paths } from '../../../paths.ts'
import { sayDay } from '../../../shared/days.ts'
import { Facts } from '../../../web/lists.tsx'
import { By } from '../../../rulebook/pages/by.tsx'
import { Button, Chapter, Empty, Head } from '../../../web/parts.tsx'
import { isHandedOut } from './rules.ts'
import type { Released } from './store.ts'

/** 公开数据包: what anybody needs to compute a round's result again. */
export const BundlePage = ({ id, plan, root }: Released) => (
  <div class="page">
    <Head
      title="公开数据包"
      crumbs={[{ href: paths.call(id), text: plan.title }]}
      lead="这一期的公告、办法、评分、名单、公示和拨款，任何人都可以下载，自己重算一遍。"
      actions={root ? <Button href={paths.bundleFile(id)}>下载</Button> : undefined}
    />
    {root ? (
      <Chapter id="content" title="包里有什么">
        <Facts rows={CONTENT} />
        <p>
          解开以后运行<code>npm run --silent round -- verify 文件夹</code>
          ，会重算排名和资金，指出第一处对不上的地方。收录证明对照
          <a href={paths.rootOf(root.day)}>{sayDay(root.day)}的根</a>。结果公告后照本期的规定公开
          <By bound={plan.rulebook} rules={['publicity.bundle']} />。
        </p>
      </Chapter>
    ) : (
      <NoBundle plan={plan} />
    )}
  </div>
)

const NoBundle = ({ plan }: Pick<Released, 'plan'>) => (
  <Empty title={isHandedOut(plan) ? '还没有数据包' : '这一期不提供数据包'}>
    {isHandedOut(plan) ? '结果公告以后的第一夜，在这里提供' : '本期的办法没有公开它'}
    <By bound={plan.rulebook} rules={['publicity.bundle']} />。
  </Empty>
)

const CONTENT = [
  { name: 'round.json、rulebook.json', value: '公告的全部规定，和依据的管理办法' },
  { name: 'proposals.json', value: '每份申报书的校验值、赛道、申请额和是否合格；单位用代号，立项的写明名称' },
  { name: 'sheets.json', value: '分给谁评、每项给几分，专家用代号' },
  { name: 'decision.json', value: '名次、得分、立项资金或没有立项的原因' },
  { name: 'notices.json、objections.json', value: '公示的起止日期，异议和处理结果，不写提出人' },
  { name: 'payments.json', value: '每一笔拨款' },
  { name: 'draw.json', value: '评审专家每次抽取的记录和结果，专家用抽取时的编号' },
  { name: 'proofs.json', value: '每份申报书收在公布的根里的证明' },
]
