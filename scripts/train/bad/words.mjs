// Words the generators fill their patterns with. Self-written; brands, persons and numbers are invented.
export const list = (text) => text.trim().split(/\s+/u);

export const CITIES = list(
  '北京 上海 广州 深圳 天津 重庆 成都 武汉 西安 南京 杭州 苏州 郑州 长沙 沈阳 青岛 宁波 东莞 佛山 合肥 济南 大连 哈尔滨 长春 昆明 厦门 福州 南昌 贵阳 南宁 石家庄 太原 兰州 海口 温州 无锡 常州 徐州 洛阳 唐山',
);
export const PRODUCTS = list(
  '不锈钢管 输送带 蝶阀 离心泵 电缆桥架 空气净化器 彩钢板 塑料袋 包装机 注塑机 冷却塔 变压器 减速机 螺旋钢管 防火门 卷帘门 地坪漆 硅胶制品 橡胶垫 广告灯箱 展示柜 办公家具 叉车 起重机 破碎机 烘干机 锅炉 热泵 充电桩 监控摄像头 打印机 复印纸 茶叶 白酒 红木家具 床垫 瓷砖 净水器 太阳能路灯 玻璃钢水箱 喷雾器 标签贴纸',
);
export const SERVICES = list(
  '搬家公司 管道疏通 开锁换锁 代理记账 公司注册 商标注册 资质代办 网站建设 网站优化 小程序开发 家电维修 空调移机 汽车租赁 贷款咨询 信用卡代还 车辆抵押贷款 月嫂服务 家教辅导 驾校培训 成人高考 学历提升 雅思培训 婚纱摄影 装修设计 防水补漏 白蚁防治 石材翻新 地毯清洗 外墙清洗 二手车回收 黄金回收 废铜回收 手机回收 礼品回收 律师咨询 私家侦探 要债公司 翻译公司 会议策划 鲜花速递',
);
export const PRAISE = list(
  '质量可靠 价格实惠 服务周到 信誉第一 技术精湛 经验丰富 设备先进 品种齐全 交货及时 款式新颖 性能稳定 经久耐用 节能环保 安全放心 童叟无欺 上门快速 收费透明 正规资质 口碑良好 行业领先',
);
export const CALLS = list(
  '欢迎来电咨询 欢迎新老客户光临 欢迎洽谈合作 立即拨打热线 添加客服微信 扫码了解详情 点击立即咨询 限时优惠中 前一百名半价 免费上门测量 免费报价 免费试听 先到先得 名额有限 错过不再有 长按识别二维码 点击链接领取 关注公众号 加群领取资料 私信获取',
);
export const SURNAMES = list('王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗');
export const SYLLABLES = list(
  '金 鑫 盛 宏 华 瑞 泰 隆 源 达 通 信 安 康 福 顺 利 丰 恒 润 博 亿 凯 天 龙 腾 飞 星 辉 耀 德 美 佳 乐 尚 品 优 鼎 万 豪 皇 冠 銀 乐 发 彩 赢 博 鸿 运 威 尼',
);

export const brand = (r) => r.some(SYLLABLES, r.int(2, 3)).join('');
export const mobile = (r) => {
  const digits = `1${r.pick(['38', '59', '77', '86', '99', '31'])}${r.digits(8)}`;
  return r.chance(0.3) ? `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}` : digits;
};
export const phone = (r) =>
  r.pick([(x) => `400-${x.digits(3)}-${x.digits(4)}`, (x) => `0${x.digits(2)}-${x.digits(8)}`, mobile])(r);
export const wechat = (r) =>
  r.some([...'abcdefghkmnpqrstwxyz'], r.int(3, 6)).join('') + r.digits(r.int(2, 5));
export const qq = (r) => `${r.int(1, 9)}${r.digits(r.int(7, 9))}`;
export const site = (r) =>
  `${r.pick(['www.', 'm.', ''])}${r.some([...'abcdeghjkmnpqrtuwxyz'], r.int(2, 5)).join('')}${r.digits(r.int(1, 4))}.${r.pick(['com', 'cn', 'net', 'vip', 'cc', 'top'])}`;
export const date = (r) =>
  `${r.int(2008, 2025)}${r.pick(['-', '-', '/', '.'])}${String(r.int(1, 12)).padStart(2, '0')}-${String(r.int(1, 28)).padStart(2, '0')}`.replace(
    /([/.])(\d\d)-/u,
    '$1$2$1',
  );
export const person = (r) => r.pick(SURNAMES) + r.pick(['先生', '女士', '经理', '总', '小姐', '老师', '工']);
export const price = (r) =>
  `${r.pick(['￥', '¥', ''])}${r.int(1, 9999)}${r.pick(['.00', '', '.80'])}${r.pick(['元', '', '/件', '元起'])}`;
