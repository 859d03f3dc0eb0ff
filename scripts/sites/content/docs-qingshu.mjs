// 青书 is an invented tool; its commands, options and versions are invented too.
import { sphinx } from '../templates/sphinx.mjs';

const keep = (path, title, body, note) => ({
  path,
  title,
  body,
  expect: 'publish keep',
  ...(note === undefined ? {} : { note }),
});

const start = [
  keep(
    '/install.html',
    '安装',
    `青书是一个把纯文本排成网页和电子书的命令行工具。它只有一个可执行文件，不需要数据库，也不会在后台常驻。
## 系统要求
青书可以在三种常见的桌面系统上运行，内存建议不少于五百兆。如果要生成带插图的电子书，请另外准备大约两百兆的临时空间，生成结束以后会自动清理。
## 从压缩包安装
下载与系统对应的压缩包，解开以后把可执行文件放到搜索路径里，然后检查版本：
\`\`\`bash
tar -xzf qingshu-2.4.0-linux-x64.tar.gz
sudo install -m 755 qingshu /usr/local/bin/
qingshu --version
\`\`\`
如果输出的版本号与压缩包不一致，多半是系统里还留着旧版本，请用 \`which qingshu\` 查看实际调用的是哪一个文件。
## 卸载
删除可执行文件即可。青书不会写注册表，缓存都放在项目自己的目录里，删掉项目就没有残留了。`,
  ),
  keep(
    '/quickstart.html',
    '快速上手',
    `这一页带你在五分钟之内做出第一本小书。读完以后，你会知道一个项目由哪些文件组成，以及改动之后怎样看到效果。
先新建一个项目，再进入它的目录：
\`\`\`bash
qingshu new mybook
cd mybook
qingshu serve
\`\`\`
最后一条命令会启动预览服务，在浏览器里打开终端上显示的地址，就能看到自带的示例章节。预览服务会盯着源文件，你每保存一次，页面就刷新一次。
现在打开 \`chapters\` 目录，把第一章的标题改成自己喜欢的名字，再新建一个文件作为第二章。文件名开头的数字决定章节的先后，中间可以留空号，方便以后插入。
满意以后执行 \`qingshu build\`，成品会出现在 \`out\` 目录，把整个目录复制到任何静态服务器上都可以访问。`,
  ),
  keep(
    '/concepts.html',
    '基本概念',
    `理解下面几个词，读其余的文档就不会费力。
## 项目
一个目录就是一个项目，目录里必须有配置文件。青书从当前目录开始向上寻找它，找到的第一个就是项目的根。
## 章节
章节是读者看到的一页。每个章节对应一个源文件，源文件的开头可以写几行属性，例如标题、日期和是否为草稿；没有写标题的，取正文里的第一个标题。
## 模板
模板决定章节的外观。青书自带一套朴素的模板，你也可以只替换其中一个文件，其余的仍旧使用自带的版本，升级时不会互相覆盖。
## 目标
同一份源文件可以生成网页、电子书和单个长页面，每一种叫作一个目标。目标之间互不影响，某个目标失败，其他目标照样完成，最后一并报告错误。`,
  ),
];

