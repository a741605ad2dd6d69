import { describe, expect, test } from 'vitest'
import type { Filled } from '../../src/web/answer.tsx'
import { Bars, Box, BoxScale, Progress } from '../../src/web/charts.tsx'
import { Checks, Confirm, Radios } from '../../src/web/choices.tsx'
import { Filters, Pages, Tabs } from '../../src/web/controls.tsx'
import { WhyNot } from '../../src/web/refusal.tsx'
import { Area, Money, Num, Select, Text, Upload } from '../../src/web/fields.tsx'
import { Facts, Figures, Links, Rules, Tasks } from '../../src/web/lists.tsx'
import { Paper, Receipt } from '../../src/web/papers.tsx'
import { Block, Button, Chapter, Clause, Empty, Head, Note, Saved, Tag } from '../../src/web/parts.tsx'
import { Table } from '../../src/web/tables.tsx'
import { Milestones, Stages, Timeline } from '../../src/web/time.tsx'

const html = (part: unknown): string => String(part)
const LONG = '永定门外街道永外新市民融入课堂社'
const SLY = '<b>"甲"&乙</b>'
const named = (page: string, attribute: string) =>
  [...page.matchAll(new RegExp(`${attribute}="([^"]*)"`, 'g'))].flatMap(([, value = '']) => value.split(' '))

