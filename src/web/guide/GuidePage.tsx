import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCrumbs } from '../kit/crumbs.ts'
import { t } from '../kit/text.ts'
import style from './guide.module.css'
import { pageHtml, pages } from './pages.ts'

/** The user guide: its pages on the left, the one that is read on the right. */
export function GuidePage() {
  const { page: asked } = useParams({ strict: false }) as { page?: string }
  const name = asked ?? pages[0]!.name
  const label = pages.find((page) => page.name === name)?.label ?? name
  useCrumbs([{ label: t('Guide'), to: '/guide' }, { label }])
  const { data: html, isPending } = useQuery({
    queryKey: ['guide', name],
    queryFn: async () => (await pageHtml(name)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className={style.guide}>
      <nav aria-label={t('Pages of the guide')}>
        {pages.map((page) => (
          <Link
            key={page.name}
            to="/guide/{-$page}"
            params={{ page: page.name }}
            aria-current={page.name === name ? 'page' : undefined}
          >
            {page.label}
          </Link>
        ))}
      </nav>
      <article className={style.text} aria-busy={isPending} lang="en" dir="ltr">
        {html ? <Text html={html} /> : !isPending && <p>{t('The guide has no page of this name.')}</p>}
      </article>
    </div>
  )
}

// biome-ignore lint/security/noDangerouslySetInnerHtml: made at build time from our own docs/guide
const Text = ({ html }: { html: string }) => <div dangerouslySetInnerHTML={{ __html: html }} />
