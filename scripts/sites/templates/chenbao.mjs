import { compact, toHtml } from '../markup.mjs';

const BY = 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans';
const PERSONAL = '<!-- The personal data on this page is invented. -->';

/** A newspaper of the GBK days: tables for layout, a channel bar, source and byline under the headline. */
export function chenbao(page, site) {
  return compact(`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>${page.title}_澄湾晨报</title>
${page.head ?? ''}
${page.personal === true ? PERSONAL : ''}
<link href="/style.css" rel="stylesheet" type="text/css" />
</head>
<body>
<div id="header"><a href="/">澄湾晨报</a><div id="channel"><a href="/">首页</a> <a href="/local/">本地</a> <a href="/map.html">版面导航</a></div></div>
<div id="wrap">
<div class="crumb"><a href="/">首页</a> &gt; <a href="/local/">本地</a> &gt; 正文</div>
${page.list === undefined ? story(page) : listing(page, site)}
</div>
<div id="footer">
<p>澄湾晨报社主办　新闻热线：96001</p>
<p>本报原创稿件采用<a rel="license" href="${BY}">知识共享署名 4.0 国际许可协议</a></p>
<p><a href="https://beian.miit.gov.cn/">苏ICP备2021088123号-1</a>　<a href="https://beian.mps.gov.cn/#/query/webSearch?code=32990002000031">苏公网安备 32990002000031号</a></p>
</div>
</body>
</html>`);
}

function story(page) {
  return `<div id="story">
<h1>${page.title}</h1>
<div class="from"><span>${page.date} 06:20</span> <span>来源：${page.source ?? '澄湾晨报'}</span></div>
<div id="zoom">
${toHtml(page.body)}
</div>
</div>`;
}

function listing(page, site) {
  const items = page.list.map((path) => site.pages.find((other) => other.path === path));
  return `<div id="list"><h2>${page.title}</h2>
<ul>
${items.map(({ path, title, date }) => `<li><a href="${path}">${title}</a>${date === undefined ? '' : `<em>${date.slice(5)}</em>`}</li>`).join('\n')}
</ul></div>`;
}
