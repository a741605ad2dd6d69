import { paths } from '../../../paths.ts'
import { maskedText } from '../../../shared/personal/find.ts'
import { type Filled, blank } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export } from '../../../web/controls.tsx'
import { BareForm, Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Block, Button, Empty, Head } from '../../../web/parts.tsx'
import { KIND_WORDS } from '../../rules.ts'
import type { Previewed } from '../actions.ts'
import { wordingForm } from '../forms.ts'
import { type Text, type Version, sampleOf, standingOf } from '../rules/district.ts'
import { STAGE_WORDS, type Wording, stageOf } from '../rules/wording.ts'

type Props = { wording: Wording; versions: Version[]; sets: boolean; of: Filled; url: string }

/** One letter: the site's text and what stands, the form to word it, and who worded it before. */
export const WordingPage = ({ wording, versions, sets, of, url }: Props) => (
  <div class="page">
    <Head
      title={wording.subject}
      crumbs={[{ href: paths.wordings(), text: '信件文字' }]}
      lead={wording.tells}
      actions={<Export url={url} />}
    />
    <Facts
      rows={[
        { name: '阶段', value: STAGE_WORDS[stageOf(wording)] },
        { name: '类别', value: KIND_WORDS[wording.kind] },
      ]}
    />
    <Block id="texts" title="文字">
      {textsOf(wording, versions).map((one) => (
        <Said {...one} />
      ))}
      {sets && versions[0]?.text && (
        <Form
          to={paths.wordingOriginal(wording.id)}
          of={of}
          hidden={{ version: versions[0].version }}
          button="改回网站原文"
          plain
        />
      )}
    </Block>
    {sets && (
      <Block id="set" title="改文字">
        <Edit
          wording={wording}
          of={{ ...of, typed: { ...standingOf(wording, versions), ...of.typed } }}
          seen={seenBy(of, versions[0]?.version ?? 0)}
        />
      </Block>
    )}
    <Block id="versions" title="修改记录">
      {versions.length === 0 ? (
        <Empty title="没有改过">现在用的是网站的原文。</Empty>
      ) : (
        <List lined scroll="信件文字的修改记录" columns={VERSIONS} rows={versions} />
      )}
    </Block>
  </div>
)

/** What stands, as it would be read; the site's own text beside it, where the district has another. */
const textsOf = (wording: Wording, versions: Version[]): Named[] => {
  const stands = standingOf(wording, versions)
  const { subject, body } = wording
  const own = { name: '网站原文', subject, body }
  return [
    ...(versions[0]?.text ? [own, { name: '现在用的', ...stands }] : [own]),
    { name: '收信人看到的（大括号换成了例子）', ...sampleOf(wording, stands) },
  ]
}

type Named = Text & { name: string }
const Said = ({ name, subject, body }: Named) => (
  <div class="preview">
    <p class="quiet">{name}：</p>
    <p>
      <b>{subject}</b>
    </p>
    <p class="lines">{body}</p>
  </div>
)

/** Whoever was told that it changed has seen what stands now; whoever was not goes by what they had read. */
const seenBy = ({ why, typed }: Filled, newest: number): number =>
  why !== 'changed-meanwhile' && /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : newest

/** It leads to the preview, where it is saved. */
const Edit = ({ wording, of, seen }: { wording: Wording; of: Filled; seen: number }) => (
  <>
    {wording.holes.length > 0 && (
      <List
        lined
        scroll="大括号里可以写的"
        columns={HOLES}
        rows={wording.holes.map((hole) => ({ hole, wording }))}
      />
    )}
    <Form
      to={paths.wordingPreview(wording.id)}
      of={{ ...of, at: paths.wordingPreview(wording.id) }}
      hidden={{ version: seen }}
      button="预览"
    >
      <Box of={of} form={wordingForm} name="subject" full />
      <Box
        of={of}
        form={wordingForm}
        name="body"
        size={6}
        hint="大括号连同里面的字，写信时换成实际的内容；标“必须写”的不能漏。"
      />
    </Form>
  </>
)

const HOLES: Column<{ hole: string; wording: Wording }>[] = [
  { head: '大括号里可以写', text: ({ hole }) => `{${hole}}`, keep: 'name' },
  { head: '例如', text: ({ hole, wording }) => wording.examples[hole] ?? '' },
  {
    head: '要不要写',
    text: ({ hole, wording }) => (wording.needed.includes(hole) ? '必须写' : ''),
    keep: 'state',
  },
]

/** As it would be read here and by mail; other channels say of which kind there is a new one, and no more. */
export const PreviewPage = ({ wording, text, sample, seen }: Previewed) => (
  <div class="page">
    <Head
      title={wording.subject}
      crumbs={[
        { href: paths.wordings(), text: '信件文字' },
        { href: paths.wording(wording.id), text: wording.subject },
      ]}
    />
    <Block id="preview" title="预览" small="大括号换成了例子，还没有保存">
      <Said name="站内信" {...sample} />
      <Said
        name="邮件，电话、证件和账号会遮住"
        subject={maskedText(sample.subject)}
        body={maskedText(sample.body)}
      />
      <p class="quiet">企业微信、钉钉和短信只说“新信件：{KIND_WORDS[wording.kind]}”，不说内容。</p>
      <BareForm to={paths.wording(wording.id)} hidden={{ ...text, version: seen }}>
        <Actions>
          <Button>保存</Button>
          <a href={paths.wording(wording.id)}>不改了</a>
        </Actions>
      </BareForm>
    </Block>
    <Block id="set" title="接着改">
      <Edit wording={wording} of={{ ...blank, typed: { ...text } }} seen={seen} />
    </Block>
  </div>
)

export const VERSIONS: Column<Version>[] = [
  { head: '时间', instant: ({ at }) => at, keep: 'date' },
  { head: '谁改的', text: ({ by }) => by, keep: 'state' },
  { head: '标题', text: ({ text }) => text?.subject ?? '改回网站原文', keep: 'name' },
  { head: '正文', text: ({ text }) => text?.body ?? '' },
]
