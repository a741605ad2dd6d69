import { expect, test } from 'vitest'
import { Contents } from '../../src/web/contents.tsx'
import { Chapter } from '../../src/web/parts.tsx'

const page = (titles: string[]) =>
  String(
    <Contents>
      <p>前言</p>
      {titles.map((title, at) => (
        <Chapter id={`c${at}`} title={title} small="3项">
          正文
        </Chapter>
      ))}
    </Contents>,
  )
const SIX = ['日程', '赛道', '选题', '<b>评分</b>', '规则', '附件']

test('a long page tells its chapters before the first, each with its own title and a way there', () => {
  const said = page(SIX)
  const [head = '', rest = ''] = said.split('<nav')
  expect(head).toBe('<p>前言</p>')
  expect([...rest.matchAll(/<a href="#(c\d)">(.*?)<\/a>/g)].map(([, id, title]) => `${id} ${title}`)).toEqual(
    ['c0 日程', 'c1 赛道', 'c2 选题', 'c3 &lt;b&gt;评分&lt;/b&gt;', 'c4 规则', 'c5 附件'],
  )
  expect(said.match(/<section class="chapter"/g)).toHaveLength(6)
})

test('a short one is as it was', () => {
  expect(page(SIX.slice(1))).not.toContain('<nav')
  expect(page([])).toBe('<p>前言</p>')
})
