import { Link } from '@tanstack/react-router'
import type { NoticeLine } from '#core/notice.ts'
import { noticeText } from '../inbox/noticeText.ts'
import { useCatalogue } from '../kit/catalogue.ts'
import { agoText } from '../kit/format.ts'
import { useShowing } from '../kit/session.ts'
import { t } from '../kit/text.ts'
import { Initials } from '../kit/Value.tsx'
import { Card } from './Card.tsx'
import style from './home.module.css'

/** What others did to the records the reader looks after or follows. */
export function Changes({ rows }: { rows: NoticeLine[] }) {
  const catalogue = useCatalogue()
  const showing = useShowing()
  return (
    <Card
      title={t('What changed')}
      beside={<Link to="/inbox">{t('Inbox')}</Link>}
      empty={
        rows.length
          ? undefined
          : t('When colleagues change your accounts and deals, or write about them, it stands here.')
      }
    >
      {rows.map((line) => {
        const plural = catalogue.find(line.record.object)?.plural
        if (!plural) return null
        return (
          <div key={line.id} className={style.line}>
            <Initials name={line.actor?.title ?? 'Mainstay'} size={24} square={!line.actor} />
            <span className={style.what}>
              <Link to="/o/$plural/$id" params={{ plural, id: line.record.id }} className={style.title}>
                {line.record.title}
              </Link>
              <span className={style.sub}>{noticeText(line, catalogue, showing)}</span>
            </span>
            <time className={style.number} dateTime={line.at}>
              {agoText(line.at, showing.locale)}
            </time>
          </div>
        )
      })}
    </Card>
  )
}
