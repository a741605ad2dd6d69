import { paths } from '../../../paths.ts'
import type { Track } from '../../../round/calls/rules/plan.ts'
import type { Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export, Pages, Tabs, pageIn } from '../../../web/controls.tsx'
import { BareForm, Box, Form } from '../../../web/form.tsx'
import { Actions, Block, Button, Empty, Head, Note } from '../../../web/parts.tsx'
import { mailingForm } from '../forms.ts'
import {
  ALL,
  type MailingRefusal,
  type Receiver,
  type Previewed,
  type To,
  areExperts,
  hasTracks,
  placeholdersOf,
} from '../rules.ts'
import { AUDIENCE_WORDS, BEGINNINGS, BODY_HINT, WHEN, sayMailingRefusal, sayTrack } from './words.ts'

type Round = { id: string; plan: { title: string; tracks: Track[] } }
type Props = {
  round: Round
  to: To
  receivers: Receiver[]
  /** Why this officer does not write to them. */
  whyNot: MailingRefusal | null
  page: number
  rows: number
  url: string
  of: Filled
}

/** To whom it would go now, each by name, and the letter to them. */
export const WritePage = ({ round, to, receivers, whyNot, page, rows, url, of }: Props) => (
  <div class="page">
    <Head
      title={`写给${AUDIENCE_WORDS[to.audience]}`}
      crumbs={[{ href: paths.mailings(round.id), text: '群发' }]}
      meta={`现在${receivers.length}人`}
      actions={<Export url={url} />}
    />
    {hasTracks(to.audience) && (
      <Tabs
        label="按赛道"
        items={['', ...round.plan.tracks.map(({ code }) => code)].map((track) => ({
          href: paths.mailingTo(round.id, to.audience, track || ALL),
          text: sayTrack(track, round.plan.tracks),
          here: track === to.track,
        }))}
      />
    )}
    {receivers.length === 0 ? (
      <Empty title="现在没有收信人">{WHEN[to.audience]}。</Empty>
    ) : (
      <>
        <Block id="letter" title="信">
          {whyNot ? (
            <Note tone="warn">{sayMailingRefusal(whyNot)}</Note>
          ) : (
            <Write {...{ round, to, of: { ...of, typed: { ...BEGINNINGS[to.audience], ...of.typed } } }} />
          )}
        </Block>
        <Block id="receivers" title="收信人" small={`${receivers.length}人，发出时按那时的名单`}>
          <List
            lined
            scroll="收信人名单"
            columns={receiversOf(to)}
            rows={receivers.slice((page - 1) * rows, page * rows)}
          />
          <Pages page={page} total={receivers.length} href={pageIn(url)} />
        </Block>
      </>
    )}
  </div>
)

const Write = ({ round, to, of }: { round: Round; to: To; of: Filled }) => (
  <Form
    to={paths.mailingPreview(round.id, to.audience, to.track || ALL)}
    of={{ ...of, at: paths.mailingPreview(round.id, to.audience, to.track || ALL) }}
    button="预览"
  >
    <Box of={of} form={mailingForm} name="title" full hint="前面会加上“通知：”。" />
    <Box
      of={of}
      form={mailingForm}
      name="text"
      size={8}
      hint={`可以写${placeholdersOf(to.audience)
        .map((one) => `{${one}}`)
        .join('、')}，发出时换成各人的。${BODY_HINT}`}
    />
  </Form>
)

export const receiversOf = ({ audience }: To): Column<Receiver>[] => [
  { head: '姓名', text: ({ name }) => name, keep: 'name' },
  ...(areExperts(audience)
    ? []
    : [{ head: '单位', text: ({ organization }: Receiver) => organization, keep: 'state' as const }]),
  ...(hasTracks(audience) ? [{ head: '件数', count: ({ count }: Receiver) => count }] : []),
]

/** What the first of them would read, how many they are, and the same form to go on writing. */
export const PreviewPage = ({ draft, letters, count, seen, round, to, of }: Previewed & { of: Filled }) => (
  <div class="page">
    <Head
      title={`写给${AUDIENCE_WORDS[to.audience]}`}
      crumbs={[{ href: paths.mailings(round.id), text: '群发' }]}
      meta={`${sayTrack(to.track, round.plan.tracks)}，${count}人`}
    />
    <Block id="preview" title="预览" small="还没有发">
      {letters.map(({ name, reads: { subject, body } }) => (
        <div class="preview">
          <p class="quiet">{name}收到的：</p>
          <p>
            <b>{subject}</b>
          </p>
          <p class="lines">{body}</p>
        </div>
      ))}
      <BareForm
        to={paths.mailingTo(round.id, to.audience, to.track || ALL)}
        hidden={{ ...draft, people: seen.people, seq: seen.seq }}
      >
        <Actions>
          <Button>发给{count}人</Button>
          <a href={`${paths.mailingTo(round.id, to.audience, to.track || ALL)}#receivers`}>核对名单</a>
        </Actions>
      </BareForm>
    </Block>
    <Block id="letter" title="接着改">
      <Write {...{ round, to, of: { ...of, typed: { ...draft } } }} />
    </Block>
  </div>
)
