import { describe, expect, test } from 'vitest'
import { sayFileRefusal } from '../../src/files/pages/words.ts'
import { looked } from './looked.ts'
import { docx, office, rels, types, wide, xlsx } from './samples.ts'

const WORD = 'wordprocessingml.document.main'

describe('a document that does more than be read is refused, whatever its parts are called', () => {
  const of = 'word/_rels/document.xml.rels'
  const typed = (part: string, type: string) =>
    docx(['一'], { '[Content_Types].xml': types({ 'word/document.xml': WORD, [part]: type }), [part]: 'x' })
  test.each<[string, Uint8Array, string]>([
    ['macros by type', typed('word/picture.bin', 'application/vnd.ms-office.vbaProject'), 'macros'],
    ['macros by relation', docx(['一'], { [of]: rels([['vbaProject', 'harmless.bin']]) }), 'macros'],
    [
      'macros by the main part',
      typed('word/other.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      'macros',
    ],
    [
      'a template elsewhere',
      docx(['一'], {
        'word/_rels/settings.xml.rels': rels([['attachedTemplate', 'https://evil.example/a.dotm', true]]),
      }),
      'template',
    ],
    [
      'a linked object',
      docx(['一'], { [of]: rels([['oleObject', 'https://evil.example/a', true]]) }),
      'linked',
    ],
    ['a linked frame', docx(['一'], { [of]: rels([['frame', 'file://evil/a', true]]) }), 'linked'],
    [
      'another workbook',
      xlsx([], [], {
        'xl/externalLinks/_rels/externalLink1.xml.rels': rels([['externalLinkPath', 'file:///a.xlsx', true]]),
      }),
      'linked',
    ],
    [
      'an embedded object',
      docx(['一'], { [of]: rels([['oleObject', 'embeddings/a.bin']]), 'word/embeddings/a.bin': 'x' }),
      'embedded',
    ],
    [
      'an embedded object that is called a picture',
      docx(['一'], { [of]: rels([['oleObject', 'media/a.png']]), 'word/media/a.png': 'x' }),
      'embedded',
    ],
    [
      'an embedded object that nothing names',
      typed('word/media/a.png', 'application/vnd.openxmlformats-officedocument.oleObject'),
      'embedded',
    ],
    [
      'an embedded document',
      docx(['一'], { [of]: rels([['package', 'embeddings/a.docx']]), 'word/embeddings/a.docx': docx() }),
      'embedded',
    ],
    ['a page inside', docx(['一'], { [of]: rels([['aFChunk', 'a.html']]), 'word/a.html': 'x' }), 'embedded'],
    [
      'a control',
      docx(['一'], { [of]: rels([['control', 'x/a.xml']]), 'word/x/a.xml': '<ocx/>' }),
      'controls',
    ],
  ])('%s', async (_, file, seen) => {
    const { refusal } = await looked(file)
    expect(refusal).toEqual({ why: 'file-kind', seen })
    expect(refusal && sayFileRefusal(refusal)).toMatch(/[一-龥]{5}/)
  })

  test.each([
    [
      'double quotes in another order',
      `<r:Relationship TargetMode = "External" Target="x" Type="a/oleObject" Id="1"/>`,
    ],
    [
      'single quotes and entities',
      `<Relationship Type='a/&#111;leObject' Target='x' TargetMode='External'/>`,
    ],
    [
      'two bytes a character',
      wide(
        `<Relationships><Relationship Type="a/oleObject" Target="x" TargetMode="External"/></Relationships>`,
      ),
    ],
  ])('by relations written with %s', async (_, written) =>
    expect((await looked(docx(['一'], { [of]: written }))).refusal).toMatchObject({ seen: 'linked' }),
  )

  test('what people follow, and pictures, may lie outside', async () => {
    const outside = rels([
      ['hyperlink', 'https://a.example', true],
      ['image', 'https://a.example/a.png', true],
    ])
    expect(await looked(docx(['一'], { [of]: outside }))).toMatchObject({ searched: 'whole' })
  })

  test('two files of one name, or one inside of another, are damage', async () => {
    expect((await looked(docx(['一'], { 'WORD/Document.xml': 'x' }))).refusal).toEqual({
      why: 'file-damaged',
    })
    const cut = office('word/document.xml', { '_rels/.rels': '<a b' })
    expect((await looked(cut)).refusal).toEqual({ why: 'file-damaged' })
  })
})
