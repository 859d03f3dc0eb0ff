import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { P1, P2, P3 } from './pages.ts';

const verdictOf = (title: string, body: string): string => {
  const { decision } = extractPage(scanPage(`<head><title>${title}</title></head><body>${body}</body>`), {
    url: 'https://www.example.cn/a/1.html',
  });
  return decision.kind === 'reject' ? decision.reason : 'keep';
};
const times = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
const SCRIPT = '<script src="/app.js"></script>';

describe('pages without a text of their own', () => {
  it.each([
    ['NEEDS_SCRIPT', '渡口', `<app-root></app-root>${SCRIPT}`],
    ['NEEDS_SCRIPT', '渡口', `<div id="__nuxt"><div class="spinner"></div></div>${SCRIPT}`],
    ['NEEDS_SCRIPT', '渡口', `<div class="spin">正在加载资源，请耐心等待</div>${SCRIPT}`],
    [
      'NEEDS_SCRIPT',
      '渡口',
      `<noscript>您的浏览器不支持JavaScript，请更换浏览器后再访问。</noscript>${SCRIPT}`,
    ],
    ['SOFT_404', '', '<h2>该内容已被发布者删除</h2>'],
    ['SOFT_404', '', '<h2>此内容因违规无法查看</h2><p>查看详细内容</p>'],
    ['SOFT_404', '502 Bad Gateway', '<h1>502 Bad Gateway</h1><hr>nginx'],
    ['SOFT_404', '网站维护中', '<h1>网站维护中</h1><p>系统升级，请稍后访问。</p>'],
    ['SOFT_404', '没有找到站点', '<h2>没有找到站点</h2><p>您没有将此域名绑定到对应站点！</p>'],
    ['PARKED_DOMAIN', '域名停放', '<p>域名停放页面：本页面由域名注册商提供</p>'],
    ['PARKED_DOMAIN', 'example.net', '<h1>此域名可合作、可出售</h1><p>请联系我们</p>'],
    [
      'LIST_PAGE',
      '通知公告',
      `<ul>${times(20, (i) => `<li><a href="/a/${i}">关于第${i}号渡口停航的通知</a><span>2024-03-04</span></li>`)}</ul><div>共 20 页 首页 上一页 下一页 尾页</div>`,
    ],
    [
      'LIST_PAGE',
      '河边札记',
      times(
        8,
        (i) =>
          `<article><h2><a href="/a/${i}">渡口的早晨之${i}</a></h2><p>雾还没有散，船工已经在解缆绳了，对岸的灯一盏一盏灭下去……</p><a href="/a/${i}">阅读全文</a></article>`,
      ),
    ],
  ])('%s: %s', (reason, title, body) => {
    expect(verdictOf(title, body)).toBe(reason);
  });
});

describe('texts that only speak of such pages', () => {
  it.each([
    ['404 路公交车改道 - 清河晚报', `<h1>404 路公交车改道</h1><p>${P1}</p><p>${P2}</p>`],
    ['页面不存在的秘密', `<h1>页面不存在的秘密</h1><p>页面不存在时，${P1}</p><p>${P2}</p>`],
    ['域名出售骗局揭秘', `<h1>域名出售骗局揭秘</h1><p>邮件里说“该域名正在出售”。${P1}</p><p>${P2}</p>`],
    [
      '每周拾遗',
      `<h1>每周拾遗</h1>${times(5, (i) => `<p><a href="https://x.example/${i}">渡口的早晨与黄昏</a></p><p>${[P1, P2, P3][i % 3]}</p>`)}`,
    ],
  ])('are kept: %s', (title, body) => {
    expect(verdictOf(title, body)).toBe('keep');
  });
});

describe('titles', () => {
  const titleOf = (title: string, body: string): string =>
    extractPage(scanPage(`<head><title>${title}</title></head><body>${body}</body>`), { url: '' }).extraction
      .title;

  it.each([
    ['河边论坛-灌水-渡船什么时候停航', '', '渡船什么时候停航'],
    [
      'python - 渡船为什么停在对岸 - 河边问答',
      '<div class="header"><h1><a href="#">渡船为什么停在对岸</a></h1></div>',
      '渡船为什么停在对岸',
    ],
    [
      '渡船什么时候停航 - 河边论坛',
      '<h1>渡船什么时候停航<a href="#">[复制链接]</a></h1>',
      '渡船什么时候停航',
    ],
    ['校园交流论坛', '<div class="card-header"><h2>渡船什么时候停航</h2></div>', '渡船什么时候停航'],
  ])('of %s', (title, head, wanted) => {
    expect(titleOf(title, `${head}<div><p>${P1}</p><p>${P2}</p></div>`)).toBe(wanted);
  });
});
