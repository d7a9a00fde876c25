import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

type Entry = { name: string; crc: number; packed: number; size: number; offset: number }

/** Writes a ZIP archive as it goes: nothing of an entry is held beyond what is being compressed. */
export class ZipWriter {
  private readonly out: Writable
  private readonly entries: Entry[] = []
  private offset = 0

  constructor(out: Writable) {
    this.out = out
  }

  async add(name: string, content: string) {
    const raw = Buffer.from(content)
    await this.addStream(name, [raw], deflateRawSync(raw))
  }

  /** An entry whose size is known only at its end; it stands in the descriptor behind the content. */
  async addStream(name: string, content: AsyncIterable<Buffer> | Iterable<Buffer>, packed?: Buffer) {
    const entry: Entry = { name, crc: 0, packed: 0, size: 0, offset: this.offset }
    await this.write(header(0x04034b50, entry, 30))
    const pack = createDeflateRaw()
    const drained = packed ? undefined : this.drain(pack, entry)
    for await (const chunk of content) {
      entry.crc = crc32(chunk, entry.crc)
      entry.size += chunk.length
      if (!packed && !pack.write(chunk)) await once(pack, 'drain')
    }
    if (packed) {
      entry.packed = packed.length
      await this.write(packed)
    } else pack.end()
    await drained
    const descriptor = Buffer.alloc(16)
    ;[0x08074b50, entry.crc, entry.packed, entry.size].forEach((n, i) => {
      descriptor.writeUInt32LE(n, i * 4)
    })
    await this.write(descriptor)
    this.entries.push(entry)
  }

  async end() {
    const start = this.offset
    for (const entry of this.entries) await this.write(header(0x02014b50, entry, 46))
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.entries.length, 8)
    end.writeUInt16LE(this.entries.length, 10)
    end.writeUInt32LE(this.offset - start, 12)
    end.writeUInt32LE(start, 16)
    await this.write(end)
    this.out.end()
  }

  private async drain(pack: AsyncIterable<Buffer>, entry: Entry) {
    for await (const chunk of pack) {
      entry.packed += chunk.length
      await this.write(chunk)
    }
  }

  private async write(chunk: Buffer) {
    this.offset += chunk.length
    if (!this.out.write(chunk)) await once(this.out, 'drain')
  }
}

/** Local (30 bytes) or central (46 bytes) header: deflated, UTF-8 name, sizes in the descriptor (APPNOTE 4.3). */
function header(signature: number, { name, crc, packed, size, offset }: Entry, length: 30 | 46): Buffer {
  const central = length === 46
  const at = central ? 6 : 4
  const bytes = Buffer.alloc(length)
  bytes.writeUInt32LE(signature, 0)
  if (central) bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(20, at)
  bytes.writeUInt16LE(0x0808, at + 2)
  bytes.writeUInt16LE(8, at + 4)
  // 1 January 1980, the first day ZIP knows: the same data makes the same file.
  bytes.writeUInt16LE(0x21, at + 8)
  if (central) {
    bytes.writeUInt32LE(crc, 16)
    bytes.writeUInt32LE(packed, 20)
    bytes.writeUInt32LE(size, 24)
    bytes.writeUInt32LE(offset, 42)
  }
  bytes.writeUInt16LE(Buffer.byteLength(name), central ? 28 : 26)
  return Buffer.concat([bytes, Buffer.from(name)])
}
