import path from 'node:path';
import { type Request, type Response, Router } from 'express';
import { DomainError } from '../../../errors.ts';
import { fileName, type Source } from '../../../publishing/files/context.ts';
import { jsonStatFile, type WholeFile, wholeFiles } from '../../../publishing/files/published-files.ts';
import { tableFile } from '../../../publishing/table-file.ts';
import type { Services } from '../../../services.ts';
import { paths } from '../../paths.ts';
import { keptFor, type Requested, requestedPublication } from '../edition.ts';
import { keptFiles } from '../kept.ts';

const keptBytes = 64 * 1024 * 1024;

interface TableParams extends Requested {
  table: string;
}

type Content = string | Uint8Array | undefined;

/**
 * What is published, as files. Each has an address under its version, where it never changes, and one for the newest
 * version. The newest is sent as it is and not led to: tools that fetch a file by its address often follow no one.
 * `Content-Location` tells which version it was.
 */
export function downloadRoutes(services: Pick<Services, 'publications' | 'config'>): Router {
  const kept = keptFiles(keptBytes);
  const origin = services.config.publicUrl?.origin ?? '';

  /** @param file after the survey, the wave and the version; unique among the files of the version */
  async function send(
    req: Request<Requested>,
    res: Response,
    file: string,
    make: (source: Source) => Content | Promise<Content>,
  ): Promise<void> {
    const publication = await requestedPublication(services, req.params);
    const { survey, wave } = publication;
    const at = paths.version(survey, wave, publication.version);
    const content = await kept.get(`${at}/${file}`, async () => {
      const made = await make({ publication, address: `${origin}${at}` });
      if (made === undefined)
        throw new DomainError('missing', 'Vi finner ikke denne tabellen. Sjekk adressen.');
      return Buffer.from(made as string);
    });
    res
      .set('Cache-Control', keptFor(req.params))
      .set('Content-Location', `${at}/${file}`)
      .set('Content-Disposition', `${shown(file)}; filename="${fileName(publication, named(file))}"`)
      // Open data: pages of others may read it.
      .set('Access-Control-Allow-Origin', '*')
      .set('Cross-Origin-Resource-Policy', 'cross-origin')
      .type(mediaTypes[path.extname(file)] ?? 'application/octet-stream')
      .send(content);
  }

  const router = Router({ caseSensitive: true });
  for (const at of ['/resultater/:survey/:wave', '/resultater/:survey/:wave/versjon/:version']) {
    router.get(`${at}/tabeller/:table.csv`, (req: Request<TableParams>, res) =>
      send(
        req,
        res,
        `tabeller/${req.params.table}.csv`,
        ({ publication }) => tableFile(publication, req.params.table)?.content,
      ),
    );
    router.get(`${at}/jsonstat/:table.json`, (req: Request<TableParams>, res) =>
      send(req, res, `jsonstat/${req.params.table}.json`, (source) => jsonStatFile(source, req.params.table)),
    );
    for (const file of Object.keys(wholeFiles) as WholeFile[])
      router.get(`${at}/${file}`, (req: Request<Requested>, res) => send(req, res, file, wholeFiles[file]));
  }
  return router;
}

const mediaTypes: Record<string, string> = {
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
};

/** A browser can show JSON. */
function shown(file: string): string {
  return file.endsWith('.json') ? 'inline' : 'attachment';
}

/** A table is named after itself, and JSON-stat after what it is. */
function named(file: string): string {
  return file.replace(/^tabeller\//, '').replace('/', '-');
}
