/** Small pages in the shapes of real content systems. All texts are written for these tests. */
export const P1 = '清晨的河面上浮着一层薄雾，摆渡人把船撑到对岸，等着赶集的村民上船，这是镇上最后一条渡船。';
export const P2 = '镇里去年修了新桥，走渡口的人少了，但老人们还是习惯坐船，说船上能聊天，桥上只有风。';
export const P3 = '摆渡人说，等到雾散的时候，他就把船靠在柳树下，讲一讲从前发大水的故事，听的人越来越少。';

interface PageRow {
  readonly name: string;
  readonly html: string;
  readonly url?: string;
  readonly text: string;
}

const MENU =
  '<ul><li><a href="/">首页</a></li><li><a href="/news">新闻中心</a></li><li><a href="/about">关于我们</a></li></ul>';
const RELATED =
  '<ul><li><a href="/1">新桥通车一年记</a></li><li><a href="/2">渡口的前世今生</a></li><li><a href="/3">河边的柳树</a></li></ul>';
const TEXT = `<p>${P1}</p><p>${P2}</p><p>${P3}</p>`;
const LINES = `${P1}\n${P2}\n${P3}`;

const article: readonly PageRow[] = [
  {
    name: 'TRS: menus, position, share bar and related links go',
    html: `<title>渡口_清河市人民政府</title><body><div class="nav">${MENU}</div><div class="weizhi">当前位置：<a href="/">首页</a> &gt; 要闻</div><div class="xl"><h1>渡口</h1><div class="info">2024-03-01 来源：清河日报</div><div class="TRS_Editor">${TEXT}</div><div class="bdsharebuttonbox">分享到：</div></div><div class="xgxw"><h3>相关阅读</h3>${RELATED}</div><div class="footer">主办单位：清河市人民政府办公室</div></body>`,
    text: LINES,
  },
  {
    name: 'Hexo: head and html closed before body',
    html: `<html><head><title>渡口</title></head></html><body><div id="content"><article class="post"><div class="entry-content">${TEXT}</div></article></div></body>`,
    text: LINES,
  },
  {
    name: 'WordPress: a comment list and widgets stand apart',
    html: `<body class="single"><main id="main"><article><div class="entry-content">${TEXT}</div></article><div id="comments" class="comments-area"><ol class="comment-list"><li><div class="comment-content"><p>写得真好，让我想起了外婆家的渡口，小时候每年夏天都去。</p></div></li><li><div class="comment-content"><p>现在还能坐到这条船吗？我想带孩子去看看，周末开不开？</p></div></li></ol></div></main><div class="widget">${RELATED}</div></body>`,
    text: LINES,
  },
  {
    name: 'a layout of line breaks only',
    html: `<body><table><tr><td>${MENU}</td><td>${P1}<br><br>${P2}<br>${P3}</td></tr></table></body>`,
    text: LINES,
  },
  {
    name: 'a box in pinyin beside a column of blurbs',
    html: `<body><div class="zuo"><div class="wenzhang">${TEXT}</div><div class="tuijian"><h2>为你推荐</h2><dl><dd class="bt"><a href="/1">新桥通车一年记</a></dd><dd class="js">新桥通车满一年，镇上组织了一次座谈会，听取居民的意见和建议。</dd></dl></div></div></body>`,
    text: LINES,
  },
  {
    name: 'a lead above a list belongs to the text',
    html: `<body><div class="entry-content"><p>今年的计划，写下来提醒自己：</p><ol><li><p>${P1}</p></li><li><p>${P2}</p></li><li><p>${P3}</p></li></ol></div></body>`,
    text: `今年的计划，写下来提醒自己：\n${LINES}`,
  },
  {
    name: 'links that the text itself lists are kept',
    html: `<body><div class="nav">${MENU}</div><div class="entry-content"><p>${P1}</p><p>读过的几篇：</p>${RELATED}<p>${P2}</p><p>${P3}</p></div></body>`,
    text: `${P1}\n读过的几篇：\n新桥通车一年记\n渡口的前世今生\n河边的柳树\n${P2}\n${P3}`,
  },
  {
    name: 'a poem of short lines is kept',
    html: `<body><div class="nav">${MENU}</div><div class="content"><h1>渡口</h1><p>雾起时，船还在，</p><p>雾散时，人已远，</p><p>河水不问来路，</p><p>只把柳影送还。</p></div></body>`,
    text: '渡口\n雾起时，船还在，\n雾散时，人已远，\n河水不问来路，\n只把柳影送还。',
  },
  {
    name: 'a table row is a line',
    html: `<body><article><p>${P1}</p><table><tr><th>年份</th><th>船数</th></tr><tr><td>2001</td><td>12</td></tr><tr><td>2023</td><td>1</td></tr></table><p>${P2}</p></article></body>`,
    text: `${P1}\n年份 | 船数\n2001 | 12\n2023 | 1\n${P2}`,
  },
  {
    name: 'Hexo code: line numbers go, indentation stays',
    html: `<body><article><p>${P1}</p><figure class="highlight"><table><tr><td class="gutter"><pre>1\n2</pre></td><td class="code"><pre>if (fog) {\n  wait();\n}</pre></td></tr></table></figure><p>${P2}</p></article></body>`,
    text: `${P1}\nif (fog) {\n  wait();\n}\n${P2}`,
  },
  {
    name: 'Sphinx: the side bar goes',
    html: `<body><div class="document"><div class="body" role="main"><h1>安装<a class="headerlink" href="#a">¶</a></h1><p>${P1}</p><p>${P2}</p></div><div class="sphinxsidebar" role="navigation"><h3>目录</h3>${MENU}</div></div></body>`,
    text: `安装\n${P1}\n${P2}`,
  },
  {
    name: 'hidden parts go',
    html: `<body><article><p>${P1}</p><p style="display:none">隐藏的文字不应当出现在这里，无论它有多长。</p><p hidden>这一段也是隐藏的，不会被读者看到。</p><div data-nosnippet>摘要里不许出现的一段话，网站这样要求，我们照办。</div><p>${P2}</p></article></body>`,
    text: `${P1}\n${P2}`,
  },
  {
    name: 'a text cut in two boxes is whole',
    html: `<body><div class="nav">${MENU}</div><div class="wrap"><div class="content"><p>${P1}</p><p>${P3}</p></div><div class="content"><p>${P2}</p></div><div class="zhan">${MENU}</div></div></body>`,
    text: `${P1}\n${P3}\n${P2}`,
  },
  {
    name: 'a footer that is most of a page with one line is not its text',
    html: `<body><main><article><h1>怎样参与</h1><p>${P1}</p></article></main><footer><p>${P2}${P3}</p></footer></body>`,
    text: `怎样参与\n${P1}`,
  },
];

