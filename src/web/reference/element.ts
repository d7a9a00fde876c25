type Attributes = Record<string, string | boolean | ((event: Event) => void)>
type Inside = Node | string | undefined | false

/** Makes an element; texts stay texts, whatever they hold. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...inside: Inside[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...inside.filter((one): one is Node | string => Boolean(one)))
  return element
}
