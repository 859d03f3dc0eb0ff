// What stands around a page's text, when the text itself is missing: menus, footers, forms, lists of titles, errors.
import * as w from './words.mjs';

const MENU = w.list(
  '首页 登录 注册 新闻 体育 娱乐 财经 科技 汽车 房产 教育 旅游 健康 军事 图片 视频 论坛 博客 下载 帮助 更多 关于我们 联系我们 广告服务 招聘信息 网站地图 法律声明 友情链接 设为首页 加入收藏 会员中心 购物车 我的订单 搜索 返回顶部 上一页 下一页 末页 分享 收藏 点赞 评论 举报 打印 关闭 手机版 客户端 微信 微博 订阅 专题 排行 热门 推荐 最新 产品中心 成功案例 新闻动态 人才招聘 在线留言 公司简介 企业文化 荣誉资质 解决方案 技术支持 资料下载 政务公开 办事指南 互动交流 通知公告 机构设置 领导信箱',
);
const FOOTER = [
  'Copyright © {year} {brand}网 All Rights Reserved 版权所有',
  '京ICP备{n}号 公安网备案号{n}',
  '未经授权禁止转载，违者必究',
  '客服热线：{phone} 违法和不良信息举报电话：{phone}',
  '地址：{city}市{brand}路 邮编：{zip} 传真：{phone}',
  '技术支持：{brand}科技 您是第{n}位访问者',
  '本站部分内容来自互联网，如有侵权请联系删除',
  '增值电信业务经营许可证 网络文化经营许可证 互联网新闻信息服务许可证',
  '建议使用 1024×768 分辨率 IE8 以上浏览器浏览本站',
];
const RESIDUE = [
  '上一篇：{title}',
  '下一篇：{title}',
  '发布时间：{date} 来源：本站 作者：admin 浏览次数：{n}',
  '【字体：大 中 小】【打印】【关闭】',
  '分享到：微信 微博 QQ空间 豆瓣',
  '您的位置：首页 > {menu} > {menu} > 正文',
  '当前位置：{menu} >> {menu}',
  '相关阅读 热门推荐 猜你喜欢 最新文章 阅读排行',
  '责任编辑：{person} 标签：{menu} {menu} {menu}',
  '点击查看更多 展开全文 收起 加载中...',
  '网友评论 已有{n}条评论 我要评论 发表评论 匿名发表 验证码 看不清换一张',
  '用户名 密码 记住我 忘记密码 立即注册 使用第三方账号登录',
  '请输入关键词 搜索 高级搜索 热门搜索：{menu} {menu}',
  '共{n}页 第1页 首页 上一页 1 2 3 4 5 下一页 尾页 转到',
  '您还没有登录，请先登录后再操作',
  '喜欢 {n} 收藏 {n} 分享 回复 举报 楼主 只看该作者 发表于 {date}',
  '积分 {n} 帖子 {n} 精华 0 注册时间 {date} 发消息 加好友',
  '抱歉，您访问的页面不存在或已被删除，{n}秒后自动跳转到首页',
  '系统检测到您的浏览器不支持 JavaScript，请开启后刷新页面',
  '本章未完，请点击下一页继续阅读',
  '手机用户请浏览阅读，掌上阅读更方便',
  '加入书签 推荐本书 返回目录 上一章 下一章 章节报错',
  '软件大小：{n}MB 更新时间：{date} 授权方式：免费软件 下载次数：{n}',
  '高速下载 本地下载 电信下载 网通下载 迅雷下载 备用地址',
  '热门城市：{city} {city} {city} {city} {city}',
];
const SLOTS = {
  city: w.CITIES,
  brand: w.brand,
  phone: w.phone,
  person: w.person,
  date: w.date,
  menu: MENU,
  title: (r) => title(r),
  year: (r) => String(r.int(2005, 2025)),
  n: (r) => String(r.int(1, 99999)),
  zip: (r) => r.digits(6),
};
const TITLES = [
  '{city}召开{menu}工作会议',
  '{brand}公司荣获年度{menu}奖',
  '关于开展{menu}活动的通知',
  '{city}{menu}价格行情（{date}）',
  '{menu}：{person}谈{menu}',
  '如何选择合适的{product}？',
  '{city}市{n}月{menu}统计数据',
  '图文：{city}{menu}现场',
  '{product}使用注意事项',
  '专家解读{menu}新规定',
];

