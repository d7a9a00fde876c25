import { Fragment, type ReactNode, useMemo } from 'react'
import style from './formatted.module.css'

const plainTags = new Set(
  'p br b strong i em u s ul ol li blockquote code pre h1 h2 h3 h4 hr table thead tbody tr th td'.split(' '),
)
const headings = new Set(['h1', 'h2', 'h3', 'h4'])

/**
 * Formatted text of a record. The server has cleaned it; still no markup of others is put into the page: it is
 * read into a document of its own, and what is known there is made anew.
 */
export function Formatted({ html }: { html: string }) {
  const content = useMemo(() => contentOf(html), [html])
  return <div className={style.text}>{content}</div>
}

function contentOf(html: string): ReactNode {
  if (!/<[a-z/]/i.test(html))
    return html.split(/\n{2,}/).map((part, i) => <p key={String(i)}>{lines(part)}</p>)
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return childrenOf(body)
}

const lines = (text: string) =>
  text.split('\n').map((line, i) => (
    <Fragment key={String(i)}>
      {i > 0 && <br />}
      {line}
    </Fragment>
  ))

const childrenOf = (node: Node): ReactNode =>
  [...node.childNodes].map((child, i) => <Fragment key={String(i)}>{made(child)}</Fragment>)

function made(node: Node): ReactNode {
  if (node instanceof Text) return node.data
  if (!(node instanceof Element)) return null
  const tag = node.tagName.toLowerCase()
  const inner = childrenOf(node)
  if (tag === 'br') return <br />
  if (tag === 'hr') return <hr />
  if (tag === 'a') return linkOf(node, inner)
  if (tag === 'span' && node.getAttribute('data-type') === 'mention')
    return <span className={style.mention}>{inner}</span>
  // Headings of a note are none of the page's.
  if (headings.has(tag)) return <p className={style.heading}>{inner}</p>
  if (!plainTags.has(tag)) return inner
  const Tag = tag as 'p'
  return <Tag>{inner}</Tag>
}

function linkOf(node: Element, inner: ReactNode) {
  const href = node.getAttribute('href') ?? ''
  if (!/^(https?:|mailto:|tel:)/i.test(href)) return inner
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {inner}
    </a>
  )
}