const guides = [
  keep(
    '/tutorial/theme.html',
    '教程：修改外观',
    `自带的模板有意做得很朴素，这样你改起来不必先拆掉许多装饰。本教程示范怎样换字体、加页眉，并把侧栏移到右边。
首先把模板复制一份出来，只复制要改的文件：
\`\`\`bash
qingshu theme copy layout.html
\`\`\`
命令执行完，项目里会多出一个 \`theme\` 目录。打开其中的布局文件，找到页眉所在的位置，把书名换成一张图片，记得给图片写上替代文字，屏幕朗读软件要靠它。
接下来调整字体。中文正文的行高不宜小于一点七，字号在手机上不要小于十六像素，否则读者会不自觉地放大页面。每行控制在三十五个字左右最舒服。
\`\`\`css
.book { line-height: 1.8; max-width: 36em; }
.book aside { order: 2; }
\`\`\`
改完以后在窄屏上看一眼，侧栏应当自动移到正文下面。如果没有，请检查是否误删了布局文件里的视口设置。`,
  ),
  keep(
    '/tutorial/book.html',
    '教程：做一本电子书',
    `电子书和网页不同，它在没有网络的时候也要能读，因此所有图片和字体都必须装进同一个文件。
第一步是在配置里打开电子书目标，并写上书名、作者和语言。语言一定要填对，阅读器靠它决定断行和朗读的规则。
\`\`\`toml
[target.epub]
enabled = true
cover = "images/cover.png"
language = "zh-CN"
\`\`\`
第二步是准备封面。长宽比建议为四比三，文字不要贴着边缘，因为有些书架会裁掉一圈。
第三步是检查目录。电子书的目录最多显示三级，再往下的标题会并入上一级，所以写作的时候就要避免过深的层次。
最后执行构建，用两种以上的阅读器打开看看。常见的问题是插图过大，翻页时会卡顿，把宽度压到一千二百像素以内通常就够了。`,
  ),
  keep(
    '/tutorial/blog.html',
    '教程：当作博客使用',
    `青书并不是专门的博客程序，但是加上日期和标签以后，用来写博客也很顺手。
给每篇文章的开头加上日期，青书就会按时间倒序生成归档页。没有日期的章节不会进入归档，适合用来写关于页面。
\`\`\`text
title: 第一场雪
date: 2025-01-12
tags: 天气, 随笔
\`\`\`
标签不需要事先登记，写过一次就会出现在标签页里。为了避免同一个意思有好几种写法，可以在配置里列出别名，构建的时候自动合并。
订阅文件默认只包含最近二十篇的摘要。如果你希望读者在阅读器里看到全文，把摘要长度设为零即可，代价是文件会变大。
草稿在预览时可见，在正式构建时会被跳过，终端上会列出被跳过的文件名，提醒你别忘了它们。`,
  ),
  keep(
    '/tutorial/i18n.html',
    '教程：多种语言',
    `同一本书有几种语言的版本时，最怕的是改了一处，忘了另一处。青书用章节编号把各个版本对应起来，并能列出落后的译文。
做法是为每种语言建立一个子目录，目录里的文件名保持一致。构建时，读者可以在页面右上角切换到同一章的另一种语言。
\`\`\`bash
qingshu i18n status --base zh-CN
\`\`\`
这条命令会比较每个文件最后一次实质性的改动，空白和标点的调整不计算在内。状态分为三种：一致、落后、缺失。落后的章节会在页面顶部显示一条提示，告诉读者原文已经更新。
如果某一章不打算翻译，在属性里写明原因，它就不再出现在统计里。译者的名字可以写在属性的同一个位置，构建时会放进版权页。`,
  ),
  keep(
    '/tutorial/deploy.html',
    '教程：发布到服务器',
    `构建结果只是一堆静态文件，任何能够提供静态文件的服务器都可以使用。本教程以自己的小主机为例，说明怎样做到更新时不中断访问。
思路是每次发布都放进一个新的目录，全部传完以后再把软链接指向它。读者要么看到旧的一套，要么看到新的一套，不会看到一半。
\`\`\`bash
stamp=$(date +%Y%m%d%H%M)
rsync -a out/ web:/srv/book/$stamp/
ssh web "ln -sfn /srv/book/$stamp /srv/book/current"
\`\`\`
建议保留最近的三个目录，出了问题把链接改回去就行，整个过程不到一秒。更早的目录可以用定时任务清理。
服务器上请为文本文件打开压缩，并给图片设置较长的缓存时间。青书生成的图片名带有内容摘要，内容一变名字就变，不必担心读者看到过期的图片。`,
  ),
  keep(
    '/migrate.html',
    '从一点几版升级',
    `二点零版重新整理了配置文件，旧项目需要转换一次。转换命令不会删除任何文件，原来的配置会改名保存，放心执行。
\`\`\`bash
qingshu migrate --dry-run
qingshu migrate
\`\`\`
先用试运行看看会改动哪些地方。最常见的变化有三处：主题的名字不再带前缀；插图的路径改为相对于章节文件；过去写在命令行里的目标，现在写在配置里。
如果你写过自定义模板，请留意变量名的变化。旧的变量在这一版仍然可用，但是构建时会给出警告，下一个大版本就会移除。
升级以后第一次构建会比较慢，因为缓存的格式也换了，需要全部重新生成，第二次就恢复正常。遇到无法转换的内容，命令会停下来说明文件和行号，不会擅自猜测。`,
  ),
];

