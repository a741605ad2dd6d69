import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import { Actions, Button, Head, Note } from '../../../../web/parts.tsx'
import { type Application, type Block, DRAFT, type Row } from './application.ts'

type Props = { id: string; title: string; application: Application }

/** The application as it goes on paper: to read, to print, and to save as a Word file. */
export const DocumentPage = ({ id, title, application }: Props) => (
  <div class="page">
    <div class="on-screen">
      <Head
        title="申报书文档"
        crumbs={[{ href: paths.proposal(id), text: title }]}
        lead="用浏览器的打印功能可以打印，或存成PDF。"
        actions={<Button href={paths.proposalWord(id)} children="下载Word文档" />}
      />
    </div>
    <Paperwork {...application} />
  </div>
)

const Paperwork = ({ round, cover, number, isDraft, parts, pledge, signatures, foot }: Application) => (
  <article class="paper application" aria-labelledby="application">
    <div class="cover">
      {isDraft && <p class="draft">{DRAFT}</p>}
      <h2 id="application">
        <span class="nowrap">{round}</span>
        <span class="nowrap">项目申报书</span>
      </h2>
      <dl>
        {cover.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
    {parts.map(({ title, blocks }) => (
      <section>
        <h3>{title}</h3>
        {blocks.map((block) => (
          <BlockView block={block} title={title} />
        ))}
      </section>
    ))}
    <section class="pledge">
      <h3>申报单位承诺</h3>
      <p>{pledge}</p>
      {signatures.map((line) => (
        <p class="signature">{line}</p>
      ))}
    </section>
    <footer>
      <p>{number}</p>
      {foot.map((line) => (
        <p>{line}</p>
      ))}
    </footer>
  </article>
)

function BlockView({ block, title }: { block: Block; title: string }): Child {
  switch (block.kind) {
    case 'text':
      return linesOf(block.text).map((line) => <p>{line}</p>)
    case 'heading':
      return <h4>{block.text}</h4>
    case 'list':
      return (
        <ol>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ol>
      )
    case 'facts':
      return <FactTable rows={block.rows} title={title} />
    case 'table':
      return <BlockTable block={block} title={title} />
  }
}

/** Lines as they were typed; blank ones are left out on paper. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '')

const FactTable = ({ rows, title }: { rows: [string, string][]; title: string }) => (
  <table class="names">
    <caption class="unseen">{title}</caption>
    <tbody>
      {rows.map(([name, value]) => (
        <tr>
          <th scope="row">{name}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** A part may hold two tables. */
const nameOf = ({ columns: [first] }: Extract<Block, { kind: 'table' }>, title: string): string =>
  first ? `${title}：${first.name}` : title

const BlockTable = ({ block, title }: { block: Extract<Block, { kind: 'table' }>; title: string }) => (
  <div class="scroll" role="region" aria-label={nameOf(block, title)} tabindex={0}>
    <table>
      <caption class="unseen">{nameOf(block, title)}</caption>
      <thead>
        <tr>
          {block.columns.map(({ name, num }) => (
            <th scope="col" class={num && 'num'}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <TableRow row={row} isNumber={(at) => block.columns[at]?.num === true} />
        ))}
      </tbody>
    </table>
  </div>
)

function TableRow({ row, isNumber }: { row: Row; isNumber: (at: number) => boolean }) {
  const { cells, span = 1, isSum } = row
  return (
    <tr class={isSum && 'sum'}>
      {cells.map((cell, at) =>
        at === 0 && isSum ? (
          <th scope="row" colspan={span}>
            {cell}
          </th>
        ) : (
          <td class={isNumber(at + span - 1) ? 'num' : undefined}>{cell}</td>
        ),
      )}
    </tr>
  )
}

/** A draft that cannot be read yet has no document. */
export const NoDocument = ({ id, count }: { id: string; count: number }) => (
  <div class="page">
    <Head title="申报书文档" crumbs={[{ href: paths.proposal(id), text: '申报书' }]} />
    <Note tone="warn">还有{count}处没有填好，填好以后才能生成文档。</Note>
    <Actions>
      <Button href={paths.proposal(id)}>继续填写</Button>
    </Actions>
  </div>
)
