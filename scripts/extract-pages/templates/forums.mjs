import { day, links, list } from '../markup.mjs';

const paragraphs = (text) =>
  text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
const lines = (text) => text.split('\n').join('<br />\n');

/** Discuz! X. Relative times carry the day in a title. */
export const discuz = {
  url: (page) => `https://bbs.yunlu.example/thread-${page.n}-1-1.html`,
  html: (
    page,
  ) => `<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>${page.title} - 生活交流 - 云麓论坛 - Powered by Discuz!</title><meta name="generator" content="Discuz! X3.4" /></head>
<body id="nv_forum" class="pg_viewthread"><div id="toptb"><a>设为首页</a><a>收藏本站</a></div><div id="hd"><div id="um"><a>登录</a> | <a>立即注册</a></div><div id="nv">${list(['论坛', '导读', '排行榜'])}</div></div><div id="pt" class="bm cl"><div class="z"><a href="./">云麓论坛</a><em>&rsaquo;</em><a>论坛</a><em>&rsaquo;</em><a>生活交流</a></div></div>
<div id="postlist" class="pl bm"><table><tr><td class="pls"><div class="hm"><span class="xg1">查看:</span> <span class="xi1">1203</span> | <span class="xg1">回复:</span> <span class="xi1">${page.posts.length - 1}</span></div></td><td class="plc"><h1 class="ts"><span id="thread_subject">${page.title}</span></h1><span class="xg1"><a>[复制链接]</a></span></td></tr></table>
${page.posts
  .map(
    (
      { who, when, text },
      i,
    ) => `<div id="post_${i}"><table id="pid${i}" class="plhin"><tr><td class="pls" rowspan="2"><div class="pi"><div class="authi"><a class="xw1">${who}</a></div></div><div class="avatar"></div><p><em>高级会员</em></p><dl class="pil"><dt>积分</dt><dd>${i * 37 + 12}</dd><dt>注册时间</dt><dd>2016-3-${i + 1}</dd></dl></td>
<td class="plc"><div class="pi"><strong><a>${['楼主', '沙发', '板凳'][i] ?? `${i + 1}#`}</a></strong><div class="pti"><div class="authi"><em id="authorposton${i}">发表于 ${i === 0 ? `<span title="${when}">半年前</span>` : when}</em><span class="pipe">|</span><a>只看该作者</a></div></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_${i}">${lines(text)}</td></tr></table></div></div></div></td></tr><tr><td class="plc plm"><div class="sign">签名：慢慢走，欣赏啊</div></td></tr><tr><td class="pls"></td><td class="plc"><div class="po hin"><a class="fastre">回复</a> <a>支持</a> <a>反对</a> <a>举报</a></div></td></tr></table></div>`,
  )
  .join('\n')}</div>
<div id="f_pst" class="bm"><p>您需要登录后才可以回帖 <a>登录</a> | <a>立即注册</a></p></div><div id="ft" class="wp cl"><p>Powered by <strong>Discuz!</strong> X3.4</p></div></body></html>`,
};

/** phpBB with the prosilver style. */
export const phpbb = {
  url: (page) => `https://www.hangpai.example/phpbb/viewtopic.php?f=2&t=${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html dir="ltr" lang="zh-cmn-hans"><head><meta charset="utf-8" /><title>${page.title} - 户外社区</title></head><body id="phpbb" class="nojs notouch section-viewtopic ltr"><div id="wrap"><div id="page-header"><div class="headerbar"><h1>户外社区</h1><p>一起出门</p></div><div class="navbar"><ul class="nav-main linklist"><li><a>快速链接</a></li><li><a>常见问题</a></li><li><a>登录</a></li><li><a>注册</a></li></ul></div></div>
