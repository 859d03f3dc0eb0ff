import { bodyHtml, broken, day, indented, links, list } from '../markup.mjs';

const MENU = ['首页', '政务公开', '政务服务', '互动交流', '数据开放', '走进云麓'];

/** TRS WCM, a government portal: metas of the e-government standard, TRS_Editor, sharing and related documents. */
export const trs = {
  url: (page) =>
    `http://www.yunlu.gov.example/zwyw/bmdt/${page.date.slice(0, 7).replace('-', '')}/t${page.date.replaceAll('-', '')}_${page.n}.html`,
  html: (page) => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${page.title}_部门动态_云麓市人民政府</title>
<meta name="SiteName" content="云麓市人民政府"><meta name="SiteDomain" content="www.yunlu.gov.example">
<meta name="ArticleTitle" content="${page.title}"><meta name="PubDate" content="${page.date} 10:21">
<meta name="ContentSource" content="${page.outlet}"><meta name="ColumnName" content="部门动态"></head>
<body><div class="header"><div class="logo"><a href="/"><img src="/images/logo.png" alt="云麓市人民政府"></a></div>
<div class="search-box"><input type="text" value="请输入关键字"><button>搜索</button></div><div class="nav">${list(MENU)}</div></div>
<div class="container"><div class="crumb">当前位置：<a href="/">首页</a>&gt;<a href="/zwyw/">政务要闻</a>&gt;<a href="/bm/">部门动态</a></div>
<div class="xl-box"><h1 class="xl-title">${page.title}</h1>
<div class="xl-info"><span>发布日期：${page.date} 10:21</span><span>信息来源：${page.outlet}</span><span>浏览次数：<script>document.write("1024")</script></span><span>字体：<a>大</a> <a>中</a> <a>小</a></span></div>
<div class="view TRS_UEDITOR trs_paper_default"><div class="TRS_Editor">${bodyHtml(page.body)}</div></div>
${page.sign === undefined ? '' : `<div class="fj"><p>附件：</p>${list(['实施方案.docx'])}</div>`}
<div class="share bdsharebuttonbox"><span>分享到：</span><a>微信</a><a>微博</a></div><div class="ewm"><p>扫一扫在手机打开当前页</p></div>
<div class="xgwd"><h3>相关文档</h3>${list(page.related)}</div><div class="btns"><a href="javascript:window.print()">打印本页</a><a href="javascript:window.close()">关闭窗口</a></div></div></div>
<div class="footer"><p>主办：云麓市人民政府办公室　承办：云麓市大数据中心</p><p>鲁ICP备2019000001号-1　鲁公网安备 37000002000001号　网站标识码：3700000001</p></div></body></html>`,
};

/** A disclosure page with its table of index number and dates. */
export const disclosure = {
  url: (page) =>
    `http://xxgk.yunlu.gov.example/art/${page.date.replaceAll('-', '/')}/art_1228_${page.n}.html`,
  html: (
    page,
  ) => `<!doctype html><html><head><meta charset="utf-8"><title>云麓市政府信息公开 规范性文件 ${page.title}</title>
<meta name="ArticleTitle" content="${page.title}"><meta name="source" content="${page.outlet}"></head><body>
<div id="top"><a href="/">云麓市人民政府</a> <a href="/login">登录</a> <a href="/wza">无障碍</a> <a href="/elder">长者模式</a></div>
<div class="xxgk_left"><h2>信息公开目录</h2>${list(['机构职能', '政策文件', '规划计划', '统计信息', '财政预决算', '重大项目', '应急管理'])}</div>
<div class="xxgk_right"><div class="position">您现在的位置： <a href="/">首页</a> &gt;&gt; <a href="/xxgk/">政府信息公开</a> &gt;&gt; 规范性文件</div>
<table class="xxgk_table" width="100%"><tr><td>索 引 号</td><td>01234567-8/${page.date.slice(0, 4)}-00${page.n}</td><td>主题分类</td><td>城乡建设、综合政务</td></tr>
<tr><td>发布机构</td><td>${page.outlet}</td><td>文　　号</td><td>云政办〔${page.date.slice(0, 4)}〕${page.n}号</td></tr><tr><td>发布日期</td><td>${page.date}</td><td>有 效 性</td><td>有效</td></tr></table>
<h1>${page.title}</h1><div class="xxgk-content" id="UCAP-CONTENT">${indented(page.body)}<p style="text-align:right">${page.outlet}</p><p style="text-align:right">${day(page.date, '年月日')}</p></div>
<div class="xgjd"><strong>相关解读</strong>${list([`《${page.title}》政策解读`])}</div><div class="tools">【打印】【关闭】</div></div>
<div id="foot">版权所有：云麓市人民政府　备案号：鲁ICP备2019000001号</div></body></html>`,
  tail: (page) => `${page.outlet}\n${day(page.date, '年月日')}`,
};