const mended: readonly PageRow[] = [
  {
    name: 'line numbers in a list inside the code box go',
    html: `<body><article><p>${P1}</p><pre class="prettyprint"><code class="prism">wait();\nrow();</code><ul class="pre-numbering"><li>1</li><li>2</li></ul></pre><p>${P2}</p></article></body>`,
    text: `${P1}\nwait();\nrow();\n${P2}`,
  },
  {
    name: 'VuePress: code beside its line numbers is no line number',
    html: `<body><main class="page"><div class="content__default"><p>${P1}</p><div class="language-js line-numbers-mode"><pre class="language-js"><code>wait();</code></pre><div class="line-numbers-wrapper"><span class="line-number">1</span></div></div><p>${P2}</p></div></main></body>`,
    text: `${P1}\nwait();\n${P2}`,
  },
  {
    name: 'a first line that speaks of a browser is no count of visits',
    html: `<body><div class="nav">${MENU}</div><article><p>船票的列数由浏览器决定：</p><p>${P1}</p><p>${P2}</p><p>${P3}</p></article></body>`,
    text: `船票的列数由浏览器决定：\n${LINES}`,
  },
  {
    name: 'MediaWiki: the link to change a section is no part of its heading, a cell called time is no control',
    html: `<body><div id="content" class="mw-body"><div class="mw-parser-output"><p>${P1}</p><h2><span class="mw-headline">班次</span><span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/e">编辑</a><span class="mw-editsection-bracket">]</span></span></h2><p>${P2}</p><table class="wikitable"><tr><th>时间</th><th>船数</th></tr><tr><td>早晨</td><td>2</td></tr></table><p>${P3}</p></div></div></body>`,
    text: `${P1}\n班次\n${P2}\n时间 | 船数\n早晨 | 2\n${P3}`,
  },
];

const blurb = (title: string, what: string): string =>
  `<div><h4><a href="/x">${title}</a></h4><p>${what}</p></div>`;
const said = (text: string): string => `<li><b>河边人</b><p>${text}</p><i>3小时前</i><a>回复</a></li>`;
const LONG_LEGAL = `未经书面授权，请勿转载或建立镜像，否则即为侵权。${'违法和不良信息举报电话：01000000000。'.repeat(8)}`;