<div id="page-body"><h2 class="topic-title"><a href="#">${page.title}</a></h2><div class="action-bar bar-top"><a class="button">发表回复</a><div class="pagination">${page.posts.length} 篇帖子 • 分页: <strong>1</strong> / <strong>1</strong></div></div>
${page.posts
  .map(
    (
      { who, when, text },
      i,
    ) => `<div id="p${i}" class="post has-profile bg${(i % 2) + 1}"><div class="inner"><dl class="postprofile" id="profile${i}"><dt><a class="username">${who}</a></dt><dd class="profile-posts"><strong>帖子:</strong> <a>${i * 9 + 4}</a></dd><dd class="profile-joined"><strong>注册:</strong> 2015年8月3日 20:11</dd></dl>
<div class="postbody"><div id="post_content${i}"><h3><a href="#p${i}">${i === 0 ? '' : 'Re: '}${page.title}</a></h3><ul class="post-buttons"><li><a class="button">引用</a></li></ul><p class="author"><a>帖子</a> 由 <strong>${who}</strong> » <time datetime="${when.replace(' ', 'T')}:00+08:00">${day(when.slice(0, 10), '年月日')} ${when.slice(11)}</time></p><div class="content">${lines(text)}</div></div></div><div class="back2top"><a>页首</a></div></div></div>`,
  )
  .join(
    '\n',
  )}<div class="action-bar actions-jump"><p class="jumpbox-return"><a>返回 “装备讨论”</a></p></div><div class="stat-block online-list"><h3>在线用户</h3><p>正浏览此版面之用户: 没有注册用户 和 3 位访客</p></div></div><div id="page-footer"><div class="copyright">Powered by phpBB® Forum Software</div></div></div></body></html>`,
};

/** A small forum in the shape of V2EX. */
export const cells = {
  url: (page) => `https://www.weier.example/t/${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>${page.title} - 微耳</title><meta property="article:published_time" content="${page.posts[0].when.replace(' ', 'T')}:00+08:00"></head><body><div id="Top"><div class="content"><div class="tools">${links(['首页', '注册', '登录'])}</div></div></div><div id="Wrapper"><div class="content"><div id="Rightbar"><div class="box"><div class="cell"><strong>微耳</strong><p>一个关于分享和探索的地方</p></div></div></div>
<div id="Main"><div class="box"><div class="header"><div class="fr"><a><img class="avatar"></a></div><a>微耳</a> <span class="chevron">›</span> <a>问与答</a><h1>${page.title}</h1><small class="gray"><a>${page.posts[0].who}</a> · <span title="${page.posts[0].when}:00 +08:00">300 天前</span> · 1876 次点击</small></div><div class="cell"><div class="topic_content"><div class="markdown_body">${paragraphs(page.posts[0].text)}</div></div></div></div>
<div class="box"><div class="cell"><div class="fr"><a class="tag">生活</a></div><span class="gray">${page.posts.length - 1} 条回复</span></div>${page.posts
    .slice(1)
    .map(
      ({ who, when, text }, i) =>
        `<div id="r_${i}" class="cell"><table><tr><td width="48"><img class="avatar"></td><td><div class="fr"><span class="no">${i + 1}</span></div><strong><a class="dark">${who}</a></strong> <span class="ago" title="${when}:00 +08:00">299 天前</span><div class="reply_content">${lines(text)}</div></td></tr></table></div>`,
    )
    .join(
      '',
    )}</div></div></div></div><div id="Bottom"><div class="content"><strong>关于 · 帮助文档 · 博客</strong><p>创意工作者们的社区</p></div></div></body></html>`,
};

/** Discourse, as it answers crawlers. */
export const discourse = {
  url: (page) => `https://forum.shougong.example/t/topic/${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh_CN"><head><meta charset="utf-8"><title>${page.title} - 闲聊 - 手工论坛</title><meta name="generator" content="Discourse 3.1.0"><meta property="og:title" content="${page.title}"><meta property="article:published_time" content="${page.posts[0].when.replace(' ', 'T')}:00+08:00"></head><body class="crawler"><header><a href="/">手工论坛</a></header><div id="main-outlet" class="wrap" role="main"><div id="topic-title"><h1><a href="#">${page.title}</a></h1><div class="topic-category"><span class="category-title"><a>闲聊</a></span></div></div>
