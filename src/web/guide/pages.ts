import { Marked, type Tokens } from 'marked'
import index from '../../../docs/README.md?raw'

// The pages of docs/guide are the guide inside the app too: written once, loaded when somebody reads one.
const files = import.meta.glob<string>('../../../docs/guide/*.md', { query: '?raw', import: 'default' })

export type GuidePage = { name: string; label: string }

/** The guide's pages as docs/README.md lists them. */
export const pages: GuidePage[] = [...index.matchAll(/\[([^\]]+)\]\(guide\/([\w-]+)\.md\)/g)].map(
  ([, label, name]) => ({ name: name!, label: label!.charAt(0).toUpperCase() + label!.slice(1) }),
)

/** The text of one page as HTML, or undefined where there is none of that name. */
export async function pageHtml(name: string): Promise<string | undefined> {
  const load = files[`../../../docs/guide/${name}.md`]
  return load && marked.parse(await load())
}

const marked = new Marked({ async: false, renderer: { link, image: () => '' } })

function link(
  this: { parser: { parseInline(tokens: Tokens.Generic[]): string } },
  { href, tokens }: Tokens.Link,
) {
  const text = this.parser.parseInline(tokens)
  const page = /^([\w-]+)\.md(#[\w-]+)?$/.exec(href)
  if (page) return `<a data-inside href="/guide/${page[1]}${page[2] ?? ''}">${text}</a>`
  // What lies outside the guide (operations, decisions) is for those who have the files.
  return /^https?:/.test(href) ? `<a href="${href}" rel="noreferrer" target="_blank">${text}</a>` : text
}