/** Pages whose names say nothing: only how they are built tells the text. */
const nameless: readonly PageRow[] = [
  {
    name: 'the box with the paragraphs, not the one around it',
    html: `<body><div>${MENU}</div><div><h1>渡口</h1><div>2024-03-01 清河日报</div><div>${TEXT}</div><div><p>关注我们，每天读一个故事。</p></div></div></body>`,
    text: LINES,
  },
  {
    name: 'a card of the writer, a quarter of the prose but deeper down, goes',
    html: `<body><div><div>${TEXT}</div><div><div><div><p>${P2}</p></div></div></div></div></body>`,
    text: LINES,
  },
  {
    name: 'summaries of other texts go, however many',
    html: `<body><div>${TEXT}</div><div>${blurb('新桥通车满一年', P2)}${blurb('渡口的前世今生', P3)}${blurb('河边的柳树又绿了', P1)}${blurb('镇上办起了划船课', P2)}</div></body>`,
    text: LINES,
  },
  {
    name: 'more comments than text go',
    html: `<body><div>${TEXT}</div><ul>${said(P2 + P3)}${said(P1 + P3)}${said(P2 + P1)}${said(P3)}</ul></body>`,
    text: LINES,
  },
  {
    name: 'a short notice above a long notice of rights',
    html: `<body><div><div>${P1}</div><div><p>${P2}</p></div></div><div><p>${LONG_LEGAL}</p></div></body>`,
    text: `${P1}\n${P2}`,
  },
  {
    name: 'sections with linked headings between prose are the text',
    html: `<body><div>${MENU}</div><div><p>${P1}</p><p>${P2}</p>${blurb('新桥通车满一年', P2)}${blurb('渡口的前世今生', P3)}${blurb('河边的柳树又绿了', P1)}</div></body>`,
    text: `${P1}\n${P2}\n新桥通车满一年\n${P2}\n渡口的前世今生\n${P3}\n河边的柳树又绿了\n${P1}`,
  },
  {
    name: 'links that the text lists between prose are kept',
    html: `<body><div>${MENU}</div><div><p>${P1}</p><p>读过的几篇：</p>${RELATED}<p>${P2}</p><p>${P3}</p></div></body>`,
    text: `${P1}\n读过的几篇：\n新桥通车一年记\n渡口的前世今生\n河边的柳树\n${P2}\n${P3}`,
  },
  {
    name: 'a player with its buttons goes, a box of code with buttons stays',
    html: `<body><div><p>${P1}</p><div><div>播放速度：两倍，正在切换清晰度。</div><button>暂停</button><button>静音</button><button>全屏</button></div><div><button>复制</button><button>换行</button><button>展开</button><pre>row();</pre></div><p>${P2}</p></div></body>`,
    text: `${P1}\nrow();\n${P2}`,
  },
  {
    name: 'documentation keeps its lists of links',
    html: `<head><meta name="generator" content="DocBook XSL Stylesheets"></head><body><div><h1>渡口手册</h1><p>${P1}</p><p>${P2}</p>${RELATED}</div></body>`,
    text: `渡口手册\n${P1}\n${P2}\n新桥通车一年记\n渡口的前世今生\n河边的柳树`,
  },
];

const A1 = '我上周去过，渡船还开，早上七点到十点，下雨就停了。';
const A2 = '补充一下，节假日人多要排队，最好提前打电话问问。';

const thread: readonly PageRow[] = [
  {
    name: 'Discuz!: posts without panels, signatures and controls',
    url: 'https://bbs.example.cn/thread-1-1-1.html',
    html: `<head><meta name="generator" content="Discuz! X3.4"></head><body><div id="postlist"><h1><span id="thread_subject">渡口还开吗</span></h1><div class="post"><div class="pls favatar">河边人 积分 120</div><div class="authi">发表于 2023-5-1 10:00</div><table><tr><td class="t_f" id="postmessage_1">听说老渡口要停了，有人知道吗？</td></tr></table><div class="sign">慢慢走</div></div><div class="post"><div class="pls favatar">撑船的 积分 8</div><table><tr><td class="t_f" id="postmessage_2">${A1}</td></tr></table><div>回复 举报</div></div></div></body>`,
    text: `渡口还开吗\n听说老渡口要停了，有人知道吗？\n${A1}`,
  },
  {
    name: 'a question whose answers are built as comments',
    url: 'https://www.example.cn/questions/12',
    html: `<body><div class="question-main"><h1 class="question-title">渡口还开吗</h1><div class="markdown-body"><p>${P1}</p><p>有人知道现在还开吗？</p></div></div><div class="comment-list"><div class="comment-item"><div class="user-info"><span>河边人 3 天前</span><div class="comment-detail"><p>${A1}</p></div></div><div class="comment-action">赞 12</div></div><div class="comment-item"><div class="user-info"><span>撑船的 1 天前</span><div class="comment-detail"><p>${A2}</p></div></div></div></div></body>`,
    text: `渡口还开吗\n${P1}\n有人知道现在还开吗？\n${A1}\n${A2}`,
  },
  {
    name: 'phpBB: profile, buttons and signature go',
    url: 'https://www.example.cn/forum/viewtopic.php?t=7',
    html: `<body><h2 class="topic-title">渡口还开吗</h2><div class="post"><dl class="postprofile"><dt>河边人</dt><dd>帖子: 12</dd></dl><div class="postbody"><p class="author">由 河边人 » 2023-05-01</p><div class="content">${P1}</div></div><div class="signature">慢慢走，比较快，这是我的签名。</div></div><div class="post"><dl class="postprofile"><dt>撑船的</dt></dl><div class="postbody"><ul class="post-buttons"><li>引用</li></ul><div class="content">${A1}</div></div></div></body>`,
    text: `${P1}\n${A1}`,
  },
  {
    name: 'V2EX and its like: topic and replies',
    url: 'https://www.example.cn/t/123',
    html: `<body><div id="Main"><div class="box"><div class="header"><h1>渡口还开吗</h1><small>河边人 3 天前 · 120 次点击</small></div><div class="cell"><div class="topic_content"><p>${P1}</p></div></div></div><div class="box"><div class="cell">2 条回复</div><div class="cell" id="r_1"><strong>撑船的</strong><div class="reply_content">${A1}</div></div><div class="cell" id="r_2"><strong>卖鱼的</strong><div class="reply_content">${A2}</div></div></div></div></body>`,
    text: `渡口还开吗\n${P1}\n${A1}\n${A2}`,
  },
  {
    name: 'a Q&A page in which the user cards hold more words than the answer',
    url: 'https://wenda.example.cn/q/1',
    html: `<body><article><h1>渡口还开吗？</h1><div class="wgt-ask">1个回答</div><div class="wgt-best"><div class="replyer-card"><p>河边人，采纳数：1451，获赞数：249608，擅长：旅行、美食、摄影。</p></div><div class="best-text"><div>展开全部</div><p>${A1}</p><p>${A2}</p></div><p>你对这个回答的评价是？</p></div></article></body>`,
    text: `渡口还开吗？\n${A1}\n${A2}`,
  },
];

