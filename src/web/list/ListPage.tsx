export function ListPage(_: { plural: string }) {
  return null
}
