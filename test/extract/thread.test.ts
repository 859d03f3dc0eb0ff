import { describe, expect, it } from 'vitest';
import { extractPage } from '../../src/extract/extract.ts';
import { scanPage } from '../../src/html/scan.ts';
import { P1, P2, P3 } from './pages.ts';

const textOf = (html: string, url: string): string => extractPage(scanPage(html), { url }).extraction.text;

const USERS = ['南山客', '老程', '小满'];
const TITLE = '渡船什么时候停航？';
const bodies = [P1, P2, '谢谢分享'];
const posts = (post: (body: string, user: string, floor: number) => string): string =>
  bodies.map((body, i) => post(body, USERS[i] ?? '', i + 1)).join('');
const page = (body: string): string =>
  `<head><title>${TITLE} - 河边论坛</title></head><body><ul class="nav"><li><a href="/">首页</a></li></ul>${body}<div class="ft">Powered by 论坛 © 2003-2024</div></body>`;
const WANTED = `${TITLE}\n${P1}\n${P2}\n谢谢分享`;

describe('threads of systems that nobody listed', () => {
  it.each([
    {
      name: 'names that say nothing',
      url: 'https://club.example.cn/p/12',
      html: page(
        `<h1>${TITLE}</h1>${posts((body, user, floor) => `<div class="x1"><div class="x2"><b>${user}</b><p>积分：${floor * 31}</p></div><div class="x3"><div class="x4"><span>发表于 2024-3-${floor} 08:1${floor}</span><a href="#">只看楼主</a></div><div class="x5"><p>${body}</p></div><div class="x6"><a href="#">回复</a> <a href="#">举报</a></div></div></div>`)}`,
      ),
    },
    {
      name: 'tables without any name',
      url: 'https://bbs.example.cn/showtopic.aspx?id=7',
      html: page(
        `<table><tr><td><b>${TITLE}</b></td></tr></table>${posts((body, user, floor) => `<table><tr><td>${user}<br>等级：新手上路<br>文章：${floor}</td><td><font>发表于：2024-3-${floor} 08:15　第 ${floor} 楼</font><hr>${body}<hr><a href="#">回复</a> <a href="#">引用</a></td></tr></table>`)}`,
      ),
    },
    {
      name: 'a system known by its names: users, signatures and titles of replies go',
      url: 'https://www.example.cn/viewtopic.php?t=9',
      html: page(
        `<h2 class="topic-title"><a href="#">${TITLE}</a></h2>${posts((body, user, floor) => `<div class="post"><dl class="postprofile"><dt>${user}</dt><dd>帖子：${floor}</dd></dl><div class="postbody"><h3>${floor > 1 ? 'Re: ' : ''}${TITLE}</h3><p class="author">由 ${user} » 2024-3-${floor}</p><div class="content">${body}</div><div class="signature">人在河边走，书在手里拿。</div></div></div>`)}`,
      ),
    },
  ])('$name', ({ url, html }) => {
    expect(textOf(html, url)).toBe(WANTED);
  });

  it('comments beside an article are not its text', () => {
    const html = `<head><title>渡船停航 - 清河晚报</title></head><body><h1>渡船停航</h1><div class="content"><p>${P1}</p><p>${P2}</p></div><div class="comments"><div class="item"><b>${USERS[0]}</b><p>${P3}</p><a href="#">回复</a></div></div></body>`;
    expect(textOf(html, 'https://www.example.cn/news/1.html')).toBe(`${P1}\n${P2}`);
  });
});
