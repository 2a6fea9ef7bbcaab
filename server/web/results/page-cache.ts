import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** A page as it is sent. Those few that take nothing compressed have it unpacked for them. */
export interface KeptPage {
  etag: string;
  br: Buffer;
  gzip: Buffer;
}

/**
 * Pages that are made once and sent many times. What has not been asked for longest gives way when there is no room.
 *
 * A key names everything that the page depends on, so a page is never changed, only no longer asked for.
 */
export interface PageCache {
  /** The page, made by `make` when it is not here. Those who ask at the same time wait for the same page. */
  page(key: string, make: () => Promise<string>): Promise<KeptPage>;
}

const enoughForEveryFigure = 48 * 1024 * 1024;

/** @param limit in bytes, of what is kept */
export function pageCache(limit = enoughForEveryFigure): PageCache {
  const kept = new Map<string, KeptPage>();
  const underWay = new Map<string, Promise<KeptPage>>();
  let bytes = 0;

  function keep(key: string, page: KeptPage): void {
    kept.set(key, page);
    bytes += sizeOf(page);
    for (const [oldest, each] of kept) {
      if (bytes <= limit) return;
      kept.delete(oldest);
      bytes -= sizeOf(each);
    }
  }

  return {
    async page(key, make) {
      const known = kept.get(key);
      if (known) {
        // Last in the map is what was asked for last.
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const making =
        underWay.get(key) ??
        make()
          .then(pack)
          .then((page) => {
            keep(key, page);
            return page;
          })
          .finally(() => underWay.delete(key));
      underWay.set(key, making);
      return making;
    },
  };
}

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Nearly as small as it gets, in a tenth of the time. */
const brotliQuality = 6;

export async function pack(html: string): Promise<KeptPage> {
  const content = Buffer.from(html);
  const [br, zipped] = await Promise.all([
    toBrotli(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
    toGzip(content),
  ]);
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 24);
  return { etag: `W/"${hash}"`, br, gzip: zipped };
}

function sizeOf({ br, gzip: zipped }: KeptPage): number {
  return br.length + zipped.length;
}

/** What is read of a request. */
export type Asking = Pick<Request, 'fresh' | 'acceptsEncodings'>;

/** Sends the page as the visitor's browser takes it, or says that it has the page already. */
export function sendPage(req: Asking, res: Response, page: KeptPage): void {
  res.set('ETag', page.etag).set('Vary', 'Accept-Encoding').type('html');
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  const accepted = req.acceptsEncodings();
  const encoding = (['br', 'gzip'] as const).find((each) => accepted.includes(each));
  const body = encoding ? page[encoding] : gunzipSync(page.gzip);
  if (encoding) res.set('Content-Encoding', encoding);
  res.set('Content-Length', String(body.length));
  res.locals.remember?.(page.etag, body);
  res.end(body);
}
