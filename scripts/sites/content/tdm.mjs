// /.well-known/tdmrep.json reserves text and data mining for every page (SIG-02).
import { cms, licenceLine } from '../templates/cms.mjs';

const stamps = {
  path: '/stamps.html',
  title: '邮戳上的地名',
  expect: 'crawl reject AI_TRAINING_REFUSED',
  note: 'SIG-02: the reservation of the host covers a page under a licence, which is not even fetched',
  body: `镇上的邮局撤并以后，老邮戳被收进一只铁皮饼干盒。盒子里一共有九枚，地名各不相同，最早的一枚刻着一个已经沉到水库底下的村子。
邮局的老职工每逢月末会把盒子拿出来擦一遍油，在废报纸上各盖一个，看看字口还清不清楚。
盖满的报纸没有扔，裱起来挂在墙上，远看是一片深浅不一的圆，近看是九个地方过了三十年的每一个月末。`,
};

export const site = {
  id: 'tdm',
  host: 'tdm.example',
  name: '铁皮盒子',
  licence: licenceLine('by', 'CC BY'),
  icp: '',
  types: { html: 'text/html; charset=utf-8' },
  template: cms,
  pages: [
    {
      path: '/',
      title: '铁皮盒子',
      expect: 'crawl reject AI_TRAINING_REFUSED',
      body: `这里记录一只铁皮盒子里的旧东西，每样东西写一篇，不求多，求写得清楚。盒子是装饼干用的，盖子上的漆已经掉了一半，露出下面的铁锈色，摸上去像细砂纸。
第一篇写的是[邮戳](/stamps.html)，以后还会写车票、纽扣和一把没有锁的钥匙。如果你家里也有这样一只盒子，不妨打开看看，最底下那一层往往最有意思。`,
    },
    stamps,
  ],
  files: {
    '/robots.txt': 'User-agent: *\nAllow: /\n',
    '/.well-known/tdmrep.json': '[{ "location": "/", "tdm-reservation": 1 }]\n',
  },
};
