// robots.txt refuses known AI crawlers and welcomes everybody else (T-07).
import { cms, licenceLine } from '../templates/cms.mjs';

export const site = {
  id: 'noai',
  host: 'noai.example',
  name: '竹里小报',
  licence: licenceLine('by', 'CC BY'),
  icp: '',
  types: { html: 'text/html; charset=utf-8' },
  template: cms,
  pages: [
    {
      path: '/',
      title: '竹里小报',
      body: '竹林里的小路每年春天都要改道，因为笋会从路中间长出来，谁也舍不得踩。',
      expect: 'crawl reject ROBOTS_AI_REFUSED',
      note: 'T-07: nothing but robots.txt is fetched',
    },
  ],
  files: { '/robots.txt': 'User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nAllow: /\n' },
};
