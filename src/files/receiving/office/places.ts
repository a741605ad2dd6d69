import type { Part } from './package.ts'

/** How a person calls the place of a part, by its content type or else its name; $1 is its number. */
const PLACES: [RegExp, RegExp, string][] = [
  [/wordprocessingml\.(document|template)\.main\+xml$/, /^word\/document\.xml$/, '正文'],
  [/wordprocessingml\.(header|footer)\+xml$/, /^word\/(?:header|footer)\d*\.xml$/, '页眉页脚'],
  [/wordprocessingml\.(footnotes|endnotes)\+xml$/, /^word\/(?:footnotes|endnotes)\.xml$/, '脚注'],
  [/comments\w*\+xml$|threadedcomments/, /\/comments\w*\d*\.xml$|threadedcomment/, '批注'],
  [/spreadsheetml\.sharedstrings\+xml$/, /^xl\/sharedstrings\.xml$/, '单元格'],
  [/spreadsheetml\.(work|chart|dialog)sheet\+xml$/, /^xl\/worksheets\/sheet\d+\.xml$/, '第$1张工作表'],
  [/spreadsheetml\.(sheet|template)\.main\+xml$/, /^xl\/workbook\.xml$/, '工作表名称'],
  [/presentationml\.slide\+xml$/, /^ppt\/slides\/slide\d+\.xml$/, '第$1页'],
  [/presentationml\.notesslide\+xml$/, /^ppt\/notesslides\/notesslide\d+\.xml$/, '第$1页的备注'],
  [/presentationml\.\w*(master|layout)\+xml$/, /^ppt\/\w*(masters|layouts)\//, '母版'],
  [/drawingml\.chart|ms-office\.chart/, /\/charts?(ex)?\//, '图表'],
  [/drawingml\.diagram/, /\/diagrams\//, '图示'],
  [/(core|extended|custom)-properties\+xml$/, /^docprops\//, '文件属性'],
]

export function placeOf({ name, type }: Pick<Part, 'name' | 'type'>): string {
  const [, , place] = PLACES.find(([said]) => said.test(type)) ?? PLACES.find(([, at]) => at.test(name)) ?? []
  const no = /(\d+)\.xml$/.exec(name)?.[1] ?? ''
  return place?.replace('$1', no) ?? '其他内容'
}

/** Where a workbook keeps the texts of its cells. */
export const holdsTexts = (part: Pick<Part, 'name' | 'type'>): boolean => placeOf(part) === '单元格'

/** What is no text at all: pictures, sounds, fonts, what a printer was told. */
export const hasNoText = ({ name, type }: Pick<Part, 'name' | 'type'>): boolean =>
  name.endsWith('/') ||
  /^(image\/(?!svg)|(audio|video|font)\/)|obfuscatedfont|printersettings|x-fontdata/.test(type) ||
  (type === '' && /\.(png|jpe?g|gif|emf|wmf|tiff?|bmp|odttf)$/.test(name))

export const isXml = ({ name, type }: Pick<Part, 'name' | 'type'>): boolean =>
  /[+/]xml$|vmldrawing/.test(type) || /\.(xml|vml|rels|svg)$/.test(name)