<div itemscope itemtype="http://schema.org/DiscussionForumPosting">${page.posts
    .map(
      ({ who, when, text }, i) =>
        `<div id="post_${i + 1}" itemprop="${i === 0 ? 'text' : 'comment'}" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator"><a rel="nofollow"><span itemprop="name">${who}</span></a></span><span class="crawler-post-infos"><time datetime="${when.replace(' ', 'T')}:00+08:00" class="post-time">${day(when.slice(0, 10), '年月日')} ${when.slice(11)}</time><span itemprop="position">${i + 1}</span></span></div><div class="post" itemprop="text">${paragraphs(text)}</div><div class="crawler-linkback-list"></div></div>`,
    )
    .join(
      '',
    )}</div><div id="related-topics" class="more-topics__list"><h3>相关话题</h3>${list(page.related)}</div></div><footer class="container wrap"><nav class="crawler-nav">${list(['首页', '分类', '指引', '服务条款'])}</nav><p>由 Discourse 提供支持</p></footer></body></html>`,
};

/** Flarum, its first page in the noscript part that crawlers read made visible. */
export const flarum = {
  url: (page) => `https://discuss.tianye.example/d/${page.n}`,
  html: (page) =>
    `<!doctype html><html dir="ltr" lang="zh-Hans"><head><meta charset="utf-8"><title>${page.title} - 田野</title><meta name="generator" content="Flarum"></head><body><div id="app" class="App"><div id="app-navigation"></div><div id="drawer" class="App-drawer"><header id="header" class="App-header"><h1 class="Header-title"><a href="/">田野</a></h1></header></div><main class="App-content"><div id="content"><div class="container"><h1>${page.title}</h1><div>${page.posts
      .map(
        ({ who, when, text }) =>
          `<article><div class="PostUser"><h3 class="PostUser-name">${who}</h3></div><div class="PostMeta"><time title="${when}">${day(when.slice(0, 10), '年月日')}</time></div><div class="Post-body">${paragraphs(text)}</div></article>`,
      )
      .join('<hr>')}</div><a href="?page=2">下一页 »</a></div></div></main></div></body></html>`,
};

const answers = (page, form) => page.answers.map(([who, text], i) => form(who, text, i)).join('\n');

/** Questions in the shape of a large search engine's. */
export const zhidao = {
  url: (page) => `https://zhidao.souba.example/question/${page.n}.html`,
  html: (
    page,
  ) => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${page.title}_搜吧知道</title><meta itemprop="datePublished" content="${page.time}T08:10:00"></head><body class="layout-center"><header id="header"><div class="head-logo"><a>搜吧知道</a></div><div class="search-block"><form><input><button>搜索答案</button><a>我要提问</a></form></div></header><nav class="nav-menu">${list(['首页', '问题', '精选', '商城'])}</nav>
<section class="line qb-section"><article class="grid qb-content" id="qb-content"><div class="wgt-ask accuse-response line"><h1 accuse="qTitle"><span class="ask-title">${page.title}</span></h1><div class="line mt-10 q-content"><span class="con">${page.detail}</span></div><div class="line mt-5 ask-info"><span>我来答</span> <span>分享</span> <span>举报</span></div></div><div class="hd line other-hd"><h2>${page.answers.length}个回答</h2></div>
${answers(page, (who, text, i) => `<div class="bd answer ${i === 0 ? 'wgt-best' : ''}" id="answer-${i}"><div class="wgt-replyer-all"><span class="wgt-replyer-all-uname">${who}</span><span class="wgt-replyer-all-box">推荐于 ${page.time}</span><p class="wgt-replyer-line">TA获得超过${(i + 1) * 312}个赞</p></div><div class="line content"><div class="best-text mb-10"><div class="wgt-best-mask"><div class="wgt-best-showbtn">展开全部</div></div><p>${text}</p></div></div><div class="wgt-eva"><span>已赞过</span><span>已踩过</span><p>你对这个回答的评价是？</p><span>评论</span><span>收起</span></div></div>`)}</article>
<aside class="grid-r qb-side"><div class="wgt-topic"><h2>为你推荐：</h2>${list(page.related)}</div></aside></section><footer><p>使用前必读 意见反馈</p></footer></body></html>`,
};

/** Questions of programmers and gardeners in the shape of SegmentFault. */
export const segment = {
  url: (page) => `https://www.duanwen.example/q/10100${page.n}`,
  html: (
    page,
  ) => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${page.title} - 段问</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"QAPage","mainEntity":{"@type":"Question","name":"${page.title}","dateCreated":"${page.time}T09:00:00+08:00","answerCount":${page.answers.length}}}</script></head><body><div id="root"><nav class="navbar"><div class="container">${links(['首页', '问答', '专栏', '讲堂'])}</div></nav><div class="container"><div class="row"><div class="col"><div class="question-main card"><h1 class="h3 title">${page.title}</h1><div class="question-author user-info"><a>提问的人</a><span>发布于 ${page.time}</span></div><article class="article fmt article-content question-content"><p>${page.detail}</p></article><div class="action-bar"><button>关注 2</button><button>收藏 1</button><span>阅读 2.1k</span></div></div>
