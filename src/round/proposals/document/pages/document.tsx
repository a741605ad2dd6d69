import type { Child } from 'hono/jsx'
import { paths } from '../../../../paths.ts'
import { Actions, Button, Head, Note } from '../../../../web/parts.tsx'
import { Grid, Items, Lines } from '../../pages/reading.tsx'
import { type Said, headed } from '../../pages/saying.ts'
import { type Application, DRAFT } from './application.ts'

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
    {parts.map(({ number: place, title, says }) => (
      <section>
        <h3>
          {place}
          {title}
        </h3>
        {headed(says, title).map(({ said, heading }) => [
          heading && <h4>{heading}</h4>,
          <OnPaper said={said} />,
        ])}
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

const OnPaper = ({ said }: { said: Said }): Child => {
  switch (said.kind) {
    case 'text':
      return <Lines text={said.text} />
    case 'list':
      return <Items items={said.items} />
    case 'facts':
      return <FactTable rows={said.rows} />
    case 'table':
      return <Grid table={said} isPaper />
  }
}

const FactTable = ({ rows }: { rows: [string, string][] }) => (
  <table class="names">
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
