import { compact, toHtml } from '../markup.mjs';

const CHANNELS = [
  ['/zwgk/gfxwj/', '规范性文件'],
  ['/zwgk/tzgg/', '通知公告'],
  ['/zwgk/zcjd/', '政策解读'],
  ['/xwzx/', '新闻中心'],
];

/** A government content system: channel folders, tYYYYMMDD_id.html, meta tags of the e-government standard. */
export function trs(page, site) {
  return compact(`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>${page.title}_澜川市人民政府</title>
<meta name="SiteName" content="澜川市人民政府" />
<meta name="SiteDomain" content="${site.host}" />
<meta name="SiteIDCode" content="3699000017" />
${page.list === undefined ? articleMetas(page) : `<meta name="ColumnName" content="${page.title}" />`}
${page.head ?? ''}
<link rel="stylesheet" href="/images/style.css" />
</head>
<body>
<div class="top"><div class="w1200"><a href="/">澜川市人民政府</a> <span>今天是个办事的好日子</span> <a href="/wza.html">无障碍浏览</a></div></div>
<div class="nav"><ul>
<li><a href="/">首页</a></li>
${CHANNELS.map(([href, name]) => `<li><a href="${href}">${name}</a></li>`).join('\n')}
</ul></div>
<div class="w1200 main">
<div class="position">您的位置：<a href="/">首页</a> &gt; <a href="${channelOf(page)[0]}">${channelOf(page)[1]}</a></div>
${page.list === undefined ? article(page) : listing(page, site)}
</div>
<div class="footer"><div class="w1200">
<p><a href="/gywm.html">网站地图</a> | <a href="/lxwm.html">联系我们</a></p>
<p>${page.reserved === true ? '版权所有：澜川市人民政府 侵权必究' : '主办：澜川市人民政府办公室　承办：澜川市电子政务中心'}</p>
<p><a href="https://beian.miit.gov.cn/" target="_blank">赣ICP备19099017号-1</a>　<a href="https://beian.mps.gov.cn/#/query/webSearch?code=36990002000017"><img src="/images/ga.png" alt="" />赣公网安备 36990002000017号</a>　网站标识码：3699000017</p>
<p>建议使用 1366×768 以上分辨率浏览</p>
</div></div>
</body>
</html>`);
}

function articleMetas(page) {
  return `<meta name="ArticleTitle" content="${page.title}" />
<meta name="PubDate" content="${page.date} 09:30" />
<meta name="ContentSource" content="${page.source ?? '澜川市人民政府办公室'}" />`;
}

function channelOf(page) {
  return CHANNELS.find(([href]) => page.path.startsWith(href)) ?? ['/', '要闻'];
}

function article(page) {
  return `<div class="article">
<h1>${page.title}</h1>
<div class="info"><span>发布时间：${page.date}</span><span>来源：${page.source ?? '澜川市人民政府办公室'}</span><span>字号：[大] [中] [小]</span></div>
${page.docNumber === undefined ? '' : `<table class="gw"><tr><td>索引号：LC0${page.date.replaceAll('-', '')}</td><td>发文字号：${page.docNumber}</td></tr><tr><td>发布机构：澜川市人民政府</td><td>成文日期：${page.date}</td></tr></table>`}
<div class="TRS_Editor">
${toHtml(page.body)}
</div>
${page.attachment === undefined ? '' : `<p class="fj">附件：<a href="${page.attachment}">附件下载.pdf</a></p>`}
<div class="share"><a href="javascript:window.print()">【打印本页】</a> <a href="javascript:window.close()">【关闭窗口】</a></div>
</div>`;
}

function listing(page, site) {
  const items = page.list.map(
    (path) =>
      site.pages.find((other) => other.path === path) ?? { path, title: '已归档文件', date: '2023-01-09' },
  );
  return `<div class="list-left"><h3>栏目导航</h3><ul>${CHANNELS.map(([href, name]) => `<li><a href="${href}">${name}</a></li>`).join('')}</ul></div>
<div class="list-right"><h2>${page.title}</h2>
<ul class="news-list">
${items.map(({ path, title, date }) => `<li><a href="${path}" title="${title}">${title}</a><span>${date}</span></li>`).join('\n')}
</ul>
<div class="page">共 1 页 <a href="${page.path}">首页</a> <a href="${page.path}">尾页</a></div></div>`;
}