const reference = [
  keep(
    '/config.html',
    '配置参考',
    `配置文件名为 \`qingshu.toml\`，放在项目的根目录。没有写出的选项取默认值，写了不认识的选项会报错，这样拼写错误能够立刻被发现。
## 通用选项
| 选项 | 类型 | 默认值 | 说明 |
| title | 字符串 | 目录名 | 书名，出现在页眉和浏览器标签上 |
| source | 路径 | chapters | 章节所在的目录，可以是相对路径 |
| output | 路径 | out | 成品目录，构建之前会被清空 |
| drafts | 布尔 | false | 正式构建时是否包含草稿 |
| jobs | 整数 | 0 | 并行的数目，零表示与处理器核数相同 |
## 网页目标
| 选项 | 类型 | 默认值 | 说明 |
| base | 地址 | / | 站点放在子目录时填写，首尾都要有斜线 |
| minify | 布尔 | true | 去掉多余的空白，不影响代码块 |
| search | 布尔 | false | 生成站内搜索用的索引，会增加体积 |
路径一律使用正斜线，不同系统之间可以直接共用同一份配置。相对路径以配置文件所在的目录为准，而不是执行命令时所在的目录。`,
    'tables of options',
  ),
  keep(
    '/api.html',
    '扩展接口',
    `扩展是一个导出若干函数的脚本，青书在构建的不同时刻调用它们。扩展可以改写内容，但是不能访问网络，也不能写项目以外的文件。
## on_chapter
每读完一个章节调用一次，参数是章节对象，返回值会代替原来的正文。返回空值表示不改动。
\`\`\`python
def on_chapter(chapter):
    if chapter.draft:
        return None
    return chapter.text.replace("TODO", "待补充")
\`\`\`
## on_finish
全部目标完成以后调用一次，参数是一份统计，包括章节数、总字数和每个目标用去的毫秒数。通常用来打印提示，或者把统计写进文件。
\`\`\`python
def on_finish(stats):
    print(f"{stats.chapters} chapters, {stats.words} words")
\`\`\`
函数抛出异常时，构建不会中断，青书会记下扩展的名字和章节的路径，最后以非零状态退出。这样一次就能看到所有的问题，不必反复运行。`,
  ),
  keep(
    '/cli.html',
    '命令一览',
    `所有命令都接受 \`--quiet\` 和 \`--config\` 两个选项。前者只输出错误，后者指定配置文件的位置。
| 命令 | 作用 | 常用选项 |
| new | 新建项目，目录已经存在时拒绝执行 | --template |
| build | 生成全部目标，只处理有变化的章节 | --target --force |
| serve | 启动预览，保存以后自动刷新 | --port --open |
| check | 检查失效的链接和缺少替代文字的图片 | --external |
| clean | 删除缓存和成品目录 | 无 |
退出状态为零表示成功，为一表示内容有问题，为二表示配置有问题，为三表示青书自身出错。写脚本的时候请根据状态判断，不要去匹配输出的文字，因为文字会随着版本调整。
需要查看某条命令的详细说明，在后面加上 \`--help\` 即可，说明与本页出自同一份源文件，不会互相矛盾。`,
  ),
];

