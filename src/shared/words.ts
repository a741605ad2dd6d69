/**
 * How many 字 a text has, as every limit counts them: a character of the rarer planes or an emoji is one, where JavaScript's
 * own length has two. z.string().max, JSON Schema's maxLength and SQLite's length() count the same. Not grapheme clusters:
 * one of them can be as long as it likes. So a mark of its own, and each part of a flag or a family, counts.
 */
export const lengthOf = (text: string): number => [...text].length

/** What somebody typed often ends with a stop of its own: two that meet in a sentence are one. */
export const stopOnce = (text: string): string => text.replaceAll(/([。！？])。+/g, '$1')