const unknown: readonly PageRow[] = [
  {
    name: 'a question told by its address, its title and signed answers',
    url: 'https://www.example.cn/d/12-x',
    html: `<title>渡口还开吗？ - 清河</title><body><div><div>清河</div><h1>渡口还开吗？</h1><div><p>${P1}</p></div></div><div><div><b>河边人</b><i>3 天前</i><div><p>${A1}</p></div></div><div><b>撑船的</b><i>1 天前</i><div><p>${A2}</p></div></div><div><b>卖鱼的</b><i>1 天前</i><div><p>谢谢，明早就去。</p></div></div></div></body>`,
    text: `渡口还开吗？\n${P1}\n${A1}\n${A2}\n谢谢，明早就去。`,
  },
  {
    name: 'an article at such an address with signed comments but no other sign stays one',
    url: 'https://www.example.cn/topics/12',
    html: `<title>渡口 - 清河</title><body><div><h1>渡口</h1><div>${TEXT}</div></div><ul><li><b>河边人</b><i>3 天前</i><p>${A1}</p></li><li><b>撑船的</b><i>1 天前</i><p>${A2}</p></li><li><b>卖鱼的</b><i>1 天前</i><p>谢谢。</p></li></ul></body>`,
    text: LINES,
  },
  {
    name: 'short paragraphs and code of a post are of its kind, a form to report is not',
    url: 'https://bbs.example.cn/t/9',
    html: `<title>渡口还开吗</title><body><div><h1>渡口还开吗</h1><div class="x"><p>船的程序</p><p>如下，跑不起来：</p><p>start ferry</p><p>boat one</p><p>row row</p></div><div class="x"><p>先系缆绳</p></div></div><form><p>我要举报，理由是：</p><div><label>一</label>广告，推广内容</div><div><label>二</label>灌水，无意义</div><div><label>三</label>辱骂，不友善</div></form></body>`,
    text: `渡口还开吗\n船的程序\n如下，跑不起来：\nstart ferry\nboat one\nrow row\n先系缆绳`,
  },
];

const listed = (day: string, title: string): string => `<li>${day} <a href="/q">${title}</a></li>`;

const around: readonly PageRow[] = [
  {
    name: 'questions like it, each with its day, and what a reader is asked go',
    url: 'https://zhidao.example.cn/q/1',
    html: `<title>渡口还开吗</title><body><div><h1>渡口还开吗</h1><div><p>${P1}</p></div></div><div><div><p>${A1}</p></div><div>你对这个回答的评价是？</div></div><div><div><p>${A2}</p></div><div>你对这个回答的评价是？</div></div><h2>其他类似问题</h2><ul>${listed('2022-02-20', '渡口在哪里，怎么走？')}${listed('2023-06-16', '渡口几点开，能带车吗？')}${listed('2023-06-17', '渡口停了吗，谁知道？')}</ul></body>`,
    text: `渡口还开吗\n${P1}\n${A1}\n${A2}`,
  },
];

export const PAGES: readonly PageRow[] = [
  ...article,
  ...mended,
  ...nameless,
  ...thread,
  ...unknown,
  ...around,
];
