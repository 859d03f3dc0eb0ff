// Pages that sell: companies, goods, services, shops, job and classified listings.
import * as w from './words.mjs';

const SLOTS = {
  city: w.CITIES,
  product: w.PRODUCTS,
  service: w.SERVICES,
  praise: w.PRAISE,
  call: w.CALLS,
  brand: w.brand,
  phone: w.phone,
  mobile: w.mobile,
  wechat: w.wechat,
  qq: w.qq,
  site: w.site,
  date: w.date,
  person: w.person,
  price: w.price,
  n: (r) => String(r.int(2, 30)),
};

const COMPANY = [
  '{city}{brand}{product}有限公司是一家专业从事{product}、{product}研发、生产、销售于一体的企业，公司位于{city}，交通便利。',
  '公司秉承“{praise}、{praise}”的经营理念，产品畅销全国各地，深受广大用户好评。',
  '我公司拥有{n}年{product}生产经验，{praise}，{praise}，{praise}。',
  '{product}厂家直销，{product}批发价格，{product}多少钱一台，认准{brand}。',
  '{city}{service}，{city}{service}电话，{city}专业{service}，{praise}，{call}！',
  '我们的{service}团队24小时在线，全城{n}分钟到达，{praise}，{call}。',
  '热线电话：{phone} {person}',
  '联系人：{person} 手机：{mobile} 微信同号',
  '微信：{wechat}（备注{product}）',
  'QQ：{qq}　网址：{site}',
  '{call}！{call}！{call}！',
  '地址：{city}市{brand}路{n}号{brand}大厦{n}楼',
  '现招商加盟中，投资小，见效快，总部扶持，{call}，加盟热线{phone}。',
  '{product} 型号：{site} 规格齐全 现货供应 {price}',
  '本店所有{product}均为正品，支持七天无理由退换，全国包邮，{price}。',
  '贷款额度1-{n}0万，当天放款，无抵押无担保，不看征信，{call}：{phone}。',
  '承接{city}及周边地区{service}业务，{praise}，量大从优。',
];

export function companyPage(r) {
  return r
    .some(COMPANY, r.int(5, 16))
    .map((p) => r.fill(p, SLOTS))
    .join(r.chance(0.8) ? '\n' : '');
}

const SHOP = [
  '{brand}{product} {praise}款 {price}',
  '月销 {n}00+ 评价 {n} 收藏 {n}',
  '加入购物车 立即购买',
  '促销价：{price} 原价：{price}',
  '商品编号：{qq} 库存：{n} 件',
  '【{brand}】{product}{product} 包邮 {praise} 特价',
  '配送至 {city} 有货 支持货到付款',
  '品牌：{brand} 材质：{product} 产地：{city} 重量：{n}kg',
  '买家评价：好评 {n} 中评 0 差评 0',
];

export function shopPage(r) {
  return r
    .some(SHOP, r.int(8, 30))
    .map((p) => r.fill(p, SLOTS))
    .join('\n');
}

const LISTING = [
  '{city}{service} - {brand}{service}公司 {phone} {date}',
  '{product} {price} {city} {date} 查看详情',
  '招聘{service}专员 {n}K-{n}K {city} {n}-{n}年 本科 投递简历',
  '{city} {n}室{n}厅 {n}0平米 精装修 {price} 中介勿扰 {mobile}',
  '急转{city}{service}门面 转让费{price} 面议 {person} {mobile}',
  '{brand}有限公司 主营：{product} {product} {product} 所在地：{city} 联系人：{person}',
];

export function listingPage(r) {
  const kind = r.some(LISTING, r.int(1, 3));
  return Array.from({ length: r.int(10, 40) }, () => r.fill(r.pick(kind), SLOTS)).join('\n');
}

/** One keyword in every form: city by service, separated by whatever. */
export function keywordPage(r) {
  const services = r.some([...w.SERVICES, ...w.PRODUCTS], r.int(1, 3));
  const joint = r.pick(['，', ' ', '、', ' | ', '_', '\n', '/']);
  const tails = w.list(
    '电话 价格 哪家好 多少钱 公司 厂家 附近 排名 怎么样 24小时 服务 批发 报价 招商 加盟 官网',
  );
  const words = Array.from(
    { length: r.int(30, 160) },
    () => r.pick(w.CITIES) + r.pick(services) + (r.chance(0.6) ? r.pick(tails) : ''),
  );
  const intro = r.chance(0.4) ? `${r.fill(r.pick(COMPANY), SLOTS)}\n` : '';
  return intro + words.join(joint);
}
