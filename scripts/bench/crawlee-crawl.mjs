// One run of Crawlee's HttpCrawler, started by crawl.mjs inside the folder into which Crawlee was installed.
// Bodies are stored in its key-value store; robots.txt is not asked for, as by default.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...urls] = process.argv.slice(2);
process.env.CRAWLEE_STORAGE_DIR = join(folder, 'storage');
const { Configuration, HttpCrawler, KeyValueStore, log } = await import('@crawlee/http');
const { load } = await import('cheerio');
log.setLevel(log.LEVELS.ERROR);
const config = new Configuration({ persistStorage: true });
const store = await KeyValueStore.open('pages', { config });
let count = 0;
const crawler = new HttpCrawler(
  {
    maxConcurrency: 64,
    async requestHandler({ request, body, addRequests }) {
      count += 1;
      await store.setValue(`page-${count}`, body, { contentType: 'text/html' });
      const $ = load(body.toString());
      const links = $('a[href]')
        .map((_, a) => new URL($(a).attr('href'), request.url).href)
        .get()
        .filter((link) => link.startsWith('http://127.'));
      await addRequests([...new Set(links)]);
    },
  },
  config,
);
await crawler.run(urls);
writeFileSync(join(folder, 'count'), String(count));
