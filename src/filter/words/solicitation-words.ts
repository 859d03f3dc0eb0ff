/**
 * Words of those who solicit, by what they are for. Self-written, 2026-11-25; none means anything alone, and news and
 * warnings use them too: what counts is their company, see solicitation.ts and injection.ts. Simplified; texts are folded when scanned.
 */
export const SOLICITATION_WORDS = {
  /** Asks the reader to get in touch. */
  call: words(`
加微信 加我 加v 加薇 加q 加群 进群 入群 私聊 私信 扫码 扫一扫 点击 点此 戳 下载 注册 开户 咨询 来电 致电 拨打 热线 客服 预约 报名 联系电话 联系方式
联系微信 微信同号 电话同微 手机同号 请联系 联系我们 欢迎 添加 关注 领取 免费 立即 马上 速来 网址 官网 官方网站 永久地址 备用网址 发布页 防走失 登录入口 最新地址 官方微信`),
  /** Betting. */
  gambling: words(`
彩金 返水 首存送 首充送 棋牌平台 棋牌app 投注 百家乐 娱乐城 时时彩 六合彩 赛车pk10 幸运飞艇 老虎机 真人荷官 荷官 体育平台 电子游艺 滚球 提款 出款 秒到账
下分 上分 包杀 稳赚 计划群 精准预测 必中 稳赢 导师带 带你回血 开户送 注册送 注册即送 亏损返 救援金 洗码 信誉平台 投注平台 娱乐平台 娱乐官网 体育官网 体育app 体育下载 体育登录
体育注册 真人娱乐 线上娱乐 彩票平台 彩票计划 大小单双 炸金花 德州扑克 斗地主赢 官方投注 体育在线 国际娱乐 优惠大厅 首存送 代理佣金`),
  /** Sexual services and videos. */
  adult: words(`
同城约 约炮 上门按摩 上门服务 上门小姐 外围 全套 包夜 兼职妹 学生妹 少妇 嫩妹 小姐服务 裸聊 私密直播 福利视频 成人视频 成人电影 成人网站 无码 自拍偷拍 国产精品 在线观看免费
免费观看 免费视频 品茶 喝茶资源 海选场子 嫩茶 高端茶 茶资源 楼凤 美女主播 看片 资源群 `),
  /** Illegal or shady trade. */
  fraud: words(`
代开 开发票 发票代开 办证 办理证件 毕业证 学位证 真实可查 先办后付 刷单 日结 日赚 在家赚 躺赚 兼职日结 免税香烟 无抵押 无担保 不看征信 黑户 当天放款 秒批 秒下款 套现 代还 内部消息 牛股 荐股 一对一指导
老师指导 要债 查人 开房记录 银行卡四件套 包男孩 迷药 一手货源 高仿 原单 精仿 包过 替考 代考 代写 论文代写 包发表 祖传秘方 包治
无效退款 三天见效 不反弹 壮阳 丰胸 `),
  /** Everyday trade: services and goods. */
  trade: words(`
开锁 换锁 搬家 疏通 管道 维修 移机 回收 租车 租赁 贷款 信用卡 代办 代理记账 注册公司 招商 加盟 厂家 批发 直销 供应 报价 促销 特价 包邮 货到付款 装修 防水 保洁 月嫂 家教 培训 驾校 学历 婚纱 翻译 侦探
鲜花 礼品 定制 印刷 招牌 灯箱 网站建设 网站优化 seo 推广 小程序 上门 24小时 哪家好 多少钱 排名
二手车 收车 减肥 瘦身 私家 寻人 追债 清欠 收债 发票 刻章 文凭 证件 学车 考证 职称 代发 代购 代练 外挂 私服 账号出售 涨粉 刷粉 快排 建站 空调 家电 冰箱 洗衣机 热水器 马桶 下水道 房产 租房 装潢
网贷 放款 借钱 借款 车贷 房贷 股票 带单 理财 兼职 助孕 试管 植发 整形 祛斑 增高 保健品 香烟 白酒 茶叶 手表 包包 鞋子 货源 尾货 微商 收购 高价 出租 转让 拉货 包车 拼车 陪练 手机定位 手机监控 保姆 月子 殡葬 墓地 法律咨询 律师咨询`),
  /** What texts about betting speak of. */
  betting: words(`赌博 赌场 赌客 赌资 赌徒 赌球 网赌 博彩 彩票 彩民 赌局 赌注 开奖 赌王 赌桌`),
  /** Those who report on such trade: police, courts, press, science. Enough of them make a text a report. */
  report: words(`
警方 民警 公安 派出所 法院 判决 判处 有期徒刑 检察 嫌疑人 被告人 犯罪 涉案 抓获 逮捕 查处 打击 举报 诈骗 受害者 被骗 提醒 警惕 记者 报道 据悉 通报 监管 处罚 罚款 条例 规定 违法 非法 整治 专项行动 取缔
研究 调查 专家 表示 认为 指出 医生 患者 治疗 论文 教授 学者 历史 社会 法律 防范 反诈 宣传 治安 案件 审理 起诉 庭审 律师`),
} as const;

function words(list: string): readonly string[] {
  return [...new Set(list.trim().split(/\s+/u))];
}