/** Boda VSB, a university's site: a form around the article, ways to the next one, clicks counted by script. */
export const vsb = {
  url: (page) => `https://news.yunlu.edu.example/info/1002/${page.n}.htm`,
  html: (
    page,
  ) => `<!DOCTYPE HTML><HTML><HEAD><META charset="UTF-8"><TITLE>${page.title}-云麓大学新闻网</TITLE>
<META Name="keywords" Content="云麓大学,校园新闻"></HEAD><BODY>
<div class="head"><h1 class="logo"><a href="../../index.htm">云麓大学</a></h1><div class="nav">${list(['学校概况', '院系设置', '人才培养', '科学研究', '招生就业', '校园文化'])}</div></div>
<div class="dqwz">当前位置: <a href="../../index.htm">首页</a> &gt; <a href="../xwdt.htm">新闻动态</a> &gt; 正文</div>
<form name="_newscontent_fromname"><div class="content-tit"><h2 align="center">${page.title}</h2>
<div class="content-info">${day(page.date, '年月日')}　${page.author === undefined ? '' : `作者：${page.author}　`}来源：${page.outlet}　点击：[<script>_showDynClickBatch(['dynclicks'])</script>]</div></div>
<div id="vsb_content"><div class="v_news_content">${bodyHtml(page.body)}</div></div><div id="div_vote_id"></div>
<p>上一条：<a href="1.htm">${page.related[0]}</a></p><p>下一条：<a href="2.htm">${page.related[1]}</a></p><p>【<a href="javascript:window.opener=null;window.close();">关闭</a>】</p></form>
<div class="foot"><p>地址：云麓市学府路1号　邮编：270000</p><p>Copyright © 云麓大学党委宣传部</p></div></BODY></HTML>`,
};

/** A county site of twenty years ago: nested tables, font tags, paragraphs made of line breaks. */
export const tables = {
  url: (page) => `http://www.dongcheng.gov.example/showinfo.asp?id=${page.n}`,
  html: (
    page,
  ) => `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${page.title} -- 东城区人民政府</title></head>
<body bgcolor="#FFFFFF" topmargin="0"><table width="780" align="center" border="0" cellspacing="0"><tr><td><img src="banner.jpg" width="780"></td></tr>
<tr><td bgcolor="#CC0000" align="center"><font color="#FFFFFF"><a href="index.asp">首页</a> | <a href="zw.asp">政务</a> | <a href="bs.asp">办事</a> | <a href="ly.asp">留言</a> | <a href="dc.asp">调查</a></font></td></tr></table>
<table width="780" align="center" border="0"><tr><td width="180" valign="top"><table width="100%"><tr><td class="lanmu"><b>栏目导航</b></td></tr>${['通知公告', '工作动态', '政策法规', '办事指南', '下载中心'].map((name) => `<tr><td>·<a href="#">${name}</a></td></tr>`).join('')}</table></td>
<td width="600" valign="top"><table width="96%" align="center"><tr><td height="30" align="center"><font size="4"><b>${page.title}</b></font></td></tr>
<tr><td align="center"><font color="#666666">发布时间：${day(page.date, '斜')} 9:15:00　来源：${page.outlet}　阅读：332次</font></td></tr><tr><td><hr size="1"></td></tr>
<tr><td style="line-height:200%"><font size="3">${broken(page.body)}<br>\n<br></font></td></tr><tr><td align="right">[<a href="javascript:history.back()">返回</a>] [<a href="javascript:window.print()">打印</a>]</td></tr></table></td></tr></table>
<table width="780" align="center"><tr><td align="center">东城区人民政府办公室　技术支持：信息中心<br>鲁ICP备05000002号</td></tr></table></body></html>`,
};

/** A notice that is dated only where it is signed, in words. */
export const signed = {
  url: (page) => `https://www.yunlu-water.example/tggs/${page.n}.jhtml`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>${page.title}</title></head><body>
<header class="site-header"><a class="brand" href="/">${page.sign}</a><nav>${links(['首页', '用水服务', '水质公告', '通知公告', '联系我们'])}</nav></header>
<main><ol class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/tggs/">通告公示</a></li><li class="active">正文</li></ol>
<article class="detail"><h3 class="detail-title">${page.title}</h3><div class="detail-content">${bodyHtml(page.body)}<p class="sign" align="right">${page.sign}</p><p class="sign" align="right">${day(page.date, '汉字')}</p></div></article>
<div class="page-nav"><a href="a.jhtml">上一篇：${page.related[0]}</a><a href="b.jhtml">下一篇：${page.related[1]}</a></div></main>
<footer><p>服务热线：全天受理</p><p>© ${page.sign}　鲁ICP备18000003号</p></footer></body></html>`,
  tail: (page) => `${page.sign}\n${day(page.date, '汉字')}`,
  outlet: null,
};

/** A database of local law. */
export const statute = {
  url: (page) => `https://flk.yunlu.example/detail2.html?id=${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${page.title}-云麓市法规规章库</title></head><body>
<div class="header"><div class="top_nav">${links(['首页', '地方性法规', '政府规章', '规范性文件', '使用帮助'])}</div></div>
<div class="law-meta"><dl><dt>制定机关</dt><dd>${page.outlet}</dd><dt>公布日期</dt><dd>${page.date}</dd><dt>时效性</dt><dd>现行有效</dd></dl><div class="tool"><a>收藏</a><a>下载</a><a>二维码</a></div></div>
<div class="law-main"><div class="law-catalog"><h4>目录</h4>${list(page.body.split('\n').filter((line) => /^第.{1,3}章/u.test(line)))}</div>
<div class="law-content"><h1>${page.title}</h1>${page.body
    .split('\n')
    .map((line) =>
      /^第.{1,3}章/u.test(line)
        ? `<h4 align="center">${line}</h4>`
        : `<p>　　${line.replace(/^(第.{1,4}条)/u, '<b>$1</b>')}</p>`,
    )
    .join('\n')}</div></div>
<div class="footer"><p>主管单位：云麓市司法局</p><p>技术支持：云麓市大数据中心</p></div></body></html>`,
  outlet: null,
};
