import type { BrowserContext } from 'playwright-core';

interface Watcher {
  /** Whether the server is expected to fail just now. */
  serverErrors(): boolean;
  report(trouble: string): void;
}

/** A browser writes these for pages and saves that are refused on purpose, and while the network is off. */
const deliberate =
  /^Failed to load resource: (the server responded with a status of [45]\d\d|net::ERR_INTERNET_DISCONNECTED)/;

/**
 * Reports what no page here may do: write an error in the console (which is also how a browser tells that the
 * content security policy stopped something), throw, miss a file, fail on the server, or ask another origin.
 */
export function watch(context: BrowserContext, origin: string, { serverErrors, report }: Watcher): void {
  context.on('console', (message) => {
    if (message.type() === 'error' && !deliberate.test(message.text())) report(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => report(`thrown in the page: ${error.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== origin) report(`request to another origin: ${url.href}`);
  });
  context.on('response', (response) => {
    const status = response.status();
    const ofPage = ['document', 'fetch'].includes(response.request().resourceType());
    if ((status >= 400 && !ofPage) || (status >= 500 && !serverErrors()))
      report(`${status} for ${response.url()}`);
  });
}