describe('whatever people typed is text, never markup', () => {
  const of: Filled = { typed: { sly: SLY, 'sly[]': SLY }, problems: [{ field: 'sly', says: SLY }] }
  const field = { of, name: 'sly', label: SLY, hint: SLY }
  const group = { of, name: 'sly', legend: SLY, options: [{ value: SLY, text: SLY, small: SLY }] }
  const bar = { name: SLY, value: 1, shown: SLY, of: 2, ofShown: SLY }
  const fact = { name: SLY, value: SLY, change: SLY }
  const parts = {
    head: (
      <Head
        title={SLY}
        lead={SLY}
        meta={SLY}
        crumbs={[{ href: SLY, text: SLY }, { text: SLY }]}
        actions={SLY}
      />
    ),
    aside: <Head title={SLY} aside={SLY} first />,
    tag: <Tag tone="now">{SLY}</Tag>,
    note: (
      <Note tone="bad" label={SLY}>
        {SLY}
      </Note>
    ),
    clause: <Clause href={SLY}>{SLY}</Clause>,
    button: (
      <Button name={SLY} value={SLY}>
        {SLY}
      </Button>
    ),
    link: <Button href={SLY}>{SLY}</Button>,
    empty: <Empty title={SLY}>{SLY}</Empty>,
    chapter: (
      <Chapter id="a" title={SLY} small={SLY}>
        {SLY}
      </Chapter>
    ),
    block: (
      <Block id="a" title={SLY} small={SLY}>
        {SLY}
      </Block>
    ),
    facts: <Facts rows={[fact]} />,
    figures: <Figures items={[{ name: SLY, value: SLY, unit: SLY, small: SLY }]} />,
    links: <Links items={[{ href: SLY, text: SLY, small: SLY }]} />,
    rules: <Rules items={[{ says: SLY, clause: { href: SLY, text: SLY } }]} />,
    tasks: <Tasks items={[{ href: SLY, text: SLY, small: SLY, tag: { word: SLY } }]} />,
    receipt: (
      <Receipt title={SLY} number={SLY} rows={[fact]}>
        {SLY}
      </Receipt>
    ),
    paper: (
      <Paper title={[SLY]} number={SLY} sign={[SLY, SLY]}>
        {SLY}
      </Paper>
    ),
    bars: <Bars items={[bar]} />,
    progress: <Progress name={SLY} value={1} max={2} />,
    text: <Text {...field} />,
    area: <Area {...field} rows={2} />,
    money: <Money {...field} />,
    num: <Num {...field} unit={SLY} />,
    select: <Select {...field} none={SLY} options={[{ value: SLY, text: SLY }]} />,
    upload: <Upload {...field} />,
    radios: <Radios {...group} />,
    checks: <Checks {...group} />,
    confirm: <Confirm {...field} />,
    summary: <WhyNot of={of} />,
    timeline: <Timeline items={[{ at: SLY, datetime: SLY, title: SLY, text: SLY }]} />,
    stages: <Stages items={[{ word: SLY }]} label={SLY} />,
    milestones: <Milestones items={[{ day: SLY, title: SLY, text: SLY, word: SLY }]} />,
    table: <Table head={[{ text: SLY }]} caption={SLY} scroll={SLY} />,
    filters: (
      <Filters
        items={[{ kind: 'search', name: SLY, label: SLY, value: SLY }]}
        shown={SLY}
        keep={{ a: SLY }}
      />
    ),
    tabs: <Tabs items={[{ href: SLY, text: SLY }]} label={SLY} />,
    pages: <Pages page={1} total={51} href={() => SLY} />,
  }
  test.each(Object.entries(parts))('%s', (_, part) => {
    expect(html(part)).toContain('&lt;b&gt;&quot;甲&quot;&amp;乙&lt;/b&gt;')
    expect(html(part)).not.toContain(SLY)
    expect(html(part)).not.toMatch(/<b>"甲|&乙| style=|<script/)
  })
})

describe('charts', () => {
  test('bars are shares of the longest; nothing at all is no division by nothing', () => {
    const page = html(
      <Bars
        items={[
          { name: '甲', value: 220, shown: '2.20' },
          { name: '乙', value: 135, shown: '1.35' },
        ]}
      />,
    )
    expect(named(page, '<rect width')).toEqual(['100.0', '61.4'])
    expect(html(<Bars items={[{ name: '甲', value: 0, shown: '0.00' }]} />)).toContain('width="0.0"')
  })
  test('a box stands where the design has it', () => {
    const spread = { low: 8450, q1: 8575, median: 8650, q3: 8975, high: 9300, mean: 8750, cut: 8300 }
    const page = html(<Box spread={spread} scale={{ from: 6500, to: 9500 }} />)
    expect(page).toContain('viewBox="0 0 128 20" role="img" aria-label="最低84.50，中位86.50，最高93.00"')
    expect(page).toContain('<line x1="83.2" x2="119.5" y1="10" y2="10">')
    expect(page).toContain('<rect x="88.5" y="5" width="17.1" height="10">')
    expect(page).toContain('<line class="cutline" x1="76.8" x2="76.8" y1="-60" y2="300">')
    expect(html(<BoxScale scale={{ from: 6500, to: 9500 }} />)).toContain('<text x="42.7" y="15">75</text>')
  })
  test('progress has a name, seen or not', () => {
    expect(html(<Progress id="p" name="已提交" value={3} max={2} />)).toBe(
      '<label for="p">已提交</label><progress id="p" value="2" max="2"></progress>',
    )
    expect(html(<Progress name="完成60%" value={60} max={100} />)).toContain('aria-label="完成60%"')
  })
})

test('the longest name there is stays whole', () => {
  for (const part of [
    <Head title={LONG} crumbs={[{ text: LONG }]} />,
    <Facts rows={[{ name: '申报单位', value: LONG }]} />,
    <Tasks items={[{ text: LONG }]} />,
    <Paper title={[LONG]} />,
    <Bars items={[{ name: LONG, value: 1, shown: '1' }]} />,
  ]) {
    expect(html(part)).toContain(`>${LONG}<`)
  }
})

test('small words', () => {
  expect(html(<Tag>已撤回</Tag>)).toBe('<span class="tag">已撤回</span>')
  expect(html(<Note label="提醒">好。</Note>)).toBe('<p class="note"><b>提醒：</b>好。</p>')
  expect(html(<Saved at="15:20:31" />)).toBe('<span class="saved" role="status">已保存，15:20:31</span>')
  expect(html(<Button plain>保存</Button>)).toBe('<button class="button plain">保存</button>')
  expect(html(<Figures items={[{ name: '评价', value: '4.6', unit: '分', small: '37人评' }]} />)).toContain(
    '<dd>4.6<small>分，37人评</small></dd>',
  )
})
