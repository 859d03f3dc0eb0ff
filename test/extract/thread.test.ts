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

  it.each([
    {
      name: 'a signature built like a post goes',
      url: 'https://www.example.cn/threads/1/',
      html: page(
        `<h1>${TITLE}</h1>${posts((body, user, floor) => `<article class="message"><div class="message-user"><h4>${user}</h4></div><div class="message-content"><article class="message-body"><div class="bbWrapper">${body}</div></article><aside class="message-signature"><div class="bbWrapper">河边人家，${floor} 号船。</div></aside></div></article>`)}`,
      ),
    },
    {
      name: 'notes that the system wrote into posts go',
      url: 'https://bbs.example.cn/thread-1-1-1.html',
      html: page(
        `<h1 id="thread_subject">${TITLE}</h1>${posts((body, user, floor) => `<div><table><tr><td class="pls"><p>积分 ${floor * 310}, 距离下一级还需 ${floor} 积分</p></td><td class="plc"><div class="authi">发表于 2024-3-${floor} 08:15</div><table><tr><td class="t_f" id="postmessage_${floor}"><i class="pstatus"> 本帖最后由 ${user} 于 2024-3-${floor} 09:10 编辑 </i><br><br>${body}</td></tr></table></td></tr></table></div>`)}`,
      ),
    },
    {
      name: 'heads, signatures and feet of telnet boards go',
      url: 'https://bbs.example.edu.cn/nForum/article/River/7',
      html: page(
        `<div class="b-head">文章主题：${TITLE}</div>${posts((body, user, floor) => `<table><tr><td>${user}</td><td><p>发信人: ${user} (昵称), 信区: River <br> 标  题: ${floor > 1 ? 'Re: ' : ''}${TITLE} <br> 发信站: 河边站 (Mon Mar 4 10:21:33 2024), 站内 <br> <br> ${body} <br> -- <br> 人在河边走。<br> ※ 来源:·河边站 bbs.example.edu.cn·[FROM: 10.0.0.*]</p></td></tr></table>`)}`,
      ),
    },
    {
      name: 'what stands under answers, other questions with a summary, and the box to answer go',
      url: 'https://www.example.cn/question/7',
      html: page(
        `<h1>${TITLE}</h1><div class="n1"><p>${bodies[0]}</p></div><h2>2 个回答</h2>${[1, 2]
          .map(
            (i) =>
              `<div class="n2"><p>${bodies[i]}</p><div class="n3"><a href="#">${USERS[i]}</a></div><div class="n4">编辑于 2024-03-0${i} 08:15</div></div>`,
          )
          .join('')}<h4>撰写回答</h4><ul><li>登录以后，回答的更新会提醒你</li></ul><h3>相关问题</h3>${[
          1, 2, 3,
        ]
          .map(
            (i) =>
              `<div><a href="/q/${i}">第${'一二三'[i - 1]}艘渡船为什么停在对岸不动</a><p>${P3}</p></div>`,
          )
          .join('')}`,
      ),
    },
  ])('$name', ({ url, html }) => {
    expect(textOf(html, url)).toBe(WANTED);
  });

  it('a question above answers that are known by name is kept', () => {
    const html = page(
      `<div class="QuestionHeader"><h1>${TITLE}</h1><div class="detail"><p>${P1}</p></div><div>被浏览 12,345</div></div><div class="list">${[P2, P3].map((body, i) => `<div class="item"><div class="AuthorInfo">${USERS[i]}，摆渡十年</div><div class="RichContent-inner"><p>${body}</p></div><div>发布于 2024-03-04 08:15</div></div>`).join('')}</div>`,
    );
    expect(textOf(html, 'https://www.example.cn/question/8')).toBe(`${TITLE}\n${P1}\n${P2}\n${P3}`);
  });

  it('a forum that writes its template for readers without scripts is read like any other', () => {
    const inner = `<h1>${TITLE}</h1>${posts((body, user, floor) => `<div class="crawler-post"><span>${user}</span> <time>2024 年3 月 ${floor} 日</time><div class="post"><p>${body}</p></div><span>${floor} 个赞</span></div>`)}`;
    const html = `<head><title>${TITLE} - 河边论坛</title><meta name="generator" content="Discourse 3.1"></head><body><noscript>${inner}</noscript><div id="data-preloaded"></div></body>`;
    expect(textOf(html, 'https://meta.example.cn/t/9')).toBe(WANTED);
  });

  it('buttons that every post has are no titles of other pages', () => {
    const html = page(
      `<h1>${TITLE}</h1><table>${posts((body, user, floor) => `<tr><td>${user}</td><td><div>2024-03-04 08:1${floor}</div><div class="s">${body}</div><div><a href="#">引用这条回复</a> <a href="#">举报该贴</a></div></td></tr>`)}</table>`,
    );
    expect(textOf(html, 'https://www.example.cn/bbs/7')).toBe(WANTED);
  });

  it('posts of a few words are no list of links', () => {
    const html = page(
      `<h1>${TITLE}</h1><p>今天有船吗？</p>${[
        '有船',
        '没有',
        '下午才有',
        '谢谢楼主',
        '坐车去的',
        '桥上能走',
        '明天再看',
        '水太大',
        '停了三天',
        '听广播说的',
        '问过船工了',
        '等通知',
        '去年也停过',
      ]
        .map(
          (word, i) =>
            `<div class="m"><a href="/u/${i}">渡客${i}</a> <span>2024-03-04 08:${10 + i}</span><div class="t">${word}</div></div>`,
        )
        .join('')}`,
    );
    const { decision, extraction } = extractPage(scanPage(html), { url: 'https://bbs.example.cn/t/10' });
    expect(decision.kind).toBe('keep');
    expect(extraction.text.split('\n')).toContain('去年也停过');
    expect(extraction.pageKind).toBe('forum');
  });
});
