import { IconDownload, IconFile } from '@tabler/icons-react'
import type { WireRow } from '../../kit/catalogue.ts'
import { sizeText } from '../../kit/format.ts'
import { useShowing } from '../../kit/session.ts'
import { t } from '../../kit/text.ts'
import style from './files.module.css'

export const contentOf = (file: WireRow) => `/api/v1/files/${file.id}/content`

/** Files as people want them at once: sound and film with a player, pictures small, the rest by name. */
export function FileChips({ files }: { files: readonly WireRow[] }) {
  return (
    <span className={style.files}>
      {files.map((file) => (
        <FileChip key={file.id} file={file} />
      ))}
    </span>
  )
}

function FileChip({ file }: { file: WireRow }) {
  const type = String(file.type ?? '')
  if (type.startsWith('audio/') || type.startsWith('video/'))
    return <Player file={file} isFilm={type.startsWith('video/')} />
  return (
    <span className={style.file}>
      <a className={style.chip} href={contentOf(file)} target="_blank" rel="noreferrer">
        {/^image\/(png|jpeg|gif|webp|avif)$/.test(type) ? (
          <img className={style.picture} src={contentOf(file)} alt="" loading="lazy" />
        ) : (
          <IconFile size={15} stroke={1.8} aria-hidden />
        )}
        <span className={style.name}>{String(file.name)}</span>
        <Size file={file} />
      </a>
    </span>
  )
}

const Size = ({ file }: { file: WireRow }) => {
  const { locale } = useShowing()
  return <span className={style.size}>{sizeText(Number(file.size ?? 0), locale)}</span>
}

/** The browser's own player: keys and screen readers know it, and it asks for the part it plays. */
function Player({ file, isFilm }: { file: WireRow; isFilm: boolean }) {
  const label = String(file.name)
  const shared = { controls: true, preload: 'metadata', src: contentOf(file), 'aria-label': label } as const
  return (
    <span className={style.player}>
      {isFilm ? <video {...shared} /> : <audio {...shared} />}
      <a
        className={style.save}
        href={contentOf(file)}
        download={label}
        aria-label={t('Download {name}', { name: label })}
      >
        <IconDownload size={14} aria-hidden />
      </a>
    </span>
  )
}