const others = [
  keep(
    '/faq.html',
    '常见问题',
    `## 为什么预览和构建的结果不一样？
预览会包含草稿，正式构建不会。如果某一章只在预览里出现，请检查它的属性里是不是写了草稿标记。
## 中文和英文之间要不要加空格？
青书不会替你加，但是自带的样式在支持的浏览器里会自动留出一点间隙，所以源文件里加与不加都可以，统一就好。
## 可以把几本书放在同一个目录里吗？
可以。每本书各有自己的配置文件，构建时用选项指定其中一个。它们能够共用模板和图片，只要路径写对。
## 构建很慢怎么办？
先看终端上每一步的用时。多数情况下慢在图片压缩，可以把原图事先缩小；如果慢在扩展，请检查是否在每个章节里重复读取同一个文件。
## 可以商用吗？
程序和文档都可以，各自的条件请看参与贡献一页的说明。`,
  ),
  keep(
    '/troubleshooting.html',
    '排查故障',
    `遇到问题先不要急着重装，按照下面的顺序检查，大部分都能在几分钟之内找到原因。
第一，打开详细输出再运行一次，看最后一条正常的记录停在哪个文件。问题往往就在紧接着的那一个。
\`\`\`bash
qingshu build --verbose 2> build.log
tail -n 20 build.log
\`\`\`
第二，检查文件的编码。青书只接受不带标记的万国码，从旧软件里导出的文件可能是别的编码，报错信息会指出第一个无法识别的字节在第几行。
第三，清理缓存。断电或者强行结束进程之后，缓存可能只写了一半，执行清理命令后重新构建即可。
第四，把项目缩小到能够重现问题的最小程度，再去提交报告。很多人在缩小的过程中自己就发现了原因，没有发现的，开发者也能更快地定位。`,
  ),
  keep(
    '/changelog.html',
    '更新记录',
    `## 2.4.0
- 新增：检查命令可以报告缺少替代文字的图片，并指出所在的章节。
- 改进：电子书的目录不再重复显示封面，部分阅读器打开更快。
- 修正：章节标题里含有引号时，归档页的链接会断开。
## 2.3.2
- 修正：预览服务在网络驱动器上有时收不到保存的通知，现在会退回到定时检查。
- 修正：空的标签会生成一个没有名字的页面。
## 2.3.0
- 新增：多种语言的状态统计，空白和标点的改动不计算在内。
- 变更：缓存的格式有变化，升级后第一次构建会全部重新生成。
## 2.2.0
- 新增：扩展接口增加构建结束时的回调，可以读取每个目标的用时。
- 移除：不再支持用环境变量指定输出目录，请改用配置文件。`,
  ),
  keep(
    '/contributing.html',
    '参与贡献',
    `欢迎任何形式的帮助，改正一个错别字和实现一项功能同样受欢迎。
提交之前请先搜索有没有相同的问题。报告错误时，请写明版本、系统和重现的步骤，最好附上一个最小的项目。讨论新功能时，请先说明你想解决什么事情，再谈打算怎么做，因为同一件事常常有更简单的办法。
修改文档不需要安装任何工具，文档的源文件就是普通的文本，改完以后提交即可，自动检查会告诉你链接是否有效、表格是否整齐。
我们希望说明文字简短、准确、不用夸张的词。一个句子只讲一件事，先写结论，再写理由；代码示例要能够原样运行，不写省略号。
每个改动由另一位成员审阅，通常会在一周之内答复。超过两周没有回音，请在讨论区提醒我们，那多半是忘记了，并不是拒绝。`,
    'the page that the profile names as evidence of the license',
  ),
];