function title(r) {
  return r.fill(r.pick(TITLES), { ...SLOTS, title: ['…'], product: w.PRODUCTS, menu: MENU });
}

export function menuPage(r) {
  const joint = r.pick(['\n', ' ', ' | ', '\n']);
  const items = r.some(MENU, r.int(20, 80)).join(joint);
  return [items, ...footer(r)].join('\n');
}

function footer(r) {
  return r.some(FOOTER, r.int(1, 5)).map((p) => r.fill(p, SLOTS));
}

export function titleList(r) {
  const dated = r.chance(0.6);
  const mark = r.pick(['', '· ', '• ', '[{menu}] ', '']);
  const lines = Array.from(
    { length: r.int(12, 50) },
    () => r.fill(mark, SLOTS) + title(r) + (dated ? ` ${w.date(r)}` : ''),
  );
  return [...lines, ...(r.chance(0.5) ? footer(r) : [])].join('\n');
}

export function residuePage(r) {
  const lines = r.some(RESIDUE, r.int(6, 22)).map((p) => r.fill(p, SLOTS));
  return r
    .shuffled([...lines, ...footer(r), ...(r.chance(0.5) ? [r.some(MENU, 8).join(' ')] : [])])
    .join('\n');
}

const COMMENTS = w.list(
  '顶 沙发 好文章 楼主好人 支持一下 路过 学习了 谢谢分享 赞一个 哈哈 围观 不错不错 mark 同问 求资源 已收藏 回复可见 看看 顶上去 666 666666 好评 下载看看 感谢楼主 太强了 呵呵 加油 支持楼主 这个好 看看先 在哪里下载',
);

export function commentPage(r) {
  const name = (x) =>
    x.pick([(y) => `网友${y.digits(4)}`, (y) => w.wechat(y), (y) => `${y.pick(w.CITIES)}网友`])(x);
  return Array.from({ length: r.int(12, 40) }, () => {
    const text = r.some(COMMENTS, r.int(1, 2)).join(r.pick(['！', '，', ' ', '']));
    return `${name(r)} ${r.chance(0.7) ? `${w.date(r)} ${r.int(0, 23)}:${r.digits(2)} ` : ''}${text}${r.pick(['', '！！！', '。', '~~~', ' 回复 举报 赞(0)'])}`;
  }).join('\n');
}

/** Beginnings of texts cut off by a search page or a portal: good words, nothing whole. */
export function snippetPage(r, prose) {
  return Array.from({ length: r.int(5, 14) }, () => {
    const text = r.pick(prose).replaceAll('\n', '');
    const at = r.int(0, Math.max(0, text.length - 60));
    return `${title(r)}\n${text.slice(at, at + r.int(20, 60))}...${r.pick(['[详细]', '查看全文', ' 阅读(12) 评论(0)', ' 百度快照'])}`;
  }).join('\n');
}

/** Numbers: lottery, stocks, scores, timetables without a word of explanation. */
export function numberPage(r) {
  const head = r.pick([
    '期号 开奖号码 和值 跨度',
    '代码 名称 最新价 涨跌幅 成交量',
    '车次 出发 到达 历时 票价',
    '日期 最高 最低 天气 风向',
  ]);
  const rows = Array.from({ length: r.int(15, 50) }, () =>
    Array.from({ length: r.int(4, 9) }, () => r.digits(r.int(1, 6))).join(r.pick([' ', '\t', ' | '])),
  );
  return [head, ...rows].join('\n');
}
