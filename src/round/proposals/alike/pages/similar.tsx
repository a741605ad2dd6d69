import { paths } from '../../../../paths.ts'
import type { Instant } from '../../../../shared/days.ts'
import { type Column, List } from '../../../../web/columns.tsx'
import { Filters, Pages, ROWS, listHref } from '../../../../web/controls.tsx'
import { Links, Tasks } from '../../../../web/lists.tsx'
import { Block, Empty, Head, Tag } from '../../../../web/parts.tsx'
import { SealedNote } from '../../../calls/opening/pages.tsx'
import { type Round, numbered } from '../../../calls/rules/round.ts'
import { type Group, type PairRow, VERDICTS, type WantedPairs } from '../rules/pair.ts'
import { UNSEEN, VERDICT_LOOKS } from './words.ts'

type Props = {
  round: Round
  openedAt: Instant | null
  rows: PairRow[]
  total: number
  wanted: WantedPairs
  groups: Group[]
  leasts: number[]
  url: string
}

/** 相似的申报书: groups and pairs of a round, the most alike first; or the pairs of one group. */
export function SimilarPage({ round, openedAt, rows, total, wanted, groups, leasts, url }: Props) {
  const { page, ...narrowed } = wanted
  const { word, verdict, foreign, least, group } = narrowed
  const shown = groups.filter(({ id }) => !group || id === group)
  const isPlain = !word && !verdict && page === 1
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
      {(isPlain || group) && shown.length > 0 && (
        <Groups {...{ round, groups: shown, isOne: group !== '' }} />
      )}
      {rows.length === 0 ? (
        <Empty title="没有相似的申报书">相似度达到{least}%的列在这里。</Empty>
      ) : (
        <List scroll="相似的申报书" sticky lined columns={pairColumns} rows={rows} />
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

export const pairColumns: Column<PairRow>[] = [
  {
    head: '相似度（%）',
    count: ({ percent }) => percent,
    cell: ({ percent, common }) => `${common === null ? '约' : ''}${percent}%`,
    drawn: '相似度',
  },
  {
    head: '套话占（%）',
    count: ({ common }) => common,
    cell: ({ common }) => (common === null ? <span class="quiet">待核对</span> : `${common}%`),
    drawn: '套话占',
  },
  {
    head: '申报书',
    text: ({ aTitle }) => aTitle,
    href: ({ id }) => paths.similarPair(id),
    also: {
      head: '编号和单位',
      text: ({ aCode, aNumber, aBy }) => `${numbered({ code: aCode }, 'SQ', aNumber)}　${aBy}`,
    },
    drawn: '申报书',
    keep: 'name',
  },
  {
    head: '与之相似的申报书',
    text: ({ bTitle }) => bTitle,
    also: {
      head: '与之相似的编号和单位',
      text: ({ bCode, bNumber, bBy, isOwn }) =>
        `${numbered({ code: bCode }, 'SQ', bNumber)}　${isOwn ? '同一单位' : bBy}`,
    },
    drawn: '与之相似的申报书',
  },
  {
    head: '处理',
    text: ({ verdict }) => tagOf(verdict).word,
    tone: ({ verdict }) => tagOf(verdict).tone,
    keep: 'state',
  },
]

export const VerdictTag = ({ row: { verdict } }: { row: Pick<PairRow, 'verdict'> }) => {
  const { tone, word } = tagOf(verdict)
  return <Tag tone={tone}>{word}</Tag>
}

const tagOf = (verdict: PairRow['verdict']) => (verdict ? VERDICT_LOOKS[verdict] : UNSEEN)

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
