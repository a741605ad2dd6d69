import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeApp } from '../../src/app.tsx'
import { lookOf, rows } from '../../src/web/boxes/box.ts'
import { line, lines } from '../../src/web/boxes/texts.ts'
import { declaredIn } from '../../src/web/declared.ts'

/** Fields of a form that are no box, and why. */
const UNBOXED: Record<string, string[]> = {
  'where to go on, carried along': [
    '/sign-in next',
    '/sign-in/code next',
    '/sign-in/passkey next',
    '/register next',
    '/organizations next',
    '/proposals/:id/eligibility next',
  ],
  'what stood on the page that was answered, carried along': [
    ...['/rounds/:id/publication files', '/proposals/:id/submission seen', '/proposals/:id/eligibility seen'],
  ],
  'working text, kept as it was typed: the form that submits it has the boxes': [
    ...['points{}', 'comments{}', 'comment', 'advice'].map((field) => `/sheets/:id/draft ${field}`),
  ],
  'read upon the plan that it changes, by amendmentForm': ['/rounds/:id/amendments reason'],
  'sent unseen by a page’s script, and by the button that gives it up': [
    ...['page', 'form', 'title', 'content', 'together'].map((field) => `/texts ${field}`),
    ...['page', 'form', 'together'].map((field) => `/texts/discards ${field}`),
  ],
  'ticked beside what each is': ['/rounds form.parts[]', '/rounds/:id form.parts[]'],
  'a mark on the line of each list that was looked into': ['/proposals/:id/eligibility looked{}'],
  'a mark on the line of each condition': ['/proposals/:id/eligibility said{}'],
}
const known = Object.values(UNBOXED).flat()

const forms = declaredIn(makeApp()).flatMap(({ pattern, form }) => (form ? [{ pattern, form }] : []))
const unboxedAt = ({ pattern, form }: (typeof forms)[number]): string[] =>
  unboxedIn(form).map((field) => `${pattern} ${field}`)

describe('a field that people fill in', () => {
  test.each(forms)('is a box: POST $pattern', (of) => {
    expect(unboxedAt(of).filter((field) => !known.includes(field))).toEqual([])
  })

  test('what may be none is', () => {
    const found = forms.flatMap(unboxedAt)
    expect(forms.length).toBeGreaterThan(80)
    expect(known.filter((field) => !found.includes(field))).toEqual([])
  })
})

/** "rows[].name": the fields of a form that are no box, as deep as it goes; what can be one thing only nobody fills in. */
function unboxedIn(of: z.core.$ZodType, path = ''): string[] {
  if (lookOf(of) || of instanceof z.ZodUndefined || of instanceof z.ZodLiteral) return []
  if (of instanceof z.ZodObject)
    return Object.entries(of.shape).flatMap(([key, one]) => unboxedIn(one, path ? `${path}.${key}` : key))
  if (of instanceof z.ZodArray) return unboxedIn(of.element, `${path}[]`)
  if (of instanceof z.ZodRecord) return unboxedIn(of.valueType, `${path}{}`)
  if (of instanceof z.ZodUnion) return of.options.flatMap((one: z.core.$ZodType) => unboxedIn(one, path))
  if (of instanceof z.ZodPipe) return unboxedIn(isOpen(of.in) ? of.out : of.in, path)
  const isWrapper =
    of instanceof z.ZodOptional ||
    of instanceof z.ZodNullable ||
    of instanceof z.ZodDefault ||
    of instanceof z.ZodPrefault
  return isWrapper ? unboxedIn(of.unwrap(), path) : [path]
}

/** Takes whatever was sent: what it is, the schema behind it says. */
const isOpen = (of: z.core.$ZodType): boolean =>
  of instanceof z.ZodOptional
    ? isOpen(of.unwrap())
    : of instanceof z.ZodUnknown || of instanceof z.ZodTransform

describe('this test', () => {
  test('finds a field that is no box, in a row too', () => {
    expect(unboxedIn(z.object({ name: z.string() }))).toEqual(['name'])
    expect(unboxedIn(z.object({ kinds: rows(z.object({ name: z.string() }), null, 3) }))).toEqual([
      'kinds[].name',
    ])
  })

  test('passes boxes, in a row too, and where they may be left out', () => {
    const form = z.object({ name: line('名称', 9).optional(), of: lines('项', 3, 9) })
    expect(unboxedIn(z.object({ ...form.shape, rows: rows(form, null, 3) }))).toEqual([])
  })
})
