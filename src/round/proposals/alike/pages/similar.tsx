import { paths } from '../../../../paths.ts'
import type { Instant } from '../../../../shared/days.ts'
import { List } from '../../../../web/columns.tsx'
import { Filters, Pages, ROWS, listHref } from '../../../../web/controls.tsx'
import { Links, Tasks } from '../../../../web/lists.tsx'
import { Block, Empty, Head } from '../../../../web/parts.tsx'
import { SealedNote } from '../../../calls/opening/pages.tsx'
import { type Round, numbered } from '../../../calls/rules/round.ts'
import { type Group, type PairRow, VERDICTS, type WantedPairs, groupsFor } from '../rules/pair.ts'
import { PAIRS, tagOf } from './columns.tsx'
import { UNSEEN, VERDICT_LOOKS } from './words.ts'

type Found = { round: Round; openedAt: Instant | null; rows: PairRow[]; total: number; groups: Group[] }
type Props = Found & {
  wanted: WantedPairs
  leasts: number[]
  url: string
}

/** 相似的申报书: groups and pairs of a round, the most alike first; or the pairs of one group. */
export function SimilarPage({ round, openedAt, rows, total, wanted, groups, leasts, url }: Props) {
  const { page, ...narrowed } = wanted
  const { word, verdict, foreign, least, group } = narrowed
  const shown = groupsFor(groups, wanted)
  return (
    <div class="page">
      <Head
        title="相似的申报书"
        crumbs={[
          { href: paths.round(round.id), text: round.plan.title },
          { href: paths.proposals(round.id), text: '申报书' },
          ...(group ? [{ href: paths.similar(round.id), text: '相似的申报书' }] : []),
        ]}
        lead="本期申报书提交时，与本期和以往各期的比对，当天夜里再逐字核对。本期表格的原文和别的申报书也有的套话不计；相似不等于抄袭，请打开对照后判断。"
      />
      <SealedNote {...{ round, openedAt }} />
      <Filters
        items={[
          { kind: 'search', name: 'word', label: '项目或单位', value: word },
          {
            kind: 'select',
            name: 'verdict',
            label: '处理',
            value: verdict,
            options: [
              { value: 'none', text: UNSEEN.word },
              ...VERDICTS.map((one) => ({ value: one, text: VERDICT_LOOKS[one].word })),
            ],
          },
          {
            kind: 'select',
            name: 'least',
            label: '相似度不低于',
            value: String(least),
            options: leasts.map((percent) => ({ value: String(percent), text: `${percent}%` })),
          },
          { kind: 'check', name: 'foreign', label: '只看不同单位', value: foreign },
        ]}
        shown={`共${total}对`}
        url={url}
      />
      {shown.length > 0 && <Groups {...{ round, groups: shown, isOne: group !== '' }} />}
      {rows.length === 0 ? (
        <Empty title="没有相似的申报书">相似度达到{least}%的列在这里。</Empty>
      ) : (
        <List sticky lined scroll="相似的申报书" columns={PAIRS} rows={rows} />
      )}
      {total > ROWS && (
        <Pages
          page={page}
          total={total}
          href={(at) => listHref(paths.similar(round.id), { ...narrowed, least: String(least) }, at)}
        />
      )}
    </div>
  )
}

type GroupsProps = { round: Round; groups: Group[]; isOne: boolean }

/** Three or more that are alike stand together, with the longest passage that half of them have. */
const Groups = ({ round, groups, isOne }: GroupsProps) => (
  <Block id="groups" title="成组相似" small={isOne ? undefined : '每组三份以上，组内各对不在下面重复列'}>
    {groups.map(({ id, count, excerpt, members }) => (
      <>
        <h3>
          {isOne ? (
            `${count}份`
          ) : (
            <a href={`${paths.similar(round.id)}?group=${id}`}>{`${count}份，看组内各对`}</a>
          )}
        </h3>
        {excerpt && <p class="quiet">{`多数都有：“${excerpt}”`}</p>}
        <Links
          items={members.map(({ proposal, title, by, number }) => ({
            href: paths.proposal(proposal),
            text: title,
            small: `${numbered(round.plan, 'SQ', number)}　${by}`,
          }))}
        />
      </>
    ))}
  </Block>
)

/** On the page that judges one proposal: what it is alike to. Nothing where there is nothing. */
export const SimilarBlock = ({ proposalId, pairs }: { proposalId: string; pairs: PairRow[] }) =>
  pairs.length === 0 ? null : (
    <Block id="similar" title="相似的申报书" small="仅供参考">
      <Tasks
        items={pairs.map((pair) => ({
          href: paths.similarPair(pair.id),
          text: pair.a === proposalId ? pair.bTitle : pair.aTitle,
          small: `相似度${pair.percent}%，${pair.isOwn ? '同一单位' : pair.a === proposalId ? pair.bBy : pair.aBy}`,
          tag: tagOf(pair.verdict),
        }))}
      />
    </Block>
  )