const samples = {
  path: '/samples.html',
  title: 'Sample extension',
  expect: 'curate reject HAN_RATIO_LOW|LANGUAGE_OTHER',
  note: 'the text is program code but for one line',
  body: `完整示例如下。
\`\`\`python
import json
import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class LinkReport:
    source: Path
    broken: list[str] = field(default_factory=list)

    def to_dict(self):
        return {"source": str(self.source), "broken": sorted(self.broken)}


def collect_links(chapter):
    for node in chapter.walk():
        if node.kind == "link" and not node.target.startswith("#"):
            yield node.target


def resolve(root, source, target):
    base = root if target.startswith("/") else source.parent
    return (base / target.lstrip("/")).resolve()


def on_chapter(chapter):
    report = LinkReport(source=chapter.path)
    for target in collect_links(chapter):
        if "://" in target:
            continue
        if not resolve(chapter.root, chapter.path, target).exists():
            report.broken.append(target)
    if report.broken:
        chapter.context.setdefault("links", []).append(report)
    return None


def on_finish(stats):
    reports = [item.to_dict() for item in stats.context.get("links", [])]
    output = Path(stats.output) / "broken-links.json"
    output.write_text(json.dumps(reports, indent=2))
    if reports:
        print(f"{len(reports)} chapters with broken links, see {os.fspath(output)}")
\`\`\``,
};

const closed = [
  {
    path: '/private/roadmap.html',
    title: '内部路线图',
    expect: 'crawl reject ROBOTS_DISALLOWED',
    body: '下一个大版本打算重写模板引擎，把变量检查提前到读取配置的时候。这一页只供开发组内部讨论，时间和内容都没有确定，请不要当作承诺。',
  },
  {
    path: '/internal/benchmark.html',
    title: '性能测试记录',
    expect: 'crawl reject AI_TRAINING_REFUSED',
    note: 'robots.txt: Content-Usage with this path says train-ai=n, and the n wins over ai-train=yes (T-09)',
    body: `这里记录每个版本的构建用时，测试用的书有一千二百个章节，共三百万字，每次运行五遍，取中间的一次。
二点四版全量构建用时四十一秒，比上一版快了六秒，主要是因为图片压缩改成了并行处理。增量构建的用时没有变化，仍然在一秒左右。
内存的峰值从四百兆上升到了四百六十兆，原因是并行处理时会同时保留多张图片，内存紧张的机器可以把并行的数目调小。`,
  },
];

const pathsOf = (pages) => pages.map(({ path }) => path);
const toctree = [
  { caption: '入门', paths: pathsOf(start) },
  { caption: '教程', paths: pathsOf(guides) },
  { caption: '参考', paths: pathsOf([...reference, samples]) },
  { caption: '其他', paths: pathsOf(others) },
];

export const site = {
  id: 'docs-qingshu',
  host: 'docs.qingshu.example',
  types: { html: 'text/html; charset=utf-8' },
  template: sphinx,
  toctree,
  pages: [
    {
      path: '/',
      title: '青书文档',
      trees: [...toctree, { caption: '开发组', paths: [...pathsOf(closed), '/genindex.html'] }],
      expect: 'curate reject LIST_PAGE|NO_MAIN_TEXT',
      note: 'tables of contents under a heading: a list, and no text of its own',
    },
    {
      path: '/genindex.html',
      title: '索引',
      entries: [
        ['base（网页目标）', '/config.html#base'],
        ['build（命令）', '/cli.html#build'],
        ['check（命令）', '/cli.html#check'],
        ['clean（命令）', '/cli.html#clean'],
        ['drafts（选项）', '/config.html#drafts'],
        ['jobs（选项）', '/config.html#jobs'],
        ['minify（网页目标）', '/config.html#minify'],
        ['new（命令）', '/cli.html#new'],
        ['on_chapter（函数）', '/api.html#on-chapter'],
        ['on_finish（函数）', '/api.html#on-finish'],
        ['search（网页目标）', '/config.html#search'],
        ['serve（命令）', '/cli.html#serve'],
      ],
      expect: 'curate reject LIST_PAGE',
    },
    ...start,
    ...guides,
    ...reference,
    samples,
    ...others,
    ...closed,
  ],
  files: {
    '/robots.txt':
      'User-agent: *\nDisallow: /private/\nContent-Signal: search=yes, ai-train=yes\nContent-Usage: /internal/ train-ai=n\n',
  },
};
