declare module '*?raw' {
  const text: string
  export default text
}

declare module '*/assets/cells.mjs' {
  export function exact(typed: string, most?: number): number
  export function amountOf(price: number, quantity: number): number
  export function shown(sum: number): string
  export function cellsIn(text: string): string[][]
  export function bare(text: string): string
  export function rowsIn(rows: string[][], isUnderHead: boolean): { taken: string[][]; left: string[][] }
  export function textOf(row: string[]): string
  export function some(all: string[], most?: number): string
}

declare module '*/assets/numbers.mjs' {
  export function numbersIn(text: string): string[]
}