<div class="answers-title">${page.answers.length} 个回答</div>${answers(page, (who, text, i) => `<div class="answer-item card" id="answer-${i}"><div class="author user-info"><a>${who}</a><span class="badge">${i * 120 + 33}</span></div><article class="article fmt article-content answer-content"><p>${text}</p></article><div class="answer-meta meta"><span>✓ 有用</span><span>回复</span><span>发布于 ${page.time}</span></div></div>`)}</div><div class="d-none d-lg-block sidebar col-auto"><div class="card"><div class="card-header">相似问题</div>${list(page.related)}</div></div></div></div></div><footer class="footer">段问 · 改变并提升人们获取知识的方式</footer></body></html>`,
};

/** Answers under a question in the shape of Zhihu. */
export const rich = {
  url: (page) => `https://www.zhidu.example/question/5${page.n}`,
  html: (
    page,
  ) => `<!doctype html><html lang="zh" data-hairline="true"><head><meta charset="utf-8"><title data-rh="true">${page.title} - 知渡</title><meta itemprop="name" content="${page.title}"/><meta itemprop="dateCreated" content="${page.time}T01:00:00.000Z"/></head><body class="Entry-body"><div id="root"><div class="App"><header role="banner" class="AppHeader"><ul role="navigation" class="AppHeader-Tabs">${links(['首页', '会员', '发现', '等你来答'])}</ul></header><main role="main" class="App-main"><div class="QuestionPage"><div class="QuestionHeader"><div class="QuestionHeader-main"><h1 class="QuestionHeader-title">${page.title}</h1><div class="QuestionHeader-detail"><div class="QuestionRichText"><span class="RichText ztext"><p>${page.detail}</p></span></div></div></div><div class="QuestionHeader-side"><button>关注问题</button><button>写回答</button></div></div>
<div class="Question-main"><div class="ListShortcut"><div class="List"><div class="List-header"><h4 class="List-headerText"><span>${page.answers.length} 个回答</span></h4><button>默认排序</button></div>${answers(page, (who, text, i) => `<div class="List-item"><div class="ContentItem AnswerItem" name="${i}"><div class="ContentItem-meta"><div class="AuthorInfo AnswerItem-authorInfo"><a class="UserLink-link">${who}</a><div class="AuthorInfo-detail">写点闲话</div></div><span class="Voters"><button>${i * 7 + 19} 人赞同了该回答</button></span></div><div class="RichContent"><div class="RichContent-inner"><span class="RichText ztext CopyrightRichText-richText"><p>${text}</p></span></div><div class="ContentItem-time"><a><span>发布于 ${page.time} 10:0${i}</span></a></div><div class="ContentItem-actions"><button>赞同 ${i * 7 + 19}</button><button>添加评论</button><button>分享</button><button>收藏</button></div></div></div></div>`)}</div></div></div></div></main></div></div></body></html>`,
};
